//! Any bytes in the place of a value: whether they are JSON, and what they say, is for `serde_json` to decide.

use std::fmt::Debug;

use chatwire::heapless::String;
use chatwire::record::Object;
use chatwire::{Altered, AssetId, Details, ErrorKind, Id, Options, Reason, Record};
use serde_json::value::RawValue;

use super::input::Input;
use crate::outcome::{Outcome, Told, fed};

/// Longer values are cut, so that every text fits its field.
const ROOM: usize = 512;

/// One field of each type that a value can be read as.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "reading", list = "readings")]
struct Reading {
    text: Option<String<ROOM>>,
    id: Option<Id<ROOM>>,
    either: Option<AssetId<ROOM>>,
    truth: Option<bool>,
    octet: Option<u8>,
    short: Option<i16>,
    natural: Option<u64>,
    integer: Option<i64>,
    details: Details<ROOM>,
    altered: Altered<Self>,
}

const FIELDS: &[&str] = &[
    "text", "id", "either", "truth", "octet", "short", "natural", "integer", "details",
];

pub fn check(bytes: &[u8]) {
    let input = Input::new(bytes);
    let value = &input.page[..input.page.len().min(ROOM)];
    skipped(value, input.script);
    if let Ok(value) = serde_json::from_slice::<&RawValue>(value)
        && brackets(value.get().as_bytes()) < 28
    {
        read(value.get(), input.script);
    }
}

/// What is skipped is JSON to the decoder when it is JSON to `serde_json`.
fn skipped(value: &[u8], script: &[u8]) {
    let open = br#"{"status_code":1,"response":{"readings":[]},"x":["#;
    let document = [open, value, b"]}"].concat();
    let page = Input::limited(&document, 0xff, script);
    let Outcome { end, .. } = fed::<Reading>(page.chunks(), Options::new());
    let is_json = |bytes: &[u8]| serde_json::from_slice::<&RawValue>(bytes).is_ok();
    let right = match end.as_ref().map_err(|error| error.kind) {
        Ok(_) => is_json(&document),
        Err(ErrorKind::Depth) => brackets(value) >= 31,
        // The bytes closed the list, and went on with members of the envelope.
        Err(ErrorKind::Envelope { .. }) => !is_json(&[b"[", value, b"]"].concat()),
        Err(_) => !is_json(&document),
    };
    assert!(right, "{end:?}: {page}");
}

/// What is kept is what `serde_json` reads, in fields of every type and as the name of a field.
fn read(value: &str, script: &[u8]) {
    let mut document = std::string::String::from(r#"{"status_code":1,"response":[null"#);
    let mut told = vec![Err((
        "reading".to_owned(),
        Reason::Type,
        document.len() - 4,
    ))];
    for &field in FIELDS {
        document += &format!(r#",{{"{field}":"#);
        let offset = document.len();
        document += &format!("{value}}}");
        told.push(expected(field, value).map_err(|reason| (field.to_owned(), reason, offset)));
    }
    if value.starts_with('"') {
        let name = serde_json::from_str::<std::string::String>(value).unwrap_or_default();
        document += &format!(",{{{value}:");
        let offset = document.len();
        document += r#""7"}"#;
        told.push(expected(&name, r#""7""#).map_err(|reason| (name, reason, offset)));
    }
    document += "]}";

    let page = Input::limited(document.as_bytes(), 0xff, script);
    let outcome = fed::<Reading>(page.chunks(), Options::new());
    assert!(outcome.end.is_ok(), "{:?}: {page}", outcome.end);
    assert_eq!(outcome.told.len(), told.len(), "{page}");
    for (got, expected) in outcome.told.into_iter().zip(told) {
        let got = match got {
            Told::Record(reading) => Ok(reading),
            Told::Rejected(rejection) => Err((
                rejection.field.to_string(),
                rejection.reason,
                rejection.offset as usize,
            )),
        };
        assert_eq!(got, expected, "decoded is left, expected is right: {page}");
    }
}

/// The record with this JSON in this field.
fn expected(field: &str, raw: &str) -> Result<Reading, Reason> {
    let mut reading = Reading::EMPTY;
    if raw == "null" || raw == r#""""# {
        return Ok(reading);
    }
    match field {
        "text" => reading.text = Some(fit(&text(raw)?)),
        "id" => reading.id = Some(fit(&digits(raw).map_or_else(|| text(raw), Ok)?)),
        "either" => reading.either = Some(either(raw)?),
        "truth" => reading.truth = Some(serde_json::from_str(raw).map_err(|_| Reason::Type)?),
        "octet" => reading.octet = Some(integer(raw)?),
        "short" => reading.short = Some(integer(raw)?),
        "natural" => reading.natural = Some(integer(raw)?),
        "integer" => reading.integer = Some(integer(raw)?),
        "details" => reading.details = Details::Json(fit(raw)),
        _ => {}
    }
    Ok(reading)
}

fn fit<'a, T: TryFrom<&'a str, Error: Debug>>(text: &'a str) -> T {
    text.try_into().expect("no longer than what spells it")
}

fn text(raw: &str) -> Result<std::string::String, Reason> {
    if !raw.starts_with('"') {
        return Err(Reason::Type);
    }
    // It is JSON, so that nothing but half a surrogate pair can be wrong with it.
    serde_json::from_str(raw).map_err(|_| Reason::LoneSurrogate)
}

/// The text of a number that has neither fraction nor exponent.
fn digits(raw: &str) -> Option<std::string::String> {
    let number = raw.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    (number && !raw.contains(['.', 'e', 'E'])).then(|| raw.to_owned())
}

fn integer<T: TryFrom<i128>>(raw: &str) -> Result<T, Reason> {
    let digits = digits(raw).ok_or(Reason::Type)?;
    let integer: i128 = digits.parse().map_err(|_| Reason::Range)?;
    integer.try_into().map_err(|_| Reason::Range)
}

fn either(raw: &str) -> Result<AssetId<ROOM>, Reason> {
    if raw.starts_with('"') {
        return Ok(AssetId::Text(fit(&text(raw)?)));
    }
    integer(raw)
        .map(AssetId::Integer)
        .or_else(|_| integer(raw).map(AssetId::Negative))
}

fn brackets(value: &[u8]) -> usize {
    let opens = |byte: &&u8| matches!(byte, b'[' | b'{');
    value.iter().filter(opens).count()
}
