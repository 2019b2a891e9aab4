//! The records of chatwire that are measured.

use chatwire::heapless::String;
use chatwire::{Altered, Chat, ChatStatus, Id, Record, Timestamp};

use crate::plain;

/// A record that can be compared with what others decoded.
pub trait Comparable: Record {
    const LABEL: &'static str;

    fn plain(&self) -> plain::Chat;

    /// Takes out of a page what this record leaves out.
    fn lose(page: &mut plain::Page);
}

/// What a display beside a counter needs of a chat.
#[derive(Record)]
#[record(element = "chat", list = "chats")]
pub struct ThreeFields {
    pub chat_id: Id<24>,
    pub updated_at: Option<Timestamp>,
    pub status: ChatStatus,
    pub altered: Altered<Self>,
}

/// Of a list that the page does not have, so that all chats are skipped.
#[derive(Record)]
#[record(element = "nothing", list = "nothings")]
pub struct Nothing {
    pub id: Option<Id<8>>,
    pub altered: Altered<Self>,
}

impl Comparable for Chat {
    const LABEL: &'static str = "Chat";

    fn plain(&self) -> plain::Chat {
        fn text<const N: usize>(text: &Option<String<N>>) -> Option<std::string::String> {
            text.as_ref().map(|text| text.as_str().to_owned())
        }
        fn id<const N: usize>(id: &Option<Id<N>>) -> Option<std::string::String> {
            id.as_ref().map(|id| id.as_str().to_owned())
        }
        let asset = self.asset.as_ref();
        plain::Chat {
            chat_id: self.chat_id.as_str().to_owned(),
            alias_id: id(&self.alias_id),
            created_at: self.created_at.to_string(),
            updated_at: self.updated_at.map(|instant| instant.to_string()),
            status: self.status.to_string(),
            channel: self.channel.to_string(),
            asset_id: asset.and_then(|asset| Some(asset.id.as_ref()?.to_string())),
            asset_name: asset.and_then(|asset| text(&asset.name)),
            customer_id: id(&self.customer_id),
            destination_id: id(&self.destination_id),
            assignee: id(&self.assignee),
            flag: text(&self.flag),
            tag: self
                .tag
                .iter()
                .flatten()
                .map(|tag| tag.as_str().to_owned())
                .collect(),
        }
    }

    fn lose(_: &mut plain::Page) {}
}

impl Comparable for ThreeFields {
    const LABEL: &'static str = "three fields";

    fn plain(&self) -> plain::Chat {
        plain::Chat {
            chat_id: self.chat_id.as_str().to_owned(),
            updated_at: self.updated_at.map(|instant| instant.to_string()),
            status: self.status.to_string(),
            ..plain::Chat::default()
        }
    }

    fn lose(page: &mut plain::Page) {
        for chat in &mut page.chats {
            let whole = std::mem::take(chat);
            *chat = plain::Chat {
                chat_id: whole.chat_id,
                updated_at: whole.updated_at,
                status: whole.status,
                ..plain::Chat::default()
            };
        }
    }
}

impl Comparable for Nothing {
    const LABEL: &'static str = "skipping";

    fn plain(&self) -> plain::Chat {
        plain::Chat::default()
    }

    fn lose(page: &mut plain::Page) {
        page.chats.clear();
    }
}
