//! A body in flash that reads like a socket.

use embedded_io::{Error, ErrorKind, ErrorType, Read};

/// The other side went away.
#[derive(Debug, defmt::Format)]
pub struct ConnectionReset;

impl core::fmt::Display for ConnectionReset {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("connection reset")
    }
}

impl core::error::Error for ConnectionReset {}

impl Error for ConnectionReset {
    fn kind(&self) -> ErrorKind {
        ErrorKind::ConnectionReset
    }
}

/// Hands out a body in the pieces that are asked for, and then either ends or breaks.
pub struct Socket {
    unread: &'static [u8],
    breaks: bool,
}

impl Socket {
    pub const fn new(body: &'static [u8]) -> Self {
        let breaks = false;
        Self {
            unread: body,
            breaks,
        }
    }

    /// The connection is lost where the body ends.
    pub const fn broken(body: &'static [u8]) -> Self {
        let breaks = true;
        Self {
            unread: body,
            breaks,
        }
    }
}

impl ErrorType for Socket {
    type Error = ConnectionReset;
}

impl Read for Socket {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ConnectionReset> {
        match self.unread.read(buffer) {
            Ok(0) if self.breaks => Err(ConnectionReset),
            Ok(length) => Ok(length),
            Err(never) => match never {},
        }
    }
}
