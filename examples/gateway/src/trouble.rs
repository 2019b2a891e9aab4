//! What can fail, and what helps.

use core::fmt;

use chatwire::io::ReadError;
use chatwire::{Action, StatusCode};
use embedded_io_async::ErrorKind;

#[derive(Debug)]
pub enum Trouble {
    /// The connection failed, or HTTP on it, possibly within a body.
    Http(reqwless::Error),
    /// The body is not a page.
    Body(ReadError<reqwless::Error>),
    /// The API answered with this code.
    Api(StatusCode),
    /// There is no list, and the API does not document this code: proxies have codes of their own.
    NoList(StatusCode),
    /// The response has this HTTP status and no code of the API.
    Status(u16),
    /// `/authorize` answered with this HTTP status.
    Credentials(u16),
    /// `/authorize` returned no token, or one that is too long.
    NoToken,
    /// This many pages in a row had no new chat, and the list has not ended.
    Stuck(u32),
    /// The uplink failed.
    Uplink(ErrorKind),
    /// The chat does not fit in a message.
    Message(postcard::Error),
}

impl Trouble {
    #[must_use]
    pub fn action(&self) -> Action {
        match self {
            Self::Http(reqwless::Error::InvalidUrl(_)) => Action::GiveUp,
            Self::Http(_) | Self::Body(_) | Self::NoList(_) | Self::NoToken => Action::RetryLater,
            Self::Api(code) => code.action(),
            Self::Status(401) => Action::Reauthenticate,
            Self::Status(408 | 425 | 429 | 500..) | Self::Credentials(408 | 425 | 429 | 500..) => {
                Action::RetryLater
            }
            Self::Status(_)
            | Self::Credentials(_)
            | Self::Stuck(_)
            | Self::Uplink(_)
            | Self::Message(_) => Action::GiveUp,
        }
    }
}

impl From<reqwless::Error> for Trouble {
    fn from(error: reqwless::Error) -> Self {
        Self::Http(error)
    }
}

impl From<ReadError<reqwless::Error>> for Trouble {
    fn from(error: ReadError<reqwless::Error>) -> Self {
        match error {
            ReadError::Io(error) => Self::Http(error),
            error => Self::Body(error),
        }
    }
}

impl From<postcard::Error> for Trouble {
    fn from(error: postcard::Error) -> Self {
        Self::Message(error)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http(reqwless::Error::ConnectionAborted) => f.write_str("the connection was cut"),
            Self::Http(reqwless::Error::Network(ErrorKind::TimedOut)) => {
                f.write_str("the connection stalled")
            }
            Self::Http(error) => write!(f, "the connection failed: {error}"),
            Self::Body(error) => error.fmt(f),
            Self::Api(code) => code.fmt(f),
            Self::NoList(code) => write!(f, "no list, and status code {}", code.number()),
            Self::Status(status) => write!(f, "HTTP status {status}"),
            Self::Credentials(status) => write!(f, "no token: HTTP status {status}"),
            Self::NoToken => f.write_str("no token in the answer"),
            Self::Stuck(pages) => write!(f, "no new chat on {pages} pages in a row"),
            Self::Uplink(kind) => write!(f, "the uplink failed: {kind:?}"),
            Self::Message(error) => write!(f, "the chat makes no message: {error}"),
        }
    }
}

impl core::error::Error for Trouble {}
