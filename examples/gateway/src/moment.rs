//! An instant, and which of its chats were forwarded.

use chatwire::heapless::Vec;
use chatwire::{Chat, Id, Timestamp};
use serde::{Deserialize, Serialize};

/// How many chats of one instant are told apart. The API dates chats to the second.
const CHATS: usize = 16;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub at: Timestamp,
    ids: Vec<Id<24>, CHATS>,
    /// Whether it had more chats than are in `ids`.
    pub crowded: bool,
}

impl Moment {
    pub const fn new(at: Timestamp) -> Self {
        Self {
            at,
            ids: Vec::new(),
            crowded: false,
        }
    }

    pub fn has(&self, chat: &Chat) -> bool {
        self.at == chat.created_at && self.ids.contains(&chat.chat_id)
    }

    /// Adds a chat, and keeps the first ones.
    pub fn add(&mut self, id: &Id<24>) {
        self.crowded |= self.ids.push(id.clone()).is_err();
    }

    /// Adds a chat, and keeps the last ones.
    pub fn roll(&mut self, id: &Id<24>) {
        if self.ids.is_full() {
            self.ids.remove(0);
            self.crowded = true;
        }
        self.add(id);
    }

    /// Adds the chats of an earlier pass.
    pub fn add_all(&mut self, earlier: &Self) {
        self.crowded |= earlier.crowded;
        for id in &earlier.ids {
            self.add(id);
        }
    }
}
