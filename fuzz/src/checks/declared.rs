//! Records with every kind of field that can be declared: the events are those that the oracle predicts.

use std::collections::BTreeSet;

use chatwire::Decoder;

use super::against_oracle::compare_under;
use super::recipe::{Choices, Recipe};
use super::rows;
use crate::lines::declared::{PILE, Pile, THING, Thing};
use crate::oracle::record::Declared;
use crate::oracle::{EXAMPLE, Rules};

/// Both records.
pub const RECORDS: [&Declared; 2] = [&THING, &PILE];

pub fn check(bytes: &[u8]) {
    let (recipe, record) = recipe(bytes);
    let input = recipe.input();
    let rules = rules(&recipe, record);
    match record.element {
        "thing" => compare_under(Decoder::<Thing>::with_options, &input, &rules),
        _ => compare_under(Decoder::<Pile>::with_options, &input, &rules),
    }
}

/// The first byte says of which record.
pub fn recipe(bytes: &[u8]) -> (Recipe, &'static Declared) {
    let mut choices = Choices::new(bytes);
    let record = RECORDS[usize::from(choices.byte() % 2)];
    (Recipe::declared(choices, record), record)
}

pub fn rules(recipe: &Recipe, record: &'static Declared) -> Rules {
    Rules {
        record,
        ..recipe.input().rules(recipe.leniency, EXAMPLE)
    }
}

/// The rows of the contract that a recipe shows.
pub fn shown(bytes: &[u8]) -> BTreeSet<String> {
    let (recipe, record) = recipe(bytes);
    rows::shown_under(recipe.input().page, &rules(&recipe, record))
}
