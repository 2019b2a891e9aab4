//! Hands what stands in the text whole and plain to the layer `fast`, and goes on where that stops.

use super::run::Run;
use super::walk::State;
use crate::json::{Chunk, Place};
use crate::record::Plain;

impl Run<'_> {
    /// Takes the members that come next, as far as the layer goes. Says whether the walk is still before a member.
    pub(super) fn take_members(&mut self, chunk: &mut Chunk<'_>) -> bool {
        let walk = &mut *self.walk;
        if walk.engine_only {
            return true;
        }
        let Some((text, passing)) = walk.lexer.before_name(chunk) else {
            return true;
        };
        let mut plain = Plain {
            text,
            unread: passing.unread,
            seen: walk.stack.seen(),
            field: walk.stack.field(),
            stop: Place::Begin,
            string_at: 0,
            passing,
        };
        if !matches!(plain.unread, [b'"', ..]) {
            plain.skip_space();
        }
        self.page
            .take(walk.stack.part(), walk.stack.around(), &mut plain);
        walk.stack.set_seen(plain.seen, plain.field);
        walk.lexer.go_on(chunk, plain.unread, plain.stop);
        match plain.stop {
            Place::Begin | Place::Name | Place::AfterValue => return true,
            Place::Value => walk.state = State::Value,
            Place::Text => {
                walk.lexer.begin_at(plain.string_at);
                walk.state = State::Scalar;
                walk.number = false;
                walk.first = false;
            }
            Place::Unwanted => {
                walk.lexer.go_on_passing(chunk, &plain.passing);
                walk.state = State::Skip;
            }
        }
        walk.kind = walk.stack.member_kind(plain.field);
        false
    }
}
