//! Records with every kind of field that can be declared: the events are those that the oracle predicts.

use chatwire::Decoder;

use super::against_oracle::compare_under;
use super::input::Input;
use super::recipe::{Choices, Recipe};
use crate::lines::declared::{PILE, Pile, THING, Thing};
use crate::oracle::record::Declared;
use crate::oracle::{EXAMPLE, Rules};

pub fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    match choices.byte() % 2 {
        0 => compare(choices, &THING, |input, rules| {
            compare_under(Decoder::<Thing>::with_options, input, rules);
        }),
        _ => compare(choices, &PILE, |input, rules| {
            compare_under(Decoder::<Pile>::with_options, input, rules);
        }),
    }
}

fn compare(choices: Choices, record: &'static Declared, check: fn(&Input, &Rules)) {
    let recipe = Recipe::declared(choices, record);
    let input = recipe.input();
    let rules = input.rules(recipe.leniency, EXAMPLE);
    check(&input, &Rules { record, ..rules });
}
