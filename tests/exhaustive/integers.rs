//! Every integer of few bits, and those around every border of more, for every type of integer.

use chatwire::{Altered, AssetId, ErrorKind, Options, Reason, Record};
use serde::de::DeserializeOwned;

use crate::effort::{bound, check_all};
use crate::outcome::{self, Outcome, Told};
use crate::text;

#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "number", list = "numbers")]
pub struct Numbers {
    pub u8: Option<u8>,
    pub u16: Option<u16>,
    pub u32: Option<u32>,
    pub u64: Option<u64>,
    pub i8: Option<i8>,
    pub i16: Option<i16>,
    pub i32: Option<i32>,
    pub i64: Option<i64>,
    pub id: Option<AssetId<4>>,
    pub altered: Altered<Self>,
}

/// What `serde_json` reads, or why a field cannot be it.
fn expected<T: DeserializeOwned>(number: &str) -> Result<T, Reason> {
    if number.contains(['.', 'e', 'E']) {
        return Err(Reason::Type);
    }
    // A float to serde_json.
    let number = if number == "-0" { "0" } else { number };
    serde_json::from_str(number).map_err(|_| Reason::Range)
}

/// The integer of an asset id.
fn expected_id(number: &str) -> Result<AssetId<4>, Reason> {
    expected(number)
        .map(AssetId::Integer)
        .or_else(|_| expected(number).map(AssetId::Negative))
}

/// Checks a number in each field, in the list, in the status code and in the links.
fn check(number: &str) -> u64 {
    let page = page(number);
    let whole: Outcome<Numbers> = outcome::fed([page.as_bytes()], Options::new());
    let bytes = outcome::fed(page.as_bytes().chunks(1), Options::new());
    outcome::assert_same(&bytes, &whole, || format!("{number} byte by byte"));
    let mut told = whole.told.iter();
    macro_rules! check {
        ($($field:ident: $expected:expr,)*) => {$(
            let field = match told.next() {
                Some(Told::Record(numbers)) => Ok(numbers.$field.clone().expect("filled")),
                Some(Told::Rejected(rejection)) => {
                    assert_eq!(rejection.field.to_string(), stringify!($field), "{number}");
                    Err(rejection.reason)
                }
                None => panic!("{number}: {} is not there", stringify!($field)),
            };
            assert_eq!(field, $expected, "{number} as {}", stringify!($field));
        )*};
    }
    check! {
        u8: expected(number),
        u16: expected(number),
        u32: expected(number),
        u64: expected(number),
        i8: expected(number),
        i16: expected(number),
        i32: expected(number),
        i64: expected(number),
        id: expected_id(number),
    }
    assert_eq!(whole.end, Ok(()), "{number}");
    let pages = expected(number).ok();
    assert_eq!(whole.envelope.links().pages, pages, "{number} pages");
    let left_out = whole.envelope.altered.contains("response.links.pages");
    assert_eq!(left_out, pages.is_none(), "{number} pages");
    status(number, expected(number));
    12
}

fn page(number: &str) -> String {
    const FIELDS: [&str; 9] = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "id"];
    let fields: Vec<_> = FIELDS
        .iter()
        .map(|field| format!("{{\"{field}\":{number}}}"))
        .collect();
    let list = fields.join(",");
    format!(r#"{{"status_code":1,"response":{{"numbers":[{list}],"links":{{"pages":{number}}}}}}}"#)
}

/// The status code is this, or else the page is no envelope.
fn status(json: &str, expected: Result<i64, Reason>) {
    let page = format!("{{\"status_code\":{json}}}");
    for size in [page.len(), 1] {
        let outcome: Outcome<Numbers> = outcome::fed(page.as_bytes().chunks(size), Options::new());
        let number = outcome.envelope.status_code.number();
        let code = match outcome.end {
            Ok(()) => Ok(number),
            Err(error) => match error.kind {
                ErrorKind::Envelope { member, reason } => {
                    assert_eq!(
                        (member.name(), error.offset, number),
                        ("status_code", 15, 0),
                        "{page}"
                    );
                    Err(reason)
                }
                _ => panic!("{page}: {error}"),
            },
        };
        assert_eq!(code, expected, "{page} in chunks of {size}");
    }
}

/// A text of digits may begin with zeros, and has no sign.
fn check_text(text: &str) -> u64 {
    let json = format!("\"{text}\"");
    let code = match text::whole(json.as_bytes()) {
        Some(text) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().map_err(|_| Reason::Range)
        }
        Some(text) if text.is_empty() => Err(Reason::Null),
        _ => Err(Reason::Type),
    };
    status(&json, code);
    1
}

#[test]
fn every_small_integer() {
    let most = bound(300, 70_000);
    let shares: Vec<i32> = (-most..=most).step_by(100).collect();
    check_all("small integers", &shares, |&from| {
        (from..from + 100)
            .map(|number| check(&number.to_string()))
            .sum()
    });
}

/// A power and what is close to it, with either sign.
fn around(power: u128) -> impl Iterator<Item = String> {
    let near: u128 = bound(20, 300);
    let numbers = power.saturating_sub(near)..=power.saturating_add(near);
    numbers.flat_map(|number| [number.to_string(), format!("-{number}")])
}

#[test]
fn around_every_power() {
    let powers: Vec<u128> = (0..=127)
        .map(|power| 1 << power)
        .chain((0..=38).map(|power| 10_u128.pow(power)))
        .collect();
    check_all("integers around powers", &powers, |&power| {
        let checked = around(power).map(|number| {
            check(&number) + check_text(&number) + check_text(&format!("00{number}"))
        });
        checked.sum()
    });
}

/// What wraps around to something small where an overflow is missed.
#[test]
fn around_every_multiple() {
    let factors: Vec<u128> = (1..=bound(30, 1000)).collect();
    check_all("integers around multiples of powers", &factors, |factor| {
        let mut cases = 0;
        for bits in [8, 16, 32, 63, 64] {
            for number in (factor << bits) - 1..=(factor << bits) + 1 {
                cases += check(&number.to_string());
                cases += check(&format!("-{number}"));
            }
        }
        cases
    });
}

/// Numbers of any length, and every way to write them that is no integer.
#[test]
fn every_spelling() {
    let lengths: Vec<usize> = (1..=bound(30, 200)).collect();
    check_all("spellings of numbers", &lengths, |&length| {
        let mut cases = 0;
        for digit in '1'..='9' {
            let repeated: String = [digit].repeat(length).iter().collect();
            let round = format!("{digit}{}", "0".repeat(length - 1));
            for digits in [repeated, round] {
                for tail in ["", ".0", ".5", "e0", "E0", "e+1", "e-1", ".0e0"] {
                    cases += check(&format!("{digits}{tail}"));
                    cases += check(&format!("-{digits}{tail}"));
                }
            }
        }
        cases
    });
}

/// Texts of what digits are made of, and of what looks like it.
#[test]
fn every_short_text() {
    const PIECES: [&str; 10] = [
        "0", "9", r"\u0031", r"\ud83d", r"\n", "-", "+", ".", " ", "٣",
    ];
    check_all("texts of digits", &PIECES, |first| {
        let mut cases = check_text("") + check_text(first);
        for second in PIECES {
            cases += check_text(&[first, second].concat());
            for third in PIECES {
                cases += check_text(&[first, second, third].concat());
            }
        }
        cases
    });
}
