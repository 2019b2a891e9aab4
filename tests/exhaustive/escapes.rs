//! Every escape, every pair of surrogates, and what a string with them spells.

use chatwire::Options;

use crate::effort::{bound, check_all};
use crate::fed::decoded;
use crate::outcome::Told;
use crate::syntax::{BLANKS, Place};
use crate::text;
use crate::verdict::verdict;

/// Checks the string with these pieces where it is wanted and where it is read by the lexer alone, strictly and leniently.
fn check(places: &[Place], pieces: &[&[u8]]) -> u64 {
    let string = [b"\"", &*pieces.concat(), b"\""].concat();
    for place in places {
        place.check(&string);
    }
    if verdict(&string).is_ok() {
        mended(&string);
    }
    places.len() as u64
}

/// Leniency takes any string: what does not fit is cut, and half a surrogate pair is U+FFFD. No characters are no text.
fn mended(string: &[u8]) {
    let before = br#"{"status_code":1,"response":[{"x":"#;
    let page = [&before[..], string, b"}]}", BLANKS.as_bytes()].concat();
    let (told, end) = decoded(
        &page,
        before.len() + string.len() / 2,
        Options::new().lenient(),
    );
    let (text, flaw) = text::fitted(string, 6);
    let shown = || page.escape_ascii();
    assert_eq!(end, Ok(()), "{}", shown());
    match &*told {
        [Told::Record(bit)] => {
            assert_eq!(
                bit.text.as_deref(),
                (string != br#""""#).then_some(&*text),
                "{}",
                shown()
            );
            assert_eq!(
                bit.altered.iter().count(),
                flaw.iter().count(),
                "{}",
                shown()
            );
        }
        told => panic!("{}: {told:?}", shown()),
    }
}

fn places() -> Vec<Place> {
    vec![Place::document(""), Place::field("x")]
}

#[test]
fn every_unit() {
    let (places, units) = (places(), (0..=u8::MAX).collect::<Vec<_>>());
    let spellings = bound(1, 3);
    check_all("escapes of every UTF-16 unit", &units, |&high| {
        let mut cases = 0;
        for low in 0..=u8::MAX {
            let mixed = format!("\\u{high:02X}{low:02x}");
            let lower = format!("\\u{high:02x}{low:02x}");
            let upper = format!("\\u{high:02X}{low:02X}");
            for spelling in [mixed, lower, upper].iter().take(spellings) {
                cases += check(&places, &[spelling.as_bytes()]);
            }
        }
        cases
    });
}

#[test]
fn every_pair_of_surrogates() {
    let step = bound(61, 1);
    let (places, all) = (places(), (0xd800..=0xdfff).collect::<Vec<u16>>());
    let borders = [0xd800, 0xdbff, 0xdc00, 0xdfff];
    let chosen = |unit: &u16| unit.is_multiple_of(step) || borders.contains(unit);
    let chosen: Vec<_> = all.into_iter().filter(chosen).collect();
    check_all("pairs of surrogates", &chosen, |first| {
        let first = format!("\\u{first:04x}");
        let pair = |second| {
            check(
                &places,
                &[first.as_bytes(), format!("\\u{second:04X}").as_bytes()],
            )
        };
        chosen.iter().map(pair).sum()
    });
}

/// Every byte where the letter or a digit of an escape has to be.
#[test]
fn every_byte_in_an_escape() {
    let (places, bytes) = (places(), (0..=u8::MAX).collect::<Vec<_>>());
    let long = bound(false, true);
    check_all("bytes in escapes", &bytes, |&byte| {
        let mut cases = 0;
        for escape in [r"\n", r"\u0041", r"\ud83d\ude00", r"\ud83dx", r"\\u0041"] {
            for at in 1..escape.len() {
                let mut spoiled = escape.as_bytes().to_vec();
                spoiled[at] = byte;
                cases += check(&places, &[&spoiled]);
                // And nothing behind it.
                cases += check(&places, &[&spoiled[..=at]]);
                // And one more digit spoiled.
                for second in at + 1..escape.len() {
                    let mut spoiled = spoiled.clone();
                    spoiled[second] = if long { !byte } else { b'g' };
                    cases += check(&places, &[&spoiled]);
                }
            }
        }
        cases
    });
}

/// Every short sequence of what a string can be made of.
#[test]
fn every_sequence() {
    const PIECES: &[&[u8]] = &[
        br"\ud83d",
        br"\ude00",
        br"\uFFFF",
        br"\u0000",
        br"\n",
        br"\\",
        b"a",
        b"\xc3\xa9",
        b"\xf0\x9f\x98\x80",
    ];
    let (places, length) = (places(), bound(3, 6));
    check_all("sequences of escapes", PIECES, |first| {
        let mut cases = 0;
        let mut sequences = vec![vec![*first]];
        while let Some(sequence) = sequences.pop() {
            cases += check(&places, &sequence);
            if sequence.len() < length {
                for piece in PIECES {
                    sequences.push([&*sequence, &[piece]].concat());
                }
            }
        }
        cases
    });
}
