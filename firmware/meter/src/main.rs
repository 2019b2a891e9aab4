//! Decodes one page, and says how many instructions, how much stack that took and what came out.
//!
//! The page comes from a file of the host, so that one image decodes any. Which decoder is a feature; with `baseline` beside it everything is the same, and the page is
//! not decoded. `firmware/measure` builds, runs and compares.

#![no_std]
#![no_main]

mod checksum;
mod decoders;
#[cfg_attr(
    any(
        feature = "chatwire",
        feature = "chatwire-compact",
        feature = "chatwire-details"
    ),
    path = "typed.rs"
)]
#[cfg_attr(feature = "chatwire-three", path = "three.rs")]
#[cfg_attr(feature = "chatwire-integers", path = "integers.rs")]
#[cfg_attr(not(feature = "ours"), path = "text.rs")]
mod record;

use board::{console, counter, stack};
use checksum::Checksum;
use core::ffi::CStr;

/// What is to be decoded: eight digits, the bytes of a chunk, and the page.
const JOB: &CStr = c"job";

const DIGITS: usize = 8;

/// Room for the longest page.
const ROOM: usize = 16 * 1024;

/// Aligned like a receive buffer, so that the figures do not depend on where the linker puts the page.
#[repr(align(8))]
struct Aligned([u8; DIGITS + ROOM]);

/// A page, and the size of the chunks it comes in.
pub struct Job<'a> {
    page: &'a [u8],
    chunk: usize,
}

fn read_job() -> Option<Job<'static>> {
    static mut BYTES: Aligned = Aligned([0; DIGITS + ROOM]);
    // SAFETY: called once, and there are no interrupts.
    let bytes = unsafe { &mut *(&raw mut BYTES.0) };
    let length = board::file::read(JOB, bytes)?;
    let (digits, page) = bytes.get(..length)?.split_at_checked(DIGITS)?;
    let chunk = digits
        .iter()
        .fold(0, |number, digit| number * 10 + usize::from(digit & 0xf));
    Some(Job { page, chunk })
}

#[board::entry]
fn main() -> ! {
    let (counted, length) = counter::calibrate();
    if counted.is_none_or(|counted| counted.abs_diff(length) > 1) {
        console::figure("instructions of the known loop", length);
        console::figure("counted", counted.unwrap_or(0));
        board::exit(2);
    }
    let Some(what) = read_job() else {
        console::write(b"there is no job\n");
        board::exit(3);
    };
    let mut sum = Checksum::new();
    let top = stack::pointer();
    stack::paint();
    let Some(instructions) = job(&what, &mut sum) else {
        console::write(b"the page did not decode, or the counter overflowed\n");
        board::exit(1);
    };
    let depth = top - stack::deepest();

    console::figure("chunk", what.chunk as u32);
    console::figure("bytes", what.page.len() as u32);
    console::figure("instructions", instructions);
    console::figure("stack", depth as u32);
    console::figure("records", sum.records());
    console::figure("checksum", sum.value());
    board::exit(0)
}

/// What is measured: a function of its own, so that the stack below `main` is the decoder's.
#[inline(never)]
fn job(what: &Job<'_>, sum: &mut Checksum) -> Option<u32> {
    counter::start();
    let decoded = decoders::decode(what, |chat| counter::leave_out(|| sum.add(chat)));
    let instructions = counter::stop()?;
    decoded.then_some(instructions)
}
