//! Values that are complete in the chunk.

use heapless::string::StringView;

use super::{At, Plain, Taken};
use crate::json::plain::escaped;
use crate::json::scan::{after_name, after_plain};

impl<'a> Plain<'a> {
    /// A string that is complete in the chunk, without escapes and not empty.
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

    /// Takes the elements of a list, each by `element`, up to the first that is not complete.
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
