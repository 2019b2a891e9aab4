//! chatwire, with its record in static memory.

use crate::Job;
use crate::record::{Chat, Envelope};
use chatwire::{Chunk, Decoder, Event, StatusCode};

pub fn decode(job: &Job<'_>, mut taken: impl FnMut(&Chat)) -> bool {
    static mut DECODER: Decoder<Chat, Envelope> = Decoder::new();
    // SAFETY: called once, and there are no interrupts.
    let decoder = unsafe { &mut *(&raw mut DECODER) };

    #[cfg(feature = "lenient")]
    decoder.set_options(chatwire::Options::new().lenient());
    // A chunk of nothing would be a panic in the image.
    for bytes in job.page.chunks(job.chunk.max(1)) {
        let mut chunk = Chunk::new(bytes);
        loop {
            match decoder.feed(&mut chunk) {
                Ok(None) => break,
                Ok(Some(Event::Record(chat))) => taken(chat),
                // The host knows how many records there must be.
                Ok(Some(_)) => {}
                Err(_) => return false,
            }
        }
    }
    decoder
        .finish()
        .is_ok_and(|envelope| StatusCode::from(envelope.status_code) == StatusCode::CHATS_RETRIEVED)
}
