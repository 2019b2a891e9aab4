//! What stands next in the text: brackets, literals, and the beginnings of names, strings and numbers.

use super::error::SyntaxErrorKind;
use super::grammar::{MAX_DEPTH, Meaning, State, step};
use super::scan::after_name;
use super::token::Token;
use super::{Chunk, Lexer};

impl Lexer {
    /// [`find`](Self::find) where a member is expected, which is likely to follow another one at once.
    #[inline(always)]
    pub(crate) fn find_member(&mut self, chunk: &mut Chunk<'_>) -> Result<Token, SyntaxErrorKind> {
        match (self.state, chunk.unread) {
            (State::NextMember, [b',', b'"', tail @ ..]) => {
                chunk.unread = tail;
                Ok(self.begin_text(chunk, true))
            }
            _ => self.find(chunk),
        }
    }

    /// Begins the string that is a member's value, if there is nothing before it but the colon.
    #[inline(always)]
    pub(crate) fn begin_string_value(&mut self, chunk: &mut Chunk<'_>) -> bool {
        match (self.state, chunk.unread) {
            (State::Colon, [b':', b'"', tail @ ..]) | (State::Value, [b'"', tail @ ..]) => {
                chunk.unread = tail;
                self.begin_text(chunk, false);
                true
            }
            _ => false,
        }
    }

    /// Finds what stands next in the text that is loaded; what is wrong with it is where the chunk is.
    #[inline(never)]
    pub(crate) fn find(&mut self, chunk: &mut Chunk<'_>) -> Result<Token, SyntaxErrorKind> {
        if self.state >= State::Minus {
            return self.rest_of_token(chunk);
        }
        let mut state = self.state;
        loop {
            let Some((&byte, tail)) = chunk.unread.split_first() else {
                self.state = state;
                return Ok(Token::More);
            };
            let meaning = step(state, byte);
            if let Meaning::Go(next) = meaning {
                if next < State::Minus {
                    state = next;
                    chunk.unread = tail;
                    continue;
                }
            }
            self.state = state;
            return self.begin(chunk, meaning, byte, tail);
        }
    }

    /// Begins what `byte` means.
    #[inline(always)]
    fn begin<'a>(
        &mut self,
        chunk: &mut Chunk<'a>,
        meaning: Meaning,
        byte: u8,
        tail: &'a [u8],
    ) -> Result<Token, SyntaxErrorKind> {
        self.start_at = chunk.at().wrapping_add(1);
        match meaning {
            Meaning::Key | Meaning::String => {
                chunk.unread = tail;
                Ok(self.begin_text(chunk, meaning == Meaning::Key))
            }
            // Its first digit is for the first piece.
            Meaning::Go(_) => Ok(Token::Number),
            Meaning::Literal => {
                self.begin_literal(byte);
                chunk.unread = tail;
                self.literal(chunk)
            }
            Meaning::Object | Meaning::Array if self.depth < MAX_DEPTH => {
                chunk.unread = tail;
                let object = meaning == Meaning::Object;
                self.enter(object);
                Ok(if object {
                    Token::BeginObject
                } else {
                    Token::BeginArray
                })
            }
            Meaning::EndObject => {
                chunk.unread = tail;
                self.leave();
                Ok(Token::EndObject)
            }
            Meaning::EndArray => {
                chunk.unread = tail;
                self.leave();
                Ok(Token::EndArray)
            }
            Meaning::Object | Meaning::Array => Err(SyntaxErrorKind::Depth),
            _ => self.odd_byte(chunk, byte, tail),
        }
    }

    #[inline(always)]
    fn begin_text(&mut self, chunk: &Chunk<'_>, key: bool) -> Token {
        // The quotation mark was read.
        self.start_at = chunk.at();
        self.key = key;
        self.state = State::Text;
        if key { Token::Key } else { Token::String }
    }

    /// A byte that no text can have here, unless it begins a byte order mark.
    #[cold]
    fn odd_byte<'a>(
        &mut self,
        chunk: &mut Chunk<'a>,
        byte: u8,
        tail: &'a [u8],
    ) -> Result<Token, SyntaxErrorKind> {
        if byte == 0xef && self.offset(chunk) == 0 {
            self.state = State::ByteOrderMark;
            self.count = 1;
            chunk.unread = tail;
            return self.byte_order_mark(chunk);
        }
        Err(match self.state {
            State::Done => SyntaxErrorKind::Trailing,
            _ => SyntaxErrorKind::Syntax,
        })
    }

    /// Opens a container.
    #[inline(never)]
    pub(crate) fn enter(&mut self, object: bool) {
        self.depth = self.depth.wrapping_add(1);
        self.containers = self.containers << 1 | u32::from(object);
        self.state = if object {
            State::FirstKey
        } else {
            State::FirstElement
        };
    }

    /// Closes the innermost container.
    #[inline(never)]
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.wrapping_sub(1);
        self.containers >>= 1;
        self.state = self.after_value();
    }

    /// What comes after a value here.
    #[inline(always)]
    pub(super) fn after_value(&self) -> State {
        if self.depth == 0 {
            State::Done
        } else if self.containers & 1 == 1 {
            State::NextMember
        } else {
            State::NextElement
        }
    }

    /// Takes the rest of a name, if it is `name` and complete in the text.
    #[inline(always)]
    pub(crate) fn take_name(&mut self, chunk: &mut Chunk<'_>, name: &str) -> bool {
        match after_name(chunk.unread, name.as_bytes()) {
            Some([b'"', tail @ ..]) => {
                chunk.unread = tail;
                self.state = State::Colon;
                true
            }
            _ => false,
        }
    }
}
