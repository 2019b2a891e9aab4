//! Pushes what an interrupt has left in a ring buffer. A UART has no end of input, so the decoder says when the page is
//! complete.
//!
//!     cargo run -p examples --example ring_buffer

use chatwire::{Chat, Decoder, Error, Event};
use heapless::spsc::{Consumer, Queue};

const PAGE: &[u8] = include_bytes!("../../tests/data/page.json");

/// Decodes what has arrived. Says whether the page is complete.
fn poll(arrived: &mut Consumer<'_, u8>, decoder: &mut Decoder<Chat>) -> Result<bool, Error> {
    let mut chunk = heapless::Vec::<u8, 64>::new();
    while let Some(byte) = (!chunk.is_full()).then(|| arrived.dequeue()).flatten() {
        let _ = chunk.push(byte); // there is room
    }
    decoder.push(&chunk, |event| match event {
        Event::Record(chat) => println!("{} {}", chat.chat_id, chat.status),
        Event::Rejected(rejection) => println!("{rejection}"),
        _ => {}
    })?;
    Ok(decoder.is_complete())
}

fn main() -> Result<(), Error> {
    let mut ring = Queue::<u8, 128>::new();
    let (mut interrupt, mut main_loop) = ring.split();
    let mut decoder = Decoder::<Chat>::new();
    let mut line = PAGE.iter();
    while !poll(&mut main_loop, &mut decoder)? {
        // The interrupt handler, which brings 40 bytes here each time.
        for &byte in line.by_ref().take(40) {
            interrupt
                .enqueue(byte)
                .expect("the main loop is fast enough");
        }
    }
    println!("{}", decoder.finish()?.status_code);
    decoder.reset(); // ready for the next page
    Ok(())
}
