//! Enums, which the API sends as strings.

use core::fmt;

use super::fill::Fill;
use super::input::{Input, Leniency, Outcome, What};
use super::names::{Candidate, NameList};
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::reason::Reason;

/// An enum that the API sends as a string.
///
/// Implement it with [`#[derive(ValueEnum)]`](derive@crate::ValueEnum), not by hand: what is not documented here is for
/// generated code, and changes with it.
///
/// ```
/// use chatwire::{Channel, record::ValueEnum};
/// assert_eq!(Channel::NAMES[0], "sms");
/// ```
pub trait ValueEnum: Sized {
    /// The names of the variants in the JSON.
    const NAMES: &'static [&'static str];

    /// The variant whose name has this index in [`NAMES`](Self::NAMES), or the catch-all variant.
    #[doc(hidden)]
    fn from_index(index: Option<u8>) -> Self;
}

/// No variant of the enum has this name.
///
/// ```
/// let error = "fax".parse::<chatwire::Channel>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown name of an enum value");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseVariantError {
    _private: (),
}

impl fmt::Display for ParseVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown name of an enum value")
    }
}

impl core::error::Error for ParseVariantError {}

/// The variant with this name, in upper or lower case.
///
/// # Errors
///
/// If no variant has this name.
pub fn parse<T: ValueEnum>(name: &str) -> Result<T, ParseVariantError> {
    match any_case(T::NAMES).position(name) {
        Some(index) => Ok(T::from_index(Some(index))),
        None => Err(ParseVariantError { _private: () }),
    }
}

/// Takes a piece of the name, and sets the variant once the name is complete.
#[inline(always)]
pub fn put<T: ValueEnum>(target: &mut T, input: &mut Input<'_>) -> Outcome {
    match choose(T::NAMES, input) {
        Choice::Pending => Outcome::Kept,
        Choice::Known(index) => {
            *target = T::from_index(Some(index));
            Outcome::Kept
        }
        Choice::Unknown => {
            *target = T::from_index(None);
            Outcome::Altered
        }
        Choice::Refused => Outcome::Faulty(Reason::UnknownVariant),
    }
}

/// Takes a name that is complete in the chunk.
#[cfg(feature = "fast")]
#[inline(always)]
pub fn take<T: ValueEnum>(target: &mut T, plain: &mut Plain<'_>) -> Taken {
    match take_name(T::NAMES, plain) {
        Some(index) => {
            *target = T::from_index(Some(index));
            Taken::Whole
        }
        None => Taken::Nothing,
    }
}

#[cfg(feature = "fast")]
#[inline(never)]
fn take_name(names: &'static [&'static str], plain: &mut Plain<'_>) -> Option<u8> {
    let before = plain.unread;
    let index = plain
        .string()
        .and_then(|name| any_case(names).position(name));
    if index.is_none() {
        plain.unread = before;
    }
    index
}

const fn any_case(names: &'static [&'static str]) -> NameList {
    NameList {
        names,
        list: "",
        any_case: true,
    }
}

enum Choice {
    /// More pieces follow.
    Pending,
    Known(u8),
    Unknown,
    Refused,
}

#[inline(never)]
fn choose(names: &'static [&'static str], input: &mut Input<'_>) -> Choice {
    let text = match input.what {
        What::Text => Some(input.text),
        What::Nothing => return Choice::Unknown,
        _ => None,
    };
    let names = any_case(names);
    let known = match (input.first && input.last, text) {
        (true, Some(text)) => names.position(text),
        _ => {
            if input.first {
                *input.fill = Fill::Name(Candidate::new(0));
            }
            let Fill::Name(candidate) = input.fill else {
                return Choice::Pending;
            };
            candidate.push(names, text);
            if !input.last {
                return Choice::Pending;
            }
            candidate.finish(names)
        }
    };
    match known {
        Some(index) => Choice::Known(index),
        None if input.leniency.has(Leniency::UNKNOWN) => Choice::Unknown,
        None => Choice::Refused,
    }
}
