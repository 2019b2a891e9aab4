//! Text out of a chunk's bytes: checked to be UTF-8, with the characters that an edge cut made whole.

use super::error::SyntaxErrorKind;
use super::grammar::State;
use super::token::Piece;
use super::{Chunk, Lexer};

/// What there is to read now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loaded {
    Text,
    /// A character of the current name or string that an edge cut in two.
    Char,
    /// What comes before such a character.
    LoneSurrogate,
    /// Nothing: the chunk is used up.
    End,
}

impl Lexer {
    /// Gets the next text to read out of the chunk.
    pub(crate) fn load(&mut self, chunk: &mut Chunk<'_>) -> Result<Loaded, SyntaxErrorKind> {
        if chunk.rest.is_empty() {
            return Ok(Loaded::End);
        }
        self.begin_next_text(chunk);
        let allowed = self.limit().wrapping_sub(self.base);
        let rest = match usize::try_from(allowed) {
            Ok(allowed) => chunk.rest.get(..allowed).unwrap_or(chunk.rest),
            Err(_) => chunk.rest,
        };
        if self.split_len > 0 {
            return self.join(chunk, rest);
        }
        let text = match core::str::from_utf8(rest) {
            Ok(text) => text,
            Err(error) => {
                let valid = rest.get(..error.valid_up_to()).unwrap_or(b"");
                if !valid.is_empty() {
                    core::str::from_utf8(valid).unwrap_or("")
                } else if !matches!(self.state, State::Text | State::High | State::Held) {
                    // Whatever character this is or will be, there can be none here: show the lexer its first byte.
                    let (byte, rest) = chunk.rest.split_at_checked(1).unwrap_or_default();
                    chunk.set_text("?");
                    chunk.unread = byte;
                    chunk.rest = rest;
                    return Ok(Loaded::Text);
                } else if error.error_len().is_some() {
                    return Err(SyntaxErrorKind::Utf8);
                } else {
                    return self.join(chunk, rest);
                }
            }
        };
        if text.is_empty() {
            return Err(SyntaxErrorKind::ByteLimit);
        }
        chunk.set_text(text);
        chunk.rest = chunk.rest.get(text.len()..).unwrap_or(b"");
        Ok(Loaded::Text)
    }

    /// Whether there is a character that an edge cut in two, and is to come.
    pub(crate) fn has_split(&self) -> bool {
        self.split_len > 0
    }

    /// Takes bytes until the character that began at the end of the former chunk is whole.
    #[cold]
    fn join(&mut self, chunk: &mut Chunk<'_>, mut rest: &[u8]) -> Result<Loaded, SyntaxErrorKind> {
        loop {
            let split = self.split.get(..usize::from(self.split_len)).unwrap_or(b"");
            match core::str::from_utf8(split) {
                Ok(text) => {
                    if let Some(char) = text.chars().next() {
                        if self.state == State::Held {
                            match self.unit() {
                                Some(Piece::Char) => return Ok(Loaded::Char),
                                Some(_) => return Ok(Loaded::LoneSurrogate),
                                None => {}
                            }
                        }
                        if self.state == State::High {
                            self.state = State::Text;
                            self.high = 0;
                            return Ok(Loaded::LoneSurrogate);
                        }
                        self.split_len = 0;
                        self.char = char;
                        return Ok(Loaded::Char);
                    }
                }
                Err(error) if error.error_len().is_some() => {
                    self.base = self.base.wrapping_sub(u64::from(self.split_len));
                    return Err(SyntaxErrorKind::Utf8);
                }
                Err(_) => {}
            }
            let Some((&byte, tail)) = rest.split_first() else {
                return if chunk.rest.is_empty() {
                    Ok(Loaded::End)
                } else {
                    Err(SyntaxErrorKind::ByteLimit)
                };
            };
            rest = tail;
            chunk.rest = chunk.rest.get(1..).unwrap_or(b"");
            self.base = self.base.wrapping_add(1);
            if let Some(slot) = self.split.get_mut(usize::from(self.split_len)) {
                *slot = byte;
                self.split_len = self.split_len.wrapping_add(1);
            }
        }
    }
}
