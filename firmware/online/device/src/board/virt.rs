//! QEMU's `virt`: an RV32IMC core, memory, a UART and a virtio network card.

use crate::card::{Nic, virtio::Virtio};
use crate::registers::Registers;

pub use riscv::asm::wfi as sleep;
pub use riscv_rt::entry;

pub type Card = Nic<Virtio>;

/// `mtime` counts 10 MHz.
const TICKS: u64 = 10_000;
const MTIMECMP: usize = 0x4000;
const MTIME: usize = 0xbff8;

/// The card may be in any of eight places, with the interrupts 1 to 8.
const SLOTS: usize = 8;
const PRIORITY: usize = 0;
const ENABLE: usize = 0x2000;
const CLAIM: usize = 0x20_0004;

// SAFETY: the addresses of QEMU's `hw/riscv/virt.c`; the interrupts and `listen` use nothing but a register each.
const CLINT: Registers = unsafe { Registers::at(0x0200_0000) };
// SAFETY: as above.
const PLIC: Registers = unsafe { Registers::at(0x0c00_0000) };

/// Gives the peripherals that the program uses; to be called once.
pub fn start() -> (Card, Uart) {
    // SAFETY: as above, and this is called once.
    let (uart, card) = unsafe {
        let card = Virtio::find(0x1000_1000, 0x1000, SLOTS);
        (Registers::at(0x1000_0000), card.expect("a network card"))
    };
    for line in 1..=SLOTS {
        PLIC.write(PRIORITY + 4 * line, 1);
    }
    PLIC.write(ENABLE, ((1 << SLOTS) - 1) << 1);
    alarm();
    // SAFETY: the handlers are below, and what they touch can bear it.
    unsafe {
        riscv::register::mie::set_mtimer();
        riscv::interrupt::enable();
    }
    (Nic::new(card), Uart(uart))
}

/// The next millisecond that is whole.
fn alarm() {
    let now = loop {
        let high = CLINT.read(MTIME + 4);
        let low = CLINT.read(MTIME);
        if CLINT.read(MTIME + 4) == high {
            break u64::from(high) << 32 | u64::from(low);
        }
    };
    let at = (now / TICKS + 1) * TICKS;
    // Not before its time, whichever half comes first.
    CLINT.write(MTIMECMP + 4, u32::MAX);
    CLINT.write(MTIMECMP, at as u32);
    CLINT.write(MTIMECMP + 4, (at >> 32) as u32);
}

#[riscv_rt::core_interrupt(riscv::interrupt::Interrupt::MachineTimer)]
fn timer() {
    alarm();
    crate::time::tick();
}

/// Lets the card interrupt again.
pub fn listen() {
    // The one that was served last, if any.
    let line = PLIC.read(CLAIM);
    if line != 0 {
        PLIC.write(CLAIM, line);
    }
    // SAFETY: the handler is below.
    unsafe { riscv::register::mie::set_mext() };
}

/// The card's line stays up until somebody looks at the card: holds it back until then.
#[riscv_rt::core_interrupt(riscv::interrupt::Interrupt::MachineExternal)]
fn external() {
    // SAFETY: only holds back an interrupt.
    unsafe { riscv::register::mie::clear_mext() };
    crate::card::interrupt();
}

/// NS16550.
pub struct Uart(Registers);

impl Uart {
    pub fn send(&mut self, byte: u8) {
        // Until its FIFO has room.
        while self.0.read_byte(5) & 1 << 5 == 0 {}
        self.0.write_byte(0, byte);
    }
}
