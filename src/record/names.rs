//! One of several names, read in pieces.

use crate::json::scan::after_name;

/// How a name may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    Exact,
    AnyAsciiCase,
}

impl Spelling {
    /// What `text` has after `name`, if it begins with it.
    #[inline(always)]
    fn after<'t>(self, text: &'t [u8], name: &[u8]) -> Option<&'t [u8]> {
        match self {
            Self::Exact => after_name(text, name),
            Self::AnyAsciiCase => {
                let (head, tail) = text.split_at_checked(name.len())?;
                head.eq_ignore_ascii_case(name).then_some(tail)
            }
        }
    }

    /// Which of the names `text` is.
    #[inline(always)]
    pub(crate) fn position(self, names: &[&str], text: &str) -> Option<u8> {
        let is = |name: &&str| {
            name.len() == text.len() && self.after(text.as_bytes(), name.as_bytes()).is_some()
        };
        Some(names.iter().position(is)? as u8)
    }
}

/// Which of several names the pieces read so far can become: they are the first `len` bytes of name `candidate`.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Names {
    candidate: u8,
    len: u16,
}

/// The pieces read so far begin no name.
const NO_NAME: u8 = u8::MAX;

impl Names {
    /// A name follows, which is likely to be name number `likely`.
    pub(crate) const fn begin(likely: u8) -> Self {
        Self {
            candidate: likely,
            len: 0,
        }
    }

    /// Takes a piece; a lone surrogate, which has no text, is in no name.
    pub(crate) fn push(&mut self, spelling: Spelling, names: &[&str], piece: Option<&str>) {
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
        if candidate.is_none() || spelling.after(tail, piece).is_none() {
            let other = names.iter().position(|name| {
                let tail = spelling.after(name.as_bytes(), head);
                tail.is_some_and(|tail| spelling.after(tail, piece).is_some())
            });
            self.candidate = other.map_or(NO_NAME, |other| other as u8);
        }
        self.len = self.len.saturating_add(piece.len() as u16);
    }

    /// Which name it is.
    #[inline(never)]
    pub(crate) fn finish(&self, spelling: Spelling, names: &[&str]) -> Option<u8> {
        let name = names.get(usize::from(self.candidate))?;
        let len = usize::from(self.len);
        if name.len() == len {
            return Some(self.candidate);
        }
        spelling.position(names, name.get(..len)?)
    }
}
