//! chatwire, 64 bytes at a time, with its record in static memory.

use crate::record::{Chat, Envelope};
use chatwire::{Chunk, Decoder, Event, StatusCode};

pub fn decode(page: &[u8], mut taken: impl FnMut(&Chat)) -> bool {
    static mut DECODER: Decoder<Chat, Envelope> = Decoder::new();
    // SAFETY: called once, and there are no interrupts.
    let decoder = unsafe { &mut *(&raw mut DECODER) };

    for bytes in page.chunks(64) {
        let mut chunk = Chunk::new(bytes);
        loop {
            match decoder.feed(&mut chunk) {
                Ok(None) => break,
                Ok(Some(Event::Record(chat))) => taken(chat),
                Ok(Some(_)) | Err(_) => return false,
            }
        }
    }
    decoder
        .finish()
        .is_ok_and(|envelope| StatusCode::from(envelope.status_code) == StatusCode::CHATS_RETRIEVED)
}
