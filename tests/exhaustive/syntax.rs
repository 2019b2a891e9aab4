//! Every short string, in every place where a page can have it: whether it is JSON, where it stops to be, and what it says.

use chatwire::Options;

use crate::effort::{bound, check_all};
use crate::elements::{elements, is_told, said};
use crate::fed::{self, Said, decoded, lexed};
use crate::verdict::verdict;

/// The layer `fast` leaves the last bytes of a chunk to the engine: behind these it takes what it can.
pub const BLANKS: &str = "                ";

/// Where a string stands in a document, and who reads it.
pub struct Place {
    before: String,
    after: String,
    reader: Reader,
}

enum Reader {
    Lexer,
    Decoder,
}

impl Place {
    /// A document, or the end of one, for the lexer.
    pub fn document(before: impl Into<String>) -> Self {
        Self {
            before: before.into(),
            after: String::new(),
            reader: Reader::Lexer,
        }
    }

    /// In an envelope, for the decoder. Where the string is to be the end of the document, nothing is after it.
    pub fn envelope(before: &str, after: &str) -> Self {
        let blanks = if after.is_empty() { "" } else { BLANKS };
        Self {
            before: format!(r#"{{"status_code":"1"{before}"#),
            after: format!("{after}{blanks}"),
            reader: Reader::Decoder,
        }
    }

    /// The value of a field of [`Bit`](crate::fed::Bit).
    pub fn field(name: &str) -> Self {
        Self::envelope(&format!(r#","response":[{{"{name}":"#), "}]}")
    }

    /// One for each way in which the decoder goes on: passing over, keeping, wanting a string, a list, a name.
    pub fn all() -> Vec<Self> {
        vec![
            Self::document(""),
            Self::envelope("", ""),
            Self::envelope(r#","":"#, "}"),
            Self::envelope(r#","response":["#, "]}"),
            Self::envelope(r#","response":[{"z":["#, "]}]}"),
            Self::envelope(r#","response":[{"w":{"":"#, "}}]}"),
            Self::envelope(r#","response":[{"#, ":0}]}"),
            Self::field("x"),
            Self::field("y"),
        ]
    }

    /// Checks what is said of `text` here, and tells whether there is a fault in the text itself.
    pub fn check(&self, text: &[u8]) -> bool {
        let (before, after) = (self.before.as_bytes(), self.after.as_bytes());
        let document = &*[before, text, after].concat();
        let expected = verdict(document);
        let cut = before.len() + text.len() / 2;
        let shown = || document.escape_ascii();
        match self.reader {
            Reader::Lexer => {
                let (told, end) = lexed(document, cut);
                assert_eq!(end, expected, "{}", shown());
                if end.is_ok() {
                    assert_eq!(told, said(document), "{}", shown());
                }
            }
            Reader::Decoder => {
                let (told, end) = decoded(document, cut, Options::new());
                assert_eq!(end, expected, "{}", shown());
                if end.is_ok() {
                    let elements = elements(document);
                    let same = told.len() == elements.len()
                        && elements.iter().zip(&told).all(|(a, b)| is_told(a, b));
                    assert!(same, "{}: {told:?}, not {elements:?}", shown());
                }
            }
        }
        // A character of which there is only the start is no fault of the text's yet.
        let whole = match std::str::from_utf8(text) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => text.len(),
        };
        expected.is_err_and(|error| error.offset < (before.len() + whole) as u64)
    }
}

/// Strings over an alphabet: all up to one length and, up to another, those that are right up to their last byte.
struct Strings {
    alphabet: &'static [u8],
    all: usize,
    viable: usize,
}

impl Strings {
    /// Checks the strings that begin with `text`, and tells how many there are.
    fn check(&self, place: &Place, text: &mut Vec<u8>) -> u64 {
        let faulty = place.check(text);
        let longest = if faulty { self.all } else { self.viable };
        let mut cases = 1;
        if text.len() < longest {
            for &letter in self.alphabet {
                text.push(letter);
                cases += self.check(place, text);
                text.pop();
            }
        }
        cases
    }

    fn check_in(&self, what: &str, places: &[Place]) {
        // The strings that begin alike are one share; the empty string is one more.
        let mut shares: Vec<_> = places.iter().map(|place| (place, vec![])).collect();
        for place in places {
            shares.extend(self.alphabet.iter().map(|&letter| (place, vec![letter])));
        }
        check_all(what, &shares, |(place, text)| {
            if text.is_empty() {
                place.check(text);
                return 1;
            }
            self.check(place, &mut text.clone())
        });
    }
}

#[test]
fn structure() {
    let strings = Strings {
        alphabet: b"{}[]:,\"0 ",
        all: bound(3, 6),
        viable: bound(5, 8),
    };
    strings.check_in("structure", &Place::all());
}

#[test]
fn numbers() {
    let strings = Strings {
        alphabet: b"-+019.eE,",
        all: bound(3, 5),
        viable: bound(5, 9),
    };
    strings.check_in("numbers", &Place::all());
}

#[test]
fn literals() {
    let strings = Strings {
        alphabet: b"truefalsn, \x0b",
        all: bound(3, 5),
        viable: bound(6, 9),
    };
    strings.check_in("literals", &Place::all());
}

#[test]
fn texts() {
    let strings = Strings {
        alphabet: b"\"\\u0dD8n\x1f\xc3\xa9",
        all: bound(3, 5),
        viable: bound(4, 8),
    };
    strings.check_in("texts", &Place::all());
}

/// The whitespace of JSON, and what else is called so.
#[test]
fn white_space() {
    let strings = Strings {
        alphabet: b" \t\n\r\x0b\x0c\xc2\xa00\"",
        all: bound(3, 5),
        viable: bound(4, 6),
    };
    strings.check_in("white space", &Place::all());
}

/// The byte order mark, pieces of it, and what is before and behind it.
#[test]
fn marks() {
    let strings = Strings {
        alphabet: b"\xef\xbb\xbf 0\"",
        all: bound(3, 5),
        viable: bound(6, 8),
    };
    strings.check_in("byte order marks", &Place::all());
}

/// Every byte, at places where each of them matters.
#[test]
fn bytes() {
    const ALL: &[u8] = &{
        let mut all = [0; 256];
        let mut byte = 0;
        while byte < all.len() {
            all[byte] = byte as u8;
            byte += 1;
        }
        all
    };
    let strings = Strings {
        alphabet: ALL,
        all: bound(1, 2),
        viable: bound(2, 2),
    };
    strings.check_in("bytes", &Place::all());
}

/// Around the 32nd level.
#[test]
fn depth() {
    let strings = Strings {
        alphabet: b"{}[]:,\"0",
        all: bound(3, 5),
        viable: bound(5, 7),
    };
    let arrays = |levels| "[".repeat(levels);
    let objects = |levels| r#"{"":"#.repeat(levels);
    let skipped = |nested: String| Place::envelope(&format!(r#","":{nested}"#), "");
    let kept =
        |nested: String| Place::envelope(&format!(r#","response":[{{"w":{{"":{nested}"#), "");
    let places = [
        Place::document(arrays(30)),
        Place::document(objects(30)),
        skipped(arrays(29)),
        skipped(objects(29)),
        kept(arrays(26)),
    ];
    strings.check_in("depth", &places);
}

/// A document with a token of each kind, longer than the strings above get, in chunks of every size.
#[test]
fn one_token_of_each_kind() {
    let document = r#" {"a\u0062" : [1, -2.5e3, true, false, null, "x\ud83d\ude00\ud83d", "é", ""], "c": {} } "#;
    let text = |text: &str| text.chars().map(Some).collect::<Vec<_>>();
    let half = [&*text("x😀"), &[None]].concat();
    let expected = [
        Said::Begin('{'),
        Said::Key(text("ab")),
        Said::Begin('['),
        Said::Number("1".into()),
        Said::Number("-2.5e3".into()),
        Said::Literal("true"),
        Said::Literal("false"),
        Said::Literal("null"),
        Said::Text(half),
        Said::Text(text("é")),
        Said::Text(text("")),
        Said::End(']'),
        Said::Key(text("c")),
        Said::Begin('{'),
        Said::End('}'),
        Said::End('}'),
    ];
    let expected = (expected.to_vec(), Ok(()));
    for size in 1..=document.len() {
        let said = fed::said(document.as_bytes().chunks(size));
        assert_eq!(said, expected, "by {size}");
    }
}
