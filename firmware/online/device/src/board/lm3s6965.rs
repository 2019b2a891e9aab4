//! The LM3S6965 evaluation board: a Cortex-M3 with 256 KB of flash, 64 KB of RAM and an Ethernet controller of its own.

use crate::card::{Nic, stellaris::Stellaris};
use crate::registers::Registers;

#[path = "cortex_m.rs"]
mod cortex_m;

pub use cortex_m::{entry, sleep};

pub type Card = Nic<Stellaris>;

/// QEMU's clock after a reset.
const CORE_HZ: u32 = 12_500_000;
const ETHERNET: cortex_m::Line = cortex_m::Line(42);

/// Gives the peripherals that the program uses; to be called once.
pub fn start() -> (Card, Uart) {
    cortex_m::start(CORE_HZ);
    // SAFETY: the addresses of the data sheet; nothing else uses them.
    let [control, ethernet, uart] =
        unsafe { [0x400f_e000, 0x4004_8000, 0x4000_c000].map(|address| Registers::at(address)) };
    // Clocks for Ethernet, port A and UART 0, then the port's pins for the UART.
    control.write(0x108, 1 << 30 | 1 << 28 | 1);
    control.write(0x104, 1);
    // 115,200 baud at that clock, 8 bits, FIFOs, on.
    uart.write(0x24, 6);
    uart.write(0x28, 50);
    uart.write(0x2c, 3 << 5 | 1 << 4);
    uart.write(0x30, 1 << 9 | 1 << 8 | 1);
    (Nic::new(Stellaris::start(ethernet)), Uart(uart))
}

/// Lets the card interrupt again.
pub fn listen() {
    cortex_m::listen(ETHERNET);
}

fn ethernet() {
    cortex_m::interrupt(ETHERNET);
}

/// PL011.
pub struct Uart(Registers);

impl Uart {
    pub fn send(&mut self, byte: u8) {
        // Until its FIFO has room.
        while self.0.read(0x18) & 1 << 5 != 0 {}
        self.0.write(0x00, byte.into());
    }
}

/// Nothing else is let through.
#[unsafe(link_section = ".vector_table.interrupts")]
#[unsafe(no_mangle)]
static __INTERRUPTS: [fn(); 43] = [ethernet; 43];
