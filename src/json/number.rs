//! The pieces of numbers.

use super::error::SyntaxErrorKind;
use super::grammar::{Meaning, State, step};
use super::token::Piece;
use super::{Chunk, Lexer};

impl Lexer {
    /// A piece of the current number.
    #[inline(never)]
    pub(super) fn number(&mut self, chunk: &mut Chunk<'_>) -> Result<Piece, SyntaxErrorKind> {
        let from = chunk.at();
        let mut state = self.state;
        let mut unread = chunk.unread;
        let mut end = None;
        while let Some((&byte, tail)) = unread.split_first() {
            match step(state, byte) {
                Meaning::Go(next) => state = next,
                meaning => {
                    end = Some(meaning);
                    break;
                }
            }
            unread = tail;
        }
        chunk.unread = unread;
        self.state = state;
        match end {
            Some(Meaning::EndNumber) => {
                self.integer = state <= State::Integer;
                self.state = self.after_value();
            }
            Some(_) => return Err(SyntaxErrorKind::Syntax),
            None => {}
        }
        chunk.piece = (from, chunk.at());
        Ok(Piece::Text)
    }
}
