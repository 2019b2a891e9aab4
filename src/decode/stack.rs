//! The objects that the decoder is in: the current member of each, and the members that were seen.

use super::page::{MAX_OBJECTS, Part, Shape};
use crate::record::table::Member;
use crate::record::{Kind, NameList, Table};

/// The objects, and the page around them.
const LEVELS: usize = MAX_OBJECTS + 1;

/// The page itself has level 0: its only member is the envelope.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(super) struct Stack {
    /// For each object, which of its members were seen.
    seen: [u32; LEVELS],
    /// For each object, its current member.
    fields: [u8; LEVELS],
    /// For each object, how many brackets are open in it.
    depths: [u8; LEVELS],
    /// The current object.
    table: Option<&'static Table>,
    level: u8,
    /// The level of the current record, or 0.
    record: u8,
    /// The level of the record or envelope that the current object is in, minus one.
    base_minus_one: u8,
}

impl Stack {
    pub(super) const fn new() -> Self {
        Self {
            seen: [0; LEVELS],
            fields: [0; LEVELS],
            depths: [0; LEVELS],
            table: None,
            level: 0,
            record: 0,
            base_minus_one: 0,
        }
    }

    #[inline(always)]
    pub(super) fn level(&self) -> u8 {
        self.level
    }

    /// Whether the current object is a record, or in one.
    #[inline(always)]
    pub(super) fn part(&self) -> Part {
        if self.record == 0 {
            Part::Envelope
        } else {
            Part::Record
        }
    }

    /// The level of the record or the envelope that the current object is in.
    #[inline(always)]
    pub(super) fn base(&self) -> u8 {
        self.base_minus_one.wrapping_add(1)
    }

    /// How many brackets are open in the current object.
    #[inline(always)]
    pub(super) fn depth(&self) -> u8 {
        at(&self.depths, self.level)
    }

    /// The current member, as its place in each object on the way to it.
    #[inline(always)]
    pub(super) fn path(&self) -> &[u8] {
        let end = usize::from(self.level).wrapping_add(1);
        self.fields
            .get(usize::from(self.base())..end)
            .unwrap_or(&[])
    }

    /// The current member of the current object.
    #[inline(always)]
    pub(super) fn field(&self) -> u8 {
        at(&self.fields, self.level)
    }

    #[inline(always)]
    pub(super) fn set_field(&mut self, field: u8) {
        if let Some(slot) = self.fields.get_mut(place(self.level)) {
            *slot = field;
        }
    }

    /// The members of the current object that were seen, as bits.
    #[cfg(feature = "fast")]
    #[inline(always)]
    pub(super) fn seen(&self) -> u32 {
        self.seen.get(place(self.level)).copied().unwrap_or(0)
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    pub(super) fn set_seen(&mut self, members: u32, field: u8) {
        if let Some(seen) = self.seen.get_mut(place(self.level)) {
            *seen = members;
        }
        self.set_field(field);
    }

    /// The current object, as the member that it is in each object on the way to it.
    #[cfg(feature = "fast")]
    #[inline(always)]
    pub(super) fn outer_path(&self) -> &[u8] {
        self.fields
            .get(usize::from(self.base())..usize::from(self.level))
            .unwrap_or(&[])
    }

    /// Makes `field` the current member; false where it was there before.
    #[inline(always)]
    pub(super) fn see(&mut self, field: u8) -> bool {
        self.set_field(field);
        let bit = 1_u32.wrapping_shl(field.into());
        match self.seen.get_mut(place(self.level)) {
            Some(seen) if *seen & bit == 0 => {
                *seen |= bit;
                true
            }
            _ => false,
        }
    }

    /// Whether the object that was opened last in the current one has had no member yet.
    #[inline(always)]
    pub(super) fn was_empty(&self) -> bool {
        let level = self.level.wrapping_add(1);
        self.seen.get(place(level)).copied() == Some(0)
    }

    /// The first required member that the current object does not have.
    #[inline(always)]
    pub(super) fn missing(&self) -> Option<u8> {
        let seen = self.seen.get(place(self.level)).copied().unwrap_or(0);
        let missing = self.table.map_or(0, Table::required) & !seen;
        (missing != 0).then_some(missing.trailing_zeros() as u8)
    }

    /// The names of the members of the current object.
    #[inline(always)]
    pub(super) fn names(&self, shape: &Shape) -> NameList {
        NameList {
            names: self.table.map_or(&[], Table::names),
            list: shape.list,
            any_case: false,
        }
    }

    /// The name of the current member.
    pub(super) fn name(&self) -> Option<&'static &'static str> {
        self.table?.names().get(usize::from(self.field()))
    }

    /// What JSON a member of the current object takes.
    #[inline(always)]
    pub(super) fn member_kind(&self, field: u8) -> Kind {
        match self.table {
            Some(table) => table.member(field).kind(),
            None => Kind::ROOT,
        }
    }

    /// The current member.
    #[inline(always)]
    pub(super) fn member(&self, shape: &Shape) -> Member {
        match self.table {
            Some(table) => table.member(self.field()),
            None => Member::root(shape.envelope),
        }
    }

    /// The current member of an object around the current one.
    pub(super) fn member_at(&self, level: u8, shape: &Shape) -> Member {
        match self.table_at(level, shape) {
            Some(table) => table.member(at(&self.fields, level)),
            None => Member::root(shape.envelope),
        }
    }

    /// An object around the current one.
    #[inline(never)]
    fn table_at(&self, level: u8, shape: &Shape) -> Option<&'static Table> {
        let mut table = None;
        for (&field, _) in self.fields.iter().zip(0..level) {
            let member = match table {
                None => Member::root(shape.envelope),
                Some(table) => Table::member(table, field),
            };
            table = match member.kind().is(Kind::RECORDS) {
                true => Some(shape.record),
                false => member.object(),
            };
        }
        table
    }

    /// Goes into an object that the current member is, or an element of it; false where there is no room.
    #[inline(never)]
    pub(super) fn open(&mut self, table: &'static Table, depth: u8) -> bool {
        let level = self.level.wrapping_add(1);
        if usize::from(level) >= LEVELS {
            return false;
        }
        if let Some(seen) = self.seen.get_mut(place(level)) {
            *seen = 0;
        }
        if let Some(inside) = self.depths.get_mut(place(level)) {
            *inside = depth;
        }
        self.level = level;
        // No member is the current one; the first one is next.
        self.set_field(u8::MAX);
        self.table = Some(table);
        true
    }

    /// Goes into a record.
    pub(super) fn open_record(&mut self, shape: &Shape, depth: u8) -> bool {
        let opened = self.open(shape.record, depth);
        if opened {
            self.record = self.level;
            self.base_minus_one = self.level.wrapping_sub(1);
        }
        opened
    }

    /// Goes back to the object at this level: the current one, or one around it.
    #[inline(never)]
    pub(super) fn go_back(&mut self, level: u8, shape: &Shape) {
        self.level = level;
        if level < self.record {
            self.record = 0;
            self.base_minus_one = 0;
        }
        self.table = self.table_at(level, shape);
    }

    /// A bare list stands in place of the current object: it is the member `field`.
    pub(super) fn set_bare(&mut self, field: u8, depth: u8) {
        self.set_field(field);
        if let Some(slot) = self.depths.get_mut(place(self.level)) {
            *slot = depth;
        }
    }

    /// Whether a bare list stands in place of the current object.
    pub(super) fn is_bare(&self) -> bool {
        self.depth() == at(&self.depths, self.level.wrapping_sub(1))
    }
}

/// The place of a level, which is always in the arrays.
#[inline(always)]
fn place(level: u8) -> usize {
    usize::from(level) & (LEVELS - 1)
}

#[inline(always)]
fn at(numbers: &[u8; LEVELS], level: u8) -> u8 {
    numbers.get(place(level)).copied().unwrap_or(0)
}
