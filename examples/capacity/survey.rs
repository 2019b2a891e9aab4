//! What was measured in the pages.

use chatwire::{Chat, Envelope, Error, ErrorKind, Options};

use crate::fields::COUNT;
use crate::measure::{self, Seen};
use crate::ready::Ready;

pub struct Survey {
    pub pages: usize,
    /// Elements of the lists.
    pub chats: usize,
    pub fields: [Seen; COUNT],
    pub chat: Ready,
    pub compact_chat: Ready,
}

impl Survey {
    pub fn new() -> Self {
        Self {
            pages: 0,
            chats: 0,
            fields: Default::default(),
            chat: Ready::chat(),
            compact_chat: Ready::compact_chat(),
        }
    }

    /// Adds pages that follow each other, and says how each call ended.
    pub fn add(&mut self, pages: &[u8]) -> Result<Vec<Envelope>, Error> {
        let mut envelopes = Vec::new();
        let mut start = 0;
        while start < pages.len() || envelopes.is_empty() {
            let rest = &pages[start..];
            let page = match chatwire::decode::<Chat>(rest, Options::new(), |_| {}) {
                Err(error) if error.kind == ErrorKind::Trailing => &rest[..error.offset as usize],
                _ => rest,
            };
            envelopes.push(
                self.page(page)
                    .map_err(|error| Error::new(error.kind, error.offset + start as u64))?,
            );
            start += page.len();
        }
        Ok(envelopes)
    }

    fn page(&mut self, page: &[u8]) -> Result<Envelope, Error> {
        let envelope = chatwire::decode::<Chat>(page, Options::new(), |_| {})?;
        self.chat.add(page)?;
        self.compact_chat.add(page)?;
        measure::page(page, &mut self.fields);
        self.pages += 1;
        self.chats += (envelope.records() + envelope.rejected()) as usize;
        Ok(envelope)
    }
}
