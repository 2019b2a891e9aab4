//! What the gateway tells whoever watches it.

use chatwire::{Chat, Pages, Rejection, Timestamp};

use crate::relay::Tally;
use crate::trouble::Trouble;

#[derive(Debug)]
pub enum Event<'a> {
    /// `/authorize` gave a token.
    Authorized,
    /// A chat is on its way, in a message of so many bytes.
    Forwarded { chat: &'a Chat, bytes: usize },
    /// A chat of the page cannot be decoded. Told again when the page is read again.
    Rejected {
        page: u32,
        rejection: Rejection<Chat>,
    },
    /// A chat cannot be told from others, since its id was cut. It was not forwarded.
    NoId { page: u32, chat: &'a Chat },
    /// There are more chats of one instant, or more dated in the future, than are told apart. Where their page is read
    /// again, some are forwarded again.
    Crowded { at: Timestamp },
    /// A page, or as much of it as came.
    Page { page: u32, tally: Tally, end: End },
    /// Something is in the way; the gateway goes on after so many milliseconds.
    Retrying {
        trouble: &'a Trouble,
        attempt: u32,
        wait_ms: u32,
    },
    /// The server wants to be left alone.
    RateLimited { seconds: u32 },
    /// Worth keeping where it survives a restart, to make the next gateway with.
    Checkpoint(&'a Pages),
    /// The pass is complete.
    Synced,
}

/// How a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Whole,
    /// At a chat that an earlier pass had forwarded: the rest was not read.
    Known,
    /// In trouble.
    Broken,
}
