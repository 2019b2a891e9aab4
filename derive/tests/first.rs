//! First.
#![deny(warnings, missing_docs, clippy::pedantic)]
use chatwire::record::{Object as _, Value as _};
use chatwire::{Altered, heapless};
use chatwire_derive::{Record, ValueEnum};

/// How.
#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
#[record(rename_all = "lowercase")]
pub enum Channel {
    /// a
    Sms,
    /// b
    #[record(rename = "live")]
    LiveChat,
    /// c
    #[record(other)]
    Unknown,
}

/// An asset.
#[derive(Debug, Record)]
pub struct Asset<const N: usize = 8> {
    /// Id.
    pub id: u32,
    /// Name.
    pub name: heapless::String<N>,
}

/// Chat.
#[derive(Debug, Record)]
#[record(element = "chat", list = "chats", rename_all = "camelCase")]
pub struct Chat {
    /// Id
    pub chat_id: chatwire::Id<24>,
    /// The
    pub r#type: Channel,
    /// As
    pub asset: Option<Asset>,
    /// x
    pub all: heapless::Vec<Asset, 4>,
    /// What.
    pub altered: Altered<Self>,
}

#[test]
fn it() {
    assert!(Chat::EMPTY.chat_id.is_empty());
    assert_eq!(Channel::EMPTY, Channel::Unknown);
    println!("{:?}", Chat::TABLE);
}
