//! Keeps the decoder in a static, without `static mut` and without a copy on the stack.
//!
//!     cargo run -p examples --example static_decoder

use chatwire::{Chat, Decoder, Envelope, Error, Event, Options};
use static_cell::ConstStaticCell;

/// Room for 40 bytes of the description, and for no URL of a next page.
type Chats = Decoder<Chat, Envelope<40, 0>>;

// All zeros, so it lies in `.bss` and takes no flash.
static DECODER: ConstStaticCell<Chats> = ConstStaticCell::new(Chats::new());

fn main() -> Result<(), Error> {
    // Works once, and hands out `&'static mut Chats`: no `unsafe`, no lock.
    let decoder = DECODER.take();
    decoder.set_options(Options::new().max_bytes(64 * 1024).max_records(100));

    let pages: [&[u8]; 2] = [
        include_bytes!("../../tests/data/short.json"),
        include_bytes!("../../tests/data/error-2004.json"),
    ];
    for page in pages {
        for chunk in page.chunks(32) {
            decoder.push(chunk, |event| match event {
                Event::Record(chat) => println!("{} {}", chat.chat_id, chat.status),
                Event::Rejected(rejection) => println!("{rejection}"),
                _ => {}
            })?;
        }
        println!("{}", decoder.finish()?.status_code);
        decoder.reset(); // the options stay
    }
    Ok(())
}
