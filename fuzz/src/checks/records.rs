//! Records beside the ready ones, with what those have not.

use chatwire::heapless::{String, Vec};
use chatwire::{Altered, Asset, ChatStatus, Details, Id, Record, Timestamp, ValueEnum};

/// Every type that a field can have, all of it required that can be, under names that chats have.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "chat", list = "chats")]
pub struct Strange {
    pub status: ChatStatus,
    pub created_at: Timestamp,
    pub asset: Asset<4, 3>,
    #[record(rename = "chat_id")]
    pub octet: Option<u8>,
    #[record(rename = "alias_id")]
    pub signed: Option<i8>,
    #[record(rename = "customer_id")]
    pub long: Option<i64>,
    #[record(rename = "destination_id")]
    pub natural: Option<u64>,
    #[record(rename = "assignee")]
    pub truth: Option<bool>,
    pub tag: Option<Vec<String<2>, 2>>,
    pub other_details: Details<16>,
    pub altered: Altered<Self>,
}

/// Lists of all that a list can have, and objects in objects, under names that chats have.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "chat", list = "chats")]
pub struct Listed {
    #[record(rename = "asset")]
    pub nested: Option<Outer>,
    #[record(rename = "tag")]
    pub ids: Option<Vec<Id<2>, 2>>,
    #[record(rename = "other_details")]
    pub objects: Option<Vec<Inner, 2>>,
    #[record(rename = "alias_id")]
    pub numbers: Option<Vec<i16, 2>>,
    #[record(rename = "flag")]
    pub words: Option<Vec<Word, 1>>,
    pub altered: Altered<Self>,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Outer {
    pub id: Option<Inner>,
    pub name: Details<8>,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Inner {
    pub id: u8,
    pub name: Option<String<2>>,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
#[record(rename_all = "lowercase")]
pub enum Word {
    X,
    Xx,
    #[record(other)]
    Other,
}

/// No room at all.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "chat", list = "chats")]
pub struct Empty {
    pub chat_id: Option<Id<0>>,
    pub asset: Option<Asset<0, 0>>,
    pub tag: Option<Vec<String<0>, 0>>,
    pub other_details: Details<0>,
    pub altered: Altered<Self>,
}

/// Nothing but skipping.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "chat", list = "chats")]
pub struct Nothing {
    pub altered: Altered<Self>,
}
