//! The names on the wire.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::{Error, Result};

/// Refuses a name that no JSON has as it is: names are compared as they were sent.
pub fn check(name: &str, span: Span) -> Result<()> {
    if name.is_empty() {
        return Err(Error::new(span, "the name is empty"));
    }
    let escaped = name
        .chars()
        .find(|&letter| letter < ' ' || letter == '"' || letter == '\\');
    match escaped {
        Some(letter) => Err(Error::new(
            span,
            format!(
                "JSON escapes {letter:?}, and names are compared as they were sent: a name has none of `\"`, `\\` \
                     and control characters"
            ),
        )),
        None => Ok(()),
    }
}

/// Names that are all different.
#[derive(Default)]
pub struct Distinct {
    seen: HashMap<String, String>,
    any_case: bool,
}

impl Distinct {
    pub fn in_any_case() -> Self {
        Self {
            any_case: true,
            ..Self::default()
        }
    }

    /// Takes the name of a field or variant, `owner`.
    pub fn add(&mut self, name: &str, owner: &str, span: Span) -> Result<()> {
        let key = if self.any_case {
            name.to_ascii_lowercase()
        } else {
            name.to_owned()
        };
        match self.seen.insert(key, owner.to_owned()) {
            Some(first) => {
                let case = if self.any_case {
                    ", in whatever case"
                } else {
                    ""
                };
                let message = format!(
                    "`{first}` has the name {name:?} on the wire already{case}: give one of them \
                                       another with `rename = \"…\"`"
                );
                Err(Error::new(span, message))
            }
            None => Ok(()),
        }
    }
}
