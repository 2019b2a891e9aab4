//! Values that are passed over, kept as raw JSON or not.

use super::run::Run;
use super::walk::{Failed, State, Step, Walk};
use crate::json::{Chunk, SyntaxErrorKind, Token};
use crate::record::{Outcome, What};

impl Run<'_> {
    /// Keeps the current value as raw JSON.
    pub(super) fn raw(&mut self, token: Token) {
        let walk = &mut *self.walk;
        walk.state = if token == Token::String {
            State::KeepString
        } else {
            State::Keep
        };
        match token {
            Token::String => self.keep("\""),
            Token::BeginObject => self.keep("{"),
            Token::BeginArray => self.keep("["),
            Token::True => self.keep("true"),
            Token::False => self.keep("false"),
            _ => {}
        }
    }

    /// Keeps a piece of the current raw JSON.
    #[inline(never)]
    pub(super) fn keep(&mut self, raw: &str) {
        if self.put(What::Raw, raw, false) == Outcome::Full {
            self.mark_altered();
            self.walk.state = State::Skip;
        }
    }

    /// How many brackets are open in the current object or list.
    #[inline(always)]
    fn depth(&self) -> u8 {
        let walk = &*self.walk;
        walk.stack.depth().wrapping_add(walk.in_list.into())
    }

    /// Whether a value has been passed over to its end.
    #[inline(always)]
    pub(super) fn has_passed(&self) -> bool {
        self.walk.state >= State::Cut && self.walk.lexer.value_ended_at(self.depth())
    }

    /// Passes over the rest of the current value.
    #[inline(never)]
    pub(super) fn pass_over(&mut self, chunk: &mut Chunk<'_>) -> Result<Option<Step>, Failed> {
        let depth = self.depth();
        let walk = &mut *self.walk;
        let from = chunk.at();
        let ended = walk.skip(chunk, depth);
        if matches!(walk.state, State::Keep | State::KeepString) {
            self.keep(chunk.since(from));
        }
        if !ended? {
            return Ok(None);
        }
        let walk = &mut *self.walk;
        match walk.state {
            State::Refuse => {
                walk.state = State::Failed;
                return Err(Failed::Noted);
            }
            State::Reject => {
                walk.state = State::Element;
                self.count(What::Rejected);
                return Ok(Some(Step::Rejected));
            }
            State::KeepString => {
                // An empty string is no value.
                let len = walk
                    .lexer
                    .offset(chunk)
                    .wrapping_sub(walk.lexer.token_start());
                if len == 2 {
                    self.put(What::Nothing, "", true);
                }
            }
            _ => {}
        }
        self.ended();
        Ok(None)
    }
}

impl Walk {
    /// Passes over the rest of a value up to its end at `depth`. Says whether it ended.
    #[inline(always)]
    fn skip(&mut self, chunk: &mut Chunk<'_>, depth: u8) -> Result<bool, SyntaxErrorKind> {
        #[cfg(feature = "fast")]
        if !self.engine_only {
            loop {
                let ended = self.lexer.pass(chunk, depth);
                if ended || chunk.is_text_used_up() {
                    return Ok(ended);
                }
                if !self.lexer.skip_rest_of_token(chunk)? {
                    break;
                }
            }
        }
        self.lexer.skip(chunk, depth)
    }
}
