//! The interface between decoding and printing.

use std::fmt;
use std::io;

use chatwire::{Envelope, Error, ErrorKind, Event, Record};

pub trait Report {
    /// The record that it prints.
    type Record: Record;

    /// Element `index` of the list.
    fn event(&mut self, index: u32, event: &Event<'_, Self::Record>) -> io::Result<()>;
    /// The end of a good page.
    fn envelope(&mut self, envelope: &Envelope) -> io::Result<()>;
    /// The end of a page that could not be read or decoded.
    fn stop(&mut self, stop: &Stop) -> io::Result<()>;
}

/// Why decoding stopped early.
pub enum Stop {
    Decode(Error),
    /// The input cannot be read beyond `offset`.
    Io {
        error: io::Error,
        offset: u64,
    },
}

impl Stop {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Decode(error) => error.kind.name(),
            Self::Io { .. } => "io",
        }
    }

    /// Which member of the envelope is at fault, if one is, and why.
    pub fn member(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Decode(Error {
                kind: ErrorKind::Envelope { member, reason },
                ..
            }) => Some((member.name(), reason.name())),
            _ => None,
        }
    }

    pub fn offset(&self) -> u64 {
        match self {
            Self::Decode(error) => error.offset,
            Self::Io { offset, .. } => *offset,
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(error) => error.fmt(f),
            Self::Io { error, .. } => error.fmt(f),
        }
    }
}
