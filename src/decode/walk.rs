//! Walks envelope, response, list and record: one copy of the code for all records.

use crate::envelope::Envelope;
use crate::error::{Error, ErrorKind, Member, Reason};
use crate::field::ELEMENT;
use crate::fill::{Fill, Piece, position};
use crate::json::{Chunk, Found, Lexer, after_name};
use crate::options::Options;
use crate::record::{Record, Slot, Table};

/// What is filled.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Page<R, const DESCRIPTION: usize, const NEXT: usize> {
    pub(crate) record: R,
    pub(crate) envelope: Envelope<DESCRIPTION, NEXT>,
}

/// [`Page`] without its types.
pub(crate) trait AnyPage {
    fn slot(&mut self, place: Place, object: u8, field: u8) -> Slot<'_>;
    fn clear_record(&mut self);
    /// Flags a field of the record as cut or mended.
    fn mark_cut(&mut self, number: u8);
    /// Flags the description as cut or mended.
    fn mark_description(&mut self);
    /// Empties a member of the envelope that cannot be kept, and flags it.
    fn leave_out(&mut self, member: Member);
    fn count(&mut self, records: u32, rejected: u32);
}

impl<R: Record, const D: usize, const N: usize> AnyPage for Page<R, D, N> {
    #[inline(never)]
    fn slot(&mut self, place: Place, object: u8, field: u8) -> Slot<'_> {
        match place {
            Place::Record => self.record.slot(field.into()),
            Place::Object => match self.record.object(object.into()) {
                Some(object) => object.slot(field.into()),
                None => Slot::None,
            },
            _ => self.envelope.slot(place.member(field)),
        }
    }

    fn clear_record(&mut self) {
        self.record.clear();
    }

    fn mark_cut(&mut self, number: u8) {
        self.record.cut().mark(number);
    }

    fn mark_description(&mut self) {
        self.envelope.description_cut = true;
    }

    fn leave_out(&mut self, member: Member) {
        self.envelope.leave_out(member);
    }

    fn count(&mut self, records: u32, rejected: u32) {
        self.envelope.records = records;
        self.envelope.rejected = rejected;
    }
}

/// What feeding a chunk came to; what it is about stands in the page or in [`Walk::rejected`].
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    More,
    Record,
    Rejected,
}

/// Decoding failed; why stands in [`Walk::error`].
struct Failed;

/// Why a record is rejected.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Fault {
    pub(crate) field: u8,
    pub(crate) reason: Reason,
    pub(crate) offset: u64,
}

/// The container that the decoder is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) enum Place {
    /// Before the envelope, and after it.
    Outside,
    Envelope,
    Response,
    Links,
    List,
    Record,
    /// An object nested in a record.
    Object,
    /// A record with a fault, which is passed over.
    Rejected,
    /// A value that no envelope can have. It is passed over first, so that an error inside it comes before it.
    Doomed,
}

const PLACES: usize = Place::Object as usize + 1;

static ENVELOPE: Table = Table {
    names: &["status_code", "description", "response"],
    required: 1,
    members: &[],
    response: None,
};

static LINKS: Table = Table {
    names: &["pages", "next"],
    required: 0,
    members: &[],
    response: None,
};

impl Place {
    /// The member number `field` of one of the envelope's objects.
    #[inline(never)]
    pub(crate) fn member(self, field: u8) -> Member {
        match (self, field) {
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) enum Doing {
    /// Expecting the value of member `field`.
    Value,
    /// In that value, which is a string or a number.
    Text,
    /// Expecting an element of the list of strings that is the value.
    Strings,
    /// In such an element.
    StringsText,
    /// Expecting a member of the object, an element of the list, or the end.
    Next,
    /// In a member's name.
    Key,
    /// Passing over a value, up to the end of the value at depth `level`.
    Skip,
    /// The same, keeping its JSON.
    Keep,
    Failed,
}

/// Everything the decoder knows between calls, beside the page.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Walk {
    lexer: Lexer,
    fill: Fill,
    error: Error,
    fault: Fault,
    /// The members of the object at hand.
    members: Option<&'static Table>,
    /// Which members of the object at hand were seen.
    seen: u32,
    /// The same for the objects around it.
    seen_around: [u32; PLACES],
    index: u32,
    rejected: u32,
    /// The largest number without how many records there may be, so that a walk without limit is all zeros.
    records_complement: u32,
    place: Place,
    doing: Doing,
    lenient: bool,
    /// Whether texts that do not fit are cut here.
    cutting: bool,
    /// The depth of the container at hand.
    level: u8,
    /// The member at hand.
    field: u8,
    /// The member that is likely to be next.
    next: u8,
    /// The member of the record that is the object at hand.
    object: u8,
}

impl Walk {
    pub(crate) const fn new(options: Options) -> Self {
        Self {
            lexer: Lexer::with_limit(options.max_bytes),
            fill: Fill::new(),
            error: Error {
                kind: ErrorKind::Envelope {
                    member: Member::Envelope,
                    reason: Reason::Missing,
                },
                offset: 0,
            },
            fault: Fault {
                field: 0,
                reason: Reason::Missing,
                offset: 0,
            },
            members: None,
            seen: 0,
            seen_around: [0; PLACES],
            index: 0,
            rejected: 0,
            records_complement: !options.max_records,
            place: Place::Outside,
            doing: Doing::Value,
            lenient: options.lenient,
            cutting: false,
            level: 0,
            field: 0,
            next: 0,
            object: 0,
        }
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::new(Options {
            lenient: self.lenient,
            max_bytes: self.lexer.limit(),
            max_records: !self.records_complement,
        });
    }

    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        if self.doing != Doing::Failed {
            match self.lexer.finish() {
                Ok(()) if self.place != Place::Doomed => return Ok(()),
                Ok(()) => {}
                Err(error) => self.error = error,
            }
            self.doing = Doing::Failed;
        }
        Err(self.error)
    }

    /// The names of the members of the object at hand.
    #[inline(always)]
    fn names(&self) -> &'static [&'static str] {
        self.members.map_or(&[], |table| table.names)
    }

    /// Which members the object at hand must have.
    #[inline(always)]
    fn required(&self) -> u32 {
        self.members.map_or(0, |table| table.required)
    }

    /// The index of the element that was rejected last, and why it was.
    pub(crate) fn rejected(&self) -> (u32, Fault) {
        (self.index.wrapping_sub(1), self.fault)
    }

    pub(crate) fn feed(
        &mut self,
        table: &'static Table,
        page: &mut dyn AnyPage,
        chunk: &mut Chunk<'_>,
    ) -> Result<Step, Error> {
        let mut run = Run {
            walk: self,
            table,
            page,
        };
        let step = run.run(chunk);
        self.lexer.count(chunk);
        step.map_err(|Failed| self.error)
    }
}

/// The decoder at work on one chunk.
struct Run<'r> {
    walk: &'r mut Walk,
    table: &'static Table,
    page: &'r mut dyn AnyPage,
}

impl Run<'_> {
    fn run(&mut self, chunk: &mut Chunk<'_>) -> Result<Step, Failed> {
        loop {
            let passing = self.walk.doing >= Doing::Skip;
            if passing {
                if self.walk.doing == Doing::Failed {
                    return Err(Failed);
                }
                if self.walk.lexer.value_ended_at(self.walk.level) {
                    match self.passed()? {
                        Some(step) => return Ok(step),
                        None => continue,
                    }
                }
            }
            let mut found = Found::More;
            if chunk.is_text_used_up() {
                found = self.walk.lexer.load(chunk);
                if found == Found::End {
                    return Ok(Step::More);
                }
            }
            if found == Found::More {
                if passing {
                    let from = chunk.at();
                    found = self.walk.lexer.skip(chunk, self.walk.level);
                    self.keep(chunk.since(from));
                    if found.error().is_none() {
                        continue;
                    }
                } else {
                    found = match self.walk.doing {
                        Doing::Next => self.members(chunk),
                        _ => Found::More,
                    };
                    if found == Found::More {
                        found = self.walk.lexer.find(chunk);
                    }
                }
            }
            let mut utf8 = [0; 4];
            let piece = match found {
                Found::More | Found::End => continue,
                Found::Text | Found::Integer | Found::Decimal => Some(chunk.piece()),
                Found::Char | Found::Split => Some(&*self.walk.lexer.char().encode_utf8(&mut utf8)),
                _ => match found.error() {
                    Some(kind) => return Err(self.fail(kind, self.walk.lexer.offset(chunk))),
                    None => None,
                },
            };
            match self.walk.doing {
                Doing::Next | Doing::Key => {
                    if let Some(step) = self.next(found, piece)? {
                        return Ok(step);
                    }
                }
                Doing::Skip | Doing::Keep | Doing::Failed => {
                    if found == Found::Split {
                        self.keep(piece.unwrap_or(""));
                    }
                }
                _ => self.value(found, piece)?,
            }
        }
    }

    /// Takes members whose names are plain and whose values are plain strings, as far as they stand in the text.
    #[inline(always)]
    fn members(&mut self, chunk: &mut Chunk<'_>) -> Found {
        let walk = &mut *self.walk;
        loop {
            let Some(name) = walk.lexer.name(chunk) else {
                return Found::More;
            };
            let names = walk.names();
            let likely = names.get(usize::from(walk.next));
            let (field, after) = match likely.and_then(|likely| after_name(name, likely.as_bytes()))
            {
                Some([b'"', b':', after @ ..]) => (walk.next, after),
                _ => {
                    let plain = chunk.plain(name);
                    let [b'"', b':', after @ ..] = plain.after else {
                        return walk.lexer.begin_text(chunk, &plain, true);
                    };
                    match position(names, chunk.text(&plain)) {
                        Some(field) => (field as u8, after),
                        None => {
                            walk.lexer.take_name(chunk, after);
                            walk.doing = Doing::Skip;
                            return Found::More;
                        }
                    }
                }
            };
            let bit = 1_u32.wrapping_shl(u32::from(field));
            if walk.seen & bit != 0 {
                return Found::More;
            }
            walk.lexer.take_name(chunk, after);
            walk.field = field;
            walk.next = field.wrapping_add(1);
            walk.seen |= bit;
            let [b'"', value @ ..] = after else {
                walk.doing = Doing::Value;
                return Found::More;
            };
            let plain = chunk.plain(value);
            match plain.after {
                [b'"', after @ ..]
                    if self
                        .page
                        .slot(walk.place, walk.object, field)
                        .text(chunk.text(&plain)) =>
                {
                    walk.lexer.take_value(chunk, after);
                }
                _ => {
                    walk.doing = Doing::Value;
                    return walk.lexer.begin_text(chunk, &plain, false);
                }
            }
        }
    }

    #[cold]
    fn fail(&mut self, kind: ErrorKind, offset: u64) -> Failed {
        self.walk.error = Error { kind, offset };
        self.walk.doing = Doing::Failed;
        Failed
    }

    /// Fails at the token at hand, or once the value that begins there is whole.
    #[cold]
    fn refuse(&mut self, kind: ErrorKind, at_once: bool) -> Result<(), Failed> {
        let failed = self.fail(kind, self.walk.lexer.token_start());
        if at_once {
            return Err(failed);
        }
        self.walk.place = Place::Doomed;
        self.walk.doing = Doing::Skip;
        Ok(())
    }

    /// What stands where a member, an element or the end is expected.
    fn next(&mut self, found: Found, piece: Option<&str>) -> Result<Option<Step>, Failed> {
        let walk = &mut *self.walk;
        match found {
            Found::EndObject => return self.end_object(),
            Found::EndArray => {
                // A list in place of the response has no response around it.
                let (place, after) = match walk.lexer.depth() {
                    1 => (Place::Envelope, 3),
                    _ => (Place::Response, 2),
                };
                self.close(place, after);
            }
            _ if walk.place == Place::List => self.element(found)?,
            _ => {
                let names = walk.names();
                let last = found == Found::Text && !walk.lexer.is_in_token();
                let index = match piece {
                    Some(name) if last && walk.doing == Doing::Next => position(names, name),
                    _ => {
                        if walk.doing == Doing::Next {
                            walk.doing = Doing::Key;
                            walk.fill.names.begin(walk.next);
                        }
                        walk.fill.names.push(names, piece);
                        if !last {
                            return Ok(None);
                        }
                        walk.fill.names.finish(names)
                    }
                };
                match index {
                    Some(index) => self.member(index as u8)?,
                    None => walk.doing = Doing::Skip,
                }
            }
        }
        Ok(None)
    }

    /// The name of member number `index` has been read.
    fn member(&mut self, index: u8) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        walk.field = index;
        walk.next = index.wrapping_add(1);
        walk.doing = Doing::Value;
        let bit = 1_u32.wrapping_shl(u32::from(index));
        let repeated = walk.seen & bit != 0;
        walk.seen |= bit;
        if repeated {
            return self.fault(Reason::Duplicate, true);
        }
        Ok(())
    }

    /// An element of the list begins.
    fn element(&mut self, found: Found) -> Result<(), Failed> {
        if self.walk.index >= !self.walk.records_complement {
            return self.refuse(ErrorKind::RecordLimit, found.is_bracket());
        }
        if found == Found::BeginObject {
            self.page.clear_record();
            self.open(Place::Record);
        } else {
            self.reject(ELEMENT, Reason::Type);
        }
        Ok(())
    }

    fn end_object(&mut self) -> Result<Option<Step>, Failed> {
        let walk = &mut *self.walk;
        let (place, object) = (walk.place, walk.object);
        let missing = walk.required() & !walk.seen;
        let member = missing.trailing_zeros() as u8;
        match place {
            Place::Object => {
                self.close(Place::Record, object.wrapping_add(1));
                if missing != 0 {
                    self.reject(self.table.number(object, Some(member)), Reason::Missing);
                }
            }
            Place::Record => {
                if missing == 0 {
                    self.close(Place::List, 0);
                    self.count(0);
                    return Ok(Some(Step::Record));
                }
                self.reject(self.table.number(member, None), Reason::Missing);
            }
            Place::Links => self.close(Place::Response, 1),
            Place::Response => self.close(Place::Envelope, 3),
            _ => {
                if missing != 0 {
                    let kind = ErrorKind::Envelope {
                        member: Member::StatusCode,
                        reason: Reason::Missing,
                    };
                    self.refuse(kind, true)?;
                }
                self.close(Place::Outside, 0);
            }
        }
        Ok(None)
    }

    /// Counts an element of the list.
    fn count(&mut self, rejected: u32) {
        let walk = &mut *self.walk;
        walk.index = walk.index.wrapping_add(1);
        walk.rejected = walk.rejected.wrapping_add(rejected);
        self.page
            .count(walk.index.wrapping_sub(walk.rejected), walk.rejected);
    }

    /// Begins the object or list that was opened just now.
    fn open(&mut self, place: Place) {
        let walk = &mut *self.walk;
        if let Some(seen) = walk.seen_around.get_mut(walk.place as usize) {
            *seen = walk.seen;
        }
        if let Some(seen) = walk.seen_around.get_mut(place as usize) {
            *seen = 0;
        }
        self.close(place, 0);
    }

    /// Goes on in the object or list around the one that was closed just now.
    #[inline(never)]
    fn close(&mut self, place: Place, next: u8) {
        let walk = &mut *self.walk;
        walk.place = place;
        walk.level = walk.lexer.depth();
        walk.next = next;
        walk.doing = Doing::Next;
        walk.members = match place {
            Place::Record => Some(self.table),
            Place::Object => self.table.member(walk.object),
            Place::Envelope => Some(&ENVELOPE),
            Place::Response => self.table.response,
            Place::Links => Some(&LINKS),
            _ => None,
        };
        walk.cutting = match place {
            Place::Envelope => true,
            Place::Links => false,
            _ => walk.lenient,
        };
        let seen = walk.seen_around.get(place as usize);
        walk.seen = seen.copied().unwrap_or(0);
    }

    /// Notes the first fault of the record at hand and passes over the rest of it.
    #[cold]
    fn reject(&mut self, field: u8, reason: Reason) {
        let walk = &mut *self.walk;
        walk.fault = Fault {
            field,
            reason,
            offset: walk.lexer.token_start(),
        };
        walk.level = match walk.place {
            Place::Object => walk.level.wrapping_sub(2),
            Place::Record => walk.level.wrapping_sub(1),
            _ => walk.level,
        };
        walk.place = Place::Rejected;
        walk.doing = Doing::Skip;
    }

    /// The number of the record's field at hand.
    #[inline(never)]
    fn number(&self) -> u8 {
        match self.walk.place {
            Place::Object => self.table.number(self.walk.object, Some(self.walk.field)),
            _ => self.table.number(self.walk.field, None),
        }
    }

    /// The value at hand, or the name before it, is at fault.
    #[cold]
    fn fault(&mut self, reason: Reason, at_once: bool) -> Result<(), Failed> {
        if matches!(self.walk.place, Place::Record | Place::Object) {
            self.reject(self.number(), reason);
            return Ok(());
        }
        let member = self.walk.place.member(self.walk.field);
        if reason != Reason::Duplicate {
            match member {
                Member::Description | Member::Pages | Member::Next | Member::Links => {
                    self.page.leave_out(member);
                    self.walk.doing = Doing::Skip;
                    return Ok(());
                }
                _ => {}
            }
        }
        self.refuse(ErrorKind::Envelope { member, reason }, at_once)
    }

    /// A value has been passed over.
    fn passed(&mut self) -> Result<Option<Step>, Failed> {
        match self.walk.place {
            Place::Doomed => {
                self.walk.doing = Doing::Failed;
                Err(Failed)
            }
            Place::Rejected => {
                self.close(Place::List, 0);
                self.count(1);
                Ok(Some(Step::Rejected))
            }
            _ => {
                self.walk.doing = Doing::Next;
                Ok(None)
            }
        }
    }

    /// Keeps raw JSON of the value being passed over, if it is one to keep.
    #[inline(never)]
    fn keep(&mut self, raw: &str) {
        if self.walk.doing != Doing::Keep {
            return;
        }
        if let Slot::Details(details) = self.slot() {
            if !details.push(raw) {
                self.mark_cut();
                self.walk.doing = Doing::Skip;
            }
        }
    }

    /// Flags the field at hand as cut or mended.
    #[cold]
    fn mark_cut(&mut self) {
        match self.walk.place {
            Place::Record | Place::Object => self.page.mark_cut(self.number()),
            _ => self.page.mark_description(),
        }
    }

    /// Where the value at hand goes.
    fn slot(&mut self) -> Slot<'_> {
        self.page
            .slot(self.walk.place, self.walk.object, self.walk.field)
    }

    /// What stands where the value of a member is expected, or in it.
    fn value(&mut self, found: Found, piece: Option<&str>) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let last = !walk.lexer.is_in_token();
        let first = matches!(walk.doing, Doing::Value | Doing::Strings);
        let strings = matches!(walk.doing, Doing::Strings | Doing::StringsText);
        if !found.is_piece() {
            return self.structure(found);
        }
        let slot = self.page.slot(walk.place, walk.object, walk.field);
        walk.doing = match (last, strings) {
            (true, false) => Doing::Next,
            (false, false) => Doing::Text,
            (true, true) => Doing::Strings,
            (false, true) => Doing::StringsText,
        };
        let lenient = walk.cutting;
        let fill = &mut walk.fill;
        let piece = Piece {
            text: piece,
            first,
            last,
            lenient,
        };
        let outcome = match found {
            Found::Integer => fill.integer(slot, piece),
            Found::Decimal => Err(Reason::Type),
            _ => fill.text(slot, piece, strings),
        };
        match outcome {
            Ok(false) => Ok(()),
            Ok(true) => {
                self.mark_cut();
                Ok(())
            }
            Err(reason) => self.fault(reason, false),
        }
    }

    /// What is no string or number, where a value or an element of a list of strings is expected.
    fn structure(&mut self, found: Found) -> Result<(), Failed> {
        let walk = &mut *self.walk;
        let at_once = found.is_bracket();
        if walk.doing == Doing::Strings {
            if found == Found::EndArray {
                walk.doing = Doing::Next;
                return Ok(());
            }
            return self.fault(Reason::Type, at_once);
        }
        let member = walk.place.member(walk.field);
        if found == Found::Null && member != Member::List && walk.place != Place::Outside {
            return self.null();
        }
        let place = match (found, self.page.slot(walk.place, walk.object, walk.field)) {
            (Found::True | Found::False, Slot::Bool(target)) => {
                *target = found == Found::True;
                walk.doing = Doing::Next;
                return Ok(());
            }
            (Found::BeginArray, Slot::List(_)) => {
                walk.doing = Doing::Strings;
                return Ok(());
            }
            (Found::BeginObject, Slot::Details(_)) => {
                walk.doing = Doing::Keep;
                self.keep("{");
                return Ok(());
            }
            (Found::BeginObject, Slot::Object(_)) => {
                walk.object = walk.field;
                Place::Object
            }
            (Found::BeginObject, Slot::None) => match (walk.place, member) {
                (Place::Outside, _) => Place::Envelope,
                (_, Member::Response) => Place::Response,
                (_, Member::Links) => Place::Links,
                _ => return self.fault(Reason::Type, at_once),
            },
            (Found::BeginArray, Slot::None)
                if matches!(member, Member::Response | Member::List) =>
            {
                Place::List
            }
            _ => return self.fault(Reason::Type, at_once),
        };
        self.open(place);
        Ok(())
    }

    /// The value at hand is null.
    fn null(&mut self) -> Result<(), Failed> {
        self.walk.doing = Doing::Next;
        if self.walk.required() >> self.walk.field & 1 == 1 {
            return self.fault(Reason::Null, false);
        }
        Ok(())
    }
}
