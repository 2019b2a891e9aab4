//! The Ethernet controller within the LM3S6965: frames go through one register, a word at a time.

use super::{Card, FRAME, words};
use crate::registers::Registers;

/// Which interrupts there are; what is written to it is withdrawn.
const MACRIS: usize = 0x00;
const MACIM: usize = 0x04;
const MACRCTL: usize = 0x08;
const MACTCTL: usize = 0x0c;
const MACDATA: usize = 0x10;
const MACIA0: usize = 0x14;
const MACIA1: usize = 0x18;
/// How many frames have come.
const MACNP: usize = 0x34;
/// Sends what was written; 1 until it is gone.
const MACTR: usize = 0x38;

/// "Frames have come", the one interrupt in use.
const RXINT: u32 = 1;
/// Destination, source and type, which the length of a frame that goes does not count.
const HEADER: usize = 14;

pub struct Stellaris {
    registers: Registers,
    address: [u8; 6],
}

impl Stellaris {
    pub fn start(registers: Registers) -> Self {
        let [a, b, c, d] = registers.read(MACIA0).to_le_bytes();
        let [e, f, ..] = registers.read(MACIA1).to_le_bytes();
        // Both ways at once, a checksum for each frame, and short ones filled up.
        registers.write(MACTCTL, 1 << 4 | 1 << 2 | 1 << 1 | 1);
        registers.write(MACRCTL, 1 << 4);
        registers.write(MACRCTL, 1);
        registers.write(MACIM, RXINT);
        Self {
            registers,
            address: [a, b, c, d, e, f],
        }
    }
}

impl Card for Stellaris {
    fn address(&self) -> [u8; 6] {
        self.address
    }

    fn acknowledge(&mut self) {
        self.registers.write(MACRIS, RXINT);
    }

    fn has_frame(&mut self) -> bool {
        self.registers.read(MACNP) != 0
    }

    fn receive(&mut self, frame: &mut [u8; FRAME]) -> usize {
        // Its length comes before it, in two bytes, and counts them and the checksum's four.
        let [low, high, first, second] = self.registers.read(MACDATA).to_le_bytes();
        let whole = usize::from(u16::from_le_bytes([low, high]));
        frame[..2].copy_from_slice(&[first, second]);
        for at in (4..whole).step_by(4) {
            let word = self.registers.read(MACDATA).to_le_bytes();
            for (to, from) in frame.iter_mut().skip(at - 2).zip(word) {
                *to = from;
            }
        }
        whole
            .checked_sub(6)
            .filter(|length| *length <= FRAME)
            .unwrap_or(0)
    }

    fn can_send(&mut self) -> bool {
        self.registers.read(MACTR) & 1 == 0
    }

    fn send(&mut self, frame: &[u8]) {
        while !self.can_send() {}
        let Some((start, rest)) = frame.split_at_checked(2) else {
            return;
        };
        let length = (frame.len().saturating_sub(HEADER) as u16).to_le_bytes();
        let first = [length[0], length[1], start[0], start[1]];
        self.registers.write(MACDATA, u32::from_le_bytes(first));
        for word in words(rest) {
            self.registers.write(MACDATA, word);
        }
        self.registers.write(MACTR, 1);
    }
}
