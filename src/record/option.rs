//! Optional fields.

use super::input::{Input, Outcome};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::table::Table;
use super::value::Value;

impl<T: Value> Value for Option<T> {
    const EMPTY: Self = None;
    // None is all zeros unless it is one of the values that `T` leaves out.
    const ZEROED: Self = if size_of::<Self>() == size_of::<T>() {
        Some(T::ZEROED)
    } else {
        None
    };
    const KIND: Kind = T::KIND.optional();
    const TABLE: Option<&'static Table> = T::TABLE;

    #[inline(always)]
    fn put(&mut self, path: &[u8], input: &mut Input<'_>) -> Outcome {
        if path.is_empty() && input.is_nothing() {
            *self = None;
            return Outcome::Kept;
        }
        self.get_or_insert_with(T::empty).put(path, input)
    }

    #[inline(always)]
    fn empty() -> Self {
        None
    }

    #[inline(always)]
    fn clear(&mut self) {
        *self = None;
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
        if plain.null() {
            return Taken::Whole;
        }
        let taken = self.get_or_insert_with(T::empty).take(plain);
        if taken == Taken::Nothing {
            *self = None;
        }
        taken
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take_members(&mut self, path: &[u8], plain: &mut Plain<'_>) {
        if let Some(value) = self {
            value.take_members(path, plain);
        }
    }
}
