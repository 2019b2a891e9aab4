//! `true` and `false`.

use super::input::{Input, Outcome, What};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::value::Value;

impl Value for bool {
    const EMPTY: Self = false;
    const KIND: Kind = Kind::BOOL;

    #[inline(always)]
    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        *self = input.what == What::True;
        Outcome::Kept
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
        if plain.literal(b"true") {
            *self = true;
        } else if !plain.literal(b"false") {
            return Taken::Nothing;
        }
        Taken::Whole
    }
}
