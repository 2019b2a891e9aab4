//! What is wrong with a field.

use core::fmt;

/// What is wrong with a field. Each variant shows a chat that triggers it.
///
/// ```
/// use chatwire::{Chat, Event, Options, Reason};
///
/// let page = br#"{"status_code":4305,"response":[{"chat_id":null}]}"#;
/// chatwire::decode::<Chat>(page, Options::new(), |event| match event {
///     Event::Rejected(rejection) => assert_eq!(rejection.reason, Reason::Null),
///     _ => unreachable!(),
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reason {
    /// A required field is missing: `{}`.
    Missing,
    /// A required field has no value: `{"chat_id":null}` or `{"chat_id":""}`.
    Null,
    /// A field has another JSON type than documented: `{"chat_id":true}`.
    Type,
    /// An enum does not have this value: `{"channel":"fax"}`.
    UnknownVariant,
    /// A text or list does not fit its capacity: `{"flag":"…"}`, longer than 32 bytes in [`Chat`](crate::Chat).
    Overflow,
    /// A text is not a datetime: `{"created_at":"yesterday"}`.
    Datetime,
    /// An integer does not fit its type: `{"asset":{"id":99999999999999999999}}`.
    Range,
    /// A text has a lone surrogate: `{"flag":"\ud83d"}`.
    LoneSurrogate,
    /// A field is given twice: `{"flag":null,"flag":"spam"}`.
    Duplicate,
}

impl Reason {
    /// A short name for logs: the variant's name in snake case.
    ///
    /// ```
    /// assert_eq!(chatwire::Reason::UnknownVariant.name(), "unknown_variant");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Null => "null",
            Self::Type => "type",
            Self::UnknownVariant => "unknown_variant",
            Self::Overflow => "overflow",
            Self::Datetime => "datetime",
            Self::Range => "range",
            Self::LoneSurrogate => "lone_surrogate",
            Self::Duplicate => "duplicate",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Null => "is null",
            Self::Type => "has the wrong type",
            Self::UnknownVariant => "has an unknown value",
            Self::Overflow => "exceeds its capacity",
            Self::Datetime => "is not a valid datetime",
            Self::Range => "is out of range",
            Self::LoneSurrogate => "has a lone surrogate",
            Self::Duplicate => "is given twice",
        })
    }
}
