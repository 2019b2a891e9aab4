//! Values that no field takes: passed over, and checked to be JSON.

use super::error::SyntaxErrorKind;
use super::grammar::{MAX_DEPTH, Meaning, State, step};
use super::scan::after_plain;
use super::{Chunk, Lexer};

impl Lexer {
    /// Passes over the rest of a value up to its end at `depth`, as far as the loaded text goes. Says
    /// whether it ended.
    #[inline(never)]
    pub(crate) fn skip(
        &mut self,
        chunk: &mut Chunk<'_>,
        depth: u8,
    ) -> Result<bool, SyntaxErrorKind> {
        if self.value_ended_at(depth) {
            return Ok(true);
        }
        let mut state = self.state;
        let mut unread = chunk.unread;
        let ended = loop {
            if state == State::Text {
                unread = after_plain(unread);
                if let [b'"', tail @ ..] = unread {
                    unread = tail;
                    if self.key {
                        state = State::Colon;
                        if let [b':', b'"', tail @ ..] = unread {
                            unread = tail;
                            self.key = false;
                            state = State::Text;
                        }
                        continue;
                    }
                    state = self.after_value();
                    if self.depth <= depth {
                        break true;
                    }
                    if let (State::NextMember, [b',', b'"', tail @ ..]) = (state, unread) {
                        unread = tail;
                        self.key = true;
                        state = State::Text;
                    }
                    continue;
                }
            }
            let Some((&byte, tail)) = unread.split_first() else {
                break false;
            };
            if state >= State::Text {
                chunk.unread = unread;
                self.state = state;
                self.skip_spelt(chunk)?;
                state = self.state;
                unread = chunk.unread;
                if self.value_ended_at(depth) {
                    break true;
                }
                continue;
            }
            match step(state, byte) {
                Meaning::Go(next) => state = next,
                Meaning::Key => {
                    self.key = true;
                    state = State::Text;
                }
                Meaning::String => {
                    self.key = false;
                    state = State::Text;
                }
                Meaning::EndNumber => {
                    state = self.after_value();
                    if self.depth <= depth {
                        break true;
                    }
                    continue;
                }
                Meaning::Literal => {
                    self.begin_literal(byte);
                    state = self.state;
                }
                Meaning::EndObject | Meaning::EndArray => {
                    self.leave();
                    state = self.state;
                    if self.depth <= depth {
                        unread = tail;
                        break true;
                    }
                }
                meaning => {
                    let opens = matches!(meaning, Meaning::Object | Meaning::Array);
                    if !opens || self.depth >= MAX_DEPTH {
                        chunk.unread = unread;
                        return Err(if opens {
                            SyntaxErrorKind::Depth
                        } else {
                            SyntaxErrorKind::Syntax
                        });
                    }
                    self.enter(meaning == Meaning::Object);
                    state = self.state;
                }
            }
            unread = tail;
        };
        self.state = state;
        chunk.unread = unread;
        Ok(ended)
    }

    /// Passes over what an edge left of an escape, a number or a literal. Says whether there was any.
    #[cfg(feature = "fast")]
    #[cold]
    pub(crate) fn skip_rest_of_token(
        &mut self,
        chunk: &mut Chunk<'_>,
    ) -> Result<bool, SyntaxErrorKind> {
        match self.state {
            state if state < State::Minus => return Ok(false),
            State::Text => return Ok(false),
            state if state < State::Text => self.number(chunk).map(|_| ())?,
            _ => self.skip_spelt(chunk)?,
        }
        Ok(true)
    }

    /// Passes over a piece of what is spelt in a string or a literal.
    #[cold]
    fn skip_spelt(&mut self, chunk: &mut Chunk<'_>) -> Result<(), SyntaxErrorKind> {
        match self.state {
            State::Null | State::True | State::False => self.literal(chunk).map(|_| ()),
            State::Text => self.text(chunk).map(|_| ()),
            _ => self.escape(chunk).map(|_| ()),
        }
    }
}
