//! Runs of bytes for the layer `fast`: white space, numbers, and what an escape spells.

use super::scan::{LOADS_WORDS, ONES};

/// What `bytes` has after white space.
#[inline(never)]
pub(crate) fn after_space(mut bytes: &[u8]) -> &[u8] {
    loop {
        match bytes {
            [b'\n' | b'\r' | b'\t', tail @ ..] => bytes = tail,
            [b' ', tail @ ..] => bytes = after_blanks(tail),
            _ => return bytes,
        }
    }
}

/// What `bytes` has after the first blanks; there can be more where they are not a whole word.
#[inline(always)]
fn after_blanks(mut bytes: &[u8]) -> &[u8] {
    if LOADS_WORDS {
        while let Some((word, tail)) = bytes.split_first_chunk() {
            let others = usize::from_le_bytes(*word) ^ (ONES * 0x20);
            if others != 0 {
                let blanks = others.trailing_zeros() >> 3;
                return bytes.get(blanks as usize..).unwrap_or(b"");
            }
            bytes = tail;
        }
    }
    bytes
}

/// What `bytes` has after a number, and only if there is something.
#[inline(always)]
pub(crate) fn after_number(bytes: &[u8]) -> Option<&[u8]> {
    let unsigned = match bytes {
        [b'-', tail @ ..] => tail,
        _ => bytes,
    };
    let mut rest = match unsigned {
        [b'0', tail @ ..] => tail,
        [b'1'..=b'9', tail @ ..] => after_digits(tail),
        _ => return None,
    };
    if let [b'.', fraction @ ..] = rest {
        rest = after_some_digits(fraction)?;
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        rest = match exponent {
            [b'+' | b'-', digits @ ..] => after_some_digits(digits)?,
            digits => after_some_digits(digits)?,
        };
    }
    if rest.is_empty() { None } else { Some(rest) }
}

#[inline(always)]
fn after_digits(mut bytes: &[u8]) -> &[u8] {
    while let [b'0'..=b'9', tail @ ..] = bytes {
        bytes = tail;
    }
    bytes
}

#[inline(always)]
fn after_some_digits(bytes: &[u8]) -> Option<&[u8]> {
    match bytes {
        [b'0'..=b'9', tail @ ..] => Some(after_digits(tail)),
        _ => None,
    }
}

/// What `bytes`, those after a backslash, have after the escape, if it is whole.
#[inline(always)]
pub(crate) fn after_escape(bytes: &[u8]) -> Option<&[u8]> {
    match bytes {
        [b'u', digits @ ..] => hex(digits).map(|(_, tail)| tail),
        [
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't',
            tail @ ..,
        ] => Some(tail),
        _ => None,
    }
}

/// The character that an escape spells, and what follows it: `bytes` are those after the backslash. Nothing where they
/// are no escape, or not whole, or a lone surrogate.
#[inline(always)]
pub(crate) fn escaped(bytes: &[u8]) -> Option<(char, &[u8])> {
    let (&letter, tail) = bytes.split_first()?;
    let char = match letter {
        b'u' => {
            let (unit, tail) = hex(tail)?;
            // There is one unless the unit is a surrogate.
            if let Some(char) = char::from_u32(unit) {
                return Some((char, tail));
            }
            let [b'\\', b'u', low @ ..] = tail else {
                return None;
            };
            let (low, tail) = hex(low)?;
            if unit > 0xdbff || low & 0xfc00 != 0xdc00 {
                return None;
            }
            let code = ((unit & 0x3ff) << 10 | (low & 0x3ff)).wrapping_add(0x10000);
            return Some((char::from_u32(code)?, tail));
        }
        b'"' | b'\\' | b'/' => letter,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        _ => return None,
    };
    Some((char::from(char), tail))
}

/// What four hexadecimal digits say.
#[inline(always)]
fn hex(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, tail) = bytes.split_first_chunk::<4>()?;
    let digit = |byte: u8| i32::from(HEX.get(usize::from(byte)).copied().unwrap_or(-1));
    let [a, b, c, d] = *digits;
    // A byte that is not a digit makes the sum negative.
    let unit = digit(a) << 12 | digit(b) << 8 | digit(c) << 4 | digit(d);
    Some((u32::try_from(unit).ok()?, tail))
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates this")]
static HEX: [i8; 256] = {
    let mut table = [-1; 256];
    let mut digit = 0;
    while digit < 10 {
        table[(b'0' + digit) as usize] = digit as i8;
        digit += 1;
    }
    while digit < 16 {
        table[(b'a' + digit - 10) as usize] = digit as i8;
        table[(b'A' + digit - 10) as usize] = digit as i8;
        digit += 1;
    }
    table
};
