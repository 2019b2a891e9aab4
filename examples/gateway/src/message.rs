//! The messages of the uplink: a chat in as few bytes as possible.
//!
//! A message is postcard in a COBS frame. A zero ends the frame, and there is no other zero in it, so a receiver finds the
//! next message even if this one is damaged.

use chatwire::heapless::Vec;
use chatwire::{Altered, Channel, Chat, ChatStatus, Timestamp};
use serde::{Deserialize, Serialize};

/// Room for the frame of any [`Chat`].
pub const FRAME: usize = 896;

/// A chat, borrowed from the decoder's record on the device, or from the frame at the receiver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message<'a> {
    pub chat_id: &'a str,
    pub alias_id: Option<&'a str>,
    pub created_at: Timestamp,
    pub updated_at: Option<Timestamp>,
    pub status: ChatStatus,
    pub channel: Channel,
    #[serde(borrow)]
    pub asset: Option<Asset<'a>>,
    pub customer_id: Option<&'a str>,
    pub destination_id: Option<&'a str>,
    pub assignee: Option<&'a str>,
    pub flag: Option<&'a str>,
    #[serde(borrow)]
    pub tag: Option<Vec<&'a str, 6>>,
    /// Which fields are not as the API sent them.
    pub altered: Altered<Chat>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset<'a> {
    #[serde(borrow)]
    pub id: Option<AssetId<'a>>,
    pub name: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AssetId<'a> {
    Integer(u64),
    Negative(i64),
    Text(&'a str),
}

impl<'a> From<&'a Chat> for Message<'a> {
    fn from(chat: &'a Chat) -> Self {
        Self {
            chat_id: &chat.chat_id,
            alias_id: chat.alias_id.as_deref(),
            created_at: chat.created_at,
            updated_at: chat.updated_at,
            status: chat.status,
            channel: chat.channel,
            asset: chat.asset.as_ref().map(Asset::from),
            customer_id: chat.customer_id.as_deref(),
            destination_id: chat.destination_id.as_deref(),
            assignee: chat.assignee.as_deref(),
            flag: chat.flag.as_deref(),
            tag: chat
                .tag
                .as_ref()
                .map(|tags| tags.iter().map(|tag| tag.as_str()).collect()),
            altered: chat.altered,
        }
    }
}

impl<'a> From<&'a chatwire::Asset<48, 48>> for Asset<'a> {
    fn from(asset: &'a chatwire::Asset<48, 48>) -> Self {
        Self {
            id: asset.id.as_ref().map(AssetId::from),
            name: asset.name.as_deref(),
        }
    }
}

impl<'a> From<&'a chatwire::AssetId<48>> for AssetId<'a> {
    fn from(id: &'a chatwire::AssetId<48>) -> Self {
        match id {
            chatwire::AssetId::Integer(integer) => Self::Integer(*integer),
            chatwire::AssetId::Negative(integer) => Self::Negative(*integer),
            chatwire::AssetId::Text(text) => Self::Text(text),
        }
    }
}
