//! Why a page could not be decoded.

use core::fmt;

use crate::json::SyntaxErrorKind;
use crate::record::Reason;

/// Why decoding stopped, and where. The decoder returns the same error until it is [reset](crate::Decoder::reset).
/// Chats handed out before remain good.
///
/// ```
/// use chatwire::{Chat, ErrorKind, Options};
///
/// let error = chatwire::decode::<Chat>(b"{\"status_code\":4305,}", Options::new(), |_| {}).unwrap_err();
/// assert_eq!(error.kind, ErrorKind::Syntax);
/// assert_eq!(error.offset, 20);
/// assert_eq!(error.to_string(), "invalid JSON at byte 20");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where, in bytes from the start of the body. It is the same however the body was cut into chunks.
    pub offset: u64,
}

/// What is wrong with a page. Each variant shows a body that triggers it.
///
/// ```
/// use chatwire::{Chat, ErrorKind, Options, Reason};
///
/// let error = chatwire::decode::<Chat>(br#"{"status_code":"ok"}"#, Options::new(), |_| {}).unwrap_err();
/// match error.kind {
///     ErrorKind::Envelope { member, reason } => {
///         assert_eq!(member, "status_code");
///         assert_eq!(reason, Reason::Type);
///     }
///     _ => unreachable!(),
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ErrorKind {
    /// The byte at the offset is invalid JSON: `{"status_code":4305,}`.
    Syntax,
    /// The bytes from the offset on are not UTF-8: a `0xff` in a string.
    Utf8,
    /// The bracket at the offset opens more than [`MAX_DEPTH`](crate::json::MAX_DEPTH) levels:
    /// `[[[[…`, 33 deep.
    Depth,
    /// Something follows the envelope: `{"status_code":4305}{}`.
    Trailing,
    /// The body ends early; the offset is its length: `{"status_code":43`.
    UnexpectedEnd,
    /// The body is longer than [`Options::max_bytes`](crate::Options::max_bytes).
    ByteLimit,
    /// The page has more chats than [`Options::max_records`](crate::Options::max_records); the offset is that of
    /// the first one too many.
    RecordLimit,
    /// This is JSON, but not the envelope of the API: `{"status_code":"ok"}`.
    Envelope {
        /// Which member is at fault.
        member: EnvelopeField,
        /// What is wrong with it: [`Missing`](Reason::Missing), [`Null`](Reason::Null),
        /// [`Type`](Reason::Type), [`Range`](Reason::Range) or [`Duplicate`](Reason::Duplicate).
        reason: Reason,
    },
}

impl ErrorKind {
    /// A short name for logs: `syntax`, `utf8`, `depth`, `trailing`, `unexpected_end`, `limit` or
    /// `envelope`.
    ///
    /// ```
    /// assert_eq!(chatwire::ErrorKind::ByteLimit.name(), "limit");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Utf8 => "utf8",
            Self::Depth => "depth",
            Self::Trailing => "trailing",
            Self::UnexpectedEnd => "unexpected_end",
            Self::ByteLimit | Self::RecordLimit => "limit",
            Self::Envelope { .. } => "envelope",
        }
    }
}

impl Error {
    /// An error, for those who test what they do about it.
    ///
    /// ```
    /// use chatwire::{Error, ErrorKind};
    /// assert_eq!(Error::new(ErrorKind::Syntax, 20).to_string(), "invalid JSON at byte 20");
    /// ```
    #[must_use]
    pub const fn new(kind: ErrorKind, offset: u64) -> Self {
        Self { kind, offset }
    }

    /// Whether the body merely ended too early, as it does when a connection breaks.
    ///
    /// ```
    /// use chatwire::{Chat, Options};
    /// let error = chatwire::decode::<Chat>(b"{", Options::new(), |_| {}).unwrap_err();
    /// assert!(error.is_end_of_input());
    /// ```
    #[must_use]
    pub fn is_end_of_input(&self) -> bool {
        self.kind == ErrorKind::UnexpectedEnd
    }
}

impl From<SyntaxErrorKind> for ErrorKind {
    fn from(kind: SyntaxErrorKind) -> Self {
        match kind {
            SyntaxErrorKind::Syntax => Self::Syntax,
            SyntaxErrorKind::Utf8 => Self::Utf8,
            SyntaxErrorKind::Depth => Self::Depth,
            SyntaxErrorKind::Trailing => Self::Trailing,
            SyntaxErrorKind::UnexpectedEnd => Self::UnexpectedEnd,
            SyntaxErrorKind::ByteLimit => Self::ByteLimit,
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "invalid JSON",
            Self::Utf8 => "invalid UTF-8",
            Self::Depth => "nesting too deep",
            Self::Trailing => "unexpected data after the envelope",
            Self::UnexpectedEnd => "unexpected end of the body",
            Self::ByteLimit => "byte limit exceeded",
            Self::RecordLimit => "record limit exceeded",
            Self::Envelope { member, reason } => {
                return write!(f, "not the expected envelope: {member} {reason}");
            }
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)
    }
}

impl core::error::Error for Error {}

/// A member of the envelope, as errors name it. Compare it with its name in the JSON.
///
/// `envelope` is the whole body, and `list` is the list of the records, whatever its name is.
///
/// ```
/// use chatwire::{Chat, ErrorKind, Options};
///
/// let error = chatwire::decode::<Chat>(b"{}", Options::new(), |_| {}).unwrap_err();
/// assert!(matches!(error.kind, ErrorKind::Envelope { member, .. } if member == "status_code"));
/// ```
// One word, so that an error stays small: a reference to the name in a table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct EnvelopeField(&'static &'static str);

impl EnvelopeField {
    pub(super) const ROOT: Self = Self(&"envelope");

    pub(super) const fn new(name: &'static &'static str) -> Self {
        Self(name)
    }

    /// The name in the JSON; `list` for the list.
    ///
    /// ```
    /// use chatwire::{Chat, ErrorKind, Options};
    /// let error = chatwire::decode::<Chat>(b"[]", Options::new(), |_| {}).unwrap_err();
    /// assert!(matches!(error.kind, ErrorKind::Envelope { member, .. } if member.name() == "envelope"));
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        if self.0.is_empty() { "list" } else { self.0 }
    }
}

impl PartialEq<str> for EnvelopeField {
    fn eq(&self, name: &str) -> bool {
        self.name() == name
    }
}

impl PartialEq<&str> for EnvelopeField {
    fn eq(&self, name: &&str) -> bool {
        self.name() == *name
    }
}

impl fmt::Display for EnvelopeField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for EnvelopeField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for EnvelopeField {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{=str}", self.name());
    }
}

#[cfg(feature = "serde")]
mod serialized {
    use super::EnvelopeField;
    use core::fmt;
    use serde::de::{Error, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

    /// The members of the API's own envelope. Those of others are written as text, and not read back. Binary formats
    /// have the place in this list, so a new one comes at the end.
    static NAMES: [&str; 8] = [
        "envelope",
        "status_code",
        "description",
        "response",
        "links",
        "pages",
        "next",
        // The list.
        "",
    ];

    impl Serialize for EnvelopeField {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if serializer.is_human_readable() {
                return serializer.serialize_str(self.name());
            }
            match NAMES.iter().position(|name| name == self.0) {
                Some(index) => serializer.serialize_u8(index as u8),
                None => Err(ser::Error::custom("no member of the API's own envelope")),
            }
        }
    }

    impl<'de> Deserialize<'de> for EnvelopeField {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Name;

            impl Visitor<'_> for Name {
                type Value = EnvelopeField;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("the name of a member of the envelope")
                }

                fn visit_str<E: Error>(self, text: &str) -> Result<EnvelopeField, E> {
                    let mut members = NAMES.iter().map(EnvelopeField::new);
                    members
                        .find(|member| member == text)
                        .ok_or_else(|| E::custom("no such member"))
                }
            }

            if deserializer.is_human_readable() {
                return deserializer.deserialize_str(Name);
            }
            let index = u8::deserialize(deserializer)?;
            let member = NAMES.get(usize::from(index)).map(EnvelopeField::new);
            member.ok_or_else(|| D::Error::custom("no such member"))
        }
    }
}
