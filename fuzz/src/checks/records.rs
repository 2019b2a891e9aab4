//! Records beside the ready ones, with what those have not.

use chatwire::heapless::{String, Vec};
use chatwire::{Asset, ChatStatus, Details, Id, Timestamp};

chatwire::record! {
    /// Every type that a field can have, all of it required that can be, under names that chats have.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Strange: "chat" in "chats" {
        pub status: ChatStatus,
        pub created_at: Timestamp,
        pub asset: Asset<4, 3>,
        pub octet as "chat_id": Option<u8>,
        pub signed as "alias_id": Option<i8>,
        pub long as "customer_id": Option<i64>,
        pub natural as "destination_id": Option<u64>,
        pub truth as "assignee": Option<bool>,
        pub tag: Option<Vec<String<2>, 2>>,
        pub other_details: Details<16>,
    }
}

chatwire::record! {
    /// No room at all.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Empty: "chat" in "chats" {
        pub chat_id: Option<Id<0>>,
        pub asset: Option<Asset<0, 0>>,
        pub tag: Option<Vec<String<0>, 0>>,
        pub other_details: Details<0>,
    }
}

chatwire::record! {
    /// Nothing but skipping.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Nothing: "chat" in "chats" {}
}
