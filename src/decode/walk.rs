//! What the walk over the described objects knows between calls; `run.rs` does the walking.

use super::error::{EnvelopeField, Error, ErrorKind};
use super::options::Options;
use super::stack::Stack;
use crate::json::{Lexer, SyntaxErrorKind};
use crate::record::{Fill, Kind, Leniency, Reason};

/// What feeding a chunk came to; what it is about stands in the page or in [`Walk::rejected`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    More,
    Record,
    Rejected,
}

/// Decoding failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failed {
    /// Why stands in the [`Walk`].
    Noted,
    /// The text is not JSON, where the chunk is.
    Json(SyntaxErrorKind),
}

impl From<SyntaxErrorKind> for Failed {
    fn from(kind: SyntaxErrorKind) -> Self {
        Self::Json(kind)
    }
}

/// From `Cut` on, something is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(super) enum State {
    /// Expecting a value.
    Value,
    /// In a string or number that is the value, or an element of it.
    Scalar,
    /// Expecting an element of the list that is the value, or its end.
    Element,
    /// After a bracket that can only open an empty list or object, which is no value.
    Bracket,
    /// Expecting a member of the object, or its end.
    Member,
    /// In a member's name.
    Name,
    /// Passing over the rest of a text for which there is no room.
    Cut,
    /// Passing over the rest of a value that no field takes.
    Skip,
    /// The same, keeping its JSON.
    Keep,
    /// The same, where the value is a string.
    KeepString,
    /// Passing over the rest of a record that is rejected.
    Reject,
    /// Passing over the rest of a value that no envelope can have. An error inside it comes before it.
    Refuse,
    Failed,
}

/// Everything that the decoder keeps between calls, but for the record and the envelope. It begins with all zeros, so
/// that a `static` decoder takes no flash.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Walk {
    pub(super) lexer: Lexer,
    /// The offset of the failure, of the current record's fault, or of the current bracket.
    pub(super) offset: u64,
    pub(super) fill: Fill,
    pub(super) stack: Stack,
    /// Which member of the envelope is at fault.
    pub(super) member: Option<EnvelopeField>,
    /// Elements of the list so far.
    pub(super) index: u32,
    /// `max_records`, inverted, so that no limit is zero.
    pub(super) records_complement: u32,
    pub(super) state: State,
    pub(super) failure: Failure,
    pub(super) reason: Reason,
    /// The number of the record's field at fault.
    pub(super) fault_field: u8,
    pub(super) leniency: Leniency,
    /// What JSON the current value, or its current element, may be.
    pub(super) kind: Kind,
    /// Whether the current value is an element of a list.
    pub(super) in_list: bool,
    /// Whether nothing of the current scalar has been put yet.
    pub(super) first: bool,
    /// Whether the current scalar is a number.
    pub(super) number: bool,
    /// Whether the record was emptied for a record of this page.
    pub(super) has_cleared: bool,
    /// Whether the layer `fast` is left out.
    #[cfg(feature = "fast")]
    pub(super) engine_only: bool,
}

/// [`ErrorKind`] without what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(super) enum Failure {
    Envelope,
    RecordLimit,
    Json(SyntaxErrorKind),
}

impl Walk {
    pub(crate) const fn new() -> Self {
        Self {
            lexer: Lexer::new(),
            offset: 0,
            fill: Fill::Begun,
            stack: Stack::new(),
            member: None,
            index: 0,
            records_complement: 0,
            state: State::Value,
            failure: Failure::Json(SyntaxErrorKind::Syntax),
            reason: Reason::Missing,
            fault_field: 0,
            leniency: Leniency::NONE,
            kind: Kind::ROOT,
            in_list: false,
            first: false,
            number: false,
            has_cleared: false,
            #[cfg(feature = "fast")]
            engine_only: false,
        }
    }

    pub(crate) const fn set_options(&mut self, options: Options) {
        self.lexer.set_limit(options.max_bytes);
        self.records_complement = !options.max_records;
        self.leniency = options.leniency;
    }

    pub(crate) fn reset(&mut self) {
        let options = Options {
            leniency: self.leniency,
            max_bytes: self.lexer.limit(),
            max_records: !self.records_complement,
        };
        #[cfg(feature = "fast")]
        let engine_only = self.engine_only;
        *self = Self::new();
        self.set_options(options);
        #[cfg(feature = "fast")]
        {
            self.engine_only = engine_only;
        }
    }

    /// Why it failed, if it did.
    pub(crate) fn error(&self) -> Option<Error> {
        (self.state == State::Failed).then(|| self.cause())
    }

    #[cold]
    pub(super) fn cause(&self) -> Error {
        let kind = match self.failure {
            Failure::Json(kind) => kind.into(),
            Failure::RecordLimit => ErrorKind::RecordLimit,
            Failure::Envelope => ErrorKind::Envelope {
                member: self.member.unwrap_or(EnvelopeField::ROOT),
                reason: self.reason,
            },
        };
        Error {
            kind,
            offset: self.offset,
        }
    }

    /// Whether the envelope has been read to its end.
    pub(crate) fn is_complete(&self) -> bool {
        self.state == State::Member && self.lexer.is_complete()
    }

    /// The index of the element that was rejected last; the number of the field that is at fault, why, and where.
    pub(crate) fn rejected(&self) -> (u32, u8, Reason, u64) {
        (
            self.index.wrapping_sub(1),
            self.fault_field,
            self.reason,
            self.offset,
        )
    }
}
