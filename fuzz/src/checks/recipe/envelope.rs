//! Envelopes around the chats.

use super::Choices;
use super::json::{
    Making, Member, array, empty, gap, integer, object, stranger, text, value, word,
};

/// A page with a list of this name, of such elements.
pub fn page(choices: &mut Choices, name: &str, element: &Making<'_>) -> Vec<u8> {
    let root = match choices.seldom() {
        true => value(choices, 3),
        false => root(choices, name, element),
    };
    let mark = match choices.byte() {
        0xf8.. => "\u{feff}\u{feff}",
        0xe8..0xf8 => "\u{feff}",
        _ => "",
    };
    let (before, after) = (gap(choices), gap(choices));
    let junk = match choices.seldom() {
        true => choices.one_of(&["{}", ",", "x", "é", "]", "\0"]),
        false => "",
    };
    format!("{mark}{before}{root}{after}{junk}").into_bytes()
}

fn root(choices: &mut Choices, name: &str, element: &Making<'_>) -> String {
    let response = |choices: &mut Choices| response(choices, name, element);
    let members: [(&str, &Making<'_>); 3] = [
        ("response", &response),
        ("status_code", &status_code),
        ("description", &text),
    ];
    with_strangers(choices, &members)
}

fn response(choices: &mut Choices, name: &str, element: &Making<'_>) -> String {
    let list = |choices: &mut Choices| list(choices, element);
    match choices.byte() {
        0xf0.. => list(choices),
        0xe8..0xf0 => empty(choices),
        // Under the name of another list there is none.
        0xe0..0xe8 => with_strangers(choices, &[("users", &list), ("links", &links)]),
        _ => with_strangers(choices, &[(name, &list), ("links", &links)]),
    }
}

fn list(choices: &mut Choices, element: &Making<'_>) -> String {
    let elements = choices.many(4, element);
    array(choices, elements)
}

fn links(choices: &mut Choices) -> String {
    with_strangers(choices, &[("pages", &integer), ("next", &text)])
}

fn status_code(choices: &mut Choices) -> String {
    let known = [
        "4305", "429", "2002", "2003", "2004", "2007", "2010", "2099", "3454", "4306", "\"4305\"",
        "\"\"", "\"4x\"",
    ];
    match choices.seldom() {
        true => integer(choices),
        false => choices.one_of(&known).into(),
    }
}

/// An object of these members: seldom one is missing, of another type, null or given twice, or others are between.
fn with_strangers(choices: &mut Choices, members: &[(&str, &Making<'_>)]) -> String {
    let mut made: Vec<Member> = Vec::new();
    for (name, good) in members {
        let times = match choices.byte() {
            0xfc.. => 2,
            0xf4..0xfc => 0,
            _ => 1,
        };
        for _ in 0..times {
            let value = match choices.byte() {
                0xf8.. => value(choices, 2),
                0xe8..0xf8 => empty(choices),
                _ => good(choices),
            };
            made.push((word(choices, name), value));
        }
        if choices.seldom() {
            made.push(stranger(choices, 3));
        }
    }
    if choices.seldom() {
        made.reverse();
    }
    object(choices, made)
}
