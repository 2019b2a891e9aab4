//! Takes bodies from the UART, decodes them, and answers on the UART.
//!
//! Before a body come its length and the most bytes that it may have, four bytes each.

#![no_std]
#![no_main]

use core::convert::Infallible;
use core::ptr;

use chatwire::{CompactChat, Decoder, Options};
use embedded_io_async::{BufRead, ErrorType, Read};

// USART 0: state, control, data.
const UCSR0A: *mut u8 = 0xc0 as *mut u8;
const UCSR0B: *mut u8 = 0xc1 as *mut u8;
const UDR0: *mut u8 = 0xc6 as *mut u8;
const RECEIVED: u8 = 1 << 7;
const EMPTY: u8 = 1 << 5;
const ON: u8 = 1 << 4 | 1 << 3;

const PAINT: u8 = 0xc5;

unsafe extern "C" {
    /// The end of the static data, down to which the stack may grow; avr-libc's linker script has it.
    static mut __heap_start: u8;
}

#[unsafe(no_mangle)]
pub extern "C" fn main() -> ! {
    paint();
    // SAFETY: a register of the part.
    unsafe { ptr::write_volatile(UCSR0B, ON) };
    loop {
        let (length, limit) = (number(), number());
        let options = Options::new().max_bytes(limit.into());
        let mut decoder = Decoder::<CompactChat>::with_options(options);
        let mut body = Body::new(length);
        avr::decode(&mut body, &mut decoder, |frame| {
            frame.iter().copied().for_each(send)
        });
        // What comes after a fault.
        while body.left > 0 {
            body.fill();
            body.start = body.end;
        }
        // No answer begins with a zero.
        send(0);
        depth().to_le_bytes().into_iter().for_each(send);
    }
}

fn number() -> u32 {
    u32::from_le_bytes([receive(), receive(), receive(), receive()])
}

fn receive() -> u8 {
    // SAFETY: registers of the part.
    unsafe {
        while ptr::read_volatile(UCSR0A) & RECEIVED == 0 {}
        ptr::read_volatile(UDR0)
    }
}

fn send(byte: u8) {
    // SAFETY: registers of the part.
    unsafe {
        while ptr::read_volatile(UCSR0A) & EMPTY == 0 {}
        ptr::write_volatile(UDR0, byte);
    }
}

/// A body on the UART, 64 bytes at a time.
struct Body {
    chunk: [u8; 64],
    start: usize,
    end: usize,
    /// Not received yet: more than a `usize` holds.
    left: u32,
}

impl Body {
    const fn new(length: u32) -> Self {
        Self {
            chunk: [0; 64],
            start: 0,
            end: 0,
            left: length,
        }
    }

    fn fill(&mut self) {
        (self.start, self.end) = (0, 0);
        for byte in &mut self.chunk {
            if self.left == 0 {
                break;
            }
            *byte = receive();
            self.left -= 1;
            self.end += 1;
        }
    }
}

impl ErrorType for Body {
    type Error = Infallible;
}

impl Read for Body {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Infallible> {
        let Ok(length) = self.fill_buf().await?.read(buffer).await;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Body {
    async fn fill_buf(&mut self) -> Result<&[u8], Infallible> {
        if self.start == self.end {
            self.fill();
        }
        Ok(self.chunk.get(self.start..self.end).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        self.start += bytes;
    }
}

/// Paints the memory between the static data and the stack.
fn paint() {
    // SAFETY: it belongs to nobody, but for the last bytes, which `main` and this have.
    unsafe {
        let mut byte = &raw mut __heap_start;
        let end = pointer() - 64;
        while (byte as usize) < end {
            ptr::write_volatile(byte, PAINT);
            byte = byte.add(1);
        }
    }
}

/// How deep the stack went: from the end of the RAM to the lowest byte whose paint is gone.
fn depth() -> u16 {
    const END: usize = 0x2200;
    // SAFETY: reads memory below the stack.
    unsafe {
        let mut byte = &raw const __heap_start;
        while (byte as usize) < END && ptr::read_volatile(byte) == PAINT {
            byte = byte.add(1);
        }
        (END - byte as usize) as u16
    }
}

/// The stack pointer, which has an address of its own.
fn pointer() -> usize {
    // SAFETY: reads a register.
    unsafe { ptr::read_volatile(0x5d as *const u16) as usize }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}
