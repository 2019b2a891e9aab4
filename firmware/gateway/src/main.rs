//! What firmware does with chatwire: reads bodies from a socket, 64 bytes at a time, decodes them chat by chat into one
//! static record, and logs what it meets.
//!
//! `firmware/run` starts it under QEMU and compares its log with `expected.log`.

#![no_std]
#![no_main]

mod logger;
mod socket;

use chatwire::{
    Chat, CompactChat, Decoder, Event, Options, Record,
    io::{Buffered, ReadError, Reader},
};
use socket::{ConnectionReset, Socket};

static PAGE: &[u8] = include_bytes!("../../../tests/data/page.json");
static BAD_CHATS: &[u8] = include_bytes!("../bad-chats.json");
static EXPIRED: &[u8] = include_bytes!("../../../tests/data/error-2004.json");

/// The one record, the envelope and the decoder's state: all the RAM there is to it, beside the buffer in `decode`. It
/// begins as zeros, in `.bss`, and takes no flash.
static mut STRICT: Decoder<Chat> = Decoder::new();

/// The same for records that take less room and are less particular. `main` tells it so: a decoder that begins with
/// options is no longer all zeros, and a second copy of it in flash would be copied to RAM at the start.
static mut LENIENT: Decoder<CompactChat> = Decoder::new();

/// What no page of the API comes near, so that no server keeps the device busy for ever.
const LIMITS: Options = Options::new().max_bytes(64 * 1024).max_records(100);

#[board::entry]
fn main() -> ! {
    let (strict, lenient) = (&raw mut STRICT, &raw mut LENIENT);
    // SAFETY: `main` runs once, and there are no interrupts.
    let (strict, lenient) = unsafe { (&mut *strict, &mut *lenient) };
    strict.set_options(LIMITS);
    lenient.set_options(LIMITS.lenient());
    let (half_a_page, _) = PAGE.split_at(1000);

    let page = decode("a page", Socket::new(PAGE), strict);
    let expired = decode("an expired token", Socket::new(EXPIRED), strict);
    let bad = decode("a page with bad chats", Socket::new(BAD_CHATS), strict);
    let mended = decode("the same, leniently", Socket::new(BAD_CHATS), lenient);
    let truncated = decode("a truncated page", Socket::new(half_a_page), strict);
    let lost = decode("a lost connection", Socket::broken(half_a_page), strict);

    let complete = page.is_ok() && expired.is_ok() && bad.is_ok() && mended.is_ok();
    let noticed = matches!(truncated, Err(ReadError::Decode(error)) if error.is_end_of_input())
        && matches!(lost, Err(ReadError::Io(ConnectionReset)));
    board::exit(i32::from(!(complete && noticed)))
}

/// Logs what one body holds.
fn decode<R: Record + defmt::Format>(
    what: &str,
    socket: Socket,
    decoder: &mut Decoder<R>,
) -> Result<(), ReadError<ConnectionReset>> {
    defmt::info!("{=str}", what);
    let mut buffer = [0; 64];
    let mut reader = Reader::new(Buffered::new(socket, &mut buffer), decoder);
    loop {
        match reader.next() {
            Ok(Some(Event::Record(chat))) => defmt::info!("{}", chat),
            Ok(Some(Event::Rejected(rejection))) => defmt::warn!("{}", rejection),
            Ok(Some(_)) => {}
            Ok(None) => {
                let envelope = reader.envelope();
                defmt::info!("{}: {}", envelope.status_code.action(), envelope);
                return Ok(());
            }
            Err(error) => {
                defmt::error!("{}", error);
                return Err(error);
            }
        }
    }
}
