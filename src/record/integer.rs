//! Integers of any width.

use super::input::{Fill, Input, Outcome, What};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::reason::Reason;
use super::value::Value;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) enum Sign {
    Plus,
    Minus,
}

/// An integer as far as its digits were read.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Integer {
    magnitude: u64,
    sign: Sign,
    overflow: bool,
}

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

impl Integer {
    #[inline(never)]
    fn push(&mut self, byte: u8) {
        let digit = byte.wrapping_sub(b'0');
        if digit <= 9 {
            let tens = self.magnitude.wrapping_mul(10);
            let magnitude = tens.wrapping_add(digit.into());
            self.overflow |= self.magnitude > u64::MAX / 10 || magnitude < tens;
            self.magnitude = magnitude;
        } else {
            self.sign = Sign::Minus;
        }
    }
}

/// The integer as a signed one, where it fits.
pub(crate) fn signed(sign: Sign, magnitude: u64) -> Option<i64> {
    match sign {
        Sign::Plus => i64::try_from(magnitude).ok(),
        Sign::Minus => 0_i64.checked_sub_unsigned(magnitude),
    }
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Value for $type {
            const EMPTY: Self = 0;
            const KIND: Kind = Kind::NUMBER;

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
                let before = *plain;
                match plain.integer().and_then(|value| Self::try_from(value).ok()) {
                    Some(value) => {
                        *self = value;
                        Taken::Whole
                    }
                    None => {
                        *plain = before;
                        Taken::Nothing
                    }
                }
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 i8 i16 i32 i64);
