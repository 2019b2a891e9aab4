/// A chat, 80 bytes on a 32-bit target.
#[derive(Debug, Clone, PartialEq, chatwire::Record)]
#[record(element = "chat", list = "chats")]
pub struct Chat {
    pub chat_id: chatwire::Id<4>,
    // never seen: pub alias_id: Option<chatwire::Id<16>>,
    pub created_at: chatwire::Timestamp,
    // never seen: pub updated_at: Option<chatwire::Timestamp>,
    pub status: chatwire::ChatStatus,
    pub channel: chatwire::Channel,
    pub asset: Option<chatwire::Asset<8, 24>>,
    // never seen: pub customer_id: Option<chatwire::Id<36>>,
    // never seen: pub destination_id: Option<chatwire::Id<40>>,
    // never seen: pub assignee: Option<chatwire::Id<32>>,
    // never seen: pub flag: Option<chatwire::heapless::String<24>>,
    // never seen: pub tag: Option<chatwire::heapless::Vec<chatwire::heapless::String<24>, 4>>,
    // skipped: pub other_details: chatwire::Details<24>,
    pub altered: chatwire::Altered<Self>,
}
