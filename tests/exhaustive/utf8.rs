//! Every sequence of up to four bytes in a string, against the verdict of the standard library.

use crate::effort::{bound, check_all};
use crate::fed::{Said, said};
use crate::syntax::Place;

/// The bytes at which the tables of UTF-8 change, and those that mean something to JSON.
const BORDERS: &[u8] = b"\x00\x1f \"\\ux\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xe1\xec\xed\xee\xef\xf0\xf1\xf3\xf4\xf5\xff";

/// What may stand in the string before the sequence: nothing, text, and escapes that are waiting for more.
const BEFORE: &[&str] = &["", "a", "é", r"\n", r"\u0061", r"\ud83d", r"\ude00"];

fn check(place: &Place, before: &str, sequence: &[u8]) -> u64 {
    place.check(&[b"\"", before.as_bytes(), sequence, b"\""].concat());
    1
}

#[test]
fn up_to_two_bytes() {
    let places = Place::all();
    let shares: Vec<_> = (0..=u8::MAX).collect();
    check_all("UTF-8 of up to two bytes", &shares, |&first| {
        let mut cases = 0;
        for place in &places {
            for before in BEFORE {
                cases += check(place, before, &[first]);
            }
            let seconds = bound(BORDERS.to_vec(), (0..=u8::MAX).collect());
            for second in seconds {
                cases += check(place, "", &[first, second]);
            }
        }
        cases
    });
}

#[test]
fn three_bytes() {
    let document = Place::document("");
    let letters = bound(BORDERS.to_vec(), (0..=u8::MAX).collect());
    check_all("UTF-8 of three bytes", &letters, |&first| {
        let pairs = letters
            .iter()
            .flat_map(|&a| letters.iter().map(move |&b| (a, b)));
        pairs
            .map(|(a, b)| check(&document, "", &[first, a, b]))
            .sum()
    });
}

/// All whose first three bytes begin a character, and the borders of all others.
#[test]
fn four_bytes() {
    let document = Place::document("");
    let last = bound(BORDERS.to_vec(), (0..=u8::MAX).collect());
    let first = (0xf0..=0xf4).flat_map(|a| (0x80..=0xbf).map(move |b| [a, b]));
    let first: Vec<_> = first.collect();
    let third = bound(vec![0x80, 0x9f, 0xbf], (0x80..=0xbf).collect::<Vec<_>>());
    check_all("UTF-8 of four bytes", &first, |&[a, b]| {
        let mut cases = 0;
        for &c in &third {
            for &d in &last {
                cases += check(&document, "", &[a, b, c, d]);
            }
        }
        cases
    });
    let places = bound(
        vec![Place::document("")],
        vec![Place::document(""), Place::field("x")],
    );
    check_all("borders of UTF-8", BORDERS, |&a| {
        let mut cases = 0;
        for place in &places {
            for &b in BORDERS {
                for &c in BORDERS {
                    for &d in bound(&BORDERS[..1], BORDERS) {
                        cases += check(place, "", &[a, b, c, d]);
                    }
                }
            }
        }
        cases
    });
}

/// Every character, cut in every way.
#[test]
fn every_cut_of_every_character() {
    let shares: Vec<u32> = (0..=0x10ff).step_by(bound(41, 1)).collect();
    check_all("characters cut in every way", &shares, |high| {
        let characters = (high << 8..(high + 1) << 8).filter_map(char::from_u32);
        let characters = characters.filter(|char| !matches!(char, ..' ' | '"' | '\\'));
        characters.map(cut_in_every_way).sum()
    });
}

fn cut_in_every_way(char: char) -> u64 {
    let document = format!("\"{char}\"");
    let bytes = document.as_bytes();
    // Bit n says whether to cut behind byte n.
    let ways = 1 << (bytes.len() - 1);
    for cuts in 0..ways {
        let mut number = 0;
        let chunks = bytes.chunk_by(|_, _| {
            number += 1;
            cuts >> (number - 1) & 1 == 0
        });
        let expected = vec![Said::Text(vec![Some(char)])];
        assert_eq!(said(chunks), (expected, Ok(())), "{document} {cuts:b}");
    }
    ways
}
