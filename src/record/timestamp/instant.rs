//! An instant.

use core::fmt;

/// An instant in the years 0000 to 9999 UTC, to the nanosecond. It can be compared, and prints as RFC 3339.
///
/// The API sends `2021-08-22T01:14:01Z`. Also accepted are a fraction of any length (digits after the ninth are
/// dropped), an offset (`+05:30`, `+0530` or `+05`) or nothing instead of `Z`, and a space instead of `T`. A leap
/// second, with 60 seconds, is refused.
///
/// With the feature `serde`, formats for people have the text, and binary ones the seconds and nanoseconds, which is 6
/// bytes in postcard for a whole second of these years.
///
/// With the features `jiff-02`, `time-03` and `chrono-04` it converts to and from the instants of those libraries,
/// which have time zones and arithmetic: with [`From`] if no instant can be out of range, else with [`TryFrom`].
///
/// ```
/// use chatwire::Timestamp;
///
/// let created: Timestamp = "2021-08-22 06:44:01.5+05:30".parse()?;
/// assert_eq!(created.unix_seconds(), 1_629_594_841);
/// assert_eq!(created.to_string(), "2021-08-22T01:14:01.5Z");
/// assert!(created > Timestamp::default(), "which is 1970-01-01T00:00:00Z");
/// assert_eq!(format!("{created:?}"), created.to_string());
/// # Ok::<(), chatwire::ParseTimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    // Days and seconds apart need no 64-bit arithmetic, which small cores lack.
    /// Days since 1970-01-01.
    pub(super) day: i32,
    /// Seconds since midnight.
    pub(super) second: u32,
    pub(super) nanosecond: u32,
}

pub(super) const SECONDS_PER_DAY: i32 = 86_400;
/// Days from 0000-03-01, where the calendar's cycles begin, to 1970-01-01.
pub(super) const EPOCH: i32 = 719_468;
pub(super) const FIRST_DAY: i32 = -719_528;
pub(super) const LAST_DAY: i32 = 2_932_896;

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

    /// The instant that is this many seconds and nanoseconds after 1970-01-01T00:00:00Z; `None` outside the years 0000
    /// to 9999, and for 1,000,000,000 nanoseconds or more.
    ///
    /// ```
    /// use chatwire::Timestamp;
    /// let instant = Timestamp::from_unix(-1, 0).unwrap();
    /// assert_eq!(instant.to_string(), "1969-12-31T23:59:59Z");
    /// ```
    #[must_use]
    pub const fn from_unix(seconds: i64, nanosecond: u32) -> Option<Self> {
        let day = seconds.div_euclid(SECONDS_PER_DAY as i64);
        if day < FIRST_DAY as i64 || day > LAST_DAY as i64 || nanosecond >= 1_000_000_000 {
            return None;
        }
        Some(Self {
            day: day as i32,
            second: seconds.rem_euclid(SECONDS_PER_DAY as i64) as u32,
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

impl Default for Timestamp {
    fn default() -> Self {
        Self::UNIX_EPOCH
    }
}

/// Prints as [`Display`](fmt::Display) does.
impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
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
