//! One of several names, whole or in pieces.

use crate::json::scan::after_name;

/// The names of an object's members, or those of an enum's values.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameList {
    pub(crate) names: &'static [&'static str],
    /// What stands for an empty name: the list of the records is called as the record says.
    pub(crate) list: &'static str,
    /// Whether upper and lower case are the same.
    pub(crate) any_case: bool,
}

impl NameList {
    #[inline(always)]
    pub(crate) fn get(self, index: u8) -> Option<&'static str> {
        let name = *self.names.get(usize::from(index))?;
        Some(if name.is_empty() { self.list } else { name })
    }

    /// Whether `text` begins with `start`.
    #[inline(never)]
    fn begins(self, text: &[u8], start: &[u8]) -> bool {
        if after_name(text, start).is_some() {
            return true;
        }
        let head = text.get(..start.len());
        self.any_case && head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    }

    /// The first name of which that is true.
    #[inline(always)]
    fn find(self, mut is: impl FnMut(&'static str) -> bool) -> Option<u8> {
        let mut index = 0_u8;
        loop {
            if is(self.get(index)?) {
                return Some(index);
            }
            index = index.wrapping_add(1);
        }
    }

    /// Which name `text` is.
    #[inline(never)]
    pub(crate) fn position(self, text: &str) -> Option<u8> {
        self.find(|name| name.len() == text.len() && self.begins(name.as_bytes(), text.as_bytes()))
    }
}

/// Which of several names the pieces read so far can become: they are the first `len` bytes of name `candidate`.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Candidate {
    candidate: u8,
    len: u16,
}

/// The pieces read so far begin no name.
const NO_NAME: u8 = u8::MAX;

impl Candidate {
    /// A name follows, which is likely to be name number `likely`.
    pub(crate) const fn new(likely: u8) -> Self {
        Self {
            candidate: likely,
            len: 0,
        }
    }

    /// Takes a piece; a lone surrogate, which has no text, is in no name.
    #[inline(never)]
    pub(crate) fn push(&mut self, names: NameList, piece: Option<&str>) {
        let piece = match piece {
            Some(piece) if self.candidate != NO_NAME => piece.as_bytes(),
            _ => {
                self.candidate = NO_NAME;
                return;
            }
        };
        let len = usize::from(self.len);
        // There is no candidate if the likely next name is beyond the last one.
        let candidate = names.get(self.candidate);
        let (head, tail) = candidate
            .and_then(|name| name.as_bytes().split_at_checked(len))
            .unwrap_or_default();
        if candidate.is_none() || !names.begins(tail, piece) {
            let other = names.find(|name| {
                let name = name.as_bytes();
                names.begins(name, head) && names.begins(name.get(len..).unwrap_or(b""), piece)
            });
            self.candidate = other.unwrap_or(NO_NAME);
        }
        self.len = self.len.saturating_add(piece.len() as u16);
    }

    /// Which name it is.
    pub(crate) fn finish(&self, names: NameList) -> Option<u8> {
        let name = names.get(self.candidate)?;
        let len = usize::from(self.len);
        if name.len() == len {
            return Some(self.candidate);
        }
        names.position(name.get(..len)?)
    }
}
