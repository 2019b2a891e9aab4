//! The oracle's JSON grammar against `serde_json`: the verdict, the place of
//! a fault, and the place of every value.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/oracle/mod.rs"]
mod oracle;
#[path = "support/raw/mod.rs"]
mod raw;

use std::ops::Range;

use oracle::EXAMPLE;
use oracle::syntax::{Document, Fault, Node, Shape, parse};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use generate::{Page, corrupted, json, page};
use raw::Members;

/// `serde_json` takes this document. `IgnoredAny` looks at nothing but the
/// grammar: it takes lone surrogates and any depth.
fn complete(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Some document that `serde_json` takes begins like this.
fn viable(start: &str) -> bool {
    // Left to itself it does not look at an unfinished `\u` escape, and takes a
    // lone `-` for a number gone wrong; one of these goes on from any state.
    const TAILS: [&str; 12] = [
        "    ", "1111", "n111", "rue ", "ue  ", "e   ", "alse", "lse ", "se  ", "ull ", "ll  ",
        "l   ",
    ];
    TAILS.iter().any(
        |tail| match serde_json::from_str::<IgnoredAny>(&format!("{start}{tail}")) {
            Ok(_) => true,
            Err(error) => error.is_eof(),
        },
    )
}

/// What `serde_json` takes for no JSON, and the oracle passes over.
const MARK: &str = "\u{feff}";

/// The oracle and `serde_json` say the same of this document.
fn agree(bytes: &[u8]) -> Result<(), String> {
    let Document { root, fault } = parse(bytes);
    let mark = MARK.as_bytes();
    let start = match mark.iter().zip(bytes).take_while(|(a, b)| a == b).count() {
        0 => 0,
        whole if whole == mark.len() => whole,
        part => {
            let kind = match bytes.get(part) {
                Some(_) => "syntax",
                None => "unexpected_end",
            };
            let expected = Some(Fault { kind, offset: part });
            return match fault == expected {
                true => Ok(()),
                false => Err(format!("{fault:?} is not {expected:?}")),
            };
        }
    };
    let Some(Fault { kind, offset }) = fault else {
        let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
        let json = &text[start..];
        let raw: &RawValue = serde_json::from_str(json).map_err(|error| error.to_string())?;
        return same_places(text, &root.ok_or("no root")?, raw);
    };
    // The document as `serde_json` can see it: text, with one non-ASCII
    // character, all of which are alike to the grammar, for one cut short.
    let before = &bytes[start..offset];
    let before = match std::str::from_utf8(before) {
        Ok(before) => before.to_owned(),
        Err(error) if offset == bytes.len() && error.error_len().is_none() => {
            let (text, _) = before.split_at(error.valid_up_to());
            format!("{}é", std::str::from_utf8(text).expect("checked"))
        }
        Err(error) => return Err(error.to_string()),
    };
    let with = bytes.get(offset).map(|&byte| match byte {
        ..0x80 => format!("{before}{}", char::from(byte)),
        _ => format!("{before}é"),
    });
    let ill_formed = std::str::from_utf8(&bytes[offset..])
        .is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_some());
    let holds = match (kind, with) {
        ("unexpected_end", None) => viable(&before) && !complete(&before),
        ("syntax", Some(with)) => viable(&before) && !viable(&with),
        ("trailing", Some(with)) => complete(&before) && !viable(&with),
        ("utf8", Some(with)) => viable(&with) && ill_formed,
        // The limit is not serde_json's; where it lies is for the rows to say.
        ("depth", Some(with)) => viable(&with) && with.ends_with(['[', '{']),
        _ => false,
    };
    holds
        .then_some(())
        .ok_or_else(|| format!("{kind} at {offset}"))
}

/// Every value starts and ends where `serde_json` says.
fn same_places(page: &str, node: &Node, raw: &RawValue) -> Result<(), String> {
    let place = place(page, raw);
    if Some(place.end) != node.end || place.start != node.start {
        return Err(format!("{place:?} is not the place of {node:?}"));
    }
    let same = |node: &Node, raw: &&RawValue| same_places(page, node, raw);
    match &node.shape {
        Shape::Array(elements) => {
            let raws: Vec<&RawValue> =
                serde_json::from_str(raw.get()).map_err(|e| e.to_string())?;
            if raws.len() != elements.len() {
                return Err(format!("{} elements in {place:?}", raws.len()));
            }
            elements
                .iter()
                .zip(&raws)
                .try_for_each(|(node, raw)| same(node, raw))
        }
        Shape::Object(members) => {
            let Members(raws) = serde_json::from_str(raw.get()).map_err(|e| e.to_string())?;
            if raws.len() != members.len() {
                return Err(format!("{} members in {place:?}", raws.len()));
            }
            members
                .iter()
                .zip(&raws)
                .try_for_each(|(member, (key, value))| {
                    same(&member.key, key)?;
                    same(member.value.as_ref().ok_or("no value")?, value)
                })
        }
        _ => Ok(()),
    }
}

fn place(page: &str, raw: &RawValue) -> Range<usize> {
    let start = raw::start(page.as_bytes(), raw);
    start..start + raw.get().len()
}

/// All strings over the alphabet, from the shortest to this length.
fn exhaust(alphabet: &[&str], longest: u32, frame: impl Fn(&str) -> String) {
    let base = alphabet.len();
    for length in 0..=longest {
        for mut number in 0..base.pow(length) {
            let mut text = String::new();
            for _ in 0..length {
                text += alphabet[number % base];
                number /= base;
            }
            let text = frame(&text);
            agree(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
        }
    }
}

#[test]
fn every_short_structure() {
    let tokens = ["{", "}", "[", "]", ":", ",", "\"\"", "0", "null", " "];
    exhaust(&tokens, 5, str::to_owned);
}

#[test]
fn every_short_structure_behind_a_mark() {
    let tokens = ["{", "}", "[", "]", "\"\"", "0", " ", MARK];
    exhaust(&tokens, 4, |text| format!("{MARK}{text}"));
    exhaust(&tokens, 3, str::to_owned);
}

#[test]
fn every_short_number() {
    exhaust(&["-", "0", "1", ".", "e", "E", "+"], 6, |number| {
        format!("[{number}]")
    });
    exhaust(&["-", "0", "1", ".", "e"], 5, str::to_owned);
}

#[test]
fn every_short_string() {
    exhaust(&["\\", "\"", "u", "0", "d", "D8", "\n", "é"], 6, |text| {
        format!("[\"{text}")
    });
    exhaust(
        &["\\ud83d", "\\ude00", "\\u", "a", "\\n", "\""],
        4,
        |text| format!("\"{text}\""),
    );
}

#[test]
fn every_short_literal() {
    exhaust(&["t", "r", "u", "e", "n", "l", "]"], 5, |text| {
        format!("[{text}")
    });
}

proptest! {
    #![proptest_config(generate::config())]

    #[test]
    fn any_json(text in json::value()) {
        prop_assert_eq!(agree(text.as_bytes()), Ok(()));
    }

    #[test]
    fn any_page(Page(page) in page(EXAMPLE)) {
        prop_assert_eq!(agree(&page), Ok(()));
    }

    #[test]
    fn any_corrupted_page(Page(page) in corrupted(page(EXAMPLE))) {
        prop_assert_eq!(agree(&page), Ok(()));
    }
}
