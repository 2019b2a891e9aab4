//! How deep the stack went: it is painted before the work, and looked at after.

#![no_std]

use core::{arch::asm, ptr};

const PAINT: u32 = 0xc5c5_c5c5;

/// Left unpainted under the stack pointer, for the registers that `paint` itself saves there.
const OWN_FRAME: usize = 64;

unsafe extern "C" {
    /// The end of the static data, down to which the stack may grow, and where it begins; set by both linker scripts.
    static mut __sheap: u32;
    static _stack_start: u32;
}

/// Paints the memory below the caller's frame.
#[inline(never)]
pub fn paint() {
    // SAFETY: the memory between the static data and the stack pointer belongs to nobody.
    unsafe {
        let mut word = &raw mut __sheap;
        let end = (pointer() - OWN_FRAME) as *mut u32;
        while word < end {
            ptr::write_volatile(word, PAINT);
            word = word.add(1);
        }
    }
}

/// The lowest address whose paint is gone.
#[inline(never)]
#[must_use]
pub fn deepest() -> usize {
    // SAFETY: reads memory between the static data and the stack pointer.
    unsafe {
        let mut word = &raw const __sheap;
        let end = pointer() as *const u32;
        while word < end && ptr::read_volatile(word) == PAINT {
            word = word.add(1);
        }
        word as usize
    }
}

/// How many bytes of the stack have been used since it was painted.
#[must_use]
pub fn depth() -> usize {
    &raw const _stack_start as usize - deepest()
}

/// The stack pointer.
#[inline(always)]
#[must_use]
pub fn pointer() -> usize {
    let pointer;
    // SAFETY: reads a register.
    #[cfg(target_arch = "arm")]
    unsafe {
        asm!("mov {}, sp", out(reg) pointer, options(nomem, nostack, preserves_flags));
    }
    // SAFETY: as above.
    #[cfg(target_arch = "riscv32")]
    unsafe {
        asm!("mv {}, sp", out(reg) pointer, options(nomem, nostack, preserves_flags));
    }
    pointer
}
