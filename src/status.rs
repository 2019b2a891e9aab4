//! The status codes of the API.

use core::fmt;
use core::num::ParseIntError;
use core::str::FromStr;

use crate::record::{Integer, Slot, Value};

/// How the call ended: the envelope's `status_code`.
///
/// It is read from the number that stands on the wire, which [`number`](Self::number) prints; printed itself, it says
/// what the number means.
///
/// ```
/// use chatwire::{Action, StatusCode};
///
/// let code = StatusCode::from(2004);
/// assert_eq!(code, StatusCode::TokenExpired);
/// assert_eq!(code.http_status(), Some(401));
/// assert_eq!(code.action(), Action::Reauthenticate);
/// assert_eq!(code.to_string(), "2004: Access Token expired");
/// assert_eq!(StatusCode::from(4306).number(), 4306);
/// assert_eq!("2004".parse(), Ok(code));
/// assert_eq!(code.number().to_string(), "2004");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "i64", into = "i64"))]
pub enum StatusCode {
    /// Any code that is not listed here.
    Unknown(i64),
    /// 4305: the list of chats follows.
    ChatsRetrieved,
    /// 2002: a mandatory header was not sent.
    HeaderMissing,
    /// 2003: the access token is not valid.
    InvalidToken,
    /// 2004: the access token has expired.
    TokenExpired,
    /// 2007: the server failed.
    InternalError,
    /// 2010: the team id in the header belongs to no team.
    TeamNotFound,
    /// 2099: the HTTP method is not the one for this URL.
    MethodNotAllowed,
    /// 3454: the server could not get at the list.
    ChatsNotRetrieved,
}

/// What to do about a [`StatusCode`].
///
/// ```
/// assert_eq!(chatwire::StatusCode::ChatsRetrieved.action(), chatwire::Action::Proceed);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Action {
    /// Use the chats.
    Proceed,
    /// Get a new access token, then ask again.
    Reauthenticate,
    /// Ask again later, with a growing delay.
    RetryLater,
    /// Asking again will not help; the request has to change.
    GiveUp,
}

impl StatusCode {
    /// The number on the wire.
    ///
    /// ```
    /// assert_eq!(chatwire::StatusCode::ChatsRetrieved.number(), 4305);
    /// ```
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::ChatsRetrieved => 4305,
            Self::HeaderMissing => 2002,
            Self::InvalidToken => 2003,
            Self::TokenExpired => 2004,
            Self::InternalError => 2007,
            Self::TeamNotFound => 2010,
            Self::MethodNotAllowed => 2099,
            Self::ChatsNotRetrieved => 3454,
            Self::Unknown(number) => number,
        }
    }

    /// The HTTP status that documented codes come with.
    ///
    /// ```
    /// assert_eq!(chatwire::StatusCode::TeamNotFound.http_status(), Some(404));
    /// assert_eq!(chatwire::StatusCode::Unknown(1).http_status(), None);
    /// ```
    #[must_use]
    pub const fn http_status(self) -> Option<u16> {
        match self {
            Self::ChatsRetrieved => Some(200),
            Self::HeaderMissing | Self::InvalidToken => Some(400),
            Self::TokenExpired => Some(401),
            Self::TeamNotFound => Some(404),
            Self::MethodNotAllowed => Some(405),
            Self::InternalError | Self::ChatsNotRetrieved => Some(500),
            Self::Unknown(_) => None,
        }
    }

    /// What to do. A code that is not documented for this list is one to give up on, unless its number is
    /// known to the caller as the success of another list.
    ///
    /// ```
    /// use chatwire::{Action, StatusCode};
    /// assert_eq!(StatusCode::InternalError.action(), Action::RetryLater);
    /// ```
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::ChatsRetrieved => Action::Proceed,
            Self::InvalidToken | Self::TokenExpired => Action::Reauthenticate,
            Self::InternalError | Self::ChatsNotRetrieved => Action::RetryLater,
            Self::HeaderMissing
            | Self::TeamNotFound
            | Self::MethodNotAllowed
            | Self::Unknown(_) => Action::GiveUp,
        }
    }

    /// What the code means, in the words of the API's reference.
    ///
    /// ```
    /// assert_eq!(chatwire::StatusCode::InvalidToken.meaning(), "Invalid Access Token");
    /// ```
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::ChatsRetrieved => "The list of chats retrieved successfully",
            Self::HeaderMissing => {
                "Invalid header param - could not find mandatory header parameters"
            }
            Self::InvalidToken => "Invalid Access Token",
            Self::TokenExpired => "Access Token expired",
            Self::InternalError => "Internal Server Error",
            Self::TeamNotFound => {
                "Could not find details of team based on the teamid passed in the header"
            }
            Self::MethodNotAllowed => "Method not allowed",
            Self::ChatsNotRetrieved => "Chat list could not be retrieved",
            Self::Unknown(_) => "not documented for this list",
        }
    }
}

impl From<i64> for StatusCode {
    fn from(number: i64) -> Self {
        match u16::try_from(number) {
            Ok(4305) => Self::ChatsRetrieved,
            Ok(2002) => Self::HeaderMissing,
            Ok(2003) => Self::InvalidToken,
            Ok(2004) => Self::TokenExpired,
            Ok(2007) => Self::InternalError,
            Ok(2010) => Self::TeamNotFound,
            Ok(2099) => Self::MethodNotAllowed,
            Ok(3454) => Self::ChatsNotRetrieved,
            _ => Self::Unknown(number),
        }
    }
}

impl From<StatusCode> for i64 {
    fn from(code: StatusCode) -> Self {
        code.number()
    }
}

impl FromStr for StatusCode {
    type Err = ParseIntError;

    fn from_str(number: &str) -> Result<Self, ParseIntError> {
        number.parse::<i64>().map(Self::from)
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.number(), self.meaning())
    }
}

impl Value for StatusCode {
    const EMPTY: Self = Self::Unknown(0);

    fn slot(&mut self) -> Slot<'_> {
        Slot::Digits(self)
    }
}

impl Integer for StatusCode {
    fn set(&mut self, negative: bool, magnitude: u64) -> bool {
        let mut number = 0_i64;
        let fits = number.set(negative, magnitude);
        *self = Self::from(number);
        fits
    }
}
