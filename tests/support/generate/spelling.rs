//! The many ways to write one text as a JSON string.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Code points; unlike a `String` it can hold lone surrogates.
pub type Text = Vec<u32>;

/// How to write one character, where there is a choice.
#[derive(Debug, Clone, Copy)]
enum Spell {
    Plain,
    Short,
    Lower,
    Upper,
    Mixed,
    /// Like the JSON writers of .NET: upper case for what is not ASCII and for
    /// what could mean something in HTML.
    DotNet,
}

/// A JSON string, with its quotes, that spells this text.
pub fn spelled(text: impl Strategy<Value = Text> + 'static) -> BoxedStrategy<String> {
    let spell = select(
        &[
            Spell::Plain,
            Spell::Short,
            Spell::Lower,
            Spell::Upper,
            Spell::Mixed,
            Spell::DotNet,
        ][..],
    );
    let plain = Just(Vec::new());
    let dotnet = Just(vec![Spell::DotNet]);
    // Few choices used in turn: as varied as one for each character, and
    // quicker to shrink to none.
    (
        text,
        prop_oneof![6 => plain, 4 => vec(spell, 1..5), 2 => dotnet],
    )
        .prop_map(|(text, spells)| {
            let spells = spells
                .iter()
                .cycle()
                .chain(std::iter::repeat(&Spell::Plain));
            let mut literal = String::from('"');
            for (&code, &spell) in text.iter().zip(spells) {
                literal += &character(code, spell);
            }
            literal.push('"');
            literal
        })
        .boxed()
}

/// A JSON string that spells this word, most often as it is.
pub fn word(word: &'static str) -> BoxedStrategy<String> {
    let raw = Just(format!("\"{word}\""));
    prop_oneof![6 => raw, 1 => spelled(Just(text(word)))].boxed()
}

/// A JSON string that spells one of these words in capitals and small letters.
pub fn cased(words: &'static [&'static str]) -> BoxedStrategy<String> {
    (select(words), vec(any::<bool>(), 10))
        .prop_map(|(word, capitals)| {
            let letters = word.chars().zip(capitals.iter().cycle());
            let cased = letters.map(|(letter, capital)| match capital {
                true => letter.to_ascii_uppercase(),
                false => letter,
            });
            text(&cased.collect::<String>())
        })
        .prop_flat_map(|text| spelled(Just(text)))
        .boxed()
}

pub fn text(plain: &str) -> Text {
    plain.chars().map(u32::from).collect()
}

/// Text of up to `longest` characters, seldom with a lone surrogate.
pub fn any_text(longest: usize) -> BoxedStrategy<Text> {
    let letter = select(text("abc019 /+&<>'`"));
    let awkward = select(text("\"\\/\u{0}\u{8}\u{9}\u{a}\u{c}\u{d}\u{1f}\u{7f}"));
    let wide = select(text(
        "\u{80}é\u{7ff}\u{800}€\u{d7ff}\u{e000}\u{fffd}\u{ffff}\u{10000}😀\u{10ffff}",
    ));
    let lone = 0xd800..=0xdfff_u32;
    let character = prop_oneof![60 => letter, 10 => awkward, 20 => wide, 1 => lone];
    vec(character, 0..=longest).boxed()
}

/// Text about as long as what `capacity` bytes can hold, or short.
pub fn text_near(capacity: usize) -> BoxedStrategy<Text> {
    let long = (Just(capacity.saturating_sub(4)), any_text(8))
        .prop_map(|(filler, end)| [vec![u32::from('x'); filler], end].concat());
    prop_oneof![6 => any_text(6.min(capacity)), 1 => long].boxed()
}

fn character(code: u32, spell: Spell) -> String {
    let short = match code {
        0x22 => Some("\\\""),
        0x5c => Some("\\\\"),
        0x2f => Some("\\/"),
        0x08 => Some("\\b"),
        0x0c => Some("\\f"),
        0x0a => Some("\\n"),
        0x0d => Some("\\r"),
        0x09 => Some("\\t"),
        _ => None,
    };
    let raw = char::from_u32(code).filter(|character| !matches!(character, ..' ' | '"' | '\\'));
    match (spell, raw, short) {
        (Spell::DotNet, Some(raw), _) if raw.is_ascii_graphic() && !"+&<>'`".contains(raw) => {
            raw.into()
        }
        (Spell::DotNet, Some(' '), _) => " ".into(),
        (Spell::DotNet, None, Some(short)) if code != u32::from('"') => short.into(),
        (Spell::Plain, Some(raw), _) | (Spell::Short, Some(raw), None) => raw.into(),
        (Spell::Plain | Spell::Short, _, Some(short)) => short.into(),
        _ => escaped(code, spell),
    }
}

fn escaped(code: u32, spell: Spell) -> String {
    let units = match char::from_u32(code) {
        Some(character) => character.encode_utf16(&mut [0; 2]).to_vec(),
        None => vec![u16::try_from(code).expect("a surrogate")],
    };
    let hex = |unit: u16| {
        let digits = format!("{unit:04x}");
        match spell {
            Spell::Upper | Spell::DotNet => digits.to_uppercase(),
            Spell::Mixed => digits[..2].to_uppercase() + &digits[2..],
            _ => digits,
        }
    };
    units
        .into_iter()
        .map(|unit| format!("\\u{}", hex(unit)))
        .collect()
}
