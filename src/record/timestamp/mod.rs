//! An instant, and the datetimes that the API sends for it.

#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
mod calendars;
mod parse;
#[cfg(feature = "serde")]
mod serialized;

#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
pub use calendars::TimestampRangeError;
pub(crate) use parse::Parser;

use core::fmt;
use core::str::FromStr;

use super::input::{Fill, Input, Outcome, What};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::reason::Reason;
use super::value::Value;

/// An instant in the years 0000 to 9999 UTC, to the nanosecond. It orders, and prints as RFC 3339.
///
/// The API sends `2021-08-22T01:14:01Z`; read are also a fraction of any length (digits beyond the ninth are
/// dropped), an offset (`+05:30`, `+0530` or `+05`) or nothing in place of `Z`, and a space in place of `T`. A second
/// 60 is no instant and is refused.
///
/// With the features `jiff-02`, `time-03` and `chrono-04` it converts to and from the instants of those libraries,
/// which have time zones and arithmetic: [`From`] where every instant has its counterpart, else [`TryFrom`].
///
/// ```
/// use chatwire::Timestamp;
///
/// let created: Timestamp = "2021-08-22 06:44:01.5+05:30".parse()?;
/// assert_eq!(created.unix_seconds(), 1_629_594_841);
/// assert_eq!(created.to_string(), "2021-08-22T01:14:01.5Z");
/// assert!(created > Timestamp::UNIX_EPOCH);
/// # Ok::<(), chatwire::ParseTimestampError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    // Days and seconds apart need no 64-bit arithmetic, which small cores lack.
    /// Days since 1970-01-01.
    day: i32,
    /// Seconds since midnight.
    second: u32,
    nanosecond: u32,
}

const SECONDS_PER_DAY: i32 = 86_400;
/// Days from 0000-03-01, where the calendar's cycles begin, to 1970-01-01.
const EPOCH: i32 = 719_468;
const FIRST_DAY: i32 = -719_528;
const LAST_DAY: i32 = 2_932_896;

impl Timestamp {
    /// 1970-01-01T00:00:00Z
    ///
    /// ```
    /// assert_eq!(chatwire::Timestamp::UNIX_EPOCH.to_string(), "1970-01-01T00:00:00Z");
    /// ```
    pub const UNIX_EPOCH: Self = Self {
        day: 0,
        second: 0,
        nanosecond: 0,
    };

    /// The instant so many seconds after 1970-01-01T00:00:00Z; `None` outside of the years 0000 to 9999, and for
    /// a thousand million nanoseconds or more.
    ///
    /// ```
    /// use chatwire::Timestamp;
    /// let instant = Timestamp::from_unix(-1, 0).unwrap();
    /// assert_eq!(instant.to_string(), "1969-12-31T23:59:59Z");
    /// ```
    #[must_use]
    pub fn from_unix(seconds: i64, nanosecond: u32) -> Option<Self> {
        let day = i32::try_from(seconds.div_euclid(SECONDS_PER_DAY.into())).ok()?;
        let second = u32::try_from(seconds.rem_euclid(SECONDS_PER_DAY.into())).ok()?;
        let valid = (FIRST_DAY..=LAST_DAY).contains(&day) && nanosecond < 1_000_000_000;
        valid.then_some(Self {
            day,
            second,
            nanosecond,
        })
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    ///
    /// ```
    /// assert_eq!(chatwire::Timestamp::UNIX_EPOCH.unix_seconds(), 0);
    /// ```
    #[must_use]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the years 0000 to 9999 fit by far"
    )]
    pub const fn unix_seconds(&self) -> i64 {
        self.day as i64 * SECONDS_PER_DAY as i64 + self.second as i64
    }

    /// Nanoseconds since the last whole second.
    ///
    /// ```
    /// let instant: chatwire::Timestamp = "2021-08-22T01:14:01.25Z".parse()?;
    /// assert_eq!(instant.subsec_nanos(), 250_000_000);
    /// # Ok::<(), chatwire::ParseTimestampError>(())
    /// ```
    #[must_use]
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanosecond
    }

    /// Year, month and day.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the years 0000 to 9999 fit by far"
    )]
    fn date(self) -> (u32, u32, u32) {
        // After Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms".
        let day = self.day.wrapping_add(EPOCH).wrapping_add(146_097) as u32;
        let n = 4 * day + 3;
        let (century, n) = (n / 146_097, n % 146_097 / 4 * 4 + 3);
        let (year, day) = (n / 1461, n % 1461 / 4);
        let n = 2141 * day + 197_913;
        let (month, day) = (n >> 16, (n & 0xffff) / 2141);
        let january = u32::from(month > 12);
        let year = (100 * century + year + january).wrapping_sub(400);
        (year, month - 12 * january, day + 1)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        let (hour, minute, second) = (self.second / 3600, self.second / 60 % 60, self.second % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        let (mut fraction, mut digits) = (self.nanosecond, 9);
        if fraction > 0 {
            while fraction % 10 == 0 {
                fraction /= 10;
                digits = usize::saturating_sub(digits, 1);
            }
            write!(f, ".{fraction:0digits$}")?;
        }
        f.write_str("Z")
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for Timestamp {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{}", defmt::Display2Format(self));
    }
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, ParseTimestampError> {
        let mut parser = Parser::new();
        parser.push(text);
        parser.finish().ok_or(ParseTimestampError { _private: () })
    }
}

/// The text is not a datetime.
///
/// ```
/// assert!("2021-02-30T00:00:00Z".parse::<chatwire::Timestamp>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseTimestampError {
    _private: (),
}

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a datetime such as 2021-08-22T01:14:01Z")
    }
}

impl core::error::Error for ParseTimestampError {}

impl Value for Timestamp {
    const EMPTY: Self = Self::UNIX_EPOCH;
    const KIND: Kind = Kind::STRING;

    #[inline(always)]
    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        put(self, input)
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
        take(self, plain)
    }
}

#[cfg(feature = "fast")]
#[inline(never)]
fn take(target: &mut Timestamp, plain: &mut Plain<'_>) -> Taken {
    let before = *plain;
    let instant = match plain.datetime() {
        Some(text) => Parser::whole(text),
        None => plain.string().and_then(|text| text.parse().ok()),
    };
    match instant {
        Some(instant) => {
            *target = instant;
            Taken::Whole
        }
        None => {
            *plain = before;
            Taken::Nothing
        }
    }
}

/// Takes a piece of a datetime.
#[inline(never)]
fn put(target: &mut Timestamp, input: &mut Input<'_>) -> Outcome {
    match input.what {
        What::Text => {}
        What::Nothing => {
            *target = Timestamp::UNIX_EPOCH;
            return Outcome::Kept;
        }
        _ => return Outcome::Faulty(Reason::Datetime),
    }
    if input.first {
        *input.fill = Fill::Datetime(Parser::new());
    }
    let Fill::Datetime(parser) = input.fill else {
        return Outcome::Kept;
    };
    parser.push(input.text);
    if input.last {
        match parser.finish() {
            Some(instant) => *target = instant,
            None => return Outcome::Faulty(Reason::Datetime),
        }
    }
    Outcome::Kept
}
