//! A record with room for values that scripts may want whole, and firmware would not.

use chatwire::heapless::{String, Vec};
use chatwire::{Altered, Asset, Channel, ChatStatus, Details, Id, Record, Timestamp};

/// A chat with all its fields.
#[derive(Record)]
#[record(element = "chat", list = "chats")]
pub struct Chat {
    pub chat_id: Id<128>,
    pub alias_id: Option<Id<128>>,
    pub created_at: Timestamp,
    pub updated_at: Option<Timestamp>,
    pub status: ChatStatus,
    pub channel: Channel,
    pub asset: Option<Asset<128, 128>>,
    pub customer_id: Option<Id<128>>,
    pub destination_id: Option<Id<176>>,
    pub assignee: Option<Id<128>>,
    pub flag: Option<String<128>>,
    pub tag: Option<Vec<String<128>, 16>>,
    pub other_details: Details<1024>,
    pub altered: Altered<Self>,
}
