//! Every short name of a member, and every short order of members, in a record whose names begin alike.

use chatwire::{Altered, Options, Record};

use crate::effort::{bound, check_all};
use crate::outcome::{self, Outcome, Told};
use crate::text;

#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "thing", list = "things")]
pub struct Named {
    pub ab: Option<u8>,
    pub a: Option<u8>,
    pub abb: Option<u8>,
    pub aba: Option<u8>,
    pub b: Option<u8>,
    pub altered: Altered<Self>,
}

const NAMES: [&str; 5] = ["ab", "a", "abb", "aba", "b"];

/// What the fields are, or the name of the one that is given twice and the offset of that.
type Fields = Result<[Option<u8>; 5], (&'static str, u64)>;

/// Checks the object whose members are these strings, with numbers from 0 up as their values.
fn check(members: &[String]) -> u64 {
    let mut page = r#"{"status_code":1,"response":[{"#.to_owned();
    let mut expected: Fields = Ok([None; 5]);
    for (value, string) in (0_u8..).zip(members) {
        page += if value > 0 { "," } else { "" };
        let name = text::whole(string.as_bytes());
        let known = NAMES
            .iter()
            .position(|known| Some(*known) == name.as_deref());
        if let (Some(field), Ok(fields)) = (known, &mut expected) {
            if fields[field].replace(value).is_some() {
                expected = Err((NAMES[field], page.len() as u64));
            }
        }
        page += &format!("{string}:{value}");
    }
    page += "}]}";
    for size in [page.len(), 1, 2, 3] {
        let outcome: Outcome<Named> = outcome::fed(page.as_bytes().chunks(size), Options::new());
        let told = match &*outcome.told {
            [Told::Record(it)] => Ok([it.ab, it.a, it.abb, it.aba, it.b]),
            [Told::Rejected(rejection)] => {
                assert_eq!(rejection.reason.name(), "duplicate", "{page}");
                Err((rejection.field.to_string(), rejection.offset))
            }
            told => panic!("{page}: {told:?}"),
        };
        let expected = expected.map_err(|(name, offset)| (name.to_owned(), offset));
        assert_eq!(told, expected, "{page} in chunks of {size}");
        assert!(outcome.end.is_ok(), "{page} in chunks of {size}");
    }
    1
}

/// All sequences of these pieces that begin with `sequence`, up to a length.
fn sequences(
    pieces: &[&str],
    sequence: Vec<String>,
    longest: usize,
    check: &mut impl FnMut(&[String]),
) {
    check(&sequence);
    if sequence.len() < longest {
        for piece in pieces {
            let longer = [&*sequence, &[(*piece).to_owned()]].concat();
            sequences(pieces, longer, longest, check);
        }
    }
}

#[test]
fn every_name() {
    const PIECES: [&str; 7] = ["a", "b", r"\u0061", r"\u0062", r"\ud83d", "é", r"\n"];
    let longest = bound(4, 6);
    check_all("names", &PIECES, |first| {
        let mut cases = 0;
        sequences(&PIECES, vec![(*first).to_owned()], longest, &mut |pieces| {
            let name = format!("\"{}\"", pieces.concat());
            cases += check(std::slice::from_ref(&name));
            // Where another is likely to come, and where none is.
            cases += check(&["\"abb\"".to_owned(), name.clone()]);
            cases += check(&["\"b\"".to_owned(), name]);
        });
        cases
    });
}

#[test]
fn every_order() {
    const MEMBERS: [&str; 7] = [
        "\"ab\"", "\"a\"", "\"abb\"", "\"aba\"", "\"b\"", "\"abbb\"", "\"\"",
    ];
    let longest = bound(4, 6);
    check_all("orders of members", &MEMBERS, |first| {
        let mut cases = 0;
        sequences(
            &MEMBERS,
            vec![(*first).to_owned()],
            longest,
            &mut |members| {
                cases += check(members);
            },
        );
        cases
    });
}
