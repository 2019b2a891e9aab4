//! The layer `fast`: members that stand in the text whole and plain, taken without the walk.
//!
//! It never fails and never resumes. Where it stops, the walk goes on from that very place.

use heapless::string::StringView;

use super::names::NameList;
use super::object::Object;
use super::table::Table;
use crate::json::plain::{after_space, escaped};
use crate::json::scan::{after_name, after_plain};
use crate::json::{Passing, Place};

/// A cursor over text that is loaded. The derive writes what is done with it.
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
    /// Where the string at hand begins: one more than the place of its quotation mark.
    pub(crate) string_at: usize,
    /// How the brackets around it lie, and where in a value that nobody wants the layer stopped.
    pub(crate) passing: Passing<'a>,
    pub(crate) place: At,
    /// The object around one that was left in the middle.
    pub(crate) outer: Outer,
}

/// What the object at hand is to the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) enum At {
    /// The one that the walk is in.
    Walk,
    /// One in it or in its lists, which is taken whole or not at all.
    Whole,
    /// One in it that the layer left in the middle.
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
        if self.seen & 1_u32.wrapping_shl(field.into()) != 0 {
            let is_named = self.named == field;
            if is_named {
                self.named = NOT_NAMED;
            }
            return is_named;
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
        match (taken, self.unread) {
            (Taken::Whole, [b',', tail @ ..]) => {
                self.see(field);
                self.unread = tail;
                self.stop = Place::Name;
                if !matches!(tail, [b'"', ..]) {
                    self.skip_space();
                }
                true
            }
            _ => {
                self.stopped(field, taken);
                false
            }
        }
    }

    #[inline(always)]
    fn see(&mut self, field: u8) {
        self.field = field;
        self.seen |= 1_u32.wrapping_shl(field.into());
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
                let seen = self.outer.seen | 1_u32.wrapping_shl(field.into());
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
            return self.seen & 1_u32.wrapping_shl(known.into()) == 0;
        }
        if !self.passing.value(value) {
            self.stop = Place::Unwanted;
            return false;
        }
        match self.passing.unread {
            [b',', tail @ ..] => {
                self.unread = tail;
                self.stop = Place::Name;
                if !matches!(tail, [b'"', ..]) {
                    self.skip_space();
                }
                true
            }
            tail => {
                self.unread = tail;
                self.stop = Place::AfterValue;
                false
            }
        }
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

    /// A string that is here whole, without escapes and not empty.
    #[inline(always)]
    pub(crate) fn string(&mut self) -> Option<&'a str> {
        let [b'"', rest @ ..] = self.unread else {
            return None;
        };
        let end = after_plain(rest);
        let [b'"', tail @ ..] = end else {
            return None;
        };
        let text = self.slice(rest, end);
        if text.is_empty() {
            return None;
        }
        self.unread = tail;
        Some(text)
    }

    /// A string of the length of a datetime to the second, without the `Z` at its end.
    #[inline(always)]
    pub(crate) fn datetime(&mut self) -> Option<&'a [u8; 19]> {
        let [b'"', rest @ ..] = self.unread else {
            return None;
        };
        let (text, tail) = rest.split_first_chunk()?;
        let [b'Z', b'"', tail @ ..] = tail else {
            return None;
        };
        self.unread = tail;
        Some(text)
    }

    /// Puts a string into `view`, which is empty: as much of it as is here, with what its escapes spell.
    #[inline(never)]
    pub(crate) fn text(&mut self, view: &mut StringView) -> Taken {
        let [b'"', rest @ ..] = self.unread else {
            return Taken::Nothing;
        };
        let mut rest = rest;
        self.string_at = self.at(rest);
        'fits: loop {
            let end = after_plain(rest);
            if view.push_str(self.slice(rest, end)).is_err() {
                break;
            }
            rest = end;
            // Escapes come in rows.
            while let [b'\\', after @ ..] = rest {
                let Some((char, tail)) = escaped(after) else {
                    break;
                };
                if view.push(char).is_err() {
                    break 'fits;
                }
                rest = tail;
            }
            match rest {
                [b'"', tail @ ..] if !view.is_empty() => {
                    self.unread = tail;
                    return Taken::Whole;
                }
                [b'"' | b'\\' | ..=0x1f, ..] | [] => {}
                _ => continue,
            }
            if view.is_empty() {
                return Taken::Nothing;
            }
            self.unread = rest;
            return Taken::Begun;
        }
        // What does not fit is not for this layer.
        view.clear();
        Taken::Nothing
    }

    /// Takes `null`.
    #[inline(always)]
    pub(crate) fn null(&mut self) -> bool {
        self.literal(b"null")
    }

    /// Takes `letters`, if they are next.
    #[inline(always)]
    pub fn literal(&mut self, letters: &[u8]) -> bool {
        let tail = if cfg!(target_pointer_width = "64") {
            self.unread.strip_prefix(letters)
        } else {
            after_name(self.unread, letters)
        };
        match tail {
            Some(tail) => {
                self.unread = tail;
                true
            }
            None => false,
        }
    }

    /// An integer from 0 up to 18 digits whose end is here.
    pub(crate) fn integer(&mut self) -> Option<u64> {
        let mut rest = self.unread;
        let mut value = 0_u64;
        let mut digits = 0_u8;
        while let [digit @ b'0'..=b'9', tail @ ..] = rest {
            value = value
                .wrapping_mul(10)
                .wrapping_add(u64::from(digit.wrapping_sub(b'0')));
            digits = digits.wrapping_add(1);
            rest = tail;
            if digits > 18 {
                return None;
            }
        }
        let leading_zero = digits > 1 && matches!(self.unread, [b'0', ..]);
        match rest {
            [b',' | b'}' | b']', ..] if digits > 0 && !leading_zero => {
                self.unread = rest;
                Some(value)
            }
            _ => None,
        }
    }

    /// Takes the elements of a list, each by `element`, up to the first that is not taken whole.
    #[inline(always)]
    pub(crate) fn list(&mut self, mut element: impl FnMut(&mut Self) -> Taken) -> Taken {
        let (begun, outside, place) = (self.unread, self.passing, self.place);
        let [b'[', tail @ ..] = begun else {
            return Taken::Nothing;
        };
        if let [b']', tail @ ..] = tail {
            self.unread = tail;
            return Taken::Whole;
        }
        self.unread = tail;
        self.passing = outside.inside(false);
        self.place = At::Whole;
        let mut taken = Taken::Nothing;
        let mut end = begun;
        loop {
            self.skip_space_if_any();
            if element(self) != Taken::Whole {
                break;
            }
            taken = Taken::Elements;
            end = self.unread;
            self.skip_space_if_any();
            match self.unread {
                [b',', tail @ ..] => self.unread = tail,
                [b']', tail @ ..] => {
                    end = tail;
                    taken = Taken::Whole;
                    break;
                }
                _ => break,
            }
        }
        self.unread = end;
        self.passing = outside;
        self.place = place;
        taken
    }
}
