//! An instant, and which of its chats were forwarded.

use chatwire::heapless::Vec;
use chatwire::{Chat, Id, Timestamp};
use serde::{Deserialize, Serialize};

/// How many chats of one instant are told apart. The API dates chats to the second.
pub const CHATS: usize = 16;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub at: Timestamp,
    ids: Vec<Id<24>, CHATS>,
}

impl Moment {
    pub const fn new(at: Timestamp) -> Self {
        Self {
            at,
            ids: Vec::new(),
        }
    }

    pub fn has(&self, chat: &Chat) -> bool {
        self.at == chat.created_at && self.ids.contains(&chat.chat_id)
    }

    /// Says whether there was room. Without room the first one is forgotten, so that it may be forwarded again: twice
    /// is better than never.
    pub fn add(&mut self, id: &Id<24>) -> bool {
        let room = !self.ids.is_full();
        if !room {
            self.ids.remove(0);
        }
        // There is room now.
        let _ = self.ids.push(id.clone());
        room
    }

    /// Takes over the chats of the same instant.
    pub fn merge(&mut self, other: &Self) {
        for id in &other.ids {
            self.add(id);
        }
    }
}
