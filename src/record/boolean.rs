//! `true` and `false`.

use super::input::{Input, Outcome, What};
use super::kind::Kind;
use super::value::Value;

impl Value for bool {
    const EMPTY: Self = false;
    const KIND: Kind = Kind::BOOL;

    #[inline(always)]
    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        *self = input.what == What::True;
        Outcome::Kept
    }
}
