//! Takes bodies from the UART, decodes them, and answers on the UART.
//!
//! Before a body come its length and the most bytes that it may have, four bytes each, and whether to be lenient. After
//! the last answer come a zero and how deep the stack went.

#![no_std]
#![no_main]

mod body;
mod stack;
mod uart;

use chatwire::{CompactChat, Decoder, Options};

use body::Body;
use uart::{number, receive, send};

#[unsafe(no_mangle)]
pub extern "C" fn main() -> ! {
    stack::paint();
    uart::start();
    loop {
        let (length, limit, lenient) = (number(), number(), receive() != 0);
        let options = Options::new().max_bytes(limit.into());
        let options = if lenient { options.lenient() } else { options };
        let mut decoder = Decoder::<CompactChat>::with_options(options);
        let mut body = Body::new(length);
        avr::decode(&mut body, &mut decoder, |frame| {
            frame.iter().copied().for_each(send)
        });
        body.pass_over();
        // No answer begins with a zero.
        send(0);
        stack::depth().to_le_bytes().into_iter().for_each(send);
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}
