//! Hands the members that are complete in the chunk to the layer `fast`, and goes on where the layer stops.

use super::page::Part;
use super::run::Run;
use super::walk::{Failed, State};
use crate::json::{Chunk, Place};
use crate::record::{At, NOT_NAMED, Outer, Plain};

/// With fewer bytes left in the chunk, hardly any member is complete.
const LEAST: usize = 16;

impl Run<'_> {
    /// Takes what is left of the current member, and the members that come next, as far as the layer can. The envelope
    /// has too few members to be worth the code.
    pub(super) fn take_members(&mut self, chunk: &mut Chunk<'_>) {
        let walk = &mut *self.walk;
        if walk.engine_only || walk.stack.part() == Part::Envelope {
            return;
        }
        let Some(passing) = walk.lexer.in_member(chunk) else {
            return;
        };
        if passing.unread.len() < LEAST {
            return;
        }
        let named = match walk.state {
            State::Value => walk.stack.field(),
            _ => NOT_NAMED,
        };
        let mut plain = Plain {
            text: chunk.text,
            unread: passing.unread,
            seen: walk.stack.seen(),
            field: walk.stack.field(),
            named,
            stop: Place::Begin,
            string_at: 0,
            passing,
            place: At::Walk,
            outer: Outer { seen: 0, field: 0 },
        };
        if !matches!(plain.unread, [b'"', ..]) {
            plain.skip_space();
            if named == NOT_NAMED && !matches!(plain.unread, [b'"', ..]) {
                return;
            }
        }
        self.page.take(walk.stack.outer_path(), &mut plain);
        if plain.named != NOT_NAMED {
            plain.stop = Place::Value;
        }
        if plain.place == At::Inside {
            walk.stack.set_seen(plain.outer.seen, plain.outer.field);
            walk.lexer.enter(true);
            if let Some(object) = walk.stack.member(self.shape).object() {
                walk.stack.open(object, walk.lexer.depth());
            }
        }
        walk.stack.set_seen(plain.seen, plain.field);
        walk.lexer.go_on(chunk, plain.unread, plain.stop);
        walk.kind = walk.stack.member_kind(plain.field);
        walk.state = match plain.stop {
            Place::Begin | Place::Name | Place::AfterValue => State::Member,
            Place::Value => State::Value,
            Place::Text => {
                walk.lexer.begin_at(plain.string_at);
                walk.number = false;
                walk.first = false;
                State::Scalar
            }
            Place::Elements => {
                walk.kind = walk.kind.element();
                walk.in_list = true;
                State::Element
            }
            Place::Unwanted => {
                walk.lexer.go_on_passing(chunk, &plain.passing);
                State::Skip
            }
        };
    }

    /// Takes a row of escapes in the current string. Says whether there was one.
    #[inline(always)]
    pub(super) fn take_escapes(&mut self, chunk: &mut Chunk<'_>) -> Result<bool, Failed> {
        let walk = &*self.walk;
        if walk.engine_only || walk.state != State::Scalar || !walk.lexer.is_at_escape(chunk) {
            return Ok(false);
        }
        self.escapes(chunk)
    }

    /// Puts what a row of escapes spells, as one piece.
    #[inline(never)]
    fn escapes(&mut self, chunk: &mut Chunk<'_>) -> Result<bool, Failed> {
        let spelt = self.walk.lexer.escapes(chunk);
        if spelt.is_empty() {
            return Ok(false);
        }
        self.text(Some(&spelt))?;
        Ok(true)
    }
}
