//! Integers of any width.

use super::digits::{Integer, Sign, signed};
use super::fill::Fill;
use super::input::{Input, Outcome, What};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::reason::Reason;
use super::value::Value;

/// Takes a piece of an integer, or of a string of its digits; the integer once it is whole.
#[inline(never)]
pub(crate) fn integer(input: &mut Input<'_>) -> Result<Option<(Sign, u64)>, Reason> {
    if input.first {
        *input.fill = Fill::Integer(Integer {
            magnitude: 0,
            sign: Sign::Plus,
            overflow: false,
        });
    }
    let Fill::Integer(integer) = input.fill else {
        return Ok(None);
    };
    for byte in input.text.bytes() {
        integer.push(byte);
    }
    match (input.last, integer.overflow) {
        (true, true) => Err(Reason::Range),
        (true, false) => Ok(Some((integer.sign, integer.magnitude))),
        _ => Ok(None),
    }
}

/// Takes a piece of an integer that may come as a string of its digits.
pub(crate) fn integer_or_digits(input: &mut Input<'_>) -> Result<Option<(Sign, u64)>, Reason> {
    let is_digits =
        input.what == What::Text && input.text.bytes().all(|byte| byte.is_ascii_digit());
    if input.is_integer() || is_digits {
        integer(input)
    } else {
        Err(Reason::Type)
    }
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Value for $type {
            const EMPTY: Self = 0;
            const KIND: Kind = Kind::INTEGER;

            fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
                if input.is_nothing() {
                    *self = 0;
                    return Outcome::Kept;
                }
                let value = match integer(input) {
                    Ok(Some((Sign::Plus, magnitude))) => Self::try_from(magnitude).ok(),
                    Ok(Some((sign, magnitude))) => {
                        signed(sign, magnitude).and_then(|value| Self::try_from(value).ok())
                    }
                    Ok(None) => return Outcome::Kept,
                    Err(reason) => return Outcome::Faulty(reason),
                };
                match value {
                    Some(value) => {
                        *self = value;
                        Outcome::Kept
                    }
                    None => Outcome::Faulty(Reason::Range),
                }
            }

            #[cfg(feature = "fast")]
            #[inline(always)]
            fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
                let before = plain.unread;
                match plain.integer().and_then(|value| Self::try_from(value).ok()) {
                    Some(value) => {
                        *self = value;
                        Taken::Whole
                    }
                    None => {
                        plain.unread = before;
                        Taken::Nothing
                    }
                }
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 i8 i16 i32 i64);
