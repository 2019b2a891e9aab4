//! Puts values into their slots, in pieces cut anywhere.

use heapless::string::StringView;

use crate::error::Reason;
use crate::json::after_name;
use crate::record::{self, Slot, Variant};
use crate::timestamp::{Parser, Timestamp};

/// A piece of a string or number.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'a> {
    /// None for half a surrogate pair.
    pub(crate) text: Option<&'a str>,
    pub(crate) first: bool,
    pub(crate) last: bool,
    /// Whether what does not fit is cut.
    pub(crate) lenient: bool,
}

impl Slot<'_> {
    /// Takes a string that is here whole, if it is one to be had without more ado.
    #[inline(always)]
    pub(crate) fn text(self, text: &str) -> bool {
        match self {
            Slot::Text(view) | Slot::Id(view) => view.push_str(text).is_ok(),
            Slot::Timestamp(target) => text.parse().map(|datetime| *target = datetime).is_ok(),
            Slot::Variant(target) => {
                let index = position(target.names(), text);
                if index.is_some() {
                    target.set(index);
                }
                index.is_some()
            }
            _ => false,
        }
    }
}

/// What is known of the value at hand between its pieces.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Fill {
    pub(crate) names: Names,
    datetime: Parser,
    integer: Integer,
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
            full: false,
        }
    }

    /// Takes a piece of a string, which is in a list where `element` says so; says whether something had to be cut or
    /// mended.
    pub(crate) fn text(
        &mut self,
        slot: Slot<'_>,
        piece: Piece<'_>,
        element: bool,
    ) -> Result<bool, Reason> {
        let mut cut = false;
        if piece.first {
            self.full = false;
        }
        let view = match slot {
            Slot::Text(view) | Slot::Id(view) => view,
            Slot::TextOrInteger(target) => {
                if piece.first {
                    target.begin_text();
                }
                target.text().ok_or(Reason::Type)?
            }
            Slot::List(list) if element => {
                if piece.first && !list.grow() {
                    if !piece.lenient {
                        return Err(Reason::Overflow);
                    }
                    self.full = true;
                    cut = true;
                }
                list.last().ok_or(Reason::Overflow)?
            }
            Slot::Timestamp(target) => return self.datetime(target, piece),
            Slot::Variant(target) => return self.variant(target, piece),
            Slot::Digits(target) => return self.digits(target, piece),
            _ => return Err(Reason::Type),
        };
        if let Some(text) = piece.text {
            if !self.full && view.push_str(text).is_ok() {
                return Ok(false);
            }
        }
        Ok(cut | self.append(view, piece)?)
    }

    /// Takes a piece of a datetime.
    fn datetime(&mut self, target: &mut Timestamp, piece: Piece<'_>) -> Result<bool, Reason> {
        if piece.first {
            self.datetime = Parser::new();
        }
        self.datetime.push(piece.text.ok_or(Reason::Datetime)?);
        if piece.last {
            *target = self.datetime.finish().ok_or(Reason::Datetime)?;
        }
        Ok(false)
    }

    /// Takes a piece of a name.
    fn variant(&mut self, target: &mut dyn Variant, piece: Piece<'_>) -> Result<bool, Reason> {
        let names = target.names();
        if piece.first {
            self.names.begin(0);
        }
        self.names.push(names, piece.text);
        if piece.last {
            let variant = self.names.finish(names);
            if variant.is_none() && !piece.lenient {
                return Err(Reason::UnknownVariant);
            }
            target.set(variant);
        }
        Ok(false)
    }

    /// Takes a piece of a string of digits.
    fn digits(
        &mut self,
        target: &mut dyn record::Integer,
        piece: Piece<'_>,
    ) -> Result<bool, Reason> {
        if piece.first {
            self.integer = Integer::ZERO;
        }
        let only_digits = self.integer.push(piece.text.ok_or(Reason::Type)?);
        if !only_digits || self.integer.negative || piece.last && !self.integer.digits {
            return Err(Reason::Type);
        }
        if piece.last {
            return self.integer.fits(target.set(false, self.integer.magnitude));
        }
        Ok(false)
    }

    /// Takes a piece of an integer, or of a number that is one so far; says whether something had to be cut.
    pub(crate) fn integer(&mut self, slot: Slot<'_>, piece: Piece<'_>) -> Result<bool, Reason> {
        if piece.first {
            self.integer = Integer::ZERO;
            self.full = false;
        }
        self.integer.push(piece.text.unwrap_or(""));
        let Integer {
            negative,
            magnitude,
            ..
        } = self.integer;
        let taken = match slot {
            Slot::Id(view) => {
                // Only at its end is it known to be an integer, and what it is comes before its length.
                let lenient = Piece {
                    lenient: true,
                    ..piece
                };
                self.append(view, lenient)?;
                return match (piece.last && self.full, piece.lenient) {
                    (true, false) => Err(Reason::Overflow),
                    (cut, _) => Ok(cut),
                };
            }
            Slot::Integer(_) | Slot::Digits(_) | Slot::TextOrInteger(_) if !piece.last => {
                return Ok(false);
            }
            Slot::Integer(target) | Slot::Digits(target) => target.set(negative, magnitude),
            Slot::TextOrInteger(target) => target.set(negative, magnitude),
            _ => return Err(Reason::Type),
        };
        self.integer.fits(taken)
    }

    /// Appends a piece to a text; says whether it had to be cut or mended.
    fn append(&mut self, view: &mut StringView, piece: Piece<'_>) -> Result<bool, Reason> {
        if self.full {
            return Ok(false);
        }
        let text = match piece.text {
            Some(text) => text,
            None if piece.lenient => "\u{fffd}",
            None => return Err(Reason::Text),
        };
        let room = view.capacity().saturating_sub(view.len());
        self.full = text.len() > room;
        if self.full && !piece.lenient {
            return Err(Reason::Overflow);
        }
        let mut end = text.len().min(room);
        while !text.is_char_boundary(end) {
            end = end.saturating_sub(1);
        }
        let fits = view.push_str(text.get(..end).unwrap_or(""));
        debug_assert!(fits.is_ok());
        Ok(self.full || piece.text.is_none())
    }
}

/// Which name `text` is.
#[inline(never)]
pub(crate) fn position(names: &[&str], text: &str) -> Option<usize> {
    for (index, name) in names.iter().enumerate() {
        if name.len() == text.len() && after_name(text.as_bytes(), name.as_bytes()).is_some() {
            return Some(index);
        }
    }
    None
}

/// Which of several names the pieces read so far can become: they are the first `len` bytes of name `candidate`.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Names {
    candidate: u8,
    len: u16,
}

/// The pieces read so far begin no name.
const NO_NAME: u8 = u8::MAX;

impl Names {
    /// A name follows, which is likely to be name number `likely`.
    pub(crate) fn begin(&mut self, likely: u8) {
        *self = Self {
            candidate: likely,
            len: 0,
        };
    }

    /// Takes a piece; half a surrogate pair, which is none, is in no name.
    pub(crate) fn push(&mut self, names: &[&str], piece: Option<&str>) {
        let piece = match piece {
            Some(piece) if self.candidate != NO_NAME => piece.as_bytes(),
            _ => {
                self.candidate = NO_NAME;
                return;
            }
        };
        // There is no candidate where what is likely to come next is none of the names, for there is none left.
        let candidate = names.get(usize::from(self.candidate));
        let candidate =
            candidate.and_then(|name| name.as_bytes().split_at_checked(self.len.into()));
        let (head, tail) = candidate.unwrap_or_default();
        if candidate.is_none() || !tail.starts_with(piece) {
            let other = names.iter().position(|name| {
                let tail = name.as_bytes().strip_prefix(head);
                tail.is_some_and(|tail| tail.starts_with(piece))
            });
            self.candidate = other.map_or(NO_NAME, |other| other as u8);
        }
        self.len = self.len.saturating_add(piece.len() as u16);
    }

    /// Which name it is.
    #[inline(never)]
    pub(crate) fn finish(&self, names: &[&str]) -> Option<usize> {
        let name = names.get(usize::from(self.candidate))?;
        let len = usize::from(self.len);
        if name.len() == len {
            return Some(self.candidate.into());
        }
        position(names, name.get(..len)?)
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
    #[inline(never)]
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
