//! What no record can have, asked of tables made by hand. What the derives refuse is in `derive/tests/ui`, and what only
//! a record and an envelope together make impossible is in the docs of `src/decode/page.rs`.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use std::panic::catch_unwind;

use chatwire::__private::{Input, Kind, Member, OBJECT, Outcome, Table};
use chatwire::record::{Object, Value};
use chatwire::{Field, List};

const BYTE: Kind = <u8 as Value>::KIND;

type Names = &'static [&'static str];
type Refusal = Option<&'static str>;

/// A table of these members, or why there is none.
fn made(names: Names, members: Vec<Member>) -> Result<Table, &'static str> {
    let members = members.leak();
    catch_unwind(|| Table::new(names, members))
        .map_err(|panic| *panic.downcast_ref::<&str>().unwrap())
}

fn refused(names: Names, members: Vec<Member>) -> Refusal {
    made(names, members).err()
}

/// So many members that are no objects.
fn bytes(count: usize) -> Vec<Member> {
    vec![Member::new(None, BYTE); count]
}

/// So many names: `a0`, `a1` and so on.
fn named(count: usize) -> Names {
    let names: Vec<&'static str> = (0..count)
        .map(|field| &*format!("a{field}").leak())
        .collect();
    names.leak()
}

/// A table of so many fields.
fn of(fields: usize) -> Result<Table, &'static str> {
    made(named(fields), bytes(fields))
}

/// The same with an object for field number `field`.
fn around(fields: usize, field: usize, object: Table) -> Result<Table, &'static str> {
    let mut members = bytes(fields);
    members[field] = Member::new(Some(Box::leak(Box::new(object))), OBJECT);
    made(named(fields), members)
}

const TWICE: Refusal = Some("a name is given twice");
const ESCAPED: Refusal = Some("a name has a character that JSON escapes");
const EMPTY: Refusal = Some("a name is empty");
const TOO_MANY: Refusal = Some("a record has at most 32 fields, those of its objects included");

/// What is said of these names.
fn refused_names(names: Names) -> Refusal {
    refused(names, bytes(names.len()))
}

#[test]
fn names_given_twice() {
    for (names, expected) in [
        (&[][..], None),
        (&["a"], None),
        (&["a", "b", "c"], None),
        (&["a", "ab", "abc", "b"], None),
        (&["abc", "abd", "bbc", "ab"], None),
        (&["a", "A"], None),
        (&["a", "a"], TWICE),
        (&["ab", "b", "ab"], TWICE),
        (&["a", "bc", "bc"], TWICE),
        (&["", ""], EMPTY),
        (&["a", ""], EMPTY),
    ] {
        assert_eq!(refused_names(names), expected, "{names:?}");
    }
}

/// Else they would be found in a key that is sent raw, which is no JSON, and in none that is JSON.
#[test]
fn names_that_json_escapes() {
    for (names, expected) in [
        (&["a b", "/~é\u{7f}"][..], None),
        (&["a\"b"], ESCAPED),
        (&["a", "\\n"], ESCAPED),
        (&["b\n", "c"], ESCAPED),
        (&["\0"], ESCAPED),
        (&["a", "b\u{1f}"], ESCAPED),
    ] {
        assert_eq!(refused_names(names), expected, "{names:?}");
    }
}

/// The list of the records has the name that the record gives it.
#[test]
fn the_list_has_no_name() {
    let list = || vec![Member::new(None, <List as Value>::KIND)];
    assert_eq!(refused(&[""], list()), None);
    assert!(catch_unwind(|| Table::new(&["list"], list().leak())).is_err());
}

#[test]
fn as_many_names_as_members() {
    assert!(catch_unwind(|| Table::new(&["a"], &[])).is_err());
    assert!(catch_unwind(|| Table::new(&[], bytes(1).leak())).is_err());
}

#[test]
fn more_fields_than_have_a_bit() {
    assert_eq!(of(32).err(), None);
    assert_eq!(of(33).err(), Some("an object has at most 32 fields"));
    assert_eq!(around(29, 28, of(3).unwrap()).err(), None);
    assert_eq!(around(29, 0, of(4).unwrap()).err(), TOO_MANY);
    let nested = around(28, 0, around(2, 1, of(2).unwrap()).unwrap());
    assert_eq!(nested.err(), None);
    let nested = around(28, 0, around(2, 1, of(3).unwrap()).unwrap());
    assert_eq!(nested.err(), TOO_MANY);
}

/// An object in an object in an object, each field with a number of its own.
#[test]
fn fields_of_objects_are_counted() {
    struct ByHand;

    impl Object for ByHand {
        const NAME: &'static str = "thing";
        const EMPTY: Self = Self;
        const ZEROED: Self = Self;
        const TABLE: &'static Table = {
            const BYTE_MEMBER: Member = Member::new(None, BYTE);
            const INNER: Table = Table::new(&["x", "y"], &[BYTE_MEMBER, BYTE_MEMBER]);
            const MIDDLE: Table = Table::new(
                &["in", "z"],
                &[Member::new(Some(&INNER), OBJECT), BYTE_MEMBER],
            );
            &Table::new(
                &["a", "mid", "b"],
                &[BYTE_MEMBER, Member::new(Some(&MIDDLE), OBJECT), BYTE_MEMBER],
            )
        };

        fn put(&mut self, _: &[u8], _: &mut Input<'_>) -> Outcome {
            Outcome::Kept
        }

        fn empty() -> Self {
            Self
        }

        fn clear(&mut self) {}
    }

    let names: Vec<_> = Field::<ByHand>::all()
        .map(|field| field.to_string())
        .collect();
    assert_eq!(
        names,
        ["a", "mid", "mid.in", "mid.in.x", "mid.in.y", "mid.z", "b"]
    );
}
