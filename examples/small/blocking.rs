//! Reads a page from a blocking reader, here a file.
//!
//!     cargo run -p examples --example blocking

use std::fs::File;

use chatwire::io::{Buffered, Reader};
use chatwire::{Action, Chat, Decoder, Event};
use embedded_io_adapters::std::FromStd;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/page.json");
    // In firmware: the socket of your HTTP client, at the first byte of the body.
    let body = FromStd::new(File::open(path)?);

    let mut buffer = [0; 64];
    let mut decoder = Decoder::<Chat>::new();
    let mut page = Reader::new(Buffered::new(body, &mut buffer), &mut decoder);
    while let Some(event) = page.next()? {
        match event {
            Event::Record(chat) => println!("{} {}", chat.chat_id, chat.channel),
            Event::Rejected(rejection) => println!("{rejection}"),
            _ => {}
        }
    }

    let envelope = page.envelope();
    match envelope.status_code.action() {
        Action::Proceed => println!("{} chats", envelope.records()),
        action => println!("{}: {action:?}", envelope.status_code),
    }
    Ok(())
}
