//! Timestamps to and from the instants of calendar libraries.

use core::fmt;

use super::Timestamp;

/// The instant is out of the range of the other type. [`Timestamp`] has the years 0000 to 9999 and no leap seconds;
/// `jiff::Timestamp` ends at 9999-12-30T22:00:00.999999999Z.
///
/// ```
/// # #[cfg(feature = "jiff-02")] {
/// let last: chatwire::Timestamp = "9999-12-31T23:59:59Z".parse()?;
/// let error = jiff::Timestamp::try_from(last).unwrap_err();
/// assert_eq!(error.to_string(), "the instant is out of range");
/// # }
/// # Ok::<(), chatwire::ParseTimestampError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct TimestampRangeError;

impl fmt::Display for TimestampRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the instant is out of range")
    }
}

impl core::error::Error for TimestampRangeError {}

#[cfg(feature = "jiff-02")]
mod with_jiff {
    use super::{Timestamp, TimestampRangeError};

    /// ```
    /// let created: chatwire::Timestamp = "2021-08-22T01:14:01Z".parse()?;
    /// let instant = jiff::Timestamp::try_from(created)?;
    /// assert_eq!(instant.as_second(), created.unix_seconds());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    impl TryFrom<Timestamp> for jiff::Timestamp {
        type Error = TimestampRangeError;

        fn try_from(instant: Timestamp) -> Result<Self, TimestampRangeError> {
            Self::new(instant.unix_seconds(), instant.subsec_nanos() as i32)
                .map_err(|_| TimestampRangeError)
        }
    }

    /// ```
    /// let yesterday: jiff::Timestamp = "2021-08-21T00:00:00Z".parse()?;
    /// assert_eq!(chatwire::Timestamp::try_from(yesterday)?.to_string(), "2021-08-21T00:00:00Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    impl TryFrom<jiff::Timestamp> for Timestamp {
        type Error = TimestampRangeError;

        fn try_from(instant: jiff::Timestamp) -> Result<Self, TimestampRangeError> {
            // Of an instant before 1970 both parts are negative.
            let (mut seconds, mut nanoseconds) = (instant.as_second(), instant.subsec_nanosecond());
            if nanoseconds < 0 {
                seconds = seconds.saturating_sub(1);
                nanoseconds = nanoseconds.saturating_add(1_000_000_000);
            }
            Self::from_unix(seconds, nanoseconds as u32).ok_or(TimestampRangeError)
        }
    }
}

#[cfg(feature = "time-03")]
mod with_time {
    use super::{Timestamp, TimestampRangeError};
    use time::{Duration, OffsetDateTime, UtcDateTime};

    /// ```
    /// let created: chatwire::Timestamp = "2021-08-22T01:14:01Z".parse()?;
    /// assert_eq!(time::UtcDateTime::from(created).year(), 2021);
    /// # Ok::<(), chatwire::ParseTimestampError>(())
    /// ```
    impl From<Timestamp> for UtcDateTime {
        fn from(instant: Timestamp) -> Self {
            // Saturates nowhere: the years of both types are the same, or `time` has more.
            Self::UNIX_EPOCH
                .saturating_add(Duration::seconds(instant.unix_seconds()))
                .saturating_add(Duration::nanoseconds(instant.subsec_nanos().into()))
        }
    }

    /// ```
    /// use chatwire::{Pages, Timestamp};
    /// let pages: Pages = Pages::since(Timestamp::try_from(time::UtcDateTime::UNIX_EPOCH)?);
    /// # Ok::<(), chatwire::TimestampRangeError>(())
    /// ```
    impl TryFrom<UtcDateTime> for Timestamp {
        type Error = TimestampRangeError;

        fn try_from(instant: UtcDateTime) -> Result<Self, TimestampRangeError> {
            Self::from_unix(instant.unix_timestamp(), instant.nanosecond())
                .ok_or(TimestampRangeError)
        }
    }

    /// The offset is that of UTC.
    ///
    /// ```
    /// let created: chatwire::Timestamp = "2021-08-22T01:14:01Z".parse()?;
    /// assert_eq!(time::OffsetDateTime::from(created).hour(), 1);
    /// # Ok::<(), chatwire::ParseTimestampError>(())
    /// ```
    impl From<Timestamp> for OffsetDateTime {
        fn from(instant: Timestamp) -> Self {
            UtcDateTime::from(instant).into()
        }
    }

    /// ```
    /// use chatwire::{Pages, Timestamp};
    /// let pages: Pages = Pages::since(Timestamp::try_from(time::OffsetDateTime::UNIX_EPOCH)?);
    /// # Ok::<(), chatwire::TimestampRangeError>(())
    /// ```
    impl TryFrom<OffsetDateTime> for Timestamp {
        type Error = TimestampRangeError;

        fn try_from(instant: OffsetDateTime) -> Result<Self, TimestampRangeError> {
            // An offset has whole seconds, so the fraction is the same in UTC.
            Self::from_unix(instant.unix_timestamp(), instant.nanosecond())
                .ok_or(TimestampRangeError)
        }
    }
}

#[cfg(feature = "chrono-04")]
mod with_chrono {
    use super::{Timestamp, TimestampRangeError};
    use chrono::{DateTime, TimeZone, Utc};

    /// ```
    /// let created: chatwire::Timestamp = "2021-08-22T01:14:01Z".parse()?;
    /// assert_eq!(chrono::DateTime::from(created).timestamp(), created.unix_seconds());
    /// # Ok::<(), chatwire::ParseTimestampError>(())
    /// ```
    impl From<Timestamp> for DateTime<Utc> {
        fn from(instant: Timestamp) -> Self {
            // Always there: `chrono` has 260,000 years on either side.
            Self::from_timestamp(instant.unix_seconds(), instant.subsec_nanos())
                .unwrap_or(Self::MAX_UTC)
        }
    }

    /// ```
    /// use chatwire::{Pages, Timestamp};
    /// let pages: Pages = Pages::since(Timestamp::try_from(chrono::DateTime::UNIX_EPOCH)?);
    /// # Ok::<(), chatwire::TimestampRangeError>(())
    /// ```
    impl<Tz: TimeZone> TryFrom<DateTime<Tz>> for Timestamp {
        type Error = TimestampRangeError;

        fn try_from(instant: DateTime<Tz>) -> Result<Self, TimestampRangeError> {
            Self::from_unix(instant.timestamp(), instant.timestamp_subsec_nanos())
                .ok_or(TimestampRangeError)
        }
    }
}
