//! Decodes a body and tells in bytes what it held: the same code on the device and on this machine.

#![no_std]
#![forbid(unsafe_code)]

mod numbers;

use chatwire::io::{AsyncReader, ReadError};
use chatwire::record::Reason;
use chatwire::{CompactChat, Decoder, Envelope, Error, Event};
use embassy_futures::block_on;
use embedded_io_async::BufRead;
use serde::Serialize;

/// Room for an answer in its frame.
const FRAME: usize = 512;

/// Nothing in an answer prints itself: on an AVR `core::fmt` cannot be relied on, see the README.
#[derive(Serialize)]
enum Answer<'a> {
    Chat(#[serde(serialize_with = "numbers::Chat::serialize")] &'a CompactChat),
    Rejected {
        index: u32,
        field: u8,
        reason: Reason,
        offset: u64,
    },
    Whole(#[serde(serialize_with = "numbers::Surroundings::serialize")] &'a Envelope),
    Broken(Error),
}

/// Decodes a body. `send` gets each answer as postcard in a COBS frame, which a zero ends.
pub fn decode<B: BufRead>(
    body: B,
    decoder: &mut Decoder<CompactChat>,
    mut send: impl FnMut(&[u8]),
) {
    let mut frame = [0; FRAME];
    let mut send = |answer: Answer<'_>| {
        match postcard::to_slice_cobs(&answer, &mut frame) {
            Ok(frame) => send(frame),
            // There is room for any.
            Err(_) => send(b"!\0"),
        }
    };
    let mut reader = AsyncReader::new(body, decoder);
    loop {
        match block_on(reader.next()) {
            Ok(Some(Event::Record(chat))) => send(Answer::Chat(chat)),
            Ok(Some(Event::Rejected(rejection))) => send(Answer::Rejected {
                index: rejection.index,
                field: numbers::number(rejection.field),
                reason: rejection.reason,
                offset: rejection.offset,
            }),
            Ok(Some(_)) => {}
            Ok(None) => return send(Answer::Whole(reader.envelope())),
            Err(ReadError::Decode(error)) => return send(Answer::Broken(error)),
            // Neither the UART nor memory fails.
            Err(_) => return,
        }
    }
}
