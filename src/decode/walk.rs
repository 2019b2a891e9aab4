//! Walks the tree of described objects: one copy of the code for all records and envelopes.

use super::error::{EnvelopeField, Error, ErrorKind};
use super::options::Options;
use super::page::{AnyPage, Part, Shape};
use super::stack::Stack;
use crate::json::{Chunk, Lexer, Loaded, Piece, SyntaxErrorKind, Token};
use crate::record::{Candidate, Fill, Input, Kind, Leniency, Outcome, Reason, What};

/// What feeding a chunk came to; what it is about stands in the page or in [`Walk::rejected`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    More,
    Record,
    Rejected,
}

/// Decoding failed; why stands in the [`Walk`].
pub(super) struct Failed;

/// From `Cut` on, something is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(super) enum State {
    /// Expecting a value.
    Value,
    /// In a string or number that is the value, or an element of it.
    Scalar,
    /// Expecting an element of the list that is the value, or its end.
    Element,
    /// After a bracket that is no value unless the next one closes it.
    Bracket,
    /// Expecting a member of the object, or its end.
    Member,
    /// In a member's name.
    Name,
    /// Passing over the rest of a text for which there is no room.
    Cut,
    /// Passing over the rest of a value that nobody wants.
    Skip,
    /// The same, keeping its JSON.
    Keep,
    /// Passing over the rest of a record that is rejected.
    Reject,
    /// Passing over the rest of a value that no envelope can have. An error inside it comes before it.
    Refuse,
    Failed,
}

/// Everything the decoder knows between calls, beside the page. All zeros to begin with, so that a `static` decoder
/// takes no flash.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Walk {
    pub(super) lexer: Lexer,
    /// Where it failed, or where the record at hand is at fault, or where the bracket at hand is.
    offset: u64,
    pub(super) fill: Fill,
    pub(super) stack: Stack,
    /// Which member of the envelope is at fault.
    member: Option<EnvelopeField>,
    /// Elements of the list so far.
    index: u32,
    /// The largest number without how many records there may be.
    records_complement: u32,
    pub(super) state: State,
    failure: Failure,
    reason: Reason,
    /// The number of the record's field at fault.
    field: u8,
    leniency: Leniency,
    /// What the value at hand, or the element at hand of it, is to be.
    pub(super) kind: Kind,
    /// Whether the value at hand is an element of a list.
    in_list: bool,
    /// Whether nothing of the scalar at hand has been put yet.
    pub(super) first: bool,
    /// Whether the scalar at hand is a number.
    pub(super) number: bool,
    /// Whether the layer `fast` is left out.
    #[cfg(feature = "fast")]
    pub(super) engine_only: bool,
}

/// [`ErrorKind`] without what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
enum Failure {
    Envelope,
    RecordLimit,
    Json(SyntaxErrorKind),
}

impl Walk {
    pub(crate) const fn new() -> Self {
        Self {
            lexer: Lexer::new(),
            offset: 0,
            fill: Fill::Begun,
            stack: Stack::new(),
            member: None,
            index: 0,
            records_complement: 0,
            state: State::Value,
            failure: Failure::Json(SyntaxErrorKind::Syntax),
            reason: Reason::Missing,
            field: 0,
            leniency: Leniency::NONE,
            kind: Kind::ROOT,
            in_list: false,
            first: false,
            number: false,
            #[cfg(feature = "fast")]
            engine_only: false,
        }
    }

    pub(crate) const fn set_options(&mut self, options: Options) {
        self.lexer.set_limit(options.max_bytes);
        self.records_complement = !options.max_records;
        self.leniency = options.leniency;
    }

    pub(crate) fn reset(&mut self) {
        let options = Options {
            leniency: self.leniency,
            max_bytes: self.lexer.limit(),
            max_records: !self.records_complement,
        };
        #[cfg(feature = "fast")]
        let engine_only = self.engine_only;
        *self = Self::new();
        self.set_options(options);
        #[cfg(feature = "fast")]
        {
            self.engine_only = engine_only;
        }
    }

    /// Why it failed, if it did.
    pub(crate) fn error(&self) -> Option<Error> {
        (self.state == State::Failed).then(|| self.cause())
    }

    #[cold]
    fn cause(&self) -> Error {
        let kind = match self.failure {
            Failure::Json(kind) => kind.into(),
            Failure::RecordLimit => ErrorKind::RecordLimit,
            Failure::Envelope => ErrorKind::Envelope {
                member: self.member.unwrap_or(EnvelopeField::ROOT),
                reason: self.reason,
            },
        };
        Error {
            kind,
            offset: self.offset,
        }
    }

    /// Whether the envelope has been read to its end.
    pub(crate) fn is_complete(&self) -> bool {
        self.state == State::Member && self.lexer.is_complete()
    }

    /// The index of the element that was rejected last; the number of the field that is at fault, why, and where.
    pub(crate) fn rejected(&self) -> (u32, u8, Reason, u64) {
        (
            self.index.wrapping_sub(1),
            self.field,
            self.reason,
            self.offset,
        )
    }

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
        self.lexer.count(chunk);
        step.map_err(|Failed| self.cause())
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

/// The decoder at work on one chunk.
pub(super) struct Run<'r> {
    pub(super) walk: &'r mut Walk,
    pub(super) shape: &'static Shape,
    pub(super) page: &'r mut dyn AnyPage,
}

impl Run<'_> {
    fn run(&mut self, chunk: &mut Chunk<'_>) -> Result<Step, Failed> {
        if self.walk.state == State::Failed {
            return Err(Failed);
        }
        loop {
            if chunk.is_text_used_up() && !self.has_passed() {
                match self.walk.lexer.load(chunk) {
                    Ok(Loaded::Text) => {}
                    Ok(Loaded::End) => return Ok(Step::More),
                    Ok(Loaded::Char) => {
                        self.split_character()?;
                        continue;
                    }
                    Ok(Loaded::LoneSurrogate) => {
                        self.text(None)?;
                        continue;
                    }
                    Err(kind) => return Err(self.fail_json(kind, chunk)),
                }
            }
            match self.walk.state {
                State::Member => {
                    if let Some(step) = self.members(chunk)? {
                        return Ok(step);
                    }
                }
                State::Value | State::Element | State::Bracket => {
                    match self.walk.lexer.find(chunk) {
                        Ok(Token::More) => {}
                        Ok(token) => self.value(token)?,
                        Err(kind) => return Err(self.fail_json(kind, chunk)),
                    }
                }
                State::Scalar | State::Name => match self.walk.lexer.find_piece(chunk) {
                    Ok(piece) => self.piece(piece, chunk)?,
                    Err(kind) => return Err(self.fail_json(kind, chunk)),
                },
                _ => {
                    if let Some(step) = self.pass_over(chunk)? {
                        return Ok(step);
                    }
                }
            }
        }
    }

    #[cold]
    fn fail_json(&mut self, kind: SyntaxErrorKind, chunk: &Chunk<'_>) -> Failed {
        let offset = self.walk.lexer.offset(chunk);
        self.fail(Failure::Json(kind), offset)
    }

    #[cold]
    fn fail(&mut self, failure: Failure, offset: u64) -> Failed {
        // Of a text of the envelope that is not whole, nothing is kept.
        if matches!(self.walk.state, State::Scalar | State::Cut)
            && self.walk.stack.part() == Part::Envelope
            && !self.walk.number
        {
            self.put(What::Nothing, "", true);
        }
        self.walk.failure = failure;
        self.walk.offset = offset;
        self.walk.state = State::Failed;
        Failed
    }

    /// Takes members as far as their names come in the order of the table and their values are strings that stand in
    /// the text whole. What comes otherwise is for the states after this one.
    #[inline(never)]
    fn members(&mut self, chunk: &mut Chunk<'_>) -> Result<Option<Step>, Failed> {
        loop {
            #[cfg(feature = "fast")]
            if !self.take_members(chunk) {
                return Ok(None);
            }
            match self.walk.lexer.find_member(chunk) {
                Ok(Token::Key) => {}
                Ok(Token::EndObject) => return self.end_object(),
                Ok(_) => return Ok(None),
                Err(kind) => return Err(self.fail_json(kind, chunk)),
            }
            let walk = &mut *self.walk;
            let likely = walk.stack.field().wrapping_add(1);
            let name = walk.stack.names(self.shape).get(likely);
            if !name.is_some_and(|name| walk.lexer.take_name(chunk, name)) {
                walk.state = State::Name;
                walk.first = true;
                return Ok(None);
            }
            self.member(likely)?;
            let walk = &mut *self.walk;
            if walk.state != State::Value {
                return Ok(None);
            }
            if !walk.lexer.begin_string_value(chunk) {
                match self.walk.lexer.find(chunk) {
                    Ok(Token::More) => {}
                    Ok(token) => self.value(token)?,
                    Err(kind) => return Err(self.fail_json(kind, chunk)),
                }
                if self.walk.state != State::Member {
                    return Ok(None);
                }
                continue;
            }
            walk.state = State::Scalar;
            walk.number = false;
            walk.first = true;
            let whole = match walk.lexer.text(chunk) {
                Ok(Piece::Text) if !walk.lexer.is_in_token() => chunk.cut_piece(),
                Ok(piece) => {
                    self.piece(piece, chunk)?;
                    return Ok(None);
                }
                Err(kind) => return Err(self.fail_json(kind, chunk)),
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
    fn name_piece(&mut self, piece: Option<&str>) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let names = walk.stack.names(self.shape);
        let last = !walk.lexer.is_in_token();
        let index = match piece {
            Some(name) if last && walk.first => names.position(name),
            _ => {
                if walk.first {
                    walk.first = false;
                    walk.fill = Fill::Name(Candidate::new(walk.stack.field().wrapping_add(1)));
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

    /// What stands where a value, an element, or the bracket that makes no value is expected.
    #[inline(never)]
    fn value(&mut self, token: Token) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let kind = walk.kind;
        if walk.state == State::Bracket {
            return self.after_bracket(token);
        }
        match token {
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
            Token::True | Token::False if kind.is(Kind::BOOL) => {
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

    /// What follows a bracket that is no value unless it is closed at once.
    fn after_bracket(&mut self, token: Token) -> Result<(), Failed> {
        let offset = self.walk.offset;
        match token {
            Token::EndArray | Token::EndObject => self.no_value(offset),
            _ => self.fault(Reason::Type, offset, true),
        }
    }

    /// The value at hand, which is at `offset`, is none.
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
    fn ended(&mut self) {
        self.walk.state = if self.walk.in_list {
            State::Element
        } else {
            State::Member
        };
    }

    /// A piece of a string or number, or of a name.
    #[inline(always)]
    fn piece(&mut self, piece: Piece, chunk: &Chunk<'_>) -> Result<(), Failed> {
        match piece {
            Piece::Text => self.text(Some(chunk.cut_piece())),
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
    fn text(&mut self, text: Option<&str>) -> Result<(), Failed> {
        match self.walk.state {
            State::Name => self.name_piece(text),
            State::Scalar => self.scalar(text),
            _ => Ok(()),
        }
    }

    /// A character that an edge cut in two, wherever it is.
    #[cold]
    fn split_character(&mut self) -> Result<(), Failed> {
        if self.walk.state == State::Keep {
            let char = self.walk.lexer.char();
            self.keep(char.encode_utf8(&mut [0; 4]));
            return Ok(());
        }
        self.character()
    }

    fn scalar(&mut self, text: Option<&str>) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let last = !walk.lexer.is_in_token();
        let takes = walk.kind.scalar();
        if walk.number {
            if !takes.is(Kind::NUMBER) || last && !walk.lexer.is_integer() {
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

    /// Gives the member at hand a piece of its value, and goes on as it has to after that.
    #[inline(always)]
    fn put_value(&mut self, what: What, text: &str, last: bool) -> Result<(), Failed> {
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

    /// Gives the member at hand a piece of its value.
    #[inline(never)]
    fn put(&mut self, what: What, text: &str, last: bool) -> Outcome {
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

    /// Flags the member at hand.
    #[cold]
    fn mark_altered(&mut self) {
        let stack = &self.walk.stack;
        let (part, path) = (stack.part(), stack.path());
        let number = match part {
            Part::Record => self.shape.record.number(path),
            Part::Envelope => self.shape.envelope.number(path),
        };
        self.page.mark_altered(part, number);
    }

    /// Goes into the object at hand.
    fn open(&mut self, what: What) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let member = walk.stack.member(self.shape);
        if walk.stack.level() > 0 {
            walk.first = true;
            // A list may have no room for one more.
            match self.put(what, "", true) {
                Outcome::Kept | Outcome::Altered => {}
                Outcome::Full => {
                    self.mark_altered();
                    self.walk.state = State::Skip;
                    return Ok(());
                }
                Outcome::Faulty(reason) => {
                    let offset = self.walk.lexer.token_start();
                    return self.fault(reason, offset, true);
                }
            }
        }
        let walk = &mut *self.walk;
        let depth = walk.lexer.depth();
        let opened = member
            .object()
            .is_some_and(|object| walk.stack.open(object, depth));
        walk.in_list = false;
        walk.state = if opened { State::Member } else { State::Skip };
        Ok(())
    }

    /// Goes into a list that stands in the place of the object that it is in.
    fn open_bare_list(&mut self, field: u8) -> Result<(), Failed> {
        self.open(What::Object)?;
        let walk = &mut *self.walk;
        let depth = walk.lexer.depth().wrapping_sub(1);
        walk.stack.set_bare(field, depth);
        let kind = walk.stack.member(self.shape).kind();
        self.open_list(kind);
        Ok(())
    }

    /// Goes into a list.
    fn open_list(&mut self, kind: Kind) {
        self.put(What::List, "", true);
        self.walk.kind = kind.element();
        self.walk.in_list = true;
        self.walk.state = State::Element;
    }

    /// The list at hand is closed.
    fn end_list(&mut self) {
        let walk = &mut *self.walk;
        if walk.stack.is_bare() {
            let around = walk.stack.level().wrapping_sub(1);
            walk.stack.go_back(around, self.shape);
        }
        walk.in_list = false;
        walk.state = State::Member;
    }

    /// An element of the list of the records begins.
    fn element(&mut self, token: Token) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let offset = walk.lexer.token_start();
        if walk.index >= !walk.records_complement {
            return self.refuse(Failure::RecordLimit, offset, token.opens());
        }
        let depth = walk.lexer.depth();
        if token == Token::BeginObject && walk.stack.open_record(self.shape, depth) {
            walk.in_list = false;
            walk.state = State::Member;
            self.page.clear_record();
        } else {
            walk.field = u8::MAX;
            walk.reason = Reason::Type;
            walk.offset = offset;
            walk.state = State::Reject;
        }
        Ok(())
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

    /// Counts an element of the list of the records.
    fn count(&mut self, what: What) {
        self.walk.index = self.walk.index.wrapping_add(1);
        self.put(what, "", true);
    }

    /// The member at hand is at fault: it is dropped where that is allowed; else the record is rejected, or the
    /// envelope refused.
    #[cold]
    #[inline(never)]
    fn fault(&mut self, reason: Reason, offset: u64, at_once: bool) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let part = walk.stack.part();
        let base = walk.stack.base();
        let may_drop = match part {
            Part::Record => walk.leniency.has(Leniency::DROP),
            Part::Envelope => reason != Reason::Duplicate,
        };
        let mut level = walk.stack.level();
        while may_drop && level >= base {
            let member = walk.stack.member_at(level, self.shape);
            let holds_records = member.kind().is(Kind::RECORDS)
                || part == Part::Envelope
                    && member.object().is_some_and(|object| object.holds_records());
            if holds_records {
                break;
            }
            if member.kind().is(Kind::OPTIONAL) {
                self.drop(level);
                return Ok(());
            }
            level = level.wrapping_sub(1);
        }
        match part {
            Part::Record => {
                walk.field = self.shape.record.number(walk.stack.path());
                walk.reason = reason;
                walk.offset = offset;
                walk.stack.go_back(base.wrapping_sub(1), self.shape);
                walk.kind = Kind::RECORDS;
                walk.in_list = true;
                walk.state = State::Reject;
                Ok(())
            }
            Part::Envelope => {
                walk.member = walk.stack.name().map(EnvelopeField::new);
                walk.reason = reason;
                self.refuse(Failure::Envelope, offset, at_once)
            }
        }
    }

    /// Forgets the value of the member at hand of the object at this level, and flags it.
    fn drop(&mut self, level: u8) {
        let walk = &mut *self.walk;
        walk.stack.go_back(level, self.shape);
        walk.in_list = false;
        walk.state = State::Skip;
        self.put(What::Nothing, "", true);
        self.mark_altered();
    }

    /// Fails at this offset, at once or when the value at hand is whole.
    #[cold]
    fn refuse(&mut self, failure: Failure, offset: u64, at_once: bool) -> Result<(), Failed> {
        if at_once {
            return Err(self.fail(failure, offset));
        }
        self.walk.failure = failure;
        self.walk.offset = offset;
        self.walk.state = State::Refuse;
        Ok(())
    }

    /// Keeps the value at hand as raw JSON.
    fn raw(&mut self, token: Token) {
        let walk = &mut *self.walk;
        walk.state = State::Keep;
        walk.first = token == Token::String;
        match token {
            Token::String => self.keep("\""),
            Token::BeginObject => self.keep("{"),
            Token::BeginArray => self.keep("["),
            Token::True => self.keep("true"),
            Token::False => self.keep("false"),
            _ => {}
        }
    }

    /// Keeps a piece of the raw JSON at hand.
    #[inline(never)]
    fn keep(&mut self, raw: &str) {
        let string = self.walk.first;
        if self.put(What::Raw, raw, false) == Outcome::Full {
            self.mark_altered();
            self.walk.state = State::Skip;
        }
        self.walk.first = string;
    }

    /// How many brackets are open in the object or list at hand.
    #[inline(always)]
    fn depth(&self) -> u8 {
        let walk = &*self.walk;
        walk.stack.depth().wrapping_add(walk.in_list.into())
    }

    /// Whether a value has been passed over to its end.
    #[inline(always)]
    fn has_passed(&self) -> bool {
        self.walk.state >= State::Cut && self.walk.lexer.value_ended_at(self.depth())
    }

    /// Passes over the rest of the value at hand.
    #[inline(never)]
    fn pass_over(&mut self, chunk: &mut Chunk<'_>) -> Result<Option<Step>, Failed> {
        let depth = self.depth();
        let walk = &mut *self.walk;
        let from = chunk.at();
        let ended = walk.lexer.skip(chunk, depth);
        if walk.state == State::Keep {
            self.keep(chunk.since(from));
        }
        match ended {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(kind) => return Err(self.fail_json(kind, chunk)),
        }
        let walk = &mut *self.walk;
        match walk.state {
            State::Refuse => {
                walk.state = State::Failed;
                return Err(Failed);
            }
            State::Reject => {
                walk.state = State::Element;
                self.count(What::Rejected);
                return Ok(Some(Step::Rejected));
            }
            State::Keep if walk.first => {
                // A string of nothing but its quotation marks is no value.
                let len = walk
                    .lexer
                    .offset(chunk)
                    .wrapping_sub(walk.lexer.token_start());
                if len == 2 {
                    self.put(What::Nothing, "", true);
                }
            }
            _ => {}
        }
        self.ended();
        Ok(None)
    }
}
