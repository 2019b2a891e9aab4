//! Datetimes: an instant, and what the API sends for it.

#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
mod calendars;
mod instant;
pub(super) mod parse;
#[cfg(feature = "serde")]
mod serialized;

#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
pub use calendars::TimestampRangeError;
pub use instant::Timestamp;
use parse::Parser;

use core::fmt;
use core::str::FromStr;

use super::fill::Fill;
use super::input::{Input, Outcome, What};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::reason::Reason;
use super::value::Value;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    let before = plain.unread;
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
            plain.unread = before;
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
