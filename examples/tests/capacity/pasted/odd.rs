/// A chat, 400 bytes on a 32-bit target.
#[derive(Debug, Clone, PartialEq, chatwire::Record)]
#[record(element = "chat", list = "chats")]
pub struct Chat {
    pub chat_id: chatwire::Id<40>,
    // never seen: pub alias_id: Option<chatwire::Id<16>>,
    pub created_at: chatwire::Timestamp,
    // never seen: pub updated_at: Option<chatwire::Timestamp>,
    pub status: chatwire::ChatStatus,
    pub channel: chatwire::Channel,
    pub asset: Option<chatwire::Asset<28, 12>>,
    // never seen: pub customer_id: Option<chatwire::Id<36>>,
    // never seen: pub destination_id: Option<chatwire::Id<40>>,
    pub assignee: Option<chatwire::Id<28>>,
    pub flag: Option<chatwire::heapless::String<76>>,
    pub tag: Option<chatwire::heapless::Vec<chatwire::heapless::String<12>, 9>>,
    // skipped: pub other_details: chatwire::Details<288>,
    pub altered: chatwire::Altered<Self>,
}
