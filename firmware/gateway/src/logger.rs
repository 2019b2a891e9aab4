//! Sends defmt's frames to the host by semihosting.
//!
//! One core and no interrupts: nobody can come between `acquire` and `release`.

use core::cell::UnsafeCell;

struct Frames(UnsafeCell<defmt::Encoder>);

// SAFETY: there is one core and no interrupt.
unsafe impl Sync for Frames {}

static FRAMES: Frames = Frames(UnsafeCell::new(defmt::Encoder::new()));

impl Frames {
    /// The encoder, for the length of one call.
    fn with(&self, work: impl FnOnce(&mut defmt::Encoder)) {
        // SAFETY: the encoder never calls back into the logger, so this borrow is the only one.
        work(unsafe { &mut *self.0.get() });
    }
}

#[defmt::global_logger]
struct Logger;

// SAFETY: frames cannot interleave, see above.
unsafe impl defmt::Logger for Logger {
    fn acquire() {
        FRAMES.with(|encoder| encoder.start_frame(board::console::write));
    }

    unsafe fn write(bytes: &[u8]) {
        FRAMES.with(|encoder| encoder.write(bytes, board::console::write));
    }

    unsafe fn release() {
        FRAMES.with(|encoder| encoder.end_frame(board::console::write));
    }

    /// Semihosting returns when the host has the bytes.
    unsafe fn flush() {}
}
