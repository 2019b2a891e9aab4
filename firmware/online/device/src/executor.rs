//! Polls the tasks that have something to do, and sleeps until an interrupt when none has.

use core::sync::atomic::{AtomicBool, Ordering};

use embassy_executor::{Spawner, raw};
use static_cell::StaticCell;

use crate::board;

/// Whether a task was woken since all were polled.
static WORK: AtomicBool = AtomicBool::new(false);

#[unsafe(export_name = "__pender")]
fn pend(_: *mut ()) {
    WORK.store(true, Ordering::Relaxed);
}

pub fn run(spawn: impl FnOnce(Spawner)) -> ! {
    static EXECUTOR: StaticCell<raw::Executor> = StaticCell::new();
    let executor = EXECUTOR.init(raw::Executor::new(core::ptr::null_mut()));
    spawn(executor.spawner());
    loop {
        // SAFETY: nothing else polls.
        unsafe { executor.poll() };
        critical_section::with(|_| {
            // An interrupt that comes after this line ends the sleep at once, and is served after it.
            if !WORK.load(Ordering::Relaxed) {
                board::sleep();
            }
            WORK.store(false, Ordering::Relaxed);
        });
    }
}
