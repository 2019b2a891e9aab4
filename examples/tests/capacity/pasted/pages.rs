/// A chat, 512 bytes on a 32-bit target.
#[derive(Debug, Clone, PartialEq, chatwire::Record)]
#[record(element = "chat", list = "chats")]
pub struct Chat {
    pub chat_id: chatwire::Id<12>,
    pub alias_id: Option<chatwire::Id<16>>,
    pub created_at: chatwire::Timestamp,
    pub updated_at: Option<chatwire::Timestamp>,
    pub status: chatwire::ChatStatus,
    pub channel: chatwire::Channel,
    pub asset: Option<chatwire::Asset<48, 32>>,
    pub customer_id: Option<chatwire::Id<32>>,
    pub destination_id: Option<chatwire::Id<64>>,
    pub assignee: Option<chatwire::Id<28>>,
    pub flag: Option<chatwire::heapless::String<32>>,
    pub tag: Option<chatwire::heapless::Vec<chatwire::heapless::String<32>, 4>>,
    // skipped: pub other_details: chatwire::Details<280>,
    pub altered: chatwire::Altered<Self>,
}
