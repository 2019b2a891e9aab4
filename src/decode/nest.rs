//! Into objects and lists, and out of them.

use super::run::Run;
use super::walk::{Failed, Failure, State};
use crate::json::Token;
use crate::record::{Kind, Outcome, Reason, What};

impl Run<'_> {
    /// Goes into the current object.
    pub(super) fn open(&mut self, what: What) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let member = walk.stack.member(self.shape);
        if walk.stack.level() > 0 {
            walk.first = true;
            // A list may have no room for one more.
            match self.put(what, "", true) {
                Outcome::Kept | Outcome::Altered => {}
                Outcome::Full => {
                    self.mark_altered();
                    self.walk.state = State::Skip;
                    return Ok(());
                }
                Outcome::Faulty(reason) => {
                    let offset = self.walk.lexer.token_start();
                    return self.fault(reason, offset, true);
                }
            }
        }
        let walk = &mut *self.walk;
        let depth = walk.lexer.depth();
        let opened = member
            .object()
            .is_some_and(|object| walk.stack.open(object, depth));
        walk.in_list = false;
        walk.state = if opened { State::Member } else { State::Skip };
        Ok(())
    }

    /// Goes into a list that stands in the place of the object that it is in.
    pub(super) fn open_bare_list(&mut self, field: u8) -> Result<(), Failed> {
        self.open(What::Object)?;
        let walk = &mut *self.walk;
        let depth = walk.lexer.depth().wrapping_sub(1);
        walk.stack.set_bare(field, depth);
        let kind = walk.stack.member(self.shape).kind();
        self.open_list(kind);
        Ok(())
    }

    /// Goes into a list.
    pub(super) fn open_list(&mut self, kind: Kind) {
        self.put(What::List, "", true);
        self.walk.kind = kind.element();
        self.walk.in_list = true;
        self.walk.state = State::Element;
    }

    /// Leaves the current list, whose bracket has been read.
    pub(super) fn end_list(&mut self) {
        let walk = &mut *self.walk;
        if walk.stack.is_bare() {
            let around = walk.stack.level().wrapping_sub(1);
            walk.stack.go_back(around, self.shape);
        }
        walk.in_list = false;
        walk.state = State::Member;
    }

    /// An element of the list of the records begins.
    pub(super) fn element(&mut self, token: Token) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let offset = walk.lexer.token_start();
        if walk.index >= !walk.records_complement {
            return self.refuse(Failure::RecordLimit, offset, token.opens());
        }
        let depth = walk.lexer.depth();
        // Nothing was put into the record before: it is as empty as it was.
        let is_clear = walk.has_cleared && walk.stack.was_empty();
        if token == Token::BeginObject && walk.stack.open_record(self.shape, depth) {
            walk.in_list = false;
            walk.state = State::Member;
            walk.has_cleared = true;
            if !is_clear {
                self.page.clear_record();
            }
        } else {
            walk.fault_field = u8::MAX;
            walk.reason = Reason::Type;
            walk.offset = offset;
            walk.state = State::Reject;
        }
        Ok(())
    }

    /// Counts an element of the list of the records.
    pub(super) fn count(&mut self, what: What) {
        self.walk.index = self.walk.index.wrapping_add(1);
        self.put(what, "", true);
    }
}
