//! What is done about faults: a field is dropped, a record rejected, the envelope refused, or the body given up.

use super::error::EnvelopeField;
use super::page::Part;
use super::run::Run;
use super::walk::{Failed, Failure, State};
use crate::json::{Chunk, SyntaxErrorKind};
use crate::record::{Kind, Leniency, Reason, What};

impl Run<'_> {
    #[cold]
    pub(super) fn fail_json(&mut self, kind: SyntaxErrorKind, chunk: &Chunk<'_>) {
        let offset = self.walk.lexer.offset(chunk);
        self.fail(Failure::Json(kind), offset);
    }

    #[cold]
    pub(super) fn fail(&mut self, failure: Failure, offset: u64) -> Failed {
        // Of a value of the envelope that is not whole, nothing is kept.
        if matches!(self.walk.state, State::Scalar | State::Cut)
            && self.walk.stack.part() == Part::Envelope
        {
            self.put(What::Nothing, "", true);
        }
        self.walk.failure = failure;
        self.walk.offset = offset;
        self.walk.state = State::Failed;
        Failed::Noted
    }

    /// The current member is at fault: it is dropped where that is allowed; else the record is rejected, or the
    /// envelope refused.
    #[cold]
    #[inline(never)]
    pub(super) fn fault(
        &mut self,
        reason: Reason,
        offset: u64,
        at_once: bool,
    ) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let part = walk.stack.part();
        let base = walk.stack.base();
        let may_drop = match part {
            Part::Record => walk.leniency.has(Leniency::DROP),
            Part::Envelope => reason != Reason::Duplicate,
        };
        let mut level = walk.stack.level();
        while may_drop && level >= base {
            let member = walk.stack.member_at(level, self.shape);
            let holds_records = member.kind().is(Kind::RECORDS)
                || part == Part::Envelope
                    && member
                        .object()
                        .is_some_and(|object| object.depth_of_records() > 0);
            if holds_records {
                break;
            }
            if member.kind().is(Kind::OPTIONAL) {
                self.drop(level);
                return Ok(());
            }
            level = level.wrapping_sub(1);
        }
        match part {
            Part::Record => {
                walk.fault_field = self.shape.record.number(walk.stack.path());
                walk.reason = reason;
                walk.offset = offset;
                walk.stack.go_back(base.wrapping_sub(1), self.shape);
                walk.kind = Kind::RECORDS;
                walk.in_list = true;
                walk.state = State::Reject;
                Ok(())
            }
            Part::Envelope => {
                walk.member = walk.stack.name().map(EnvelopeField::new);
                walk.reason = reason;
                self.refuse(Failure::Envelope, offset, at_once)
            }
        }
    }

    /// Forgets the value of the current member of the object at this level, and flags it.
    fn drop(&mut self, level: u8) {
        let walk = &mut *self.walk;
        walk.stack.go_back(level, self.shape);
        walk.in_list = false;
        walk.state = State::Skip;
        self.put(What::Nothing, "", true);
        self.mark_altered();
    }

    /// Fails at this offset, at once or when the current value is whole.
    #[cold]
    pub(super) fn refuse(
        &mut self,
        failure: Failure,
        offset: u64,
        at_once: bool,
    ) -> Result<(), Failed> {
        if at_once {
            return Err(self.fail(failure, offset));
        }
        self.walk.failure = failure;
        self.walk.offset = offset;
        self.walk.state = State::Refuse;
        Ok(())
    }

    /// Flags the current member.
    #[cold]
    pub(super) fn mark_altered(&mut self) {
        let stack = &self.walk.stack;
        let (part, path) = (stack.part(), stack.path());
        let number = match part {
            Part::Record => self.shape.record.number(path),
            Part::Envelope => self.shape.envelope.number(path),
        };
        self.page.mark_altered(part, number);
    }
}
