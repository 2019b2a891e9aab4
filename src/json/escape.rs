//! What escape sequences spell.

use super::error::SyntaxErrorKind;
use super::grammar::State;
use super::token::Piece;
use super::{Chunk, Lexer};

impl Lexer {
    /// What the current escape sequence spells.
    pub(super) fn escape(&mut self, chunk: &mut Chunk<'_>) -> Result<Piece, SyntaxErrorKind> {
        loop {
            if self.state == State::Held {
                if let Some(piece) = self.unit() {
                    return Ok(piece);
                }
            }
            let Some((&byte, tail)) = chunk.unread.split_first() else {
                return Ok(Piece::More);
            };
            match (self.state, byte) {
                (State::Hex, _) => {
                    let digit = match byte {
                        b'0'..=b'9' => byte.wrapping_sub(b'0'),
                        b'a'..=b'f' => byte.wrapping_sub(b'a' - 10),
                        b'A'..=b'F' => byte.wrapping_sub(b'A' - 10),
                        _ => return Err(SyntaxErrorKind::Syntax),
                    };
                    self.unit = self.unit << 4 | u32::from(digit);
                    self.count = self.count.wrapping_add(1);
                    if self.count == 4 {
                        self.state = State::Held;
                    }
                }
                (State::High, b'\\') => self.state = State::HighEscape,
                (State::HighEscape | State::Escape, b'u') => {
                    self.state = State::Hex;
                    self.unit = 0;
                    self.count = 0;
                }
                (State::High | State::HighEscape, _) => {
                    self.state = if self.state == State::High {
                        State::Text
                    } else {
                        State::Escape
                    };
                    self.high = 0;
                    return Ok(Piece::LoneSurrogate);
                }
                _ => {
                    let char = match byte {
                        b'"' | b'\\' | b'/' => byte,
                        b'b' => 8,
                        b'f' => 12,
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        _ => return Err(SyntaxErrorKind::Syntax),
                    };
                    chunk.unread = tail;
                    self.state = State::Text;
                    self.char = char::from(char);
                    return Ok(Piece::Char);
                }
            }
            chunk.unread = tail;
        }
    }

    /// What the current UTF-16 code unit says; nothing where it is a high surrogate, which waits for its other half.
    #[inline(never)]
    pub(super) fn unit(&mut self) -> Option<Piece> {
        let unit = self.unit;
        let high = self.high;
        self.high = 0;
        let code = match (high, unit) {
            (0, 0xd800..=0xdbff) => {
                self.high = self.unit;
                self.state = State::High;
                return None;
            }
            (0, _) => unit,
            (_, 0xdc00..=0xdfff) => ((high & 0x3ff) << 10 | (unit & 0x3ff)).wrapping_add(0x10000),
            // The unit is kept for the next call.
            _ => return Some(Piece::LoneSurrogate),
        };
        self.state = State::Text;
        Some(match char::from_u32(code) {
            Some(char) => {
                self.char = char;
                Piece::Char
            }
            None => Piece::LoneSurrogate,
        })
    }
}
