//! Runs of bytes: plain text, and names.

/// The bytes that end a run of plain text in a string: `"`, `\` and control characters.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates this")]
static STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        stops[control] = true;
        control += 1;
    }
    stops[b'"' as usize] = true;
    stops[b'\\' as usize] = true;
    stops
};

#[inline(always)]
fn stops(byte: u8) -> bool {
    STOPS.get(usize::from(byte)).copied().unwrap_or(true)
}

/// Whether a word can be loaded from any address: on hosts, and on ARM cores from ARMv7-M on, which are those with
/// atomic operations.
const LOADS_WORDS: bool = cfg!(any(
    target_pointer_width = "64",
    all(target_arch = "arm", target_has_atomic = "32")
));

/// Where in a word there are bytes that end plain text: their highest bit is set, and no bit below the first of them.
#[inline(always)]
const fn stops_in(word: usize) -> usize {
    const ONES: usize = usize::MAX / 0xff;
    // 0x02 swaps quotation mark and space.
    let control_or_quote = (word ^ (0x02 * ONES)).wrapping_sub(0x21 * ONES) & !word;
    let backslash = word ^ (0x5c * ONES);
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control_or_quote | backslash) & (0x80 * ONES)
}

/// What `bytes` has after a run of plain text.
#[inline(never)]
pub(crate) fn after_plain(mut bytes: &[u8]) -> &[u8] {
    if LOADS_WORDS {
        while let Some((word, tail)) = bytes.split_first_chunk() {
            let stops = stops_in(usize::from_le_bytes(*word));
            if stops != 0 {
                let plain = stops.trailing_zeros() >> 3;
                return bytes.get(plain as usize..).unwrap_or(b"");
            }
            bytes = tail;
        }
        while let [0x20..=0x21 | 0x23..=0x5b | 0x5d.., tail @ ..] = bytes {
            bytes = tail;
        }
        return bytes;
    }
    while let Some((&[a, b, c, d], tail)) = bytes.split_first_chunk() {
        if stops(a) {
            return bytes;
        }
        if stops(b) {
            return bytes.get(1..).unwrap_or(b"");
        }
        if stops(c) {
            return bytes.get(2..).unwrap_or(b"");
        }
        if stops(d) {
            return bytes.get(3..).unwrap_or(b"");
        }
        bytes = tail;
    }
    match bytes {
        [a, ..] if stops(*a) => bytes,
        [_, b, ..] if stops(*b) => bytes.get(1..).unwrap_or(b""),
        [_, _, c] if stops(*c) => bytes.get(2..).unwrap_or(b""),
        _ => b"",
    }
}

/// The character that an escape spells, and what follows it: `bytes` are those after the backslash. Nothing where they
/// are no escape, or not whole, or a lone surrogate.
#[cfg(feature = "fast")]
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
#[cfg(feature = "fast")]
#[inline(always)]
fn hex(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, tail) = bytes.split_first_chunk::<4>()?;
    let digit = |byte: u8| i32::from(HEX.get(usize::from(byte)).copied().unwrap_or(-1));
    let [a, b, c, d] = *digits;
    // One that is no digit makes the sum negative.
    let unit = digit(a) << 12 | digit(b) << 8 | digit(c) << 4 | digit(d);
    Some((u32::try_from(unit).ok()?, tail))
}

#[cfg(feature = "fast")]
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

/// What `bytes` has after `name`, if they begin with it.
#[inline(always)]
pub(crate) fn after_name<'b>(mut bytes: &'b [u8], mut name: &[u8]) -> Option<&'b [u8]> {
    // Names are too short for a call of memcmp to pay.
    while let Some((name_four, name_tail)) = name.split_first_chunk::<4>() {
        let (four, tail) = bytes.split_first_chunk::<4>()?;
        if four != name_four {
            return None;
        }
        (bytes, name) = (tail, name_tail);
    }
    for letter in name {
        let (byte, tail) = bytes.split_first()?;
        if byte != letter {
            return None;
        }
        bytes = tail;
    }
    Some(bytes)
}
