//! What the firmware needs of a microcontroller under QEMU.
//!
//! The machines, the options QEMU is started with and the names of the targets are in
//! `firmware/machines.sh`.

#![no_std]

pub mod console;
pub mod counter;
pub mod file;

pub use stack;

#[cfg(target_arch = "arm")]
pub use cortex_m_rt::entry;
#[cfg(target_arch = "riscv32")]
pub use riscv_rt::entry;

/// Ends the program, and QEMU with it: 0 is success.
pub fn exit(status: i32) -> ! {
    semihosting::process::exit(status)
}

#[panic_handler]
fn panic(_info: &core::panic::PanicInfo<'_>) -> ! {
    #[cfg(feature = "panic-message")]
    semihosting::eprintln!("{_info}");
    exit(101)
}
