//! The record of the worst pages, here and in `benches`.

use chatwire::heapless::{String, Vec};
use chatwire::{Altered, Asset, Channel, ChatStatus, Details, Id, Record, Timestamp};

/// `chatwire::Chat` with details: every kind of value that the list of chats has.
#[derive(Record)]
#[record(element = "chat", list = "chats")]
pub struct Chat {
    pub chat_id: Id<24>,
    pub alias_id: Option<Id<32>>,
    pub created_at: Timestamp,
    pub updated_at: Option<Timestamp>,
    pub status: ChatStatus,
    pub channel: Channel,
    pub asset: Option<Asset<48, 48>>,
    pub customer_id: Option<Id<36>>,
    pub destination_id: Option<Id<176>>,
    pub assignee: Option<Id<48>>,
    pub flag: Option<String<32>>,
    pub tag: Option<Vec<String<32>, 6>>,
    pub other_details: Details<256>,
    pub altered: Altered<Self>,
}
