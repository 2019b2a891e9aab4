//! Puts values into their slots, in pieces cut anywhere.

use heapless::string::StringView;

use crate::error::Reason;
use crate::record::{Slot, TextList};
use crate::timestamp::Parser;

/// What is known of the value at hand between its pieces.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Fill {
    pub(crate) names: Names,
    datetime: Parser,
    integer: Integer,
    /// Whether this is the first piece.
    first: bool,
    lenient: bool,
    /// Whether the text was cut, so that the rest of it is dropped.
    full: bool,
}

impl Fill {
    pub(crate) const fn new() -> Self {
        Self {
            names: Names {
                candidate: 0,
                len: 0,
            },
            datetime: Parser::new(),
            integer: Integer::ZERO,
            first: true,
            lenient: false,
            full: false,
        }
    }

    /// A piece follows, perhaps the first of its value.
    #[inline(always)]
    pub(crate) fn begin(&mut self, first: bool, lenient: bool) {
        self.first = first;
        self.lenient = lenient;
        if first {
            self.full = false;
        }
    }

    /// Whether nothing of the text has been dropped.
    pub(crate) fn is_open(&self) -> bool {
        !self.full
    }

    /// Takes a piece of a string, none being half a surrogate pair; says whether something had to be cut or mended.
    pub(crate) fn text(
        &mut self,
        slot: Slot<'_>,
        piece: Option<&str>,
        last: bool,
    ) -> Result<bool, Reason> {
        match slot {
            Slot::Text(view) | Slot::Id(view) => return self.append(view, piece),
            Slot::TextOrInteger(target) => {
                if self.first {
                    target.begin_text();
                }
                if let Some(view) = target.text() {
                    return self.append(view, piece);
                }
            }
            Slot::Timestamp(target) => {
                if self.first {
                    self.datetime = Parser::new();
                }
                self.datetime.push(piece.ok_or(Reason::Datetime)?);
                if last {
                    *target = self.datetime.finish().ok_or(Reason::Datetime)?;
                }
            }
            Slot::Variant(target) => {
                let names = target.names();
                if self.first {
                    self.names.begin(0, 0);
                }
                self.names.push(names, piece);
                if last {
                    let variant = self.names.finish(names);
                    if variant.is_none() && !self.lenient {
                        return Err(Reason::UnknownVariant);
                    }
                    target.set(variant);
                }
            }
            Slot::Digits(target) => {
                if self.first {
                    self.integer = Integer::ZERO;
                }
                let only_digits = self.integer.push(piece.ok_or(Reason::Type)?);
                if !only_digits || self.integer.negative || last && !self.integer.digits {
                    return Err(Reason::Type);
                }
                if last {
                    return self.integer.fits(target.set(false, self.integer.magnitude));
                }
            }
            _ => return Err(Reason::Type),
        }
        Ok(false)
    }

    /// Takes a piece of a string in a list of strings.
    pub(crate) fn element(
        &mut self,
        list: &mut dyn TextList,
        piece: Option<&str>,
    ) -> Result<bool, Reason> {
        let mut cut = false;
        if self.first && !list.grow() {
            if !self.lenient {
                return Err(Reason::Overflow);
            }
            self.full = true;
            cut = true;
        }
        if let Some(view) = list.last() {
            cut |= self.append(view, piece)?;
        }
        Ok(cut)
    }

    /// Takes a piece of a number; says whether something had to be cut.
    pub(crate) fn number(
        &mut self,
        slot: Slot<'_>,
        piece: Option<&str>,
        last: bool,
        integer: bool,
    ) -> Result<bool, Reason> {
        if !integer {
            return Err(Reason::Type);
        }
        if self.first {
            self.integer = Integer::ZERO;
        }
        self.integer.push(piece.unwrap_or(""));
        let Integer {
            negative,
            magnitude,
            ..
        } = self.integer;
        match slot {
            Slot::Id(view) => {
                // Only at its end is it known to be an integer, and what it is comes before its length.
                let strict = !core::mem::replace(&mut self.lenient, true);
                self.append(view, piece)?;
                if last && self.full && strict {
                    return Err(Reason::Overflow);
                }
                Ok(last && self.full)
            }
            Slot::Integer(_) | Slot::Digits(_) | Slot::TextOrInteger(_) if !last => Ok(false),
            Slot::Integer(target) | Slot::Digits(target) => {
                self.integer.fits(target.set(negative, magnitude))
            }
            Slot::TextOrInteger(target) => self.integer.fits(target.set(negative, magnitude)),
            _ => Err(Reason::Type),
        }
    }

    /// Appends a piece to a text; says whether it had to be cut or mended.
    fn append(&mut self, view: &mut StringView, piece: Option<&str>) -> Result<bool, Reason> {
        if self.full {
            return Ok(false);
        }
        let text = match piece {
            Some(text) => text,
            None if self.lenient => "\u{fffd}",
            None => return Err(Reason::Text),
        };
        if view.push_str(text).is_ok() {
            return Ok(piece.is_none());
        }
        if !self.lenient {
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

/// Which of several names the pieces read so far can become: they are the first `len` bytes of name `candidate`.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Names {
    pub(crate) candidate: u8,
    len: u16,
}

/// The pieces read so far begin no name.
const NO_NAME: u8 = u8::MAX;

impl Names {
    /// A name follows, which is likely to be name number `likely`; `len` bytes of that are there already.
    pub(crate) fn begin(&mut self, likely: u8, len: usize) {
        *self = Self {
            candidate: likely,
            len: len as u16,
        };
    }

    /// How many bytes of the candidate are there.
    pub(crate) fn len(&self) -> usize {
        self.len.into()
    }

    /// Takes a piece; half a surrogate pair, which is none, is in no name.
    pub(crate) fn push(&mut self, names: &[&str], piece: Option<&str>) {
        if self.candidate == NO_NAME {
            return;
        }
        let Some(piece) = piece else {
            self.candidate = NO_NAME;
            return;
        };
        let len = usize::from(self.len);
        let candidate = names.get(usize::from(self.candidate)).copied();
        let head = match candidate.and_then(|name| name.split_at_checked(len)) {
            Some((_, tail)) if tail.starts_with(piece) => None,
            Some((head, _)) => Some(head),
            // What is likely to come next is none of the names, for there is none left.
            None if len == 0 => Some(""),
            None => return,
        };
        if let Some(head) = head {
            let other = names.iter().position(|name| {
                name.strip_prefix(head)
                    .is_some_and(|tail| tail.starts_with(piece))
            });
            self.candidate = other.map_or(NO_NAME, |other| other as u8);
        }
        self.len = self.len.saturating_add(piece.len() as u16);
    }

    /// Which name it is.
    pub(crate) fn finish(&self, names: &[&str]) -> Option<usize> {
        let name = names.get(usize::from(self.candidate))?;
        let len = usize::from(self.len);
        if name.len() == len {
            return Some(self.candidate.into());
        }
        let text = name.get(..len)?;
        names.iter().position(|name| *name == text)
    }
}

/// An integer as far as its digits were read.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
struct Integer {
    magnitude: u64,
    negative: bool,
    digits: bool,
    overflow: bool,
}

impl Integer {
    const ZERO: Self = Self {
        magnitude: 0,
        negative: false,
        digits: false,
        overflow: false,
    };

    /// Takes sign and digits; false at anything else.
    fn push(&mut self, text: &str) -> bool {
        for byte in text.bytes() {
            let digit = byte.wrapping_sub(b'0');
            if digit <= 9 {
                self.digits = true;
                let tens = self.magnitude.wrapping_mul(10);
                let magnitude = tens.wrapping_add(digit.into());
                self.overflow |= self.magnitude > u64::MAX / 10 || magnitude < tens;
                self.magnitude = magnitude;
            } else if byte == b'-' {
                self.negative = true;
            } else {
                return false;
            }
        }
        true
    }

    /// What became of the integer that its field took or not.
    fn fits(&self, taken: bool) -> Result<bool, Reason> {
        if taken && !self.overflow {
            Ok(false)
        } else {
            Err(Reason::Range)
        }
    }
}
