//! What is spelt letter by letter: `null`, `true`, `false`, and the byte order mark.

use super::error::SyntaxErrorKind;
use super::grammar::State;
use super::scan::after_name;
use super::token::Token;
use super::{Chunk, Lexer};

impl Lexer {
    /// Begins the literal with this first letter, which was read.
    #[inline(always)]
    pub(super) fn begin_literal(&mut self, letter: u8) {
        self.count = 1;
        self.state = match letter {
            b'n' => State::Null,
            b't' => State::True,
            _ => State::False,
        };
    }

    /// The rest of a token that a chunk's end cut.
    pub(super) fn rest_of_token(
        &mut self,
        chunk: &mut Chunk<'_>,
    ) -> Result<Token, SyntaxErrorKind> {
        match self.state {
            State::Null | State::True | State::False => self.literal(chunk),
            State::ByteOrderMark => self.byte_order_mark(chunk),
            // Its pieces are to be asked for.
            State::Text if self.key => Ok(Token::Key),
            state if state < State::Text => Ok(Token::Number),
            _ => Ok(Token::String),
        }
    }

    /// The rest of the current literal.
    #[inline(never)]
    pub(super) fn literal(&mut self, chunk: &mut Chunk<'_>) -> Result<Token, SyntaxErrorKind> {
        let (name, token): (&[u8], _) = match self.state {
            State::Null => (b"null", Token::Null),
            State::True => (b"true", Token::True),
            _ => (b"false", Token::False),
        };
        let rest = name.get(usize::from(self.count)..).unwrap_or(b"");
        if let Some(tail) = after_name(chunk.unread, rest) {
            chunk.unread = tail;
        } else if !self.spelt(chunk, name)? {
            return Ok(Token::More);
        }
        self.state = self.after_value();
        Ok(token)
    }

    /// The rest of the byte order mark.
    #[cold]
    pub(super) fn byte_order_mark(
        &mut self,
        chunk: &mut Chunk<'_>,
    ) -> Result<Token, SyntaxErrorKind> {
        if self.spelt(chunk, b"\xef\xbb\xbf")? {
            self.state = State::Value;
            self.count = 0;
        }
        Ok(Token::More)
    }

    /// Whether the current literal, of which `count` bytes were read, is complete.
    #[inline(never)]
    fn spelt(&mut self, chunk: &mut Chunk<'_>, name: &[u8]) -> Result<bool, SyntaxErrorKind> {
        while let Some(&letter) = name.get(usize::from(self.count)) {
            let Some((&byte, tail)) = chunk.unread.split_first() else {
                return Ok(false);
            };
            if byte != letter {
                return Err(SyntaxErrorKind::Syntax);
            }
            chunk.unread = tail;
            self.count = self.count.wrapping_add(1);
        }
        Ok(true)
    }
}
