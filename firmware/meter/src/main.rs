//! Decodes one page, and says how many instructions, how much stack that took and what came out.
//!
//! Which decoder is a feature; with `baseline` beside it everything is the same, and the page is
//! not decoded. `firmware/measure` builds, runs and compares.

#![no_std]
#![no_main]

mod checksum;
mod decoders;
#[cfg_attr(feature = "chatwire", path = "typed.rs")]
#[cfg_attr(feature = "chatwire-three", path = "three.rs")]
#[cfg_attr(feature = "chatwire-integers", path = "integers.rs")]
#[cfg_attr(not(feature = "ours"), path = "text.rs")]
mod record;

use board::{console, counter, stack};
use checksum::Checksum;

/// Aligned like a receive buffer, so that the figures do not depend on where the linker puts the page.
#[repr(align(8))]
struct Aligned<T: ?Sized>(T);

#[cfg(not(feature = "chatwire-integers"))]
static PAGE: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../tests/data/page.json"));
#[cfg(feature = "chatwire-integers")]
static PAGE: &Aligned<[u8]> = &Aligned(*include_bytes!("../page-integers.json"));

#[board::entry]
fn main() -> ! {
    let (counted, length) = counter::calibrate();
    if counted.is_none_or(|counted| counted.abs_diff(length) > 1) {
        console::figure("instructions of the known loop", length);
        console::figure("counted", counted.unwrap_or(0));
        board::exit(2);
    }
    // The compiler must not know the page.
    let page = core::hint::black_box(&PAGE.0);
    let mut sum = Checksum::new();
    let top = stack::pointer();
    stack::paint();
    let Some(instructions) = job(page, &mut sum) else {
        console::write(b"the page did not decode, or the counter overflowed\n");
        board::exit(1);
    };
    let depth = top - stack::deepest();

    console::figure("bytes", page.len() as u32);
    console::figure("instructions", instructions);
    console::figure("stack", depth as u32);
    console::figure("records", sum.records());
    console::figure("checksum", sum.value());
    board::exit(0)
}

/// What is measured: a function of its own, so that the stack below `main` is the decoder's.
#[inline(never)]
fn job(page: &[u8], sum: &mut Checksum) -> Option<u32> {
    counter::start();
    let decoded = decoders::decode(page, |chat| counter::leave_out(|| sum.add(chat)));
    let instructions = counter::stop()?;
    decoded.then_some(instructions)
}
