//! Timestamps as the instants of other libraries: each library's own parser says which one a text is.

#![cfg(all(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use std::fmt::Debug;

use chatwire::{Timestamp, TimestampRangeError};
use chrono::{DateTime, FixedOffset, Utc};
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcDateTime, UtcOffset};

/// 0000-01-01 and 9999-12-31, in days since 1970-01-01.
const DAYS: std::ops::RangeInclusive<i64> = -719_528..=2_932_896;
const SECONDS_PER_DAY: i64 = 86_400;

#[track_caller]
fn timestamp(text: &str) -> Timestamp {
    text.parse().expect("a datetime")
}

#[track_caller]
fn jiff(text: &str) -> jiff::Timestamp {
    text.parse().expect("an instant of jiff")
}

#[track_caller]
fn time(text: &str) -> OffsetDateTime {
    OffsetDateTime::parse(text, &Rfc3339).expect("an instant of time")
}

#[track_caller]
fn chrono(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("an instant of chrono")
}

/// Converts there and back, and compares with what the library takes the same text for.
fn compare(instant: Timestamp) {
    let text = instant.to_string();

    match jiff::Timestamp::try_from(instant) {
        Ok(converted) => {
            assert_eq!(converted, jiff(&text), "{text}");
            assert_eq!(Timestamp::try_from(converted), Ok(instant), "{text}");
        }
        Err(_) => assert!(text.parse::<jiff::Timestamp>().is_err(), "{text}"),
    }

    let parsed = time(&text);
    let converted = OffsetDateTime::from(instant);
    assert_eq!(converted, parsed, "{text}");
    assert_eq!(converted.offset(), UtcOffset::UTC);
    assert_eq!(Timestamp::try_from(converted), Ok(instant), "{text}");
    let converted = UtcDateTime::from(instant);
    assert_eq!(converted, parsed, "{text}");
    assert_eq!(Timestamp::try_from(converted), Ok(instant), "{text}");

    let converted = DateTime::<Utc>::from(instant);
    assert_eq!(converted, chrono(&text), "{text}");
    assert_eq!(Timestamp::try_from(converted), Ok(instant), "{text}");
}

#[test]
fn every_day() {
    for day in DAYS {
        // Another second and another nanosecond each day, so that all of both come up.
        let second = day.rem_euclid(SECONDS_PER_DAY);
        let nanosecond = (day.rem_euclid(997) * 1_003_009) as u32;
        compare(Timestamp::from_unix(day * SECONDS_PER_DAY + second, nanosecond).expect("a day"));
    }
}

#[test]
fn edges() {
    for text in [
        "0000-01-01T00:00:00Z",
        "0000-01-01T00:00:00.000000001Z",
        "0000-02-29T23:59:59.999999999Z",
        "1900-02-28T23:59:59.999999999Z",
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "1970-01-01T00:00:00.000000001Z",
        "2000-02-29T00:00:00Z",
        "2024-02-29T12:00:00.1Z",
        "2038-01-19T03:14:08Z",
        "9999-12-30T22:00:00.999999999Z",
        "9999-12-30T22:00:01Z",
        "9999-12-31T23:59:59.999999999Z",
    ] {
        compare(timestamp(text));
    }
}

#[test]
fn where_jiff_ends() {
    let last = timestamp("9999-12-30T22:00:00.999999999Z");
    assert_eq!(last.try_into(), Ok(jiff::Timestamp::MAX));
    let next = timestamp("9999-12-30T22:00:01Z");
    assert!(jiff::Timestamp::try_from(next).is_err());
}

#[test]
fn offsets_lead_to_the_same_instant() {
    let instant = timestamp("2021-08-22T01:14:01.5Z");
    for text in [
        "2021-08-22T06:44:01.5+05:30",
        "2021-08-21T21:14:01.5-04:00",
        "2021-08-22T01:14:01.5Z",
    ] {
        assert_eq!(Timestamp::try_from(time(text)), Ok(instant), "{text}");
        assert_eq!(Timestamp::try_from(chrono(text)), Ok(instant), "{text}");
    }
}

/// The first instants before and after the years that a timestamp has.
#[test]
fn out_of_range() {
    fn refused<T>(instant: T)
    where
        T: Debug + Clone,
        Timestamp: TryFrom<T, Error = TimestampRangeError>,
    {
        let converted = Timestamp::try_from(instant.clone());
        assert!(converted.is_err(), "{instant:?}");
    }

    let before = jiff("-000001-12-31T23:59:59.999999999Z");
    refused(before);
    refused(jiff::Timestamp::MIN);
    // Before the first year and after the last in UTC, though the year is neither where these are.
    refused(time("0000-01-01T00:00:00+00:01"));
    refused(time("9999-12-31T23:59:59.999999999-00:01"));
    refused(chrono("0000-01-01T00:00:00+00:01"));
    refused(chrono("9999-12-31T23:59:59.999999999-00:01"));
    refused(UtcDateTime::MIN);
    refused(DateTime::<Utc>::MIN_UTC);
    refused(DateTime::<Utc>::MAX_UTC);
    let first = DateTime::<Utc>::from(timestamp("0000-01-01T00:00:00Z"));
    refused(first - chrono::TimeDelta::nanoseconds(1));
    let last = DateTime::<Utc>::from(timestamp("9999-12-31T23:59:59.999999999Z"));
    refused(last + chrono::TimeDelta::nanoseconds(1));
}

/// `chrono` alone has them.
#[test]
fn leap_seconds() {
    let leap = chrono("2016-12-31T23:59:60Z");
    assert_eq!(leap.timestamp_subsec_nanos(), 1_000_000_000);
    assert!(Timestamp::try_from(leap).is_err());
}

#[test]
fn out_of_range_says_so() {
    let error = Timestamp::try_from(UtcDateTime::MIN).unwrap_err();
    assert_eq!(error.to_string(), "the instant is out of range");
}
