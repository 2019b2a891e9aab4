//! Reads a datetime in pieces cut anywhere.

use super::instant::{EPOCH, FIRST_DAY, LAST_DAY, SECONDS_PER_DAY, Timestamp};

/// Reads a datetime in pieces cut anywhere.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Parser {
    /// Two digits each: century, year, month, day, hour, minute, second, hour and minute of the offset.
    pairs: [u8; 9],
    /// What comes next: a place in `TEMPLATE`, or one of the constants below.
    at: u8,
    fraction_digits: u8,
    west: bool,
    nanosecond: u32,
}

/// What stands at each place: a digit of one of `pairs`, one of several things, or this character.
const TEMPLATE: &[u8; 27] = &[
    0, 0, 1, 1, b'-', 2, 2, b'-', 3, 3, b'T', 4, 4, b':', 5, 5, b':', 6, 6, ANY, ANY, ANY, 7, 7, 8,
    8, 8,
];
const ANY: u8 = u8::MAX;
/// After the seconds: a fraction, an offset, or the end.
const SECONDS: u8 = 19;
/// After the point.
const POINT: u8 = 20;
const FRACTION: u8 = 21;
const OFFSET: u8 = 22;
/// After the hours of the offset: a colon, minutes, or the end.
const OFFSET_HOURS: u8 = 24;
/// After that colon.
const OFFSET_MINUTES: u8 = 25;
/// Nothing more may come.
const END: u8 = 27;
const INVALID: u8 = 28;

impl Parser {
    pub(crate) const fn new() -> Self {
        Self {
            pairs: [0; 9],
            at: 0,
            fraction_digits: 0,
            west: false,
            nanosecond: 0,
        }
    }

    pub(crate) fn push(&mut self, text: &str) {
        let mut text = text.as_bytes();
        if self.at == 0 {
            if let Some((whole, tail)) = text.split_first_chunk() {
                self.at = self.date_and_time(whole);
                text = tail;
            }
        }
        for &byte in text {
            self.at = self.step(byte);
        }
    }

    /// A datetime in UTC without a fraction, as most are, followed by `Z`.
    #[cfg(feature = "fast")]
    pub(super) fn whole(text: &[u8; SECONDS as usize]) -> Option<Timestamp> {
        let mut parser = Self::new();
        parser.at = parser.date_and_time(text);
        parser.finish()
    }

    /// What comes after a date and a time, which are all that `TEMPLATE` has before the fraction.
    fn date_and_time(&mut self, text: &[u8; SECONDS as usize]) -> u8 {
        if cfg!(target_pointer_width = "64") {
            return self.date_and_time_by_words(text);
        }
        let separators = [text[4], text[7], text[13], text[16]];
        if separators != *b"--::" || !matches!(text[10], b'T' | b' ') {
            return INVALID;
        }
        for (pair, at) in self.pairs.iter_mut().zip([0, 2, 5, 8, 11, 14, 17]) {
            match text.get(at..) {
                Some([tens @ b'0'..=b'9', units @ b'0'..=b'9', ..]) => {
                    *pair = (tens & 0xf).wrapping_mul(10).wrapping_add(units & 0xf);
                }
                _ => return INVALID,
            }
        }
        SECONDS
    }

    /// The same, eight bytes at once.
    fn date_and_time_by_words(&mut self, text: &[u8; SECONDS as usize]) -> u8 {
        let [
            y0,
            y1,
            y2,
            y3,
            d0,
            m0,
            m1,
            d1,
            day0,
            day1,
            t,
            h0,
            h1,
            c0,
            n0,
            n1,
            c1,
            s0,
            s1,
        ] = *text;
        let date = pairs_of([y0, y1, y2, y3, d0, m0, m1, d1], *b"0000-00-");
        let time = pairs_of([h0, h1, c0, n0, n1, c1, s0, s1], *b"00:00:00");
        // What separates date and time is no more than a letter or a space.
        let t = if t == b' ' { b'T' } else { t };
        let day = pairs_of([day0, day1, t, 0, 0, 0, 0, 0], *b"00T\0\0\0\0\0");
        let (Some(date), Some(time), Some(day)) = (date, time, day) else {
            return INVALID;
        };
        let [century, _, year, _, _, month, _, _] = date;
        let [hour, _, _, minute, _, _, second, _] = time;
        let [day, ..] = day;
        self.pairs = [century, year, month, day, hour, minute, second, 0, 0];
        SECONDS
    }

    /// What comes after `byte`.
    fn step(&mut self, byte: u8) -> u8 {
        let digit = byte.wrapping_sub(b'0');
        let next = self.at.wrapping_add(1);
        let Some(&wanted) = TEMPLATE.get(usize::from(self.at)) else {
            return INVALID;
        };
        if let Some(pair) = self.pairs.get_mut(usize::from(wanted)) {
            if digit <= 9 {
                *pair = pair.wrapping_mul(10).wrapping_add(digit);
                return match self.at {
                    OFFSET_HOURS => OFFSET_MINUTES + 1,
                    _ => next,
                };
            }
        } else if wanted == byte || wanted == b'T' && byte == b' ' {
            return next;
        }
        match (self.at, byte) {
            (SECONDS, b'.') => POINT,
            (SECONDS | FRACTION, b'Z') => END,
            (SECONDS | FRACTION, b'+' | b'-') => {
                self.west = byte == b'-';
                OFFSET
            }
            (POINT | FRACTION, b'0'..=b'9') => {
                if self.fraction_digits < 9 {
                    self.fraction_digits = self.fraction_digits.wrapping_add(1);
                    self.nanosecond = self.nanosecond.wrapping_mul(10).wrapping_add(digit.into());
                }
                FRACTION
            }
            (OFFSET_HOURS, b':') => OFFSET_MINUTES,
            _ => INVALID,
        }
    }

    /// The instant, if the text was a datetime.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "two digits each, in the ranges that are checked first"
    )]
    pub(crate) fn finish(&self) -> Option<Timestamp> {
        if !matches!(self.at, SECONDS | FRACTION | OFFSET_HOURS | END) {
            return None;
        }
        let [
            century,
            year,
            month,
            day,
            hour,
            minute,
            second,
            offset_hour,
            offset_minute,
        ] = self.pairs;
        let leap = if year == 0 {
            century & 3 == 0
        } else {
            year & 3 == 0
        };
        let last = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let in_range = (1..=last).contains(&day)
            && hour <= 23
            && minute <= 59
            && second <= 59
            && offset_hour <= 23
            && offset_minute <= 59;
        if !in_range {
            return None;
        }
        // The year begins in March, so that the leap day is its last.
        let early = month <= 2;
        let months = i32::from(month) + 12 * i32::from(early);
        let years = 100 * i32::from(century) + i32::from(year) - i32::from(early);
        let centuries = i32::from(century) - i32::from(early && year == 0);
        let mut day = 365 * years + (years >> 2) - centuries
            + (centuries >> 2)
            + ((979 * months - 2919) >> 5)
            + i32::from(day)
            - 1
            - EPOCH;
        let seconds = |hour, minute| 3600 * i32::from(hour) + 60 * i32::from(minute);
        let offset = seconds(offset_hour, offset_minute);
        let mut second = seconds(hour, minute) + i32::from(second);
        second += if self.west { offset } else { -offset };
        if second < 0 {
            second += SECONDS_PER_DAY;
            day -= 1;
        } else if second >= SECONDS_PER_DAY {
            second -= SECONDS_PER_DAY;
            day += 1;
        }
        let mut nanosecond = self.nanosecond;
        if nanosecond != 0 {
            for _ in self.fraction_digits..9 {
                nanosecond = nanosecond.wrapping_mul(10);
            }
        }
        (FIRST_DAY..=LAST_DAY).contains(&day).then_some(Timestamp {
            day,
            second: second as u32,
            nanosecond,
        })
    }
}

/// For each place what the two digits there and behind it say. Nothing where the text has no digit in the place of one
/// of the template, or another separator.
#[inline(always)]
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "eight places, of constants"
)]
fn pairs_of(text: [u8; 8], template: [u8; 8]) -> Option<[u8; 8]> {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // What is added to each byte, so that its highest bit says that it is too large: 9 is the last digit, and a
    // separator differs by nothing.
    let mut limits = [0x7f; 8];
    let mut at = 0;
    while at < 8 {
        if template[at] == b'0' {
            limits[at] = 0x7f - 9;
        }
        at += 1;
    }
    let digits = u64::from_le_bytes(text) ^ u64::from_le_bytes(template);
    let beyond = digits.wrapping_add(u64::from_le_bytes(limits)) | digits;
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    (beyond & HIGH == 0).then_some(pairs.to_le_bytes())
}
