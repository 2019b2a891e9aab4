//! The status codes of the API.

use core::fmt;
use core::num::ParseIntError;
use core::str::FromStr;

use crate::record::{Input, Kind, Outcome, Reason, Value, integer_or_digits, signed};

/// How the call ended: the envelope's `status_code`.
///
/// It is a number, with constants for the documented codes of this list. Any other code is kept as it is.
/// [`number`](Self::number) returns the number, and `Display` adds what it means.
///
/// ```
/// use chatwire::{Action, StatusCode};
///
/// let code = StatusCode::new(2004);
/// assert_eq!(code, StatusCode::TOKEN_EXPIRED);
/// assert_eq!(code.http_status(), Some(401));
/// assert_eq!(code.action(), Action::Reauthenticate);
/// assert_eq!(code.to_string(), "2004: Access Token expired");
/// assert_eq!(StatusCode::new(4306).number(), 4306);
/// assert_eq!("2004".parse(), Ok(code));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct StatusCode(i64);

/// What to do about a [`StatusCode`].
///
/// ```
/// assert_eq!(chatwire::StatusCode::CHATS_RETRIEVED.action(), chatwire::Action::Proceed);
/// assert_eq!(chatwire::Action::RetryLater.to_string(), "retry_later");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Action {
    /// Use the chats.
    Proceed,
    /// Get a new access token, then ask again.
    Reauthenticate,
    /// Ask again later, with a growing delay.
    RetryLater,
    /// Do not repeat the request: it would fail again. Change it.
    GiveUp,
}

impl Action {
    /// A short name for logs: the variant's name in snake case.
    ///
    /// ```
    /// assert_eq!(chatwire::Action::GiveUp.name(), "give_up");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proceed => "proceed",
            Self::Reauthenticate => "reauthenticate",
            Self::RetryLater => "retry_later",
            Self::GiveUp => "give_up",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl StatusCode {
    /// 4305: success; the response has the list of chats.
    pub const CHATS_RETRIEVED: Self = Self(4305);
    /// 2002: a mandatory header was not sent.
    pub const HEADER_MISSING: Self = Self(2002);
    /// 2003: the access token is not valid.
    pub const INVALID_TOKEN: Self = Self(2003);
    /// 2004: the access token has expired.
    pub const TOKEN_EXPIRED: Self = Self(2004);
    /// 2007: the server failed.
    pub const INTERNAL_ERROR: Self = Self(2007);
    /// 2010: no team has the team id of the header.
    pub const TEAM_NOT_FOUND: Self = Self(2010);
    /// 2099: the URL does not take this HTTP method.
    pub const METHOD_NOT_ALLOWED: Self = Self(2099);
    /// 3454: the server could not read the list.
    pub const CHATS_NOT_RETRIEVED: Self = Self(3454);

    /// The code with this number.
    ///
    /// ```
    /// assert_eq!(chatwire::StatusCode::new(4305), chatwire::StatusCode::CHATS_RETRIEVED);
    /// ```
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// The number that was sent; 0 before it was read.
    ///
    /// ```
    /// assert_eq!(chatwire::StatusCode::CHATS_RETRIEVED.number(), 4305);
    /// ```
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Whether this is the code for success of the list of chats. Other lists have other codes for it: see
    /// [`Envelope::is_success`](crate::Envelope::is_success).
    ///
    /// ```
    /// assert!(chatwire::StatusCode::CHATS_RETRIEVED.is_success());
    /// ```
    #[must_use]
    pub const fn is_success(self) -> bool {
        self.0 == Self::CHATS_RETRIEVED.0
    }

    /// Whether this is one of the failures that the API documents for the list of chats.
    ///
    /// ```
    /// use chatwire::StatusCode;
    /// assert!(StatusCode::TOKEN_EXPIRED.is_failure());
    /// assert!(!StatusCode::new(4306).is_failure());
    /// ```
    #[must_use]
    pub const fn is_failure(self) -> bool {
        !self.is_success() && self.http_status().is_some()
    }

    /// The HTTP status that the API documents for this code; `None` if the code is not documented.
    ///
    /// ```
    /// assert_eq!(chatwire::StatusCode::TEAM_NOT_FOUND.http_status(), Some(404));
    /// assert_eq!(chatwire::StatusCode::new(1).http_status(), None);
    /// ```
    #[must_use]
    pub const fn http_status(self) -> Option<u16> {
        match self {
            Self::CHATS_RETRIEVED => Some(200),
            Self::HEADER_MISSING | Self::INVALID_TOKEN => Some(400),
            Self::TOKEN_EXPIRED => Some(401),
            Self::TEAM_NOT_FOUND => Some(404),
            Self::METHOD_NOT_ALLOWED => Some(405),
            Self::INTERNAL_ERROR | Self::CHATS_NOT_RETRIEVED => Some(500),
            _ => None,
        }
    }

    /// What to do next. For a code that is not documented for the list of chats this is [`Action::GiveUp`]. If you read
    /// another list, compare with its code for success first.
    ///
    /// ```
    /// use chatwire::{Action, StatusCode};
    /// assert_eq!(StatusCode::INTERNAL_ERROR.action(), Action::RetryLater);
    /// ```
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::CHATS_RETRIEVED => Action::Proceed,
            Self::INVALID_TOKEN | Self::TOKEN_EXPIRED => Action::Reauthenticate,
            Self::INTERNAL_ERROR | Self::CHATS_NOT_RETRIEVED => Action::RetryLater,
            _ => Action::GiveUp,
        }
    }

    /// What the code means, in the words of the API's reference.
    ///
    /// ```
    /// assert_eq!(chatwire::StatusCode::INVALID_TOKEN.meaning(), "Invalid Access Token");
    /// ```
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::CHATS_RETRIEVED => "The list of chats retrieved successfully",
            Self::HEADER_MISSING => {
                "Invalid header param - could not find mandatory header parameters"
            }
            Self::INVALID_TOKEN => "Invalid Access Token",
            Self::TOKEN_EXPIRED => "Access Token expired",
            Self::INTERNAL_ERROR => "Internal Server Error",
            Self::TEAM_NOT_FOUND => {
                "Could not find details of team based on the teamid passed in the header"
            }
            Self::METHOD_NOT_ALLOWED => "Method not allowed",
            Self::CHATS_NOT_RETRIEVED => "Chat list could not be retrieved",
            _ => "not documented for this list",
        }
    }
}

impl From<i64> for StatusCode {
    fn from(number: i64) -> Self {
        Self(number)
    }
}

impl From<StatusCode> for i64 {
    fn from(code: StatusCode) -> Self {
        code.0
    }
}

impl FromStr for StatusCode {
    type Err = ParseIntError;

    fn from_str(number: &str) -> Result<Self, ParseIntError> {
        number.parse().map(Self)
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.number(), self.meaning())
    }
}

impl Value for StatusCode {
    const EMPTY: Self = Self(0);
    const KIND: Kind = Kind::STRING.or(Kind::INTEGER);

    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        match integer_or_digits(input) {
            Ok(Some((sign, magnitude))) => match signed(sign, magnitude) {
                Some(number) => {
                    self.0 = number;
                    Outcome::Kept
                }
                None => Outcome::Faulty(Reason::Range),
            },
            Ok(None) => Outcome::Kept,
            Err(reason) => Outcome::Faulty(reason),
        }
    }
}
