//! The datetime forms of the contract, and no others.

use jiff::Span;
use jiff::civil::DateTime;

/// The instant in RFC 3339, UTC, with no more fraction than it needs.
pub fn in_utc(text: &str) -> Option<String> {
    let (local, rest) = text.split_at_checked("2021-08-22T01:14:01".len())?;
    if !(like(local, "0000-00-00T00:00:00") || like(local, "0000-00-00 00:00:00")) {
        return None;
    }
    let (nanoseconds, zone) = fraction(rest)?;
    let minutes_east = offset(zone)?;
    let utc = DateTime::new(
        local[0..4].parse().ok()?,
        local[5..7].parse().ok()?,
        local[8..10].parse().ok()?,
        local[11..13].parse().ok()?,
        local[14..16].parse().ok()?,
        local[17..19].parse().ok()?,
        nanoseconds,
    )
    .ok()?
    .checked_sub(Span::new().minutes(minutes_east))
    .ok()?;
    if utc.year() < 0 {
        return None;
    }
    let seconds = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        utc.year(),
        utc.month(),
        utc.day(),
        utc.hour(),
        utc.minute(),
        utc.second(),
    );
    let fraction = format!(".{:09}", utc.subsec_nanosecond());
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    Some(format!("{seconds}{fraction}Z"))
}

/// Whether the text has the pattern's bytes, a `0` standing for any digit.
fn like(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text
            .bytes()
            .zip(pattern.bytes())
            .all(|(byte, pattern)| match pattern {
                b'0' => byte.is_ascii_digit(),
                _ => byte == pattern,
            })
}

/// The nanoseconds of a leading fraction, and what follows it.
fn fraction(text: &str) -> Option<(i32, &str)> {
    let Some(text) = text.strip_prefix('.') else {
        return Some((0, text));
    };
    let end = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if digits.is_empty() {
        return None;
    }
    let nine: String = digits.chars().chain("00000000".chars()).take(9).collect();
    Some((nine.parse().ok()?, rest))
}

/// Minutes east of Greenwich.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "" | "Z") {
        return Some(0);
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = if like(digits, "00:00") {
        (&digits[..2], &digits[3..])
    } else if like(digits, "0000") {
        digits.split_at(2)
    } else if like(digits, "00") {
        (digits, "0")
    } else {
        return None;
    };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 60 + minutes))
}
