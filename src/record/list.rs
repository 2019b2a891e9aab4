//! Lists of values.

use heapless::Vec;

use super::input::{Input, Outcome, What};
use super::kind::Kind;
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
            if input.first && self.push(T::empty()).is_err() {
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
}
