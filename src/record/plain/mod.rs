//! The layer `fast`: it takes members that are complete in the chunk, without the walk.
//!
//! It never fails. Where it stops, the walk goes on.

mod values;

use super::names::NameList;
use super::object::Object;
use super::table::Table;
use crate::json::plain::after_space;
use crate::json::scan::after_plain;
use crate::json::{Passing, Place};

/// A cursor over the loaded text. The derive writes the code that moves it.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Plain<'a> {
    pub(crate) text: &'a str,
    pub(crate) unread: &'a [u8],
    /// Which members of the object were seen.
    pub(crate) seen: u32,
    /// The member that was taken last.
    pub(crate) field: u8,
    /// The member whose name was read, and nothing of its value.
    pub(crate) named: u8,
    /// Where the layer stopped.
    pub(crate) stop: Place,
    /// Where the current string begins: one more than the place of its quotation mark.
    pub(crate) string_at: usize,
    /// How the brackets around it lie, and where in a value that no field takes the layer stopped.
    pub(crate) passing: Passing<'a>,
    pub(crate) place: At,
    /// The object around one that was left in the middle.
    pub(crate) outer: Outer,
}

/// How the current object relates to the one that the walk is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) enum At {
    /// It is the same.
    Walk,
    /// It is inside, and is taken whole or not at all.
    Whole,
    /// It is inside, and the layer left it in the middle.
    Inside,
}

/// What is known of an object while the layer is in another one in it.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Outer {
    pub(crate) seen: u32,
    pub(crate) field: u8,
}

/// Where the layer was when it went into an object.
struct Begun<'a> {
    unread: &'a [u8],
    passing: Passing<'a>,
    place: At,
    outer: Outer,
}

/// The name of no member was read.
pub(crate) const NOT_NAMED: u8 = u8::MAX;

/// What was taken of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Taken {
    /// All of it.
    Whole,
    /// The beginning of a text.
    Begun,
    /// The first elements of a list.
    Elements,
    /// The first members of an object.
    Inside,
    /// Nothing, and the field is as it was.
    Nothing,
}

impl<'a> Plain<'a> {
    /// Takes the name of member number `field`, its quotation marks and the colon, if it is next and was not seen. Says
    /// whether its value is next.
    #[inline(always)]
    pub fn name(&mut self, field: u8, name: &[u8]) -> bool {
        if self.has_seen(field) {
            let is_named = self.named == field;
            if is_named {
                self.named = NOT_NAMED;
            }
            return is_named;
        }
        // The value of another member is next.
        if self.named != NOT_NAMED {
            return false;
        }
        let is_next = self.literal(name);
        if is_next && matches!(self.unread, [b' ', ..]) {
            self.skip_space();
        }
        is_next
    }

    /// Notes what was taken of the value of member number `field`; says whether another member follows.
    #[inline(always)]
    pub fn took(&mut self, field: u8, taken: Taken) -> bool {
        let goes_on = taken == Taken::Whole && self.next_name();
        if goes_on {
            self.see(field);
        } else {
            self.stopped(field, taken);
        }
        goes_on
    }

    /// Goes on after the comma, if there is one.
    #[inline(always)]
    fn next_name(&mut self) -> bool {
        let [b',', tail @ ..] = self.unread else {
            return false;
        };
        self.unread = tail;
        self.stop = Place::Name;
        if !matches!(tail, [b'"', ..]) {
            self.skip_space();
        }
        true
    }

    #[inline(always)]
    fn has_seen(&self, field: u8) -> bool {
        self.seen & bit(field) != 0
    }

    #[inline(always)]
    fn see(&mut self, field: u8) {
        self.field = field;
        self.seen |= bit(field);
    }

    /// Notes where the layer stopped.
    #[inline(never)]
    fn stopped(&mut self, field: u8, taken: Taken) {
        self.stop = match taken {
            Taken::Whole => Place::AfterValue,
            Taken::Begun => Place::Text,
            Taken::Elements => Place::Elements,
            Taken::Nothing => Place::Value,
            Taken::Inside => {
                let seen = self.outer.seen | bit(field);
                self.outer = Outer { seen, field };
                self.place = At::Inside;
                return;
            }
        };
        self.see(field);
    }

    /// Passes over the next member, if its name stands in no table. Says whether another member follows: a name that the
    /// table has and that was not seen is one, too.
    #[inline(never)]
    pub fn pass(&mut self, table: &'static Table) -> bool {
        let [b'"', name @ ..] = self.unread else {
            return false;
        };
        let end = after_plain(name);
        let [b'"', b':', value @ ..] = end else {
            return false;
        };
        let names = NameList {
            names: table.names(),
            list: "",
            any_case: false,
        };
        if let Some(known) = names.position(self.slice(name, end)) {
            return !self.has_seen(known);
        }
        if !self.passing.value(value) {
            self.stop = Place::Unwanted;
            return false;
        }
        self.unread = self.passing.unread;
        let goes_on = self.next_name();
        if !goes_on {
            self.stop = Place::AfterValue;
        }
        goes_on
    }

    #[inline(always)]
    fn skip_space_if_any(&mut self) {
        if let [b' ' | b'\n' | b'\r' | b'\t', ..] = self.unread {
            self.skip_space();
        }
    }

    #[inline(always)]
    pub(crate) fn skip_space(&mut self) {
        self.unread = after_space(self.unread);
    }

    /// Takes the members of an object: as many as are here where the walk is in the object around it; in others all of
    /// them or none.
    #[inline(always)]
    pub fn object<T: Object>(&mut self, object: &mut T) -> Taken {
        let Some(begun) = self.enter() else {
            return Taken::Nothing;
        };
        T::take(object, &[], self);
        let taken = self.leave(begun, T::TABLE.required());
        if taken == Taken::Nothing {
            object.clear();
        }
        taken
    }

    /// Goes into an object.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    fn enter(&mut self) -> Option<Begun<'a>> {
        let [b'{', tail @ ..] = self.unread else {
            return None;
        };
        let begun = Begun {
            unread: self.unread,
            passing: self.passing,
            place: self.place,
            outer: Outer {
                seen: self.seen,
                field: self.field,
            },
        };
        self.unread = tail;
        if !matches!(tail, [b'"', ..]) {
            self.skip_space();
        }
        self.seen = 0;
        self.field = u8::MAX;
        self.stop = Place::Begin;
        self.passing = begun.passing.inside(true);
        self.place = At::Whole;
        Some(begun)
    }

    /// Goes out of the object again, whose members `required` must be there. Says what was taken of it.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    fn leave(&mut self, begun: Begun<'a>, required: u32) -> Taken {
        let mut unread = self.unread;
        if !matches!(unread, [b'}', ..]) {
            unread = after_space(unread);
        }
        let may_end = matches!(self.stop, Place::Begin | Place::AfterValue);
        let taken = match unread {
            [b'}', tail @ ..] if may_end && required & !self.seen == 0 => {
                self.unread = tail;
                Taken::Whole
            }
            _ if begun.place == At::Walk => {
                self.outer = begun.outer;
                return Taken::Inside;
            }
            _ => {
                self.unread = begun.unread;
                Taken::Nothing
            }
        };
        self.passing = begun.passing;
        self.place = begun.place;
        self.seen = begun.outer.seen;
        self.field = begun.outer.field;
        taken
    }

    fn at(&self, rest: &[u8]) -> usize {
        self.text.len().wrapping_sub(rest.len())
    }

    fn slice(&self, from: &[u8], to: &[u8]) -> &'a str {
        self.text.get(self.at(from)..self.at(to)).unwrap_or("")
    }
}

/// The place of a member among those that were seen.
#[inline(always)]
fn bit(field: u8) -> u32 {
    1_u32.wrapping_shl(field.into())
}
