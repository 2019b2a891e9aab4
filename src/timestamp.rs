//! An instant, and the datetimes that the API sends for it.

use core::fmt;
use core::str::FromStr;

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
/// # Ok::<(), chatwire::NoDatetime>(())
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
    pub const fn unix_seconds(&self) -> i64 {
        self.day as i64 * SECONDS_PER_DAY as i64 + self.second as i64
    }

    /// Nanoseconds since the last whole second.
    ///
    /// ```
    /// let instant: chatwire::Timestamp = "2021-08-22T01:14:01.25Z".parse()?;
    /// assert_eq!(instant.subsec_nanos(), 250_000_000);
    /// # Ok::<(), chatwire::NoDatetime>(())
    /// ```
    #[must_use]
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanosecond
    }

    /// Year, month and day.
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
                digits -= 1;
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
    type Err = NoDatetime;

    fn from_str(text: &str) -> Result<Self, NoDatetime> {
        let mut parser = Parser::new();
        parser.push(text);
        parser.finish().ok_or(NoDatetime)
    }
}

/// The text is no datetime.
///
/// ```
/// assert!("2021-02-30T00:00:00Z".parse::<chatwire::Timestamp>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct NoDatetime;

impl fmt::Display for NoDatetime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is no datetime like 2021-08-22T01:14:01Z")
    }
}

impl core::error::Error for NoDatetime {}

/// Reads a datetime in pieces cut anywhere.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Parser {
    /// Two digits each: century, year, month, day, hour, minute, second, hour and minute of the offset.
    pairs: [u8; 9],
    /// What comes next: a place in `TEMPLATE`, or one of the constants below.
    at: u8,
    fraction_digits: u8,
    west: bool,
    nanosecond: u32,
}

/// What stands at each place: a digit of one of `pairs`, one of several things, or this character.
const TEMPLATE: &[u8; 27] = &[
    0, 0, 1, 1, b'-', 2, 2, b'-', 3, 3, b'T', 4, 4, b':', 5, 5, b':', 6, 6, ANY, ANY, ANY, 7, 7, 8,
    8, 8,
];
const ANY: u8 = u8::MAX;
/// After the seconds: a fraction, an offset, or the end.
const SECONDS: u8 = 19;
/// After the point.
const POINT: u8 = 20;
const FRACTION: u8 = 21;
const OFFSET: u8 = 22;
/// After the hours of the offset: a colon, minutes, or the end.
const OFFSET_HOURS: u8 = 24;
/// After that colon.
const OFFSET_MINUTES: u8 = 25;
/// Nothing more may come.
const END: u8 = 27;
const INVALID: u8 = 28;

impl Parser {
    pub(crate) const fn new() -> Self {
        Self {
            pairs: [0; 9],
            at: 0,
            fraction_digits: 0,
            west: false,
            nanosecond: 0,
        }
    }

    pub(crate) fn push(&mut self, text: &str) {
        let mut text = text.as_bytes();
        if self.at == 0 {
            if let Some((whole, tail)) = text.split_first_chunk() {
                self.at = self.date_and_time(whole);
                text = tail;
            }
        }
        for &byte in text {
            self.at = self.step(byte);
        }
    }

    /// What comes after a date and a time, which are all that `TEMPLATE` has before the fraction.
    fn date_and_time(&mut self, text: &[u8; SECONDS as usize]) -> u8 {
        let separators = [text[4], text[7], text[13], text[16]];
        if separators != *b"--::" || !matches!(text[10], b'T' | b' ') {
            return INVALID;
        }
        for (pair, at) in self.pairs.iter_mut().zip([0, 2, 5, 8, 11, 14, 17]) {
            match text.get(at..) {
                Some([tens @ b'0'..=b'9', units @ b'0'..=b'9', ..]) => {
                    *pair = (tens & 0xf) * 10 + (units & 0xf);
                }
                _ => return INVALID,
            }
        }
        SECONDS
    }

    /// What comes after `byte`.
    fn step(&mut self, byte: u8) -> u8 {
        let digit = byte.wrapping_sub(b'0');
        let next = self.at.wrapping_add(1);
        let Some(&wanted) = TEMPLATE.get(usize::from(self.at)) else {
            return INVALID;
        };
        if let Some(pair) = self.pairs.get_mut(usize::from(wanted)) {
            if digit <= 9 {
                *pair = pair.wrapping_mul(10).wrapping_add(digit);
                return match self.at {
                    OFFSET_HOURS => OFFSET_MINUTES + 1,
                    _ => next,
                };
            }
        } else if wanted == byte || wanted == b'T' && byte == b' ' {
            return next;
        }
        match (self.at, byte) {
            (SECONDS, b'.') => POINT,
            (SECONDS | FRACTION, b'Z') => END,
            (SECONDS | FRACTION, b'+' | b'-') => {
                self.west = byte == b'-';
                OFFSET
            }
            (POINT | FRACTION, b'0'..=b'9') => {
                if self.fraction_digits < 9 {
                    self.fraction_digits = self.fraction_digits.wrapping_add(1);
                    self.nanosecond = self.nanosecond.wrapping_mul(10).wrapping_add(digit.into());
                }
                FRACTION
            }
            (OFFSET_HOURS, b':') => OFFSET_MINUTES,
            _ => INVALID,
        }
    }

    /// The instant, if the text was a datetime.
    pub(crate) fn finish(&self) -> Option<Timestamp> {
        if !matches!(self.at, SECONDS | FRACTION | OFFSET_HOURS | END) {
            return None;
        }
        let [
            century,
            year,
            month,
            day,
            hour,
            minute,
            second,
            offset_hour,
            offset_minute,
        ] = self.pairs;
        let leap = if year == 0 {
            century % 4 == 0
        } else {
            year % 4 == 0
        };
        let last = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let in_range = (1..=last).contains(&day)
            && hour <= 23
            && minute <= 59
            && second <= 59
            && offset_hour <= 23
            && offset_minute <= 59;
        if !in_range {
            return None;
        }
        // The year begins in March, so that the leap day is its last.
        let early = month <= 2;
        let months = i32::from(month) + 12 * i32::from(early);
        let years = 100 * i32::from(century) + i32::from(year) - i32::from(early);
        let centuries = i32::from(century) - i32::from(early && year == 0);
        let mut day = 365 * years + (years >> 2) - centuries
            + (centuries >> 2)
            + ((979 * months - 2919) >> 5)
            + i32::from(day)
            - 1
            - EPOCH;
        let seconds = |hour, minute| 3600 * i32::from(hour) + 60 * i32::from(minute);
        let offset = seconds(offset_hour, offset_minute);
        let mut second = seconds(hour, minute) + i32::from(second);
        second += if self.west { offset } else { -offset };
        if second < 0 {
            second += SECONDS_PER_DAY;
            day -= 1;
        } else if second >= SECONDS_PER_DAY {
            second -= SECONDS_PER_DAY;
            day += 1;
        }
        let mut nanosecond = self.nanosecond;
        for _ in self.fraction_digits..9 {
            nanosecond = nanosecond.wrapping_mul(10);
        }
        (FIRST_DAY..=LAST_DAY).contains(&day).then_some(Timestamp {
            day,
            second: second as u32,
            nanosecond,
        })
    }
}

#[cfg(feature = "serde")]
mod with_serde {
    use super::Timestamp;
    use core::fmt;
    use serde::de::{Error, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    impl Serialize for Timestamp {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for Timestamp {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Text;

            impl Visitor<'_> for Text {
                type Value = Timestamp;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a datetime like 2021-08-22T01:14:01Z")
                }

                fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
                    text.parse().map_err(E::custom)
                }
            }

            deserializer.deserialize_str(Text)
        }
    }
}
