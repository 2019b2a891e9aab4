//! How deep the stack went: it is painted before the work, and looked at after.

use core::ptr;

const PAINT: u8 = 0xc5;
/// Left unpainted under the stack pointer, for what `main` and `paint` have there.
const OWN_FRAMES: usize = 64;
/// The end of the RAM, where the stack begins.
const END: usize = 0x2200;

unsafe extern "C" {
    /// The end of the static data, down to which the stack may grow; avr-libc's linker script has it.
    static mut __heap_start: u8;
}

/// Paints the memory between the static data and the stack.
pub fn paint() {
    // SAFETY: it belongs to nobody.
    unsafe {
        let mut byte = &raw mut __heap_start;
        let end = pointer() - OWN_FRAMES;
        while (byte as usize) < end {
            ptr::write_volatile(byte, PAINT);
            byte = byte.add(1);
        }
    }
}

/// From the end of the RAM to the lowest byte whose paint is gone.
pub fn depth() -> u16 {
    // SAFETY: reads memory below the stack.
    unsafe {
        let mut byte = &raw const __heap_start;
        while (byte as usize) < END && ptr::read_volatile(byte) == PAINT {
            byte = byte.add(1);
        }
        (END - byte as usize) as u16
    }
}

/// The stack pointer, which has an address of its own.
fn pointer() -> usize {
    // SAFETY: reads a register.
    unsafe { ptr::read_volatile(0x5d as *const u16) as usize }
}
