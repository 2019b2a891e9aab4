//! Walks envelope, response, list and record, and fills the record in place.

use heapless::string::StringView;

use crate::envelope::{self, AnyEnvelope, Envelope};
use crate::error::{Error, ErrorKind, Member, Reason};
use crate::json::{Chunk, Lexer, Token};
use crate::options::Options;
use crate::record::{AnyRecord, ELEMENT, Field, Record, Rejection, Slot, Table};
use crate::timestamp;

/// What the decoder came to.
#[derive(Debug, PartialEq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Event<'a, R: Record> {
    /// The next record of the list. It stays in the decoder until the next call, which overwrites it.
    Record(&'a R),
    /// An element of the list that is no good record, and why.
    Rejected(Rejection<R>),
}

/// Turns the body of a response into records, one at a time, from chunks cut anywhere.
///
/// The decoder owns the one record that it fills and the [`Envelope`], whose text capacities are `DESCRIPTION` and
/// `NEXT` bytes. Its own state beside them is less than 192 bytes on a 32-bit target and borrows nothing, so it can
/// be a `static`, or live in a future that is dropped and made again.
///
/// ```
/// use chatwire::{Chat, Chunk, Decoder, Event};
///
/// let page = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}}"#;
///
/// let mut decoder = Decoder::<Chat>::new();
/// let mut ids = Vec::new();
/// for bytes in page.chunks(16) {
///     let mut chunk = Chunk::new(bytes);
///     while let Some(event) = decoder.feed(&mut chunk)? {
///         match event {
///             Event::Record(chat) => ids.push(chat.chat_id.to_string()),
///             Event::Rejected(rejection) => eprintln!("{rejection}"),
///         }
///     }
/// }
/// assert_eq!(decoder.finish()?.records, 1);
/// assert_eq!(ids, ["1872640"]);
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug)]
pub struct Decoder<R: Record, const DESCRIPTION: usize = 80, const NEXT: usize = 128> {
    walk: Walk,
    record: R,
    envelope: Envelope<DESCRIPTION, NEXT>,
}

impl<R: Record, const DESCRIPTION: usize, const NEXT: usize> Decoder<R, DESCRIPTION, NEXT> {
    /// A strict decoder without limits.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder};
    /// const DECODER: Decoder<Chat> = Decoder::new();
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self::with_options(Options::new())
    }

    /// A decoder with options.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder, Options};
    /// let decoder = Decoder::<Chat>::with_options(Options::new().max_bytes(65_536));
    /// ```
    #[must_use]
    pub const fn with_options(options: Options) -> Self {
        Self {
            walk: Walk::new(options),
            record: R::EMPTY,
            envelope: Envelope::EMPTY,
        }
    }

    /// Reads on until there is something to tell; `None` when the chunk is used up.
    ///
    /// # Errors
    ///
    /// Every kind but [`UnexpectedEnd`](ErrorKind::UnexpectedEnd); the same again in each further call, until
    /// [`reset`](Self::reset).
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder, ErrorKind};
    /// let mut decoder = Decoder::<Chat>::new();
    /// let error = decoder.feed(&mut Chunk::new(b"<html>")).unwrap_err();
    /// assert_eq!((error.kind, error.offset), (ErrorKind::Syntax, 0));
    /// assert_eq!(decoder.feed(&mut Chunk::new(b"{}")), Err(error));
    /// ```
    pub fn feed(&mut self, chunk: &mut Chunk<'_>) -> Result<Option<Event<'_, R>>, Error> {
        let step = self.advance(chunk)?;
        Ok(self.event(step))
    }

    /// Says that the body ends here, and hands out what surrounded the list.
    ///
    /// # Errors
    ///
    /// [`UnexpectedEnd`](ErrorKind::UnexpectedEnd) where the body is not complete, or the error that stopped the
    /// decoder.
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder};
    /// let mut decoder = Decoder::<Chat>::new();
    /// assert!(decoder.feed(&mut Chunk::new(br#"{"status_code":2003"#))?.is_none());
    /// assert_eq!(decoder.finish().unwrap_err().offset, 19);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    pub fn finish(&mut self) -> Result<&Envelope<DESCRIPTION, NEXT>, Error> {
        self.walk.finish()?;
        Ok(&self.envelope)
    }

    /// The envelope as far as it has been read.
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder, StatusCode};
    /// let mut decoder = Decoder::<Chat>::new();
    /// decoder.feed(&mut Chunk::new(br#"{"status_code":4305,"#))?;
    /// assert_eq!(decoder.envelope().status_code, StatusCode::ChatsRetrieved);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn envelope(&self) -> &Envelope<DESCRIPTION, NEXT> {
        &self.envelope
    }

    /// Starts over with the next body, with the same options.
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder};
    /// let mut decoder = Decoder::<Chat>::new();
    /// assert!(decoder.feed(&mut Chunk::new(b"?")).is_err());
    /// decoder.reset();
    /// assert!(decoder.feed(&mut Chunk::new(b"{")).is_ok());
    /// ```
    pub fn reset(&mut self) {
        self.walk = Walk::new(self.walk.options);
        AnyEnvelope::clear(&mut self.envelope);
    }

    pub(crate) fn advance(&mut self, chunk: &mut Chunk<'_>) -> Result<Step, Error> {
        let wire = Wire {
            table: R::TABLE,
            response: R::RESPONSE,
        };
        self.walk
            .feed(wire, &mut self.record, &mut self.envelope, chunk)
    }

    pub(crate) fn event(&self, step: Step) -> Option<Event<'_, R>> {
        match step {
            Step::More => None,
            Step::Record => Some(Event::Record(&self.record)),
            Step::Rejected(index, fault) => Some(Event::Rejected(Rejection {
                index,
                field: Field::new(fault.field),
                reason: fault.reason,
                offset: fault.offset,
            })),
        }
    }
}

impl<R: Record, const DESCRIPTION: usize, const NEXT: usize> Default
    for Decoder<R, DESCRIPTION, NEXT>
{
    fn default() -> Self {
        Self::new()
    }
}

/// Decodes a page that is in memory whole.
///
/// # Errors
///
/// Any but a [`Rejection`], which is an event.
///
/// ```
/// use chatwire::{Chat, Event, Options};
///
/// let page = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"},{}]}}"#;
/// let envelope = chatwire::decode::<Chat>(page, Options::new(), |event| match event {
///     Event::Record(chat) => assert_eq!(chat.chat_id, "1872640"),
///     Event::Rejected(rejection) => assert_eq!(rejection.field, "chat_id"),
/// })?;
/// assert_eq!((envelope.records, envelope.rejected), (1, 1));
/// # Ok::<(), chatwire::Error>(())
/// ```
pub fn decode<R: Record>(
    page: &[u8],
    options: Options,
    mut each: impl FnMut(Event<'_, R>),
) -> Result<Envelope, Error> {
    let mut decoder = Decoder::<R>::with_options(options);
    let mut chunk = Chunk::new(page);
    while let Some(event) = decoder.feed(&mut chunk)? {
        each(event);
    }
    decoder.walk.finish()?;
    Ok(decoder.envelope)
}

/// [`Event`] without the record.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    More,
    Record,
    Rejected(u32, Fault),
}

/// Why the current record is rejected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    field: u8,
    reason: Reason,
    offset: u64,
}

/// The names to look for.
#[derive(Clone, Copy)]
struct Wire {
    table: &'static Table,
    response: &'static [&'static str; 2],
}

/// The container that the decoder is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the envelope, and after it.
    Outside,
    Envelope,
    Response,
    Links,
    List,
    Record,
    /// An object nested in a record.
    Object,
}

const ENVELOPE: &[&str] = &["status_code", "description", "response"];
const LINKS: &[&str] = &["pages", "next"];

impl Place {
    /// The member number `index` of one of the envelope's objects.
    fn member(self, index: u8) -> Member {
        match (self, index) {
            (Self::Envelope, 0) => Member::StatusCode,
            (Self::Envelope, 1) => Member::Description,
            (Self::Envelope, 2) => Member::Response,
            (Self::Response, 0) => Member::Links,
            (Self::Response, 1) => Member::List,
            (Self::Links, 0) => Member::Pages,
            (Self::Links, 1) => Member::Next,
            _ => Member::Envelope,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// Expecting a member of the object, an element of the list, or the end.
    Next,
    /// In a member's name.
    Key,
    /// Expecting the value of member `field`.
    Value,
    /// In that value, which is a string or a number.
    Text,
    /// Expecting an element of the list of strings that is the value.
    Strings,
    /// In such an element.
    StringsText,
    /// Passing over a value, up to the end of the value at depth `level`.
    Skip,
    /// The same, keeping its JSON.
    Keep,
}

/// Everything the decoder knows between calls, beside record and envelope.
#[derive(Debug)]
struct Walk {
    lexer: Lexer,
    options: Options,
    failed: Option<Error>,
    fault: Option<Fault>,
    /// The names of the members of the object at hand.
    names: &'static [&'static str],
    names_left: Names,
    datetime: timestamp::Parser,
    integer: Integer,
    /// Which members were seen, for each place.
    seen: [u32; 7],
    index: u32,
    rejected: u32,
    place: Place,
    doing: Doing,
    /// The depth of the container at hand.
    level: u8,
    /// The member at hand.
    field: u8,
    /// The member that is likely to be next.
    next: u8,
    /// The member of the record that is the object at hand.
    object: u8,
    /// Whether the text at hand was cut, so that the rest of it is dropped.
    full: bool,
}

/// Which of several names the pieces read so far can still become.
#[derive(Debug)]
struct Names {
    left: u32,
    len: u16,
}

impl Names {
    const fn new() -> Self {
        Self {
            left: u32::MAX,
            len: 0,
        }
    }

    fn push(&mut self, names: &[&str], piece: &str) {
        let mut bit = 1;
        for name in names {
            let tail = name.as_bytes().get(usize::from(self.len)..);
            if !tail.is_some_and(|tail| tail.starts_with(piece.as_bytes())) {
                self.left &= !bit;
            }
            bit <<= 1;
        }
        self.len = self
            .len
            .saturating_add(u16::try_from(piece.len()).unwrap_or(u16::MAX));
    }

    /// Half a surrogate pair is in no name.
    fn refuse(&mut self) {
        self.left = 0;
    }

    /// Which name it is; begins anew.
    fn finish(&mut self, names: &[&str]) -> Option<usize> {
        let Self { left, len } = core::mem::replace(self, Self::new());
        let mut bit = 1;
        for (index, name) in names.iter().enumerate() {
            if left & bit != 0 && name.len() == usize::from(len) {
                return Some(index);
            }
            bit <<= 1;
        }
        None
    }
}

/// An integer as far as its digits were read.
#[derive(Debug, Clone, Copy)]
struct Integer {
    magnitude: u64,
    negative: bool,
    digits: bool,
    overflow: bool,
}

impl Integer {
    const NEW: Self = Self {
        magnitude: 0,
        negative: false,
        digits: false,
        overflow: false,
    };

    /// Hands the integer to its field.
    fn put(self, set: impl FnOnce(bool, u64) -> bool) -> Result<(), Reason> {
        let fits = !self.overflow && set(self.negative, self.magnitude);
        fits.then_some(()).ok_or(Reason::Range)
    }

    /// Takes sign and digits; false at anything else.
    fn push(&mut self, text: &str) -> bool {
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' => {
                    self.digits = true;
                    let digit = u64::from(byte.wrapping_sub(b'0'));
                    match self
                        .magnitude
                        .checked_mul(10)
                        .and_then(|tens| tens.checked_add(digit))
                    {
                        Some(magnitude) => self.magnitude = magnitude,
                        None => self.overflow = true,
                    }
                }
                b'-' => self.negative = true,
                _ => return false,
            }
        }
        true
    }
}

/// A piece of a string value.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Text(&'a str),
    LoneSurrogate,
}

impl Walk {
    const fn new(options: Options) -> Self {
        Self {
            lexer: Lexer::with_limit(options.max_bytes),
            options,
            failed: None,
            fault: None,
            names: &[],
            names_left: Names::new(),
            datetime: timestamp::Parser::new(),
            integer: Integer::NEW,
            seen: [0; 7],
            index: 0,
            rejected: 0,
            place: Place::Outside,
            doing: Doing::Value,
            level: 0,
            field: 0,
            next: 0,
            object: 0,
            full: false,
        }
    }

    fn finish(&mut self) -> Result<(), Error> {
        let result = self.failed.map_or_else(|| self.lexer.finish(), Err);
        self.failed = result.err();
        result
    }

    fn feed(
        &mut self,
        wire: Wire,
        record: &mut dyn AnyRecord,
        envelope: &mut dyn AnyEnvelope,
        chunk: &mut Chunk<'_>,
    ) -> Result<Step, Error> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let mut run = Run {
            walk: self,
            wire,
            record,
            envelope,
        };
        let result = run.run(chunk);
        self.lexer.count(chunk);
        self.failed = result.as_ref().err().copied();
        result
    }

    /// Takes a piece of a string; says whether something had to be cut.
    fn text(
        &mut self,
        slot: Slot<'_>,
        piece: Piece<'_>,
        last: bool,
        first: bool,
    ) -> Result<bool, Reason> {
        let strings = matches!(self.doing, Doing::Strings | Doing::StringsText);
        let lenient = match self.place {
            Place::Envelope => true,
            Place::Links => false,
            _ => self.options.lenient,
        };
        if first {
            self.full = false;
        }
        let mut cut = false;
        match slot {
            Slot::Text(view) | Slot::Id(view) => cut = self.append(view, piece, lenient)?,
            Slot::List(list) if strings => {
                if first && !list.grow() {
                    if !lenient {
                        return Err(Reason::Overflow);
                    }
                    self.full = true;
                    cut = true;
                }
                if let Some(view) = list.last() {
                    cut |= self.append(view, piece, lenient)?;
                }
            }
            Slot::TextOrInteger(target) => {
                if first {
                    target.begin_text();
                }
                if let Some(view) = target.text() {
                    cut = self.append(view, piece, lenient)?;
                }
            }
            Slot::Timestamp(target) => {
                if first {
                    self.datetime = timestamp::Parser::new();
                }
                let Piece::Text(text) = piece else {
                    return Err(Reason::Datetime);
                };
                self.datetime.push(text.as_bytes());
                if last {
                    *target = self.datetime.finish().ok_or(Reason::Datetime)?;
                }
            }
            Slot::Variant(target) => {
                let names = target.names();
                match piece {
                    Piece::Text(text) => self.names_left.push(names, text),
                    Piece::LoneSurrogate => self.names_left.refuse(),
                }
                if last {
                    let variant = self.names_left.finish(names);
                    if variant.is_none() && !lenient {
                        return Err(Reason::UnknownVariant);
                    }
                    target.set(variant);
                }
            }
            Slot::Digits(target) => {
                if first {
                    self.integer = Integer::NEW;
                }
                match piece {
                    Piece::Text(text) if self.integer.push(text) && !self.integer.negative => {}
                    _ => return Err(Reason::Type),
                }
                if last {
                    if !self.integer.digits {
                        return Err(Reason::Type);
                    }
                    self.integer
                        .put(|negative, magnitude| target.set(negative, magnitude))?;
                }
            }
            _ => return Err(Reason::Type),
        }
        self.doing = match (last, strings) {
            (true, false) => Doing::Next,
            (false, false) => Doing::Text,
            (true, true) => Doing::Strings,
            (false, true) => Doing::StringsText,
        };
        Ok(cut)
    }

    /// Takes a piece of a number; says whether something had to be cut.
    fn number(
        &mut self,
        slot: Slot<'_>,
        text: &str,
        last: bool,
        integer: bool,
        first: bool,
    ) -> Result<bool, Reason> {
        if first {
            self.full = false;
            self.integer = Integer::NEW;
        }
        if !integer {
            return Err(Reason::Type);
        }
        let mut cut = false;
        match slot {
            Slot::Id(view) => {
                // Only at its end is it known to be an integer, and what it is comes before its length.
                self.append(view, Piece::Text(text), true)?;
                if last && self.full {
                    if !self.options.lenient {
                        return Err(Reason::Overflow);
                    }
                    cut = true;
                }
            }
            Slot::Integer(target) | Slot::Digits(target) => {
                self.integer.push(text);
                if last {
                    self.integer
                        .put(|negative, magnitude| target.set(negative, magnitude))?;
                }
            }
            Slot::TextOrInteger(target) => {
                self.integer.push(text);
                if last {
                    self.integer
                        .put(|negative, magnitude| target.set(negative, magnitude))?;
                }
            }
            _ => return Err(Reason::Type),
        }
        self.doing = if last { Doing::Next } else { Doing::Text };
        Ok(cut)
    }

    /// Appends a piece to a text of the record; says whether it had to be cut or mended.
    fn append(
        &mut self,
        view: &mut StringView,
        piece: Piece<'_>,
        lenient: bool,
    ) -> Result<bool, Reason> {
        if self.full {
            return Ok(false);
        }
        let (text, mended) = match piece {
            Piece::Text(text) => (text, false),
            Piece::LoneSurrogate if lenient => ("\u{fffd}", true),
            Piece::LoneSurrogate => return Err(Reason::Text),
        };
        if view.push_str(text).is_ok() {
            return Ok(mended);
        }
        if !lenient {
            return Err(Reason::Overflow);
        }
        self.full = true;
        let mut room = view.capacity().saturating_sub(view.len());
        while !text.is_char_boundary(room) {
            room = room.saturating_sub(1);
        }
        let fits = view.push_str(text.get(..room).unwrap_or(""));
        debug_assert!(fits.is_ok());
        Ok(true)
    }
}

/// Where the value of the record's field at hand goes.
fn slot<'r>(walk: &Walk, record: &'r mut dyn AnyRecord) -> Slot<'r> {
    let field = usize::from(walk.field);
    if walk.place == Place::Record {
        return record.slot(field);
    }
    match record.slot(usize::from(walk.object)) {
        Slot::Object(object) => object.slot(field),
        _ => Slot::None,
    }
}

/// The decoder at work on one chunk.
struct Run<'r> {
    walk: &'r mut Walk,
    wire: Wire,
    record: &'r mut dyn AnyRecord,
    envelope: &'r mut dyn AnyEnvelope,
}

impl Run<'_> {
    fn run(&mut self, chunk: &mut Chunk<'_>) -> Result<Step, Error> {
        loop {
            match self.walk.doing {
                Doing::Next => {
                    let next = self.walk.next;
                    if let Some(name) = self.walk.names.get(usize::from(next))
                        && self.walk.lexer.take_key(chunk, name)
                    {
                        self.member(chunk, next)?;
                        continue;
                    }
                }
                Doing::Skip | Doing::Keep
                    if self.walk.lexer.value_ended()
                        && self.walk.lexer.depth() <= self.walk.level =>
                {
                    if let Some(step) = self.skipped(chunk) {
                        return Ok(step);
                    }
                    continue;
                }
                _ => {}
            }
            let token = match self.walk.lexer.token(chunk) {
                Ok(Token::More) => {
                    self.keep(chunk.take_kept());
                    match self.walk.lexer.load(chunk) {
                        Ok(Some(Token::More)) => continue,
                        Ok(Some(token)) => {
                            if let Token::Split(char) = token {
                                self.keep(char.encode_utf8(&mut [0; 4]));
                            }
                            token
                        }
                        Ok(None) => return Ok(Step::More),
                        Err(kind) => return Err(self.error(chunk, kind)),
                    }
                }
                Ok(token) => token,
                Err(kind) => return Err(self.error(chunk, kind)),
            };
            match self.walk.doing {
                Doing::Skip | Doing::Keep => {}
                Doing::Next | Doing::Key => {
                    if let Some(step) = self.next(chunk, token)? {
                        return Ok(step);
                    }
                }
                Doing::Value | Doing::Text | Doing::Strings | Doing::StringsText => {
                    self.value(chunk, token)?;
                }
            }
        }
    }

    #[cold]
    fn error(&self, chunk: &Chunk<'_>, kind: ErrorKind) -> Error {
        Error {
            kind,
            offset: self.walk.lexer.offset(chunk),
        }
    }

    #[cold]
    fn no_envelope(&self, chunk: &Chunk<'_>, member: Member, reason: Reason) -> Error {
        Error {
            kind: ErrorKind::Envelope { member, reason },
            offset: self.walk.lexer.token_start(chunk),
        }
    }

    /// A token where a member, an element or the end is expected.
    fn next(&mut self, chunk: &mut Chunk<'_>, token: Token<'_>) -> Result<Option<Step>, Error> {
        match token {
            Token::EndObject => return self.end_object(chunk),
            Token::EndArray => {
                // A list in place of the response has no response around it.
                let bare = self.walk.lexer.depth() == 1;
                let (place, after) = if bare {
                    (Place::Envelope, 3)
                } else {
                    (Place::Response, 2)
                };
                self.enter(place, after);
            }
            Token::Key { text, last } => {
                self.walk.names_left.push(self.walk.names, text);
                self.walk.doing = Doing::Key;
                if last {
                    match self.walk.names_left.finish(self.walk.names) {
                        Some(index) => self.member(chunk, index as u8)?,
                        None => self.walk.doing = Doing::Skip,
                    }
                }
            }
            _ if self.walk.place == Place::List => {
                if self.walk.index >= self.walk.options.max_records {
                    return Err(Error {
                        kind: ErrorKind::RecordLimit,
                        offset: self.walk.lexer.token_start(chunk),
                    });
                }
                if token == Token::BeginObject {
                    self.record.clear();
                    self.open(Place::Record);
                } else {
                    self.reject(chunk, ELEMENT, Reason::Type);
                }
            }
            Token::Char(char) | Token::Split(char) => {
                self.walk
                    .names_left
                    .push(self.walk.names, char.encode_utf8(&mut [0; 4]));
                self.walk.doing = Doing::Key;
            }
            _ => {
                self.walk.names_left.refuse();
                self.walk.doing = Doing::Key;
            }
        }
        Ok(None)
    }

    /// The name of member number `index` has been read.
    fn member(&mut self, chunk: &Chunk<'_>, index: u8) -> Result<(), Error> {
        let walk = &mut *self.walk;
        walk.field = index;
        walk.next = index.wrapping_add(1);
        walk.doing = Doing::Value;
        let bit = 1_u32.wrapping_shl(u32::from(index));
        if let Some(seen) = walk.seen.get_mut(walk.place as usize) {
            if *seen & bit != 0 {
                return self.repeated(chunk);
            }
            *seen |= bit;
        }
        Ok(())
    }

    #[cold]
    fn repeated(&mut self, chunk: &Chunk<'_>) -> Result<(), Error> {
        match self.walk.place {
            Place::Record | Place::Object => self.fault(chunk, Reason::Duplicate),
            place => {
                let member = place.member(self.walk.field);
                Err(self.no_envelope(chunk, member, Reason::Duplicate))
            }
        }
    }

    fn end_object(&mut self, chunk: &Chunk<'_>) -> Result<Option<Step>, Error> {
        match self.walk.place {
            Place::Object => {
                let object = self.walk.object;
                self.enter(Place::Record, object.wrapping_add(1));
            }
            Place::Record => {
                let missing = self.wire.table.required & !self.seen(Place::Record);
                if missing != 0 {
                    let field = self.wire.table.number(missing.trailing_zeros() as u8, None);
                    self.reject(chunk, field, Reason::Missing);
                    return Ok(None);
                }
                self.enter(Place::List, 0);
                self.walk.index = self.walk.index.wrapping_add(1);
                self.count();
                return Ok(Some(Step::Record));
            }
            Place::Links => self.enter(Place::Response, 1),
            Place::Response => self.enter(Place::Envelope, 3),
            _ => {
                if self.seen(Place::Envelope) & 1 == 0 {
                    return Err(self.no_envelope(chunk, Member::StatusCode, Reason::Missing));
                }
                self.enter(Place::Outside, 0);
            }
        }
        Ok(None)
    }

    fn seen(&self, place: Place) -> u32 {
        self.walk.seen.get(place as usize).copied().unwrap_or(0)
    }

    fn count(&mut self) {
        let rejected = self.walk.rejected;
        self.envelope
            .set_counts(self.walk.index.wrapping_sub(rejected), rejected);
    }

    /// Goes on in `place`, which was entered before, or now has nothing seen.
    fn enter(&mut self, place: Place, next: u8) {
        let walk = &mut *self.walk;
        walk.place = place;
        walk.level = walk.lexer.depth();
        walk.next = next;
        walk.doing = Doing::Next;
        walk.names = match place {
            Place::Outside | Place::List => &[],
            Place::Envelope => ENVELOPE,
            Place::Response => self.wire.response,
            Place::Links => LINKS,
            Place::Record => self.wire.table.names,
            Place::Object => {
                let object = usize::from(walk.object);
                match self.wire.table.members.get(object) {
                    Some(Some(members)) => members.names,
                    _ => &[],
                }
            }
        };
    }

    fn open(&mut self, place: Place) {
        if let Some(seen) = self.walk.seen.get_mut(place as usize) {
            *seen = 0;
        }
        self.enter(place, 0);
    }

    /// Notes the first fault of the record at hand and passes over the rest of it.
    #[cold]
    fn reject(&mut self, chunk: &Chunk<'_>, field: u8, reason: Reason) {
        let walk = &mut *self.walk;
        walk.fault = Some(Fault {
            field,
            reason,
            offset: walk.lexer.token_start(chunk),
        });
        walk.level = match walk.place {
            Place::Object => walk.level.wrapping_sub(2),
            Place::Record => walk.level.wrapping_sub(1),
            _ => walk.level,
        };
        walk.doing = Doing::Skip;
    }

    /// The value at hand, or the name before it, is at fault.
    #[cold]
    fn fault(&mut self, chunk: &Chunk<'_>, reason: Reason) -> Result<(), Error> {
        let Walk {
            place,
            field,
            object,
            ..
        } = *self.walk;
        match place {
            Place::Record => {
                let field = self.wire.table.number(field, None);
                self.reject(chunk, field, reason);
            }
            Place::Object => {
                let field = self.wire.table.number(object, Some(field));
                self.reject(chunk, field, reason);
            }
            _ => match place.member(field) {
                member @ (Member::Description | Member::Pages | Member::Next) => {
                    self.envelope.leave_out(member);
                    self.walk.doing = Doing::Skip;
                }
                Member::Links => self.walk.doing = Doing::Skip,
                member => return Err(self.no_envelope(chunk, member, reason)),
            },
        }
        Ok(())
    }

    /// A value has been passed over.
    fn skipped(&mut self, chunk: &mut Chunk<'_>) -> Option<Step> {
        if self.walk.doing == Doing::Keep {
            self.keep(chunk.take_kept());
        }
        self.walk.doing = Doing::Next;
        let fault = self.walk.fault.take()?;
        let index = self.walk.index;
        self.walk.index = index.wrapping_add(1);
        self.walk.rejected = self.walk.rejected.wrapping_add(1);
        self.count();
        self.walk.names_left = Names::new();
        self.enter(Place::List, 0);
        Some(Step::Rejected(index, fault))
    }

    /// Keeps raw JSON of the value being passed over, if it is one to keep.
    fn keep(&mut self, raw: &str) {
        if self.walk.doing == Doing::Keep
            && let Slot::Details(details) = slot(self.walk, self.record)
            && !details.push(raw)
        {
            self.mark_cut();
            self.walk.doing = Doing::Skip;
        }
    }

    /// Flags the field at hand as cut.
    #[cold]
    fn mark_cut(&mut self) {
        let Walk { field, object, .. } = *self.walk;
        match self.walk.place {
            Place::Record => self.record.mark_cut(self.wire.table.number(field, None)),
            Place::Object => self
                .record
                .mark_cut(self.wire.table.number(object, Some(field))),
            _ => self.envelope.mark_cut(),
        }
    }

    /// A token of the value of the member at hand.
    fn value(&mut self, chunk: &mut Chunk<'_>, token: Token<'_>) -> Result<(), Error> {
        let walk = &mut *self.walk;
        let first = matches!(walk.doing, Doing::Value | Doing::Strings);
        let null = token == Token::Null && walk.doing == Doing::Value;
        let slot = match walk.place {
            Place::Record | Place::Object => {
                if null {
                    return self.null(chunk);
                }
                slot(walk, self.record)
            }
            place => {
                let leaf = match place.member(walk.field) {
                    Member::StatusCode => envelope::STATUS_CODE,
                    Member::Description => envelope::DESCRIPTION,
                    Member::Pages => envelope::PAGES,
                    Member::Next => envelope::NEXT,
                    _ => return self.container(chunk, token),
                };
                if null {
                    return self.null(chunk);
                }
                self.envelope.slot(leaf)
            }
        };
        let outcome = match (token, slot) {
            (Token::String { text, last }, slot) => walk.text(slot, Piece::Text(text), last, first),
            (Token::Char(char) | Token::Split(char), slot) => {
                let mut utf8 = [0; 4];
                let piece = Piece::Text(char.encode_utf8(&mut utf8));
                walk.text(slot, piece, false, first)
            }
            (Token::LoneSurrogate, slot) => walk.text(slot, Piece::LoneSurrogate, false, first),
            (
                Token::Number {
                    text,
                    last,
                    integer,
                },
                slot,
            ) => walk.number(slot, text, last, integer, first),
            (Token::Bool(value), Slot::Bool(target)) => {
                *target = value;
                walk.doing = Doing::Next;
                Ok(false)
            }
            (Token::BeginObject, Slot::Object(_)) => {
                walk.object = walk.field;
                self.open(Place::Object);
                return Ok(());
            }
            (Token::BeginObject, Slot::Details(_)) => {
                chunk.keep_from_last();
                walk.doing = Doing::Keep;
                return Ok(());
            }
            (Token::BeginArray, Slot::List(_)) if walk.doing == Doing::Value => {
                walk.doing = Doing::Strings;
                Ok(false)
            }
            (Token::EndArray, _) => {
                walk.doing = Doing::Next;
                Ok(false)
            }
            _ => Err(Reason::Type),
        };
        match outcome {
            Ok(false) => Ok(()),
            Ok(true) => {
                self.mark_cut();
                Ok(())
            }
            Err(reason) => self.fault(chunk, reason),
        }
    }

    /// The field at hand is null.
    fn null(&mut self, chunk: &Chunk<'_>) -> Result<(), Error> {
        let field = u32::from(self.walk.field);
        let required = match self.walk.place {
            Place::Record => self.wire.table.required,
            Place::Object => {
                let object = usize::from(self.walk.object);
                match self.wire.table.members.get(object) {
                    Some(Some(members)) => members.required,
                    _ => 0,
                }
            }
            Place::Envelope => 1,
            _ => 0,
        };
        self.walk.doing = Doing::Next;
        if required >> field & 1 == 1 {
            return self.fault(chunk, Reason::Null);
        }
        Ok(())
    }

    /// A token where the envelope, the response, its links or its list is expected.
    fn container(&mut self, chunk: &Chunk<'_>, token: Token<'_>) -> Result<(), Error> {
        let place = self.walk.place;
        let member = place.member(self.walk.field);
        match (place, member, token) {
            (Place::Outside, _, Token::BeginObject) => self.open(Place::Envelope),
            (_, Member::Response, Token::BeginObject) => self.open(Place::Response),
            (_, Member::Links, Token::BeginObject) => self.open(Place::Links),
            (_, Member::Response | Member::List, Token::BeginArray) => {
                self.enter(Place::List, 0);
            }
            (_, Member::Response, Token::Null) => self.walk.doing = Doing::Next,
            _ => return self.fault(chunk, Reason::Type),
        }
        Ok(())
    }
}
