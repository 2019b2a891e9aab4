chatwire::record! {
    /// A chat, 88 bytes on a 32-bit target.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Chat: "chat" in "chats" {
        pub chat_id: chatwire::Id<12>,
        // never seen: pub alias_id: Option<chatwire::Id<16>>,
        pub created_at: chatwire::Timestamp,
        // never seen: pub updated_at: Option<chatwire::Timestamp>,
        pub status: chatwire::ChatStatus,
        pub channel: chatwire::Channel,
        pub asset: Option<chatwire::Asset<8, 24>>,
        // never seen: pub customer_id: Option<chatwire::Id<24>>,
        // never seen: pub destination_id: Option<chatwire::Id<52>>,
        // never seen: pub assignee: Option<chatwire::Id<32>>,
        // never seen: pub flag: Option<chatwire::heapless::String<12>>,
        // never seen: pub tag: Option<chatwire::heapless::Vec<chatwire::heapless::String<12>, 3>>,
        // skipped: pub other_details: chatwire::Details<24>,
    }
}
