//! Sends defmt's frames to the host by semihosting, as a debug probe would fetch them.

use core::cell::UnsafeCell;

use critical_section::RestoreState;
use semihosting::io::{Write, stdout};

struct Log {
    encoder: UnsafeCell<defmt::Encoder>,
    restore: UnsafeCell<RestoreState>,
}

// SAFETY: used between `acquire` and `release` only, where no interrupt comes.
unsafe impl Sync for Log {}

static LOG: Log = Log {
    encoder: UnsafeCell::new(defmt::Encoder::new()),
    restore: UnsafeCell::new(RestoreState::invalid()),
};

/// A log that nobody reads is no reason to stop.
fn send(bytes: &[u8]) {
    let _ = stdout().and_then(|mut out| out.write_all(bytes));
}

#[defmt::global_logger]
struct Logger;

// SAFETY: frames cannot interleave: a critical section lasts from `acquire` to `release`.
unsafe impl defmt::Logger for Logger {
    fn acquire() {
        // SAFETY: released in `release`; meanwhile nobody else is here.
        unsafe {
            *LOG.restore.get() = critical_section::acquire();
            (*LOG.encoder.get()).start_frame(send);
        }
    }

    unsafe fn write(bytes: &[u8]) {
        // SAFETY: after `acquire`, so nobody else is here.
        unsafe { (*LOG.encoder.get()).write(bytes, send) };
    }

    unsafe fn release() {
        // SAFETY: after `acquire`, whose state it is.
        unsafe {
            (*LOG.encoder.get()).end_frame(send);
            critical_section::release(*LOG.restore.get());
        }
    }

    /// Semihosting returns when the host has the bytes.
    unsafe fn flush() {}
}

defmt::timestamp!("{=u64:ms}", embassy_time::Instant::now().as_millis());

#[panic_handler]
fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    defmt::error!("{}", defmt::Display2Format(info));
    semihosting::process::exit(101)
}
