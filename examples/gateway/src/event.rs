//! The events that the gateway reports.

use chatwire::{Chat, Pages, Rejection, Timestamp};

use crate::relay::Tally;
use crate::trouble::Trouble;

#[derive(Debug)]
pub enum Event<'a> {
    /// `/authorize` returned a token.
    Authorized,
    /// A chat was sent, in a message of this many bytes.
    Forwarded { chat: &'a Chat, bytes: usize },
    /// A chat of the page was rejected. It is reported again if the page is read again.
    Rejected {
        page: u32,
        rejection: Rejection<Chat>,
    },
    /// The id of a chat had a lone surrogate, so the chat cannot be told from others. It was not forwarded.
    NoId { page: u32, chat: &'a Chat },
    /// More chats have one instant, or are dated in the future, than `Pages` has room for. If their page is read again,
    /// some are forwarded again.
    Crowded { at: Timestamp },
    /// A page, or the part of it that arrived.
    Page { page: u32, tally: Tally, end: End },
    /// Something failed. The gateway tries again after this many milliseconds.
    Retrying {
        trouble: &'a Trouble,
        attempt: u32,
        wait_ms: u32,
    },
    /// The server asks to wait.
    RateLimited { seconds: u32 },
    /// Store this where it survives a restart, and start the next gateway with it.
    Checkpoint(&'a Pages),
    /// The pass is complete.
    Synced,
}

/// How a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Whole,
    /// At a chat that an earlier pass had forwarded. The rest was not read.
    Known,
    /// With an error.
    Broken,
}
