//! The text that a JSON string spells, decoded by `serde_json`.

use std::fmt;

use serde::de::{Deserializer, Visitor};

/// The characters of a JSON string, given with its quotes; `None` stands for
/// a lone surrogate, which JSON can spell and no `char` can hold.
pub fn characters(raw: &[u8]) -> Vec<Option<char>> {
    let mut rest = &*wtf8(raw);
    let mut characters = Vec::new();
    while let Some(&lead) = rest.first() {
        let length = match lead {
            0x00..=0x7f => 1,
            0x80..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xff => 4,
        };
        let (first, after) = rest.split_at(length);
        let decoded = std::str::from_utf8(first);
        characters.push(decoded.ok().and_then(|text| text.chars().next()));
        rest = after;
    }
    characters
}

/// The text, unless a lone surrogate is in it.
pub fn whole(raw: &[u8]) -> Option<String> {
    characters(raw).into_iter().collect()
}

/// Why a text cannot be kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    TooLong,
    LoneSurrogate,
}

/// The text as it fits `capacity` bytes, and the first thing, if any, that had
/// to be done to it: cut after the last whole character that fits, or a lone
/// surrogate replaced by U+FFFD.
pub fn fitted(raw: &[u8], capacity: usize) -> (String, Option<Flaw>) {
    let mut text = String::new();
    let mut flaw = None;
    for character in characters(raw) {
        if character.is_none() {
            flaw = flaw.or(Some(Flaw::LoneSurrogate));
        }
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        if text.len() + character.len_utf8() > capacity {
            flaw = flaw.or(Some(Flaw::TooLong));
            break;
        }
        text.push(character);
    }
    (text, flaw)
}

/// `serde_json` refuses a lone surrogate in a `String`, but asked for bytes it
/// gives WTF-8: UTF-8 in which a surrogate has three bytes like its neighbours.
fn wtf8(raw: &[u8]) -> Vec<u8> {
    struct Bytes;

    impl Visitor<'_> for Bytes {
        type Value = Vec<u8>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a string")
        }

        fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
            Ok(bytes.to_vec())
        }
    }

    serde_json::Deserializer::from_slice(raw)
        .deserialize_bytes(Bytes)
        .expect("a JSON string")
}
