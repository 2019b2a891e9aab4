//! The rules of `rename_all`: serde's eight, with serde's meaning.

use syn::{Error, LitStr, Result};

/// How the names in the source become those on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const RULES: [(&str, Rule); 8] = [
    ("lowercase", Rule::Lower),
    ("UPPERCASE", Rule::Upper),
    ("PascalCase", Rule::Pascal),
    ("camelCase", Rule::Camel),
    ("snake_case", Rule::Snake),
    ("SCREAMING_SNAKE_CASE", Rule::ScreamingSnake),
    ("kebab-case", Rule::Kebab),
    ("SCREAMING-KEBAB-CASE", Rule::ScreamingKebab),
];

impl Rule {
    /// The rule of this name.
    pub fn new(name: &LitStr) -> Result<Self> {
        let text = name.value();
        if let Some((_, rule)) = RULES.iter().find(|(known, _)| *known == text) {
            return Ok(*rule);
        }
        let known: Vec<String> = RULES
            .iter()
            .map(|(known, _)| format!("{known:?}"))
            .collect();
        let known = known.join(", ");
        Err(Error::new(
            name.span(),
            format!("`rename_all` is one of {known}"),
        ))
    }

    /// The wire name of a field that is called `name`, in snake case, in the source.
    pub fn field(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Pascal => pascal(name),
            Self::Camel => first_lower(&pascal(name)),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// The wire name of a variant that is called `name`, in Pascal case, in the source.
    pub fn variant(self, name: &str) -> String {
        match self {
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Pascal => name.to_owned(),
            Self::Camel => first_lower(name),
            Self::Snake => snake(name),
            Self::ScreamingSnake => snake(name).to_ascii_uppercase(),
            Self::Kebab => snake(name).replace('_', "-"),
            Self::ScreamingKebab => snake(name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn pascal(snake: &str) -> String {
    let mut name = String::new();
    let mut begins = true;
    for letter in snake.chars() {
        if letter == '_' {
            begins = true;
        } else if begins {
            name.push(letter.to_ascii_uppercase());
            begins = false;
        } else {
            name.push(letter);
        }
    }
    name
}

fn snake(pascal: &str) -> String {
    let mut name = String::new();
    for (at, letter) in pascal.char_indices() {
        if at > 0 && letter.is_uppercase() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

fn first_lower(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_ascii_lowercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{RULES, Rule};

    fn all(apply: fn(Rule, &str) -> String, name: &str) -> [String; 8] {
        RULES.map(|(_, rule)| apply(rule, name))
    }

    // The names of serde's own tests.

    #[test]
    fn fields() {
        for (name, expected) in [
            (
                "outcome",
                [
                    "outcome", "OUTCOME", "Outcome", "outcome", "outcome", "OUTCOME", "outcome",
                    "OUTCOME",
                ],
            ),
            (
                "very_tasty",
                [
                    "very_tasty",
                    "VERY_TASTY",
                    "VeryTasty",
                    "veryTasty",
                    "very_tasty",
                    "VERY_TASTY",
                    "very-tasty",
                    "VERY-TASTY",
                ],
            ),
            ("a", ["a", "A", "A", "a", "a", "A", "a", "A"]),
            (
                "z42",
                ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"],
            ),
        ] {
            assert_eq!(all(Rule::field, name), expected, "{name}");
        }
    }

    #[test]
    fn variants() {
        for (name, expected) in [
            (
                "Outcome",
                [
                    "outcome", "OUTCOME", "Outcome", "outcome", "outcome", "OUTCOME", "outcome",
                    "OUTCOME",
                ],
            ),
            (
                "VeryTasty",
                [
                    "verytasty",
                    "VERYTASTY",
                    "VeryTasty",
                    "veryTasty",
                    "very_tasty",
                    "VERY_TASTY",
                    "very-tasty",
                    "VERY-TASTY",
                ],
            ),
            ("A", ["a", "A", "A", "a", "a", "A", "a", "A"]),
            (
                "Z42",
                ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"],
            ),
        ] {
            assert_eq!(all(Rule::variant, name), expected, "{name}");
        }
    }

    #[test]
    fn odd_names_do_not_panic() {
        for name in ["_", "__a", "ä", "Äh", "a_", "_1"] {
            for (_, rule) in RULES {
                let _ = (rule.field(name), rule.variant(name));
            }
        }
        assert_eq!(Rule::Camel.field("_private_one"), "privateOne");
        assert_eq!(Rule::Camel.field("__"), "");
    }
}
