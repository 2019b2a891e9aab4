//! What a document that is JSON says, as `serde_json` reads it.

use serde::Deserialize;
use serde_json::value::RawValue;

use chatwire::Details;

use crate::fed::{Bit, Said};
use crate::outcome::Told;
use crate::raw::{self, Members};
use crate::text;
use crate::verdict::MARK;

/// All of it, in order. An open number at the end of a document is no number yet for a lexer.
pub fn said(document: &[u8]) -> Vec<Said> {
    let document = document.strip_prefix(&MARK).unwrap_or(document);
    let root = read::<&RawValue>(document);
    let mut all = Vec::new();
    say(root, &mut all);
    if let Some(Said::Number(_)) = all.last() {
        if document.last().is_some_and(u8::is_ascii_digit) {
            all.pop();
        }
    }
    all
}

fn say(value: &RawValue, all: &mut Vec<Said>) {
    let json = value.get().as_bytes();
    match json[0] {
        b'[' => {
            all.push(Said::Begin('['));
            for element in read::<Vec<&RawValue>>(json) {
                say(element, all);
            }
            all.push(Said::End(']'));
        }
        b'{' => {
            all.push(Said::Begin('{'));
            for (key, value) in read::<Members<'_>>(json).0 {
                all.push(Said::Key(text::characters(key.get().as_bytes())));
                say(value, all);
            }
            all.push(Said::End('}'));
        }
        b'"' => all.push(Said::Text(text::characters(json))),
        b't' => all.push(Said::Literal("true")),
        b'f' => all.push(Said::Literal("false")),
        b'n' => all.push(Said::Literal("null")),
        _ => all.push(Said::Number(value.get().to_owned())),
    }
}

fn read<'a, T: Deserialize<'a>>(json: &'a [u8]) -> T {
    serde_json::from_slice(json).expect("JSON")
}

/// An element of the list: its fields, or the name of the one at fault, the reason and the offset.
pub type Element = Result<Fields, (&'static str, &'static str, u64)>;

/// [`Bit`] without capacities; the details are their JSON.
#[derive(Debug, Default, PartialEq)]
pub struct Fields {
    text: Option<String>,
    id: Option<String>,
    texts: Option<Vec<String>>,
    details: Option<String>,
}

/// The elements of the list that is the member `response`.
pub fn elements(document: &[u8]) -> Vec<Element> {
    let mut members = read::<Members<'_>>(document).0.into_iter();
    let response = members.find(|(key, _)| key.get() == "\"response\"");
    response.map_or_else(Vec::new, |(_, list)| {
        read::<Vec<&RawValue>>(list.get().as_bytes())
            .into_iter()
            .map(|element| fields(document, element))
            .collect()
    })
}

fn fields(document: &[u8], element: &RawValue) -> Element {
    let fault = |field, reason, at| Err((field, reason, raw::start(document, at) as u64));
    if !element.get().starts_with('{') {
        return fault("bit", "type", element);
    }
    let mut fields = Fields::default();
    for (key, value) in read::<Members<'_>>(element.get().as_bytes()).0 {
        let json = value.get().as_bytes();
        let name = text::whole(key.get().as_bytes());
        let empty = match name.as_deref() {
            // Of an object, that it is empty says that the list is.
            Some("z") => json[0] == b'{' && read::<Members<'_>>(json).0.is_empty(),
            _ => false,
        };
        if json == b"null" || json == b"\"\"" || empty {
            continue;
        }
        match name.as_deref() {
            Some("x") => match fitted(json) {
                Ok(text) => fields.text = Some(text),
                Err(reason) => return fault("x", reason, value),
            },
            Some("y") => match fitted(json).or_else(|_| digits(value.get())) {
                Ok(id) => fields.id = Some(id),
                Err(reason) => return fault("y", reason, value),
            },
            Some("z") => {
                if json[0] != b'[' {
                    return fault("z", "type", value);
                }
                let texts = fields.texts.insert(Vec::new());
                for element in read::<Vec<&RawValue>>(json) {
                    match fitted(element.get().as_bytes()) {
                        Err(_) if element.get() == "null" => return fault("z", "null", element),
                        // Which of two faults of one element it is: the type comes first.
                        Err("type") => return fault("z", "type", element),
                        _ if texts.len() == 2 => return fault("z", "overflow", element),
                        Err(reason) => return fault("z", reason, element),
                        Ok(text) => texts.push(text),
                    }
                }
            }
            Some("w") => fields.details = Some(value.get().to_owned()),
            _ => {}
        }
    }
    Ok(fields)
}

/// The text that a string of at most six bytes spells.
fn fitted(json: &[u8]) -> Result<String, &'static str> {
    if json[0] != b'"' {
        return Err("type");
    }
    match text::fitted(json, 6) {
        (text, None) => Ok(text),
        (_, Some(text::Flaw::TooLong)) => Err("overflow"),
        (_, Some(text::Flaw::LoneSurrogate)) => Err("lone_surrogate"),
    }
}

/// The digits of an integer of at most six.
fn digits(json: &str) -> Result<String, &'static str> {
    if json.starts_with('"') {
        return fitted(json.as_bytes());
    }
    match json.strip_prefix('-').unwrap_or(json) {
        digits if !digits.bytes().all(|byte| byte.is_ascii_digit()) => Err("type"),
        _ if json.len() > 6 => Err("overflow"),
        _ => Ok(json.to_owned()),
    }
}

/// The decoder told of such an element.
pub fn is_told(expected: &Element, told: &Told<Bit>) -> bool {
    match (expected, told) {
        (Ok(fields), Told::Record(bit)) => {
            let text = bit.text.as_ref().map(|text| text.as_str().to_owned());
            let id = bit.id.as_ref().map(|id| id.as_str().to_owned());
            let texts = bit.texts.as_ref().map(|texts| {
                let texts = texts.iter().map(|text| text.as_str().to_owned());
                texts.collect::<Vec<_>>()
            });
            let details = match (&fields.details, &bit.details) {
                (None, Details::Absent) => bit.altered.is_empty(),
                (Some(json), Details::Json(kept)) => {
                    json.as_str() == kept && bit.altered.is_empty()
                }
                (Some(json), Details::TooLong) => json.len() > 12 && bit.altered.iter().eq(["w"]),
                _ => false,
            };
            (text, id, texts) == (fields.text.clone(), fields.id.clone(), fields.texts.clone())
                && details
        }
        (&Err((field, reason, offset)), Told::Rejected(rejection)) => {
            let told = (rejection.field.to_string(), rejection.reason.name());
            told == (field.to_owned(), reason) && rejection.offset == offset
        }
        _ => false,
    }
}
