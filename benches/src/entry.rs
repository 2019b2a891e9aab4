//! One competitor: how it decodes a page, timed and untimed.

use std::hint::black_box;

use crate::plain;
use crate::record::{Envelope, Kept, Seen};

/// Which part an entry plays in the comparison.
#[derive(Clone, Copy, PartialEq)]
pub enum Side {
    Chatwire,
    Rival,
    Floor,
}

pub struct Entry {
    pub name: String,
    pub side: Side,
    /// Decodes every chat, keeps none, and counts them.
    pub decode: fn(&[u8]) -> Result<u32, String>,
    /// Decodes the same way and keeps everything, to compare.
    pub values: fn(&[u8]) -> Result<plain::Page, String>,
    /// Takes out of a page what this competitor is known to lose.
    pub lose: fn(&mut plain::Page),
    /// The kinds of page that this competitor is known to get wrong.
    pub wrong_on: &'static [&'static str],
    /// What a reader of its number should know.
    pub note: &'static str,
}

impl Entry {
    /// What this competitor gets wrong on a page that decodes to `expected`;
    /// `None` if it does the job.
    pub fn fault(&self, page: &[u8], expected: &plain::Page) -> Option<String> {
        let mut expected = expected.clone();
        (self.lose)(&mut expected);
        match (self.values)(page) {
            Err(error) => Some(error),
            Ok(page) => page.difference(&expected),
        }
    }
}

/// Ends a timed run of a rival: nothing of the envelope may be optimised away.
pub fn count(envelope: Envelope<Seen>) -> u32 {
    let envelope = black_box(envelope);
    envelope.response.map_or(0, |response| response.chats.0)
}

pub fn plain(envelope: Envelope<Kept>) -> plain::Page {
    let response = envelope.response.unwrap_or_default();
    let links = response.links.unwrap_or_default();
    plain::Page {
        status_code: envelope.status_code,
        description: envelope.description.map(|text| text.as_str().to_owned()),
        pages: links.pages,
        next: links.next.map(|text| text.as_str().to_owned()),
        chats: response.chats.0,
    }
}
