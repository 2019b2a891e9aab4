//! Reads on: members, their names, and where the text goes.

use super::error::Error;
use super::page::{AnyPage, Part, Shape};
use super::walk::{Failed, Failure, State, Step, Walk};
use crate::json::{Chunk, Loaded, Piece, SyntaxErrorKind, Token};
use crate::record::{Candidate, Fill, Kind, Reason, What};

/// The decoder at work on one chunk.
pub(super) struct Run<'r> {
    pub(super) walk: &'r mut Walk,
    pub(super) shape: &'static Shape,
    pub(super) page: &'r mut dyn AnyPage,
}

impl Walk {
    pub(crate) fn feed(
        &mut self,
        shape: &'static Shape,
        page: &mut dyn AnyPage,
        chunk: &mut Chunk<'_>,
    ) -> Result<Step, Error> {
        let mut run = Run {
            walk: self,
            shape,
            page,
        };
        let step = run.run(chunk);
        if let Err(Failed::Json(kind)) = step {
            run.fail_json(kind, chunk);
        }
        self.lexer.count(chunk);
        step.map_err(|_| self.cause())
    }

    pub(crate) fn finish(
        &mut self,
        shape: &'static Shape,
        page: &mut dyn AnyPage,
    ) -> Result<(), Error> {
        if self.state != State::Failed && !self.is_complete() {
            // A number alone is whole only where the body ends.
            let (failure, offset) = if self.lexer.is_complete() {
                self.reason = Reason::Type;
                (Failure::Envelope, self.lexer.token_start())
            } else {
                let end = self.lexer.offset(&Chunk::new(b""));
                (Failure::Json(SyntaxErrorKind::UnexpectedEnd), end)
            };
            let mut run = Run {
                walk: self,
                shape,
                page,
            };
            run.fail(failure, offset);
        }
        self.error().map_or(Ok(()), Err)
    }
}

impl Run<'_> {
    pub(super) fn run(&mut self, chunk: &mut Chunk<'_>) -> Result<Step, Failed> {
        if self.walk.state == State::Failed {
            return Err(Failed::Noted);
        }
        loop {
            if chunk.is_text_used_up() && !self.has_passed() {
                match self.walk.lexer.load(chunk)? {
                    Loaded::Text => {}
                    Loaded::End => return Ok(Step::More),
                    Loaded::Char => {
                        self.split_character()?;
                        continue;
                    }
                    Loaded::LoneSurrogate => {
                        self.text(None)?;
                        continue;
                    }
                }
            }
            match self.walk.state {
                State::Member | State::Value => {
                    if let Some(step) = self.members(chunk)? {
                        return Ok(step);
                    }
                }
                State::Element | State::Bracket => {
                    let token = self.walk.lexer.find(chunk)?;
                    self.value(token)?;
                }
                State::Scalar | State::Name => {
                    #[cfg(feature = "fast")]
                    if self.take_escapes(chunk)? {
                        continue;
                    }
                    let piece = self.walk.lexer.find_piece(chunk)?;
                    self.piece(piece, chunk)?;
                }
                _ => {
                    if let Some(step) = self.pass_over(chunk)? {
                        return Ok(step);
                    }
                }
            }
        }
    }

    /// Takes members as long as each is complete in the chunk, beginning with what is left of the current one. The other
    /// states take the rest.
    #[inline(never)]
    fn members(&mut self, chunk: &mut Chunk<'_>) -> Result<Option<Step>, Failed> {
        loop {
            #[cfg(feature = "fast")]
            self.take_members(chunk);
            if self.walk.state == State::Member {
                match self.walk.lexer.find_member(chunk)? {
                    Token::Key => {}
                    Token::EndObject => return self.end_object(),
                    _ => return Ok(None),
                }
                let walk = &mut *self.walk;
                let likely = walk.stack.field().wrapping_add(1);
                let name = walk.stack.names(self.shape).get(likely);
                if name.is_some_and(|name| walk.lexer.take_name(chunk, name)) {
                    self.member(likely)?;
                } else {
                    walk.state = State::Name;
                    walk.first = true;
                    let piece = walk.lexer.text(chunk)?;
                    self.piece(piece, chunk)?;
                    if self.walk.state == State::Skip {
                        self.pass_over(chunk)?;
                        if self.walk.state == State::Member {
                            continue;
                        }
                    }
                }
            }
            let walk = &mut *self.walk;
            if walk.state != State::Value {
                return Ok(None);
            }
            if walk.kind.is(Kind::RAW) || !walk.lexer.begin_string_value(chunk) {
                let token = self.walk.lexer.find(chunk)?;
                self.value(token)?;
                if self.walk.state != State::Member {
                    return Ok(None);
                }
                continue;
            }
            walk.state = State::Scalar;
            walk.number = false;
            walk.first = true;
            let whole = match walk.lexer.text(chunk)? {
                Piece::Text if !walk.lexer.has_more() => chunk.piece(),
                piece => {
                    self.piece(piece, chunk)?;
                    return Ok(None);
                }
            };
            if whole.is_empty() || !walk.kind.scalar().is(Kind::STRING) {
                self.text(Some(whole))?;
            } else {
                self.put_value(What::Text, whole, true)?;
            }
            if self.walk.state != State::Member {
                return Ok(None);
            }
        }
    }

    /// A piece of a member's name.
    pub(super) fn name_piece(&mut self, piece: Option<&str>) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let names = walk.stack.names(self.shape);
        let likely = walk.stack.field().wrapping_add(1);
        let last = !walk.lexer.has_more();
        let index = match piece {
            Some(name) if last && walk.first => names.position(name),
            _ => {
                if walk.first {
                    walk.first = false;
                    walk.fill = Fill::Name(Candidate::new(likely));
                }
                let Fill::Name(candidate) = &mut walk.fill else {
                    return Ok(());
                };
                candidate.push(names, piece);
                if !last {
                    return Ok(());
                }
                candidate.finish(names)
            }
        };
        match index {
            Some(index) => self.member(index),
            None => {
                walk.state = State::Skip;
                Ok(())
            }
        }
    }

    /// The name of a member has been read.
    #[inline(always)]
    fn member(&mut self, index: u8) -> Result<(), Failed> {
        self.walk.state = State::Value;
        self.walk.kind = self.walk.stack.member_kind(index);
        if self.walk.stack.see(index) {
            return Ok(());
        }
        let offset = self.walk.lexer.token_start();
        self.fault(Reason::Duplicate, offset, true)
    }

    fn end_object(&mut self) -> Result<Option<Step>, Failed> {
        let walk = &mut *self.walk;
        if let Some(field) = walk.stack.missing() {
            walk.stack.set_field(field);
            let offset = walk.lexer.token_start();
            self.fault(Reason::Missing, offset, true)?;
            return Ok(None);
        }
        let level = walk.stack.level();
        let is_record = walk.stack.part() == Part::Record && level == walk.stack.base();
        walk.stack.go_back(level.wrapping_sub(1), self.shape);
        let kind = walk.stack.member(self.shape).kind();
        walk.in_list = kind.is(Kind::LIST);
        walk.kind = kind.element();
        self.ended();
        if is_record {
            self.count(What::Accepted);
            return Ok(Some(Step::Record));
        }
        Ok(None)
    }
}
