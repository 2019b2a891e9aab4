//! An instant, and which of its chats were handed out.

use heapless::Vec;

use crate::record::Id;
use crate::record::Timestamp;

#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Moment<const IDS: usize, const ID: usize> {
    pub at: Timestamp,
    ids: Vec<Id<ID>, IDS>,
    /// Whether it had a chat that is not in `ids`.
    pub crowded: bool,
}

impl<const IDS: usize, const ID: usize> Moment<IDS, ID> {
    pub const fn new(at: Timestamp) -> Self {
        Self {
            at,
            ids: Vec::new(),
            crowded: false,
        }
    }

    pub fn has(&self, at: Timestamp, id: &str) -> bool {
        self.at == at && self.ids.iter().any(|known| known == id)
    }

    /// How many of its chats are known by their ids.
    pub fn known(&self) -> usize {
        self.ids.len()
    }

    /// Adds a chat, and keeps the first ones.
    pub fn add(&mut self, id: &str) {
        let added = Id::try_from(id).is_ok_and(|id| self.ids.push(id).is_ok());
        self.crowded |= !added;
    }

    /// Adds a chat, and keeps the last ones.
    pub fn roll(&mut self, id: &str) {
        if self.ids.is_full() && id.len() <= ID {
            // `remove` could panic.
            let mut first = true;
            self.ids.retain(|_| !core::mem::take(&mut first));
            self.crowded = true;
        }
        self.add(id);
    }

    /// Adds the chats of an earlier round.
    pub fn add_all(&mut self, earlier: &Self) {
        self.crowded |= earlier.crowded;
        for id in &earlier.ids {
            self.add(id);
        }
    }
}
