//! JSON of any shape, each text in one of its many spellings.

use super::Choices;

/// The key, with its quotes, and the value.
pub type Member = (String, String);

/// What makes a value.
pub type Making<'a> = dyn Fn(&mut Choices) -> String + 'a;

/// The same without anything to remember.
pub type Make = fn(&mut Choices) -> String;

pub fn value(choices: &mut Choices, levels: usize) -> String {
    match choices.below(if levels == 0 { 6 } else { 9 }) {
        0 => "null".into(),
        1 => "true".into(),
        2 => "false".into(),
        3 => integer(choices),
        4 => number(choices),
        5 => text(choices),
        6 => {
            let elements = choices.many(3, |choices| value(choices, levels - 1));
            array(choices, elements)
        }
        7 => {
            let members = choices.many(3, |choices| stranger(choices, levels - 1));
            object(choices, members)
        }
        _ => deep(choices),
    }
}

/// Each way in which servers write that there is nothing.
pub fn empty(choices: &mut Choices) -> String {
    choices
        .one_of(&["null", "\"\"", "[]", "{}", "[ ]", "{\n}"])
        .into()
}

/// A member that nobody asked for, at least not here.
pub fn stranger(choices: &mut Choices, levels: usize) -> Member {
    let familiar = [
        "x", "", "chat_ids", "chat", "id", "name", "status", "next", "links",
    ];
    let key = match choices.below(3) {
        0 => word(choices, "x"),
        1 => {
            let name = choices.one_of(&familiar);
            word(choices, name)
        }
        _ => text(choices),
    };
    (key, value(choices, levels))
}

/// Nesting around the limit, whatever the level it stands on.
fn deep(choices: &mut Choices) -> String {
    let levels = 24 + choices.below(12);
    match choices.below(2) {
        0 => "[".repeat(levels) + &"]".repeat(levels),
        _ => "{\"x\":".repeat(levels) + "0" + &"}".repeat(levels),
    }
}

pub fn integer(choices: &mut Choices) -> String {
    let boundary = [
        "0",
        "-0",
        "-1",
        "4294967295",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "123456789012345678901234567890",
    ];
    match choices.below(3) {
        0 => choices.byte().to_string(),
        1 => choices.one_of(&boundary).into(),
        _ => {
            let digits = choices.many(24, |choices| choices.one_of(b"1234567890"));
            let sign = choices.one_of(&["", "-"]);
            let digits = String::from_utf8_lossy(&digits);
            let digits = digits.trim_start_matches('0');
            format!("{sign}{}", if digits.is_empty() { "0" } else { digits })
        }
    }
}

fn number(choices: &mut Choices) -> String {
    let fraction = choices.one_of(&["", ".0", ".5", ".0123456789"]);
    let exponent = choices.one_of(&["", "e0", "E+9", "e-99", "e99999"]);
    format!("{}{fraction}{exponent}", integer(choices))
}

/// A JSON string of a few pieces.
pub fn text(choices: &mut Choices) -> String {
    let pieces = choices.many(5, piece);
    format!("\"{}\"", pieces.concat())
}

fn piece(choices: &mut Choices) -> String {
    let awkward = [
        "\"", "\\", "/", "\u{8}", "\u{c}", "\n", "\r", "\t", "\0", "\u{1f}", "\u{7f}",
    ];
    let wide = [
        "é",
        "\u{7ff}",
        "\u{800}",
        "€",
        "\u{d7ff}",
        "\u{e000}",
        "\u{fffd}",
        "\u{ffff}",
        "🙂",
        "\u{10000}",
        "\u{10ffff}",
    ];
    match choices.below(7) {
        0 => "x".into(),
        1 => "x".repeat(choices.below(16)),
        2 => "x".repeat(120 + choices.below(16)),
        3 => {
            let character = choices.one_of(&awkward);
            spelled(choices, character)
        }
        4 => {
            let character = choices.one_of(&wide);
            spelled(choices, character)
        }
        5 => format!("\\u{:02x}{:02X}", choices.byte(), choices.byte()),
        // Half a surrogate pair.
        _ => choices
            .one_of(&["\\ud83d", "\\uDE42", "\\ud800", "\\udfff"])
            .into(),
    }
}

/// A JSON string that spells a word, mostly as it is.
pub fn word(choices: &mut Choices, word: &str) -> String {
    if !choices.seldom() {
        return format!("\"{word}\"");
    }
    let escaped = choices.byte() as usize % (word.len() + 1);
    let spell = |(at, character): (usize, char)| match at == escaped {
        true => escaped_units(&character.to_string(), false),
        false => character.to_string(),
    };
    format!("\"{}\"", word.char_indices().map(spell).collect::<String>())
}

fn spelled(choices: &mut Choices, character: &str) -> String {
    let short = match character {
        "\"" => "\\\"",
        "\\" => "\\\\",
        "/" => "\\/",
        "\u{8}" => "\\b",
        "\u{c}" => "\\f",
        "\n" => "\\n",
        "\r" => "\\r",
        "\t" => "\\t",
        "\0" | "\u{1f}" => "",
        raw => raw,
    };
    match choices.below(3) {
        0 if !short.is_empty() => short.into(),
        1 => escaped_units(character, true),
        _ => escaped_units(character, false),
    }
}

fn escaped_units(character: &str, upper: bool) -> String {
    let unit = |unit: u16| match upper {
        true => format!("\\u{unit:04X}"),
        false => format!("\\u{unit:04x}"),
    };
    character.encode_utf16().map(unit).collect()
}

pub fn object(choices: &mut Choices, members: Vec<Member>) -> String {
    let gap = gap(choices);
    let member = |(key, value): &Member| format!("{gap}{key}{gap}:{gap}{value}{gap}");
    let members: Vec<_> = members.iter().map(member).collect();
    format!("{{{}}}", members.join(","))
}

pub fn array(choices: &mut Choices, elements: Vec<String>) -> String {
    let gap = gap(choices);
    format!("[{gap}{}{gap}]", elements.join(&format!("{gap},{gap}")))
}

pub fn gap(choices: &mut Choices) -> &'static str {
    match choices.seldom() {
        true => choices.one_of(&[" ", "\n", "\t", "\r\n "]),
        false => "",
    }
}
