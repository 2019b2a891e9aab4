//! Why a page could not be decoded.

use core::fmt;

/// Why decoding stopped for good, and where. The decoder repeats it until it is
/// [reset](crate::Decoder::reset); chats handed out before remain good.
///
/// ```
/// use chatwire::{Chat, ErrorKind, Options};
///
/// let error = chatwire::decode::<Chat>(b"{\"status_code\":4305,}", Options::new(), |_| {}).unwrap_err();
/// assert_eq!(error.kind, ErrorKind::Syntax);
/// assert_eq!(error.offset, 20);
/// assert_eq!(
///     error.to_string(),
///     "no JSON text can have the byte at offset 20: ask for the page again"
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where, in bytes from the start of the body; the same however the body was cut into chunks.
    pub offset: u64,
}

/// What is wrong with a page. Each variant shows a body that triggers it.
///
/// ```
/// use chatwire::{Chat, ErrorKind, Member, Options, Reason};
///
/// let error = chatwire::decode::<Chat>(br#"{"status_code":"ok"}"#, Options::new(), |_| {}).unwrap_err();
/// let (member, reason) = (Member::StatusCode, Reason::Type);
/// assert_eq!(error.kind, ErrorKind::Envelope { member, reason });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ErrorKind {
    /// No JSON text can have the byte at the offset: `{"status_code":4305,}`.
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
        /// Which member is not as it must be.
        member: Member,
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

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset;
        match self.kind {
            ErrorKind::Syntax => write!(
                f,
                "no JSON text can have the byte at offset {at}: ask for the page again"
            ),
            ErrorKind::Utf8 => write!(
                f,
                "the text is not UTF-8 from offset {at} on: ask for the page again"
            ),
            ErrorKind::Depth => write!(
                f,
                "the bracket at offset {at} opens more than {} levels: no list of the API is that deep",
                crate::json::MAX_DEPTH
            ),
            ErrorKind::Trailing => write!(
                f,
                "something follows the envelope at offset {at}: feed one body at a time, and reset in between"
            ),
            ErrorKind::UnexpectedEnd => write!(
                f,
                "the body ends early, after {at} bytes: ask for the page again"
            ),
            ErrorKind::ByteLimit => write!(
                f,
                "the body is longer than the {at} bytes allowed: raise max_bytes or distrust the server"
            ),
            ErrorKind::RecordLimit => write!(
                f,
                "one record too many begins at offset {at}: raise max_records or distrust the server"
            ),
            ErrorKind::Envelope { member, reason } => write!(
                f,
                "not the envelope of a list: {} {} (offset {at}): check the URL asked for",
                member.name(),
                reason.text()
            ),
        }
    }
}

impl core::error::Error for Error {}

/// A member of the envelope, as errors name it.
///
/// ```
/// use chatwire::{Chat, ErrorKind, Member, Options};
///
/// let error = chatwire::decode::<Chat>(b"{}", Options::new(), |_| {}).unwrap_err();
/// assert!(matches!(error.kind, ErrorKind::Envelope { member: Member::StatusCode, .. }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Member {
    /// The body's one value.
    Envelope,
    /// `status_code`
    StatusCode,
    /// `description`
    Description,
    /// `response`
    Response,
    /// `response.links`
    Links,
    /// The list in the response: `response.chats`, or the name that the record was declared with.
    List,
    /// `response.links.pages`
    Pages,
    /// `response.links.next`
    Next,
}

impl Member {
    /// The wire name, `list` for the list.
    ///
    /// ```
    /// assert_eq!(chatwire::Member::StatusCode.name(), "status_code");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Envelope => "envelope",
            Self::StatusCode => "status_code",
            Self::Description => "description",
            Self::Response => "response",
            Self::Links => "links",
            Self::List => "list",
            Self::Pages => "pages",
            Self::Next => "next",
        }
    }
}

/// Why a chat was rejected. Each variant shows a chat that triggers it.
///
/// ```
/// use chatwire::{Chat, Event, Options, Reason};
///
/// let page = br#"{"status_code":4305,"response":[{"chat_id":null}]}"#;
/// chatwire::decode::<Chat>(page, Options::new(), |event| match event {
///     Event::Rejected(rejection) => assert_eq!(rejection.reason, Reason::Null),
///     Event::Record(_) => unreachable!(),
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reason {
    /// A required field is not there: `{}`.
    Missing,
    /// A required field is null: `{"chat_id":null}`.
    Null,
    /// A field has another JSON type than documented: `{"chat_id":true}`.
    Type,
    /// An enum has a value that is not documented: `{"channel":"fax"}`.
    UnknownVariant,
    /// A text or list does not fit its capacity: `{"flag":"…"}`, longer than 32 bytes in [`Chat`](crate::Chat).
    Overflow,
    /// A text is no datetime: `{"created_at":"yesterday"}`.
    Datetime,
    /// An integer does not fit its type: `{"asset":{"id":99999999999999999999}}`.
    Range,
    /// A text has half a surrogate pair: `{"flag":"\ud83d"}`.
    Text,
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
            Self::Text => "text",
            Self::Duplicate => "duplicate",
        }
    }

    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Missing => "is missing",
            Self::Null => "is null",
            Self::Type => "has the wrong type",
            Self::UnknownVariant => "has a value that is not documented",
            Self::Overflow => "does not fit its capacity",
            Self::Datetime => "is no datetime",
            Self::Range => "is out of range",
            Self::Text => "has half a surrogate pair",
            Self::Duplicate => "is given twice",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
