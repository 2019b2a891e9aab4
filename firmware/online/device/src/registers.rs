//! The registers of a peripheral.

use core::ptr;

/// Registers of 32 bits, from an address on.
#[derive(Clone, Copy)]
pub struct Registers(usize);

impl Registers {
    /// # Safety
    ///
    /// There are registers at the address, whatever is written to them touches no memory of the program, and nobody else
    /// uses them.
    pub const unsafe fn at(address: usize) -> Self {
        Self(address)
    }

    pub fn read(self, offset: usize) -> u32 {
        // SAFETY: as promised to `at`.
        unsafe { ptr::read_volatile((self.0 + offset) as *const u32) }
    }

    pub fn write(self, offset: usize, value: u32) {
        // SAFETY: as promised to `at`.
        unsafe { ptr::write_volatile((self.0 + offset) as *mut u32, value) }
    }

    /// Some peripherals of old want bytes.
    #[cfg(board = "virt")]
    pub fn read_byte(self, offset: usize) -> u8 {
        // SAFETY: as promised to `at`.
        unsafe { ptr::read_volatile((self.0 + offset) as *const u8) }
    }

    #[cfg(board = "virt")]
    pub fn write_byte(self, offset: usize, value: u8) {
        // SAFETY: as promised to `at`.
        unsafe { ptr::write_volatile((self.0 + offset) as *mut u8, value) }
    }
}
