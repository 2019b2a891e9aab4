//! Why a body could not be read.

use core::fmt;

use embedded_io_07::ErrorKind;

use crate::decode::Error;

/// Why a body could not be read: the decoder's reason, or the reader's own error, unchanged.
///
/// ```
/// use chatwire::{Chat, Decoder, io::{ReadError, Reader}};
///
/// let mut decoder = Decoder::<Chat>::new();
/// let error = Reader::new(&b"[]"[..], &mut decoder).next().unwrap_err();
/// assert!(matches!(error, ReadError::Decode(_)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum ReadError<E> {
    /// The reader failed: this is its own error. What was decoded so far is kept; call again to go on.
    Io(E),
    /// The body is not a good page.
    Decode(Error),
}

impl<E> From<Error> for ReadError<E> {
    fn from(error: Error) -> Self {
        Self::Decode(error)
    }
}

impl<E: fmt::Display> fmt::Display for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "reading the body failed: {error}"),
            Self::Decode(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> core::error::Error for ReadError<E> {}

impl embedded_io_07::Error for Error {
    fn kind(&self) -> ErrorKind {
        ErrorKind::InvalidData
    }
}

impl<E: embedded_io_07::Error> embedded_io_07::Error for ReadError<E> {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::Io(error) => error.kind(),
            Self::Decode(error) => error.kind(),
        }
    }
}
