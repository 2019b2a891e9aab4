//! Elements of any list, most of them good, after the table of the record.

use super::Choices;
use super::chat::{datetime, details, id, one_of};
use super::json::{array, empty, integer, object, stranger, text, value, word};
use crate::oracle::record::{Field, Kind};

pub fn element(choices: &mut Choices, fields: &[Field]) -> String {
    match choices.seldom() {
        true => value(choices, 2),
        false => members(choices, fields),
    }
}

/// An object with most of these fields, in their order.
fn members(choices: &mut Choices, fields: &[Field]) -> String {
    let mut members = Vec::new();
    for field in fields {
        let times = match choices.byte() {
            0xf8.. => 2,
            0xf0..0xf8 => 0,
            // Where bytes are used up, pages are short.
            0 if !field.required => 0,
            _ => 1,
        };
        for _ in 0..times {
            members.push((word(choices, field.name), value_of(choices, field.kind)));
        }
        if choices.seldom() {
            members.push(stranger(choices, 2));
        }
    }
    if choices.seldom() {
        let start = choices.below(members.len().max(1));
        members.rotate_left(start);
    }
    object(choices, members)
}

fn value_of(choices: &mut Choices, kind: Kind) -> String {
    match choices.byte() {
        0xf4.. => value(choices, 2),
        0xe8..0xf4 => empty(choices),
        _ => good(choices, kind),
    }
}

fn good(choices: &mut Choices, kind: Kind) -> String {
    match kind {
        Kind::Id => match choices.below(3) {
            // What is empty is no id.
            0 => word(choices, "x"),
            _ => id(choices),
        },
        Kind::AssetId => match choices.below(2) {
            0 => integer(choices),
            _ => text(choices),
        },
        Kind::Text => match choices.below(3) {
            0 => word(choices, "x"),
            _ => text(choices),
        },
        Kind::Datetime => datetime(choices),
        Kind::Bool => choices.one_of(&["true", "false"]).into(),
        Kind::Integer(least, most) => number(choices, least, most),
        Kind::OneOf(names) => one_of(choices, names),
        Kind::Object(fields) => members(choices, fields),
        Kind::List(element) => {
            let elements = choices.many(4, |choices| value_of(choices, element.kind));
            array(choices, elements)
        }
        Kind::Raw => match choices.below(3) {
            0 => value(choices, 2),
            1 => text(choices),
            _ => details(choices),
        },
    }
}

/// In the range, at its ends, or a little beyond.
fn number(choices: &mut Choices, least: i128, most: i128) -> String {
    match choices.below(4) {
        0 => choices.below(100).min(99).to_string(),
        1 => (least - 1 + choices.below(3) as i128).to_string(),
        2 => (most - 1 + choices.below(3) as i128).to_string(),
        _ => integer(choices),
    }
}
