//! SMSC LAN9118, the card of the MPS2 boards: frames go through its FIFOs, a word at a time.

use super::{Card, FRAME, words};
use crate::registers::Registers;

const RX_DATA: usize = 0x00;
const TX_DATA: usize = 0x20;
const RX_STATUS: usize = 0x40;
const TX_STATUS: usize = 0x48;
const IRQ_CFG: usize = 0x54;
const INT_STS: usize = 0x58;
const INT_EN: usize = 0x5c;
const BYTE_TEST: usize = 0x64;
const FIFO_INT: usize = 0x68;
const TX_CFG: usize = 0x70;
const HW_CFG: usize = 0x74;
const RX_FIFO_INF: usize = 0x7c;
const TX_FIFO_INF: usize = 0x80;
const MAC_CSR_CMD: usize = 0xa4;
const MAC_CSR_DATA: usize = 0xa8;

/// Registers behind the last two.
const MAC_CR: u32 = 1;
const ADDRH: u32 = 2;
const ADDRL: u32 = 3;

/// "Frames have come", the one interrupt in use.
const RSFL: u32 = 1 << 3;

pub struct Lan9118 {
    registers: Registers,
    address: [u8; 6],
}

impl Lan9118 {
    pub fn start(registers: Registers) -> Self {
        while registers.read(BYTE_TEST) != 0x8765_4321 {}
        // A frame goes out when it is here whole; 5 KB for those that go.
        registers.write(HW_CFG, 1 << 20 | 5 << 16);
        let [a, b, c, d] = read(registers, ADDRL).to_le_bytes();
        let [e, f, ..] = read(registers, ADDRH).to_le_bytes();
        write(registers, MAC_CR, 1 << 3 | 1 << 2);
        registers.write(TX_CFG, 1 << 1);
        // An interrupt from the first frame on; its line is high while there is a reason.
        registers.write(FIFO_INT, 0);
        registers.write(INT_EN, RSFL);
        registers.write(IRQ_CFG, 1 << 8 | 1 << 4 | 1);
        Self {
            registers,
            address: [a, b, c, d, e, f],
        }
    }
}

fn wait(registers: Registers) {
    while registers.read(MAC_CSR_CMD) >> 31 != 0 {}
}

fn read(registers: Registers, index: u32) -> u32 {
    registers.write(MAC_CSR_CMD, 1 << 31 | 1 << 30 | index);
    wait(registers);
    registers.read(MAC_CSR_DATA)
}

fn write(registers: Registers, index: u32, value: u32) {
    registers.write(MAC_CSR_DATA, value);
    registers.write(MAC_CSR_CMD, 1 << 31 | index);
    wait(registers);
}

impl Card for Lan9118 {
    fn address(&self) -> [u8; 6] {
        self.address
    }

    fn acknowledge(&mut self) {
        self.registers.write(INT_STS, RSFL);
    }

    fn has_frame(&mut self) -> bool {
        self.registers.read(RX_FIFO_INF) >> 16 & 0xff != 0
    }

    fn receive(&mut self, frame: &mut [u8; FRAME]) -> usize {
        let status = self.registers.read(RX_STATUS);
        // With the checksum.
        let length = (status >> 16 & 0x3fff) as usize;
        for at in (0..length).step_by(4) {
            let word = self.registers.read(RX_DATA).to_le_bytes();
            for (to, from) in frame.iter_mut().skip(at).zip(word) {
                *to = from;
            }
        }
        length
            .checked_sub(4)
            .filter(|length| *length <= FRAME)
            .unwrap_or(0)
    }

    fn can_send(&mut self) -> bool {
        let space = self.registers.read(TX_FIFO_INF);
        // What became of the frames that went.
        for _ in 0..space >> 16 & 0xff {
            self.registers.read(TX_STATUS);
        }
        (space & 0xffff) as usize > FRAME + 16
    }

    fn send(&mut self, frame: &[u8]) {
        let length = frame.len() as u32;
        // The whole frame is in one buffer.
        self.registers.write(TX_DATA, 1 << 13 | 1 << 12 | length);
        self.registers.write(TX_DATA, length);
        for word in words(frame) {
            self.registers.write(TX_DATA, word);
        }
    }
}
