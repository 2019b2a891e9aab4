//! Counts executed instructions.
//!
//! Under `-icount shift=N` QEMU's clock advances 2^N ns for each instruction, so a timer that ticks
//! more often than that counts them exactly. It counts instructions, not cycles: QEMU models
//! neither pipeline nor flash wait states.

use core::{
    arch::asm,
    sync::atomic::{AtomicU32, Ordering::Relaxed},
};

static STARTED: AtomicU32 = AtomicU32::new(0);
static LEFT_OUT: AtomicU32 = AtomicU32::new(0);

/// Begins a count.
#[inline(never)]
pub fn start() {
    clock::prepare();
    LEFT_OUT.store(0, Relaxed);
    STARTED.store(clock::now(), Relaxed);
}

/// The instructions since [`start`], those of [`leave_out`] not among them.
///
/// `None` when the clock ran out of range meanwhile.
#[inline(never)]
pub fn stop() -> Option<u32> {
    let ticks = clock::since(STARTED.load(Relaxed))?;
    Some(clock::instructions(
        ticks.wrapping_sub(LEFT_OUT.load(Relaxed)),
    ))
}

/// Runs `work` without counting it.
#[inline(always)]
pub fn leave_out<T>(work: impl FnOnce() -> T) -> T {
    let before = clock::now();
    let result = work();
    let ticks = clock::between(before, clock::now());
    LEFT_OUT.store(LEFT_OUT.load(Relaxed).wrapping_add(ticks), Relaxed);
    result
}

/// The count of a loop of known length, and that length.
///
/// It is the difference of two loops, so free of what starting and stopping cost. Where a tick is
/// not an instruction, either may be rounded.
#[must_use]
pub fn calibrate() -> (Option<u32>, u32) {
    const ROUNDS: u32 = 10_000;
    let difference = match (count_spin(ROUNDS), count_spin(2 * ROUNDS)) {
        (Some(once), Some(twice)) => twice.checked_sub(once),
        _ => None,
    };
    (difference, 2 * ROUNDS)
}

/// Never inlined, lest the two calls differ by an instruction.
#[inline(never)]
fn count_spin(rounds: u32) -> Option<u32> {
    start();
    spin(rounds);
    stop()
}

/// Two instructions a round.
#[inline(never)]
fn spin(mut rounds: u32) {
    // SAFETY: counts a register down to zero; touches nothing else.
    #[cfg(target_arch = "arm")]
    unsafe {
        asm!("2: subs {0}, {0}, #1", "bne 2b", inout(reg) rounds, options(nomem, nostack));
    }
    // SAFETY: as above.
    #[cfg(target_arch = "riscv32")]
    unsafe {
        asm!("2: addi {0}, {0}, -1", "bnez {0}, 2b", inout(reg) rounds, options(nomem, nostack));
    }
    let _ = rounds;
}

/// `SysTick`: 24 bits, counting down.
#[cfg(target_arch = "arm")]
mod clock {
    use cortex_m::peripheral::{Peripherals, SYST, syst::SystClkSource};

    const TOP: u32 = 0x00ff_ffff;

    pub fn prepare() {
        // SAFETY: nothing else uses the peripherals.
        let mut timer = unsafe { Peripherals::steal() }.SYST;
        timer.disable_counter();
        timer.set_clock_source(SystClkSource::Core);
        timer.set_reload(TOP);
        timer.clear_current();
        timer.enable_counter();
        // The first tick goes from zero to the top and raises the flag that `since` looks at;
        // reading the flag clears it.
        while now() == 0 {}
        let _ = timer.has_wrapped();
    }

    #[inline(always)]
    pub fn now() -> u32 {
        SYST::get_current()
    }

    pub fn between(before: u32, after: u32) -> u32 {
        before.wrapping_sub(after) & TOP
    }

    pub fn since(start: u32) -> Option<u32> {
        let ticks = between(start, now());
        // SAFETY: as in `prepare`.
        let mut timer = unsafe { Peripherals::steal() }.SYST;
        (!timer.has_wrapped()).then_some(ticks)
    }

    /// 25 MHz and 128 ns an instruction (`shift=7`): 3.2 ticks each.
    #[cfg(not(microbit))]
    pub fn instructions(ticks: u32) -> u32 {
        (ticks * 5 + 8) / 16
    }

    /// 16 MHz and 256 ns an instruction (`shift=8`): 4.096 ticks each.
    #[cfg(microbit)]
    pub fn instructions(ticks: u32) -> u32 {
        (ticks * 125 + 256) / 512
    }
}

/// `minstret`, one tick an instruction (`shift=0`).
#[cfg(target_arch = "riscv32")]
mod clock {
    use core::arch::asm;

    pub fn prepare() {}

    #[inline(always)]
    pub fn now() -> u32 {
        let ticks;
        // SAFETY: reads a counter.
        unsafe { asm!("csrr {}, minstret", out(reg) ticks, options(nomem, nostack)) };
        ticks
    }

    pub fn between(before: u32, after: u32) -> u32 {
        after.wrapping_sub(before)
    }

    pub fn since(start: u32) -> Option<u32> {
        Some(between(start, now()))
    }

    pub fn instructions(ticks: u32) -> u32 {
        ticks
    }
}
