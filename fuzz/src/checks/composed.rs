//! Pages that are nearly what the API sends: the events are those that the oracle predicts.

use super::against_oracle::compare;
use super::recipe::Recipe;
use crate::lines::{Example, TIGHT, Tight};
use crate::oracle::EXAMPLE;

pub fn check(bytes: &[u8]) {
    let recipe = Recipe::new(bytes);
    let input = recipe.input();
    if recipe.roomy {
        compare(Example::with_options, &input, recipe.leniency, EXAMPLE);
    } else {
        compare(Tight::with_options, &input, recipe.leniency, TIGHT);
    }
}
