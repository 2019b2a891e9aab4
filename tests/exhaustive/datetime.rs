//! Every day, time and offset, and every small change to a datetime, against `jiff`.

use chatwire::{Altered, Options, Record, Timestamp};
use jiff::civil::{self, DateTime};

use crate::contract;
use crate::effort::{bound, check_all};
use crate::outcome::{self, Outcome, Told};

#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "moment", list = "moments")]
pub struct Moment {
    #[record(rename = "x")]
    pub at: Timestamp,
    pub altered: Altered<Self>,
}

/// Checks texts, alone and in a page that is fed whole and byte by byte.
fn check(texts: impl IntoIterator<Item = String>) -> u64 {
    let (mut cases, mut texts) = (0, texts.into_iter());
    loop {
        let some: Vec<_> = texts.by_ref().take(64).collect();
        if some.is_empty() {
            return cases;
        }
        cases += some.len() as u64;
        let expected: Vec<_> = some.iter().map(|text| instant(text)).collect();
        for (text, expected) in some.iter().zip(&expected) {
            assert_eq!(text.parse().ok(), *expected, "{text:?}");
        }
        let page = page(&some);
        let whole: Outcome<Moment> = outcome::fed([page.as_bytes()], Options::new());
        let bytes = outcome::fed(page.as_bytes().chunks(1), Options::new());
        outcome::assert_same(&bytes, &whole, || format!("{some:?} byte by byte"));
        assert_eq!(whole.told.len(), some.len());
        for (told, (text, expected)) in whole.told.iter().zip(some.iter().zip(expected)) {
            let told = match told {
                Told::Record(moment) => Ok(moment.at),
                Told::Rejected(rejection) => Err(rejection.reason.name()),
            };
            let fault = if text.is_empty() { "null" } else { "datetime" };
            assert_eq!(told, expected.ok_or(fault), "{text:?} in a page");
        }
    }
}

fn page(texts: &[String]) -> String {
    let moments: Vec<_> = texts
        .iter()
        .map(|text| serde_json::json!({ "x": text }).to_string())
        .collect();
    format!(r#"{{"status_code":1,"response":[{}]}}"#, moments.join(","))
}

/// What `jiff` takes the text for, if it is a datetime of the contract. What is printed is checked on the way.
fn instant(text: &str) -> Option<Timestamp> {
    let printed = contract::in_utc(text)?;
    let utc: DateTime = printed.trim_end_matches('Z').parse().expect("a datetime");
    let since = utc.duration_since(civil::date(1970, 1, 1).at(0, 0, 0, 0));
    let nanoseconds = since.as_nanos();
    let seconds = i64::try_from(nanoseconds.div_euclid(1_000_000_000)).expect("in range");
    let fraction = nanoseconds.rem_euclid(1_000_000_000) as u32;
    let instant = Timestamp::from_unix(seconds, fraction).expect("in range");
    assert_eq!(instant.to_string(), printed, "{text:?} printed");
    assert_eq!(
        (instant.unix_seconds(), instant.subsec_nanos()),
        (seconds, fraction)
    );
    taken_by_jiff(text, utc);
    Some(instant)
}

/// The forms of the contract are forms that `jiff` takes for the same instant.
fn taken_by_jiff(text: &str, utc: DateTime) {
    let digits = text.split_once('.').map_or(0, |(_, fraction)| {
        fraction
            .find(|char: char| !char.is_ascii_digit())
            .unwrap_or(fraction.len())
    });
    // It wants no more digits, and has no instants in the year 0 or at the end of 9999 for some offsets.
    if digits > 9 || !(1..9999).contains(&utc.year()) {
        return;
    }
    let with_zone = match text.get(19..).expect("longer").contains(['Z', '+', '-']) {
        true => text.to_owned(),
        false => format!("{text}Z"),
    };
    let jiff: jiff::Timestamp = with_zone.parse().expect("a form of jiff");
    assert_eq!(
        jiff.to_zoned(jiff::tz::TimeZone::UTC).datetime(),
        utc,
        "{text:?}"
    );
}

#[test]
fn every_day() {
    let edges =
        |year: &u16| matches!(year % 400, 0..5 | 96..105 | 396..) || (1968..2040).contains(year);
    let years: Vec<u16> = match bound(true, false) {
        true => (0..=9999)
            .filter(edges)
            .step_by(3)
            .chain([0, 4, 1900, 2000, 9999])
            .collect(),
        false => (0..=9999).collect(),
    };
    check_all("days", &years, |year| {
        let days = (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day)));
        check(days.map(|(month, day)| format!("{year:04}-{month:02}-{day:02}T00:00:00Z")))
    });
}

/// And every other that two digits can spell.
#[test]
fn every_time() {
    let hours: Vec<u8> = bound((0..=25).step_by(4).collect(), (0..=99).collect());
    check_all("times", &hours, |hour| {
        let times = (0..=99).flat_map(|minute| (0..=99).map(move |second| (minute, second)));
        check(times.map(|(minute, second)| format!("2021-08-22 {hour:02}:{minute:02}:{second:02}")))
    });
}

/// At the places where an offset leads to another day, month, year, or out of the calendar.
#[test]
fn every_offset() {
    let hours: Vec<u8> = bound(
        (0..=25).step_by(3).chain([23, 99]).collect(),
        (0..=99).collect(),
    );
    const LOCAL: [&str; 7] = [
        "0000-01-01T00:00:00",
        "0000-01-01T23:59:59.999999999",
        "9999-12-31T00:00:00",
        "9999-12-31T23:59:59.999999999",
        "2000-02-29T12:00:00",
        "1900-03-01T00:30:00",
        "1970-01-01T00:00:00",
    ];
    check_all("offsets", &hours, |hour| {
        let mut cases = 0;
        for local in LOCAL {
            for sign in ['+', '-'] {
                cases += check([format!("{local}{sign}{hour:02}")]);
                cases +=
                    check((0..=99).map(|minute| format!("{local}{sign}{hour:02}:{minute:02}")));
                cases += check((0..=99).map(|minute| format!("{local}{sign}{hour:02}{minute:02}")));
            }
        }
        cases
    });
}

#[test]
fn every_fraction() {
    let lengths: Vec<usize> = (0..=bound(3, 6)).collect();
    let zones = ["", "Z", "+05:30", "-0000"];
    check_all("fractions", &lengths, |&length| {
        let all = (0..10_u32.pow(length as u32)).map(|digits| format!("{digits:0length$}"));
        // At the length at which digits no longer matter, and some beyond it.
        let padded = |digits: String| (0..20).map(move |zeros| "9".repeat(zeros) + &digits);
        let all = all.map(|digits| digits[..length].to_owned());
        let long = ["", "0", "1", "5", "9", "00", "01"].map(str::to_owned);
        let all = all.chain(long.into_iter().flat_map(padded));
        all.map(|digits| check(zones.map(|zone| format!("2021-08-22T01:14:01.{digits}{zone}"))))
            .sum()
    });
}

/// Each form, and one beside each edge of the calendar.
const FORMS: [&str; 10] = [
    "2021-08-22T01:14:01Z",
    "2021-08-22 01:14:01",
    "2021-08-22T01:14:01.25Z",
    "2021-08-22T01:14:01.123456789012",
    "2021-08-22T01:14:01+05:30",
    "2021-08-22 01:14:01.5-0530",
    "2021-08-22T01:14:01-05",
    "2020-02-29T23:59:59Z",
    "0000-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
];

/// The text with one character changed, put in, left out, doubled or swapped, or cut short.
fn changed(text: &str, letters: &[char]) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut all = Vec::new();
    for at in 0..=chars.len() {
        let (before, after) = chars.split_at(at);
        let mut add = |middle: &[char], after: &[char]| {
            all.push([before, middle, after].concat().into_iter().collect());
        };
        add(&[], &[]);
        for &letter in letters {
            add(&[letter], after);
        }
        if let [char, tail @ ..] = after {
            for &letter in letters {
                add(&[letter], tail);
            }
            add(&[], tail);
            add(&[*char, *char], tail);
            if let [next, tail @ ..] = tail {
                add(&[*next, *char], tail);
            }
        }
    }
    all
}

/// Every ASCII character, and some that look or sort like what belongs there.
#[test]
fn every_change() {
    let letters: Vec<_> = ('\0'..='\x7f')
        .chain("é٣２−：Ｔ\u{301}😀".chars())
        .collect();
    check_all("datetimes with a change", &FORMS, |form| {
        check(changed(form, &letters))
    });
}

#[test]
fn every_two_changes() {
    let letters: Vec<_> = bound("0:", "0269-+:.TZ z").chars().collect();
    let once: Vec<_> = FORMS
        .iter()
        .take(bound(2, FORMS.len()))
        .flat_map(|form| changed(form, &letters))
        .collect();
    check_all("datetimes with two changes", &once, |once| {
        check(changed(once, &letters))
    });
}
