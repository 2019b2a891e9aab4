//! USART 0.

use core::ptr;

// State, control, data.
const UCSR0A: *mut u8 = 0xc0 as *mut u8;
const UCSR0B: *mut u8 = 0xc1 as *mut u8;
const UDR0: *mut u8 = 0xc6 as *mut u8;
const RECEIVED: u8 = 1 << 7;
const EMPTY: u8 = 1 << 5;
const ON: u8 = 1 << 4 | 1 << 3;

pub fn start() {
    // SAFETY: a register of the part.
    unsafe { ptr::write_volatile(UCSR0B, ON) };
}

pub fn number() -> u32 {
    u32::from_le_bytes([receive(), receive(), receive(), receive()])
}

pub fn receive() -> u8 {
    // SAFETY: registers of the part.
    unsafe {
        while ptr::read_volatile(UCSR0A) & RECEIVED == 0 {}
        ptr::read_volatile(UDR0)
    }
}

pub fn send(byte: u8) {
    // SAFETY: registers of the part.
    unsafe {
        while ptr::read_volatile(UCSR0A) & EMPTY == 0 {}
        ptr::write_volatile(UDR0, byte);
    }
}
