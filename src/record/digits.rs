//! An integer, digit by digit.

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
    pub(super) magnitude: u64,
    pub(super) sign: Sign,
    pub(super) overflow: bool,
}

impl Integer {
    #[inline(never)]
    pub(super) fn push(&mut self, byte: u8) {
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
