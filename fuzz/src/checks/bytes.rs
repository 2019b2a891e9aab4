//! Any bytes, in any chunks: the events are those that the oracle predicts.

use super::against_oracle::compare;
use super::input::Input;
use crate::lines::{TIGHT, Tight};
use crate::oracle::Leniency;

pub fn check(bytes: &[u8]) {
    let input = Input::new(bytes);
    for leniency in [Leniency::STRICT, Leniency::LENIENT] {
        compare(Tight::with_options, &input, leniency, TIGHT);
    }
}
