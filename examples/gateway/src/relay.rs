//! From the body of a page to the uplink.

use chatwire::io::{AsyncReader, ReadError};
use chatwire::{Chat, Decoder, Envelope, Event as Found, Options, PageEnd, Pages, Verdict};
use embedded_io_async::{BufRead, Write};

use crate::event::{End, Event};
use crate::meter::Meter;
use crate::trouble::Trouble;
use crate::uplink::Uplink;

/// A page is about 5,000 bytes. A body longer than this has no end.
const MAX_BYTES: u64 = 64 * 1024;
/// A page has ten chats.
const MAX_CHATS: u32 = 100;

pub struct Relay<W> {
    decoder: Decoder<Chat>,
    uplink: Uplink<W>,
    pub pages: Pages,
}

/// How many chats of a page were new, known and rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub forwarded: u32,
    pub skipped: u32,
    pub rejected: u32,
    /// How many bytes of the body were read.
    pub bytes: u64,
}

impl<W: Write> Relay<W> {
    /// Lenient, so that no chat is lost because of a new channel or a long flag. The message says what was altered.
    pub const fn new(writer: W, pages: Pages) -> Self {
        let options = Options::new()
            .lenient()
            .max_bytes(MAX_BYTES)
            .max_records(MAX_CHATS);
        Self {
            decoder: Decoder::with_options(options),
            uplink: Uplink::new(writer),
            pages,
        }
    }

    /// Forwards the new chats of a page. `tally` is correct even if this fails.
    pub async fn page<B: BufRead<Error = reqwless::Error>>(
        &mut self,
        page: u32,
        body: B,
        tally: &mut Tally,
        observe: &mut impl FnMut(Event<'_>),
    ) -> Result<End, Trouble> {
        let Tally {
            forwarded,
            skipped,
            rejected,
            bytes,
        } = tally;
        let mut reader = AsyncReader::new(Meter::new(body, bytes), &mut self.decoder);
        loop {
            let chat = match reader.next().await {
                Ok(None) => break,
                Err(error) => return Err(failure(reader.envelope()).unwrap_or(error.into())),
                Ok(Some(Found::Record(chat))) => chat,
                Ok(Some(Found::Rejected(rejection))) => {
                    *rejected += 1;
                    observe(Event::Rejected { page, rejection });
                    continue;
                }
                Ok(Some(_)) => continue,
            };
            if chat.altered.contains("chat_id") {
                *rejected += 1;
                observe(Event::NoId { page, chat });
                continue;
            }
            match self.pages.see(chat.created_at, &chat.chat_id) {
                Verdict::New => {}
                Verdict::Old => return Ok(End::Known),
                _ => {
                    *skipped += 1;
                    continue;
                }
            }
            let bytes = self.uplink.send(chat).await?;
            let told_apart = self.pages.took(chat.created_at, &chat.chat_id);
            *forwarded += 1;
            observe(Event::Forwarded { chat, bytes });
            if !told_apart {
                observe(Event::Crowded {
                    at: chat.created_at,
                });
            }
        }
        let envelope = reader.envelope();
        let end = PageEnd::from(envelope);
        self.pages.end_page(end);
        if end.succeeded {
            return Ok(End::Whole);
        }
        Err(failure(envelope).unwrap_or(Trouble::NoList(envelope.status_code)))
    }

    /// What a response means that is not a page.
    pub async fn refusal<B: BufRead<Error = reqwless::Error>>(
        &mut self,
        status: u16,
        body: B,
    ) -> Trouble {
        let mut reader = AsyncReader::new(body, &mut self.decoder);
        let end = loop {
            match reader.next().await {
                Ok(Some(_)) => {}
                Ok(None) => break Trouble::Status(status),
                Err(ReadError::Io(error)) => break error.into(),
                // A proxy sends HTML.
                Err(_) => break Trouble::Status(status),
            }
        };
        failure(reader.envelope()).unwrap_or(end)
    }
}

/// The failure that the API itself reports, whatever else is wrong with the body.
fn failure(envelope: &Envelope) -> Option<Trouble> {
    let code = envelope.status_code;
    code.is_failure().then_some(Trouble::Api(code))
}
