//! Values that nobody wants: passed over, and checked all the same.

use super::error::SyntaxErrorKind;
use super::grammar::State;
use super::{Chunk, Lexer};

impl Lexer {
    /// Passes over the rest of a value up to its end at `depth`, as far as it stands in the text that is loaded. Says
    /// whether it ended.
    pub(crate) fn skip(
        &mut self,
        chunk: &mut Chunk<'_>,
        depth: u8,
    ) -> Result<bool, SyntaxErrorKind> {
        loop {
            if self.value_ended_at(depth) {
                return Ok(true);
            }
            if chunk.is_text_used_up() {
                return Ok(false);
            }
            match self.state {
                State::Null | State::True | State::False => {
                    self.literal(chunk)?;
                }
                state if state >= State::Minus => {
                    self.find_piece(chunk)?;
                }
                _ => {
                    if self.find(chunk)? == super::Token::Number {
                        self.number(chunk)?;
                    }
                }
            }
        }
    }
}
