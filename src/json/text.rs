//! The pieces of names and strings.

use super::error::SyntaxErrorKind;
use super::grammar::State;
use super::token::Piece;
use super::{Chunk, Lexer};

impl Lexer {
    /// The next piece of the current name, string or number in the loaded text.
    #[inline(always)]
    pub(crate) fn find_piece(&mut self, chunk: &mut Chunk<'_>) -> Result<Piece, SyntaxErrorKind> {
        match self.state {
            State::Text => self.text(chunk),
            state if state < State::Text => self.number(chunk),
            _ => self.escape(chunk),
        }
    }

    /// A piece of the current name or string.
    #[inline(never)]
    pub(crate) fn text(&mut self, chunk: &mut Chunk<'_>) -> Result<Piece, SyntaxErrorKind> {
        chunk.take_plain();
        match chunk.unread {
            [b'"', tail @ ..] => {
                chunk.unread = tail;
                self.state = if self.key {
                    State::Colon
                } else {
                    self.after_value()
                };
            }
            _ if chunk.piece.0 != chunk.piece.1 => {}
            [b'\\', tail @ ..] => {
                chunk.unread = tail;
                self.state = State::Escape;
                return self.escape(chunk);
            }
            [] => return Ok(Piece::More),
            _ => return Err(SyntaxErrorKind::Syntax),
        }
        Ok(Piece::Text)
    }
}
