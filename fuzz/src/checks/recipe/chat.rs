//! Chats, most of them good.

use super::Choices;
use super::json::{Make, Member, array, empty, integer, object, stranger, text, value, word};

const STATUS: &[&str] = &[
    "queued", "picked", "onhold", "closed", "Queued", "", "unknown", "ONHOLD",
];
const CHANNEL: &[&str] = &[
    "sms", "facebook", "twitter", "livechat", "email", "abc", "whatsapp", "api", "fax", "ap",
    "apis", "LiveChat", "SMS",
];

const FIELDS: &[(&str, Make)] = &[
    ("chat_id", id),
    ("created_at", datetime),
    ("status", |choices| one_of(choices, STATUS)),
    ("channel", |choices| one_of(choices, CHANNEL)),
    ("alias_id", id),
    ("updated_at", datetime),
    ("asset", asset),
    ("customer_id", id),
    ("destination_id", id),
    ("assignee", id),
    ("flag", text),
    ("tag", tags),
    ("other_details", details),
];

/// How many of the fields must be there.
const REQUIRED: usize = 4;

/// An element of the list.
pub fn element(choices: &mut Choices) -> String {
    if choices.seldom() {
        return value(choices, 2);
    }
    let mut members = Vec::new();
    for &(name, good) in &FIELDS[..REQUIRED] {
        if !choices.seldom() {
            members.push(field(choices, name, good));
        }
    }
    members.extend(choices.many(6, |choices| {
        match FIELDS.get(choices.below(FIELDS.len() + 2)) {
            // The required ones are there already.
            Some((name, good)) => field(choices, name, *good),
            None => stranger(choices, 2),
        }
    }));
    if choices.seldom() {
        let start = choices.below(members.len().max(1));
        members.rotate_left(start);
    }
    object(choices, members)
}

fn field(choices: &mut Choices, name: &str, good: Make) -> Member {
    let value = match choices.byte() {
        0xf0.. => value(choices, 2),
        0xe0..0xf0 => empty(choices),
        _ => good(choices),
    };
    (word(choices, name), value)
}

pub fn id(choices: &mut Choices) -> String {
    match choices.seldom() {
        true => integer(choices),
        false => text(choices),
    }
}

pub fn one_of(choices: &mut Choices, names: &[&str]) -> String {
    let name = choices.one_of(names);
    match choices.seldom() {
        true => text(choices),
        false => word(choices, name),
    }
}

fn asset(choices: &mut Choices) -> String {
    let members = choices.many(4, |choices| match choices.below(4) {
        0 => field(choices, "id", integer),
        1 => field(choices, "id", id),
        2 => field(choices, "name", text),
        _ => stranger(choices, 1),
    });
    object(choices, members)
}

fn tags(choices: &mut Choices) -> String {
    let tags = choices.many(18, |choices| match choices.byte() {
        0xfc.. => value(choices, 1),
        0xf8..0xfc => empty(choices),
        _ => text(choices),
    });
    array(choices, tags)
}

pub fn details(choices: &mut Choices) -> String {
    if choices.seldom() {
        // About as long as the room for it, either way.
        let room = choices.one_of(&[24, 1024]) - r#"{"":""}"#.len();
        let filler = "y".repeat(room - 2 + choices.below(5));
        return format!(r#"{{"":"{filler}"}}"#);
    }
    if choices.seldom() {
        return value(choices, 2);
    }
    let members = choices.many(3, |choices| stranger(choices, 2));
    object(choices, members)
}

pub fn datetime(choices: &mut Choices) -> String {
    let year = choices.one_of(&["2021", "1970", "2000", "1900", "0000", "9999"]);
    let date = choices.one_of(&[
        "08-22", "01-01", "02-28", "02-29", "02-30", "12-31", "00-10", "13-10", "04-31",
    ]);
    let between = choices.one_of(&["T", " ", "t", ""]);
    let time = choices.one_of(&[
        "01:14:01", "00:00:00", "23:59:59", "23:59:60", "24:00:00", "1:14:01", "01:60:00",
    ]);
    let fraction = choices.one_of(&["", ".5", ".000000001", ".1234567899", ".", ".100"]);
    let zone = choices.one_of(&[
        "Z", "", "+00:00", "-00:01", "+0530", "+23:59", "-07", "+24:00", "+1", "z", "ZZ",
    ]);
    let mut text = [year, date].join("-") + between + time + fraction + zone;
    if choices.seldom() {
        let slip = choices.byte() as usize % text.len();
        text.replace_range(
            slip..=slip,
            choices.one_of(&["0", "9", ":", "-", "+", ".", "é"]),
        );
    }
    word(choices, &text)
}
