//! Lists of values.

use heapless::Vec;

use super::fill::Fill;
use super::input::{Input, Outcome, What};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::reason::Reason;
use super::table::Table;
use super::value::Value;

impl<T: Value, const N: usize> Value for Vec<T, N> {
    const EMPTY: Self = Self::new();
    const KIND: Kind = T::KIND.list();
    const TABLE: Option<&'static Table> = T::TABLE;

    #[inline(always)]
    fn put(&mut self, path: &[u8], input: &mut Input<'_>) -> Outcome {
        if path.is_empty() {
            if matches!(input.what, What::List | What::Nothing) {
                Vec::clear(self);
                return Outcome::Kept;
            }
            let has_room = if input.first {
                self.push(T::empty()).is_ok()
            } else {
                !(input.is_integer() && matches!(input.fill, Fill::NoRoom))
            };
            if !has_room {
                // Only at its end is a number known to be an integer, and what it is comes before the room for it.
                if input.is_integer() && !input.last {
                    *input.fill = Fill::NoRoom;
                    return Outcome::Kept;
                }
                return if input.may_cut() {
                    Outcome::Full
                } else {
                    Outcome::Faulty(Reason::Overflow)
                };
            }
        }
        match self.last_mut() {
            Some(element) => element.put(path, input),
            None => Outcome::Kept,
        }
    }

    #[inline(always)]
    fn empty() -> Self {
        Self::new()
    }

    #[inline(always)]
    fn clear(&mut self) {
        Vec::clear(self);
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
        plain.list(|plain| {
            if self.push(T::empty()).is_err() {
                return Taken::Nothing;
            }
            let taken = self
                .last_mut()
                .map_or(Taken::Nothing, |element| element.take(plain));
            if taken != Taken::Whole {
                self.pop();
            }
            taken
        })
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take_members(&mut self, path: &[u8], plain: &mut Plain<'_>) {
        if let Some(element) = self.last_mut() {
            element.take_members(path, plain);
        }
    }
}
