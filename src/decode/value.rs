//! Values: which may stand where, and how they reach their field.

use super::page::Part;
use super::run::Run;
use super::walk::{Failed, State};
use crate::json::{Chunk, Piece, Token};
use crate::record::{Input, Kind, Leniency, Outcome, Reason, What};

impl Run<'_> {
    /// What stands where a value, an element, or the bracket that makes no value is expected.
    #[inline(never)]
    pub(super) fn value(&mut self, token: Token) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let kind = walk.kind;
        if walk.state == State::Bracket {
            return self.after_bracket(token);
        }
        match token {
            Token::More => return Ok(()),
            Token::EndArray => {
                self.end_list();
                return Ok(());
            }
            _ if kind.is(Kind::RECORDS) && walk.in_list => return self.element(token),
            _ if kind.is(Kind::RAW) && token != Token::Null => {
                self.raw(token);
                return Ok(());
            }
            Token::String | Token::Number => {
                walk.number = token == Token::Number;
                walk.state = State::Scalar;
                walk.first = true;
                return Ok(());
            }
            Token::Null => {
                let offset = walk.lexer.token_start();
                return self.no_value(offset);
            }
            Token::True | Token::False if kind.scalar().is(Kind::BOOL) => {
                walk.first = true;
                self.ended();
                let what = match token {
                    Token::True => What::True,
                    _ => What::False,
                };
                return self.put_value(what, "", true);
            }
            Token::BeginArray if kind.is(Kind::LIST) => {
                self.open_list(kind);
                return Ok(());
            }
            Token::BeginObject
                if kind.is_root() || kind.is(Kind::OBJECT) && !kind.is(Kind::LIST) =>
            {
                return self.open(What::Object);
            }
            Token::BeginArray if kind.is(Kind::OBJECT) => {
                let member = walk.stack.member(self.shape);
                if let Some(field) = member.object().and_then(|object| object.records()) {
                    return self.open_bare_list(field);
                }
            }
            _ => {}
        }
        let walk = &mut *self.walk;
        let offset = walk.lexer.token_start();
        let no_value = match token {
            Token::BeginArray => kind.is(Kind::OBJECT),
            Token::BeginObject => kind.is(Kind::LIST),
            _ => false,
        };
        if no_value {
            walk.offset = offset;
            walk.state = State::Bracket;
            return Ok(());
        }
        self.fault(Reason::Type, offset, token.opens())
    }

    /// After a bracket that can only open an empty list or object, which is no value.
    fn after_bracket(&mut self, token: Token) -> Result<(), Failed> {
        let offset = self.walk.offset;
        match token {
            Token::More => Ok(()),
            Token::EndArray | Token::EndObject => self.no_value(offset),
            _ => self.fault(Reason::Type, offset, true),
        }
    }

    /// The current value, at `offset`, counts as no value.
    fn no_value(&mut self, offset: u64) -> Result<(), Failed> {
        let kind = self.walk.kind;
        self.ended();
        if kind.is(Kind::RECORDS) {
            self.put(What::List, "", true);
        } else if kind.is_root() {
            return self.fault(Reason::Type, offset, false);
        } else if !kind.is(Kind::OPTIONAL) {
            return self.fault(Reason::Null, offset, false);
        }
        Ok(())
    }

    /// A value or an element has been read to its end.
    #[inline(always)]
    pub(super) fn ended(&mut self) {
        self.walk.state = if self.walk.in_list {
            State::Element
        } else {
            State::Member
        };
    }

    /// A piece of a string or number, or of a name.
    #[inline(always)]
    pub(super) fn piece(&mut self, piece: Piece, chunk: &Chunk<'_>) -> Result<(), Failed> {
        match piece {
            Piece::Text => self.text(Some(chunk.piece())),
            Piece::Char => self.character(),
            Piece::LoneSurrogate => self.text(None),
            Piece::More => Ok(()),
        }
    }

    /// The character that the lexer found.
    #[inline(never)]
    fn character(&mut self) -> Result<(), Failed> {
        let char = self.walk.lexer.char();
        self.text(Some(char.encode_utf8(&mut [0; 4])))
    }

    /// The text of a piece; a lone surrogate has none.
    #[inline(never)]
    pub(super) fn text(&mut self, text: Option<&str>) -> Result<(), Failed> {
        match self.walk.state {
            State::Name => self.name_piece(text),
            State::Scalar => self.scalar(text),
            _ => Ok(()),
        }
    }

    /// A character that an edge cut in two, wherever it is.
    #[cold]
    pub(super) fn split_character(&mut self) -> Result<(), Failed> {
        if matches!(self.walk.state, State::Keep | State::KeepString) {
            // An escape before it is kept already, as it was written.
            if !self.walk.lexer.has_split() {
                let char = self.walk.lexer.char();
                self.keep(char.encode_utf8(&mut [0; 4]));
            }
            return Ok(());
        }
        self.character()
    }

    fn scalar(&mut self, text: Option<&str>) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let last = !walk.lexer.has_more();
        let takes = walk.kind.scalar();
        if walk.number {
            if !takes.is(Kind::INTEGER) || last && !walk.lexer.is_integer() {
                // Only at its end is it known to be a number.
                if !last {
                    return Ok(());
                }
                let offset = walk.lexer.token_start();
                return self.fault(Reason::Type, offset, false);
            }
            return self.put_value(What::Integer, text.unwrap_or(""), last);
        }
        if walk.first {
            let empty = text == Some("");
            if empty && !last {
                return Ok(());
            }
            if empty && !takes.is(Kind::EMPTY_TEXT) {
                let offset = walk.lexer.token_start();
                return self.no_value(offset);
            }
            if !takes.is(Kind::STRING) {
                let offset = walk.lexer.token_start();
                return self.fault(Reason::Type, offset, false);
            }
        }
        let what = if text.is_some() {
            What::Text
        } else {
            What::LoneSurrogate
        };
        self.put_value(what, text.unwrap_or(""), last)
    }

    /// Gives the current member a piece of its value, and goes on as the outcome says.
    #[inline(always)]
    pub(super) fn put_value(&mut self, what: What, text: &str, last: bool) -> Result<(), Failed> {
        if last {
            self.ended();
        }
        match self.put(what, text, last) {
            Outcome::Kept => {}
            Outcome::Altered => self.mark_altered(),
            Outcome::Full => {
                self.mark_altered();
                if !last {
                    self.walk.state = State::Cut;
                }
            }
            Outcome::Faulty(reason) => {
                let offset = self.walk.lexer.token_start();
                return self.fault(reason, offset, false);
            }
        }
        Ok(())
    }

    /// Gives the current member a piece of its value.
    #[inline(never)]
    pub(super) fn put(&mut self, what: What, text: &str, last: bool) -> Outcome {
        let walk = &mut *self.walk;
        let part = walk.stack.part();
        let leniency = match part {
            Part::Record => walk.leniency,
            Part::Envelope => Leniency::ALL,
        };
        let mut input = Input {
            what,
            text,
            first: walk.first,
            last,
            leniency,
            fill: &mut walk.fill,
        };
        walk.first = false;
        self.page.put(part, walk.stack.path(), &mut input)
    }
}
