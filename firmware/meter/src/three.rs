//! The record of three fields: an id, a datetime and an enum.

use crate::checksum::{Checksum, Fields, place};
#[cfg(not(feature = "baseline"))]
pub use chatwire::Envelope;
use chatwire::{Altered, ChatStatus, Id, Record, Timestamp};

/// What a wallboard shows of a chat.
#[derive(Record)]
#[record(element = "chat", list = "chats")]
pub struct Chat {
    pub chat_id: Id<24>,
    pub created_at: Timestamp,
    pub status: ChatStatus,
    pub altered: Altered<Self>,
}

#[cfg(feature = "baseline")]
pub fn empty() -> Chat {
    Chat::default()
}

impl Fields for Chat {
    fn fields(&self, sum: &mut Checksum) {
        sum.text(Some(&self.chat_id));
        sum.integer(self.created_at.unix_seconds() as u64);
        sum.byte(place(ChatStatus::ALL, self.status));
    }
}
