//! What the declaration macros refuse to compile, asked of tables made by hand.

use std::panic::catch_unwind;

use chatwire::record::Table;

const fn table(names: &'static [&'static str]) -> Table {
    Table {
        names,
        required: 0,
        members: &[],
        response: None,
    }
}

/// A table of so many fields named `a0`, `a1` and so on.
fn of(fields: usize) -> Table {
    let names: Vec<&'static str> = (0..fields)
        .map(|field| &*format!("a{field}").leak())
        .collect();
    table(names.leak())
}

/// The same with an object for field number `field`.
fn around(fields: usize, field: usize, object: Table) -> Table {
    let mut members = vec![None; fields];
    members[field] = Some(&*Box::leak(Box::new(object)));
    Table {
        members: members.leak(),
        ..of(fields)
    }
}

fn refused(table: Table) -> Option<&'static str> {
    let panic = catch_unwind(|| table.check()).err()?;
    Some(panic.downcast_ref::<&str>().unwrap())
}

const TWICE: Option<&str> = Some("a name is given twice");
const ESCAPED: Option<&str> = Some("a name has a character that JSON escapes");
const TOO_MANY: Option<&str> = Some("a record has at most 32 fields");
const NESTED: Option<&str> = Some("an object in a record has no objects in it");

/// What is said of these names, which must be the same wherever they stand.
fn refused_names(names: &'static [&'static str]) -> Option<&'static str> {
    let refusal = refused(table(names));
    assert_eq!(refused(around(2, 1, table(names))), refusal, "{names:?}");
    let response = Some(&*Box::leak(Box::new(table(names))));
    let list = Table { response, ..of(1) };
    assert_eq!(refused(list), refusal, "{names:?}");
    refusal
}

#[test]
fn names_given_twice() {
    for (names, expected) in [
        (&[][..], None),
        (&["a"], None),
        (&["a", "b", "c"], None),
        (&["a", "ab", "abc", "b"], None),
        (&["abc", "abd", "bbc", "ab", ""], None),
        (&["a", "a"], TWICE),
        (&["", ""], TWICE),
        (&["ab", "b", "ab"], TWICE),
        (&["a", "bc", "bc"], TWICE),
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

#[test]
fn more_fields_than_have_a_bit() {
    assert_eq!(refused(of(32)), None);
    assert_eq!(refused(of(33)), TOO_MANY);
    assert_eq!(refused(around(29, 28, of(3))), None);
    assert_eq!(refused(around(29, 0, of(4))), TOO_MANY);
    assert_eq!(around(5, 3, of(2)).count(), 7);
}

#[test]
fn objects_in_objects() {
    assert_eq!(refused(around(2, 0, around(2, 1, of(1)))), NESTED);
}
