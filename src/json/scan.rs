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
pub(super) const LOADS_WORDS: bool = cfg!(any(
    target_pointer_width = "64",
    all(target_arch = "arm", target_has_atomic = "32")
));

/// 1 in every byte.
pub(super) const ONES: usize = usize::MAX / 0xff;

/// Where in a word there are bytes that end plain text: their highest bit is set, and no bit below the first of them.
#[inline(always)]
const fn stops_in(word: usize) -> usize {
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
