//! What the two Cortex-M boards have in common: `SysTick`, and one interrupt that counts.

use cortex_m::interrupt::InterruptNumber;
use cortex_m::peripheral::{NVIC, Peripherals, syst::SystClkSource};

pub use cortex_m::asm::wfi as sleep;
pub use cortex_m_rt::entry;

/// The number of the card's interrupt.
#[derive(Clone, Copy)]
pub struct Line(pub u16);

// SAFETY: the number of an interrupt that the board has.
unsafe impl InterruptNumber for Line {
    fn number(self) -> u16 {
        self.0
    }
}

/// Ticks once a millisecond.
pub fn start(core_hz: u32) {
    // SAFETY: called once, at the start.
    let mut timer = unsafe { Peripherals::steal() }.SYST;
    timer.set_clock_source(SystClkSource::Core);
    timer.set_reload(core_hz / 1000 - 1);
    timer.clear_current();
    timer.enable_counter();
    timer.enable_interrupt();
}

#[cortex_m_rt::exception]
fn SysTick() {
    crate::time::tick();
}

pub fn listen(line: Line) {
    // SAFETY: the handler is there, and what it touches can bear it.
    unsafe { NVIC::unmask(line) };
}

/// The card's line stays up until somebody looks at the card: holds it back until then.
pub fn interrupt(line: Line) {
    NVIC::mask(line);
    crate::card::interrupt();
}
