//! The records of chatwire that are measured.

use chatwire::heapless::{String, Vec};
use chatwire::{Altered, Asset, Chat, ChatStatus, Details, Id, Record, Timestamp};

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

/// Objects in objects, and a list of objects.
#[derive(Record)]
#[record(element = "chat", list = "chats")]
pub struct Conversation {
    pub chat_id: Id<24>,
    pub created_at: Timestamp,
    pub asset: Option<Asset<48, 48>>,
    pub other_details: Option<Order>,
    pub customer: Option<Customer>,
    pub messages: Option<Vec<Message, 8>>,
    pub altered: Altered<Self>,
}

#[derive(Record)]
pub struct Order {
    pub order_id: Option<Id<16>>,
    pub cart: Option<Cart>,
}

#[derive(Record)]
pub struct Cart {
    pub items: Option<u32>,
    pub value: Details<16>,
}

#[derive(Record)]
pub struct Customer {
    pub id: Option<Id<36>>,
    pub name: Option<String<32>>,
    pub address: Option<Address>,
}

#[derive(Record)]
pub struct Address {
    pub city: Option<String<32>>,
    pub country: Option<String<2>>,
}

#[derive(Record)]
pub struct Message {
    pub message_id: Id<16>,
    pub direction: Option<String<4>>,
    pub created_at: Option<Timestamp>,
    pub text: Option<String<64>>,
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

impl Comparable for Conversation {
    const LABEL: &'static str = "nested";

    fn plain(&self) -> plain::Chat {
        let asset = self.asset.as_ref();
        plain::Chat {
            chat_id: self.chat_id.as_str().to_owned(),
            created_at: self.created_at.to_string(),
            asset_id: asset.and_then(|asset| Some(asset.id.as_ref()?.to_string())),
            asset_name: asset.and_then(|asset| Some(asset.name.as_ref()?.as_str().to_owned())),
            ..plain::Chat::default()
        }
    }

    fn lose(page: &mut plain::Page) {
        for chat in &mut page.chats {
            let whole = std::mem::take(chat);
            *chat = plain::Chat {
                chat_id: whole.chat_id,
                created_at: whole.created_at,
                asset_id: whole.asset_id,
                asset_name: whole.asset_name,
                ..plain::Chat::default()
            };
        }
    }
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

#[cfg(test)]
mod tests {
    use chatwire::heapless::String;
    use chatwire::{Event, Options};
    use serde_json::{Value, json};

    use super::Conversation;

    /// What others do not decode, and so cannot be compared with.
    #[test]
    fn conversations_are_whole() {
        let page = include_bytes!("../../../tests/data/page-messages.json");
        let sent: Value = serde_json::from_slice(page).unwrap();
        let mut seen = Vec::new();
        chatwire::decode::<Conversation>(page, Options::new(), |event| match event {
            Event::Record(chat) => seen.push(json(chat)),
            Event::Rejected(rejection) => panic!("{rejection}"),
            _ => panic!("an event of another kind"),
        })
        .unwrap();
        let sent = sent["response"]["chats"].as_array().unwrap();
        let sent: Vec<Value> = sent.iter().map(kept).collect();
        assert_eq!(seen, sent);
        assert!(
            seen.iter()
                .any(|chat| chat["messages"].as_array().unwrap().len() > 3)
        );
    }

    /// What the record keeps of a chat.
    fn kept(chat: &Value) -> Value {
        let cart = &chat["other_details"]["cart"];
        json!({
            "order": chat["other_details"]["order_id"],
            "items": cart["items"],
            "value": cart["value"].to_string(),
            "customer": chat["customer"],
            "messages": chat["messages"],
        })
    }

    fn json(chat: &Conversation) -> Value {
        let order = chat.other_details.as_ref().unwrap();
        let cart = order.cart.as_ref().unwrap();
        let customer = chat.customer.as_ref().unwrap();
        let address = customer.address.as_ref().unwrap();
        let messages = chat.messages.iter().flatten().map(|message| {
            json!({
                "message_id": message.message_id.as_str(),
                "direction": message.direction.as_deref(),
                "created_at": message.created_at.map(|instant| instant.to_string()),
                "text": message.text.as_deref(),
            })
        });
        json!({
            "order": order.order_id.as_ref().map(|id| id.as_str()),
            "items": cart.items,
            "value": cart.value.as_json(),
            "customer": {
                "id": customer.id.as_ref().map(|id| id.as_str()),
                "name": customer.name.as_deref(),
                "address": {
                    "city": address.city.as_ref().map(String::as_str),
                    "country": address.country.as_ref().map(String::as_str),
                },
            },
            "messages": messages.collect::<Vec<_>>(),
        })
    }
}
