//! The record that every rival fills, with the capacities of `chatwire::Chat`.
//!
//! A rival keeps an instant as text, which is less work than chatwire does.

use std::fmt;
use std::hint::black_box;
use std::marker::PhantomData;

use heapless::{String, Vec};
use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, SeqAccess, Visitor};

use crate::plain;

#[derive(Deserialize, Default)]
pub struct Envelope<L> {
    pub status_code: u32,
    pub description: Option<String<80>>,
    pub response: Option<Response<L>>,
}

#[derive(Deserialize, Default)]
pub struct Response<L> {
    pub links: Option<Links>,
    pub chats: L,
}

#[derive(Deserialize, Default)]
pub struct Links {
    pub pages: Option<u32>,
    pub next: Option<String<128>>,
}

/// `I` is the type of `asset.id`, which not every rival can decode.
#[derive(Deserialize, Default)]
pub struct Chat<I = AssetId> {
    pub chat_id: String<24>,
    pub alias_id: Option<String<32>>,
    pub created_at: String<32>,
    pub updated_at: Option<String<32>>,
    pub status: Status,
    pub channel: Channel,
    pub asset: Option<Asset<I>>,
    pub customer_id: Option<String<36>>,
    pub destination_id: Option<String<176>>,
    pub assignee: Option<String<48>>,
    pub flag: Option<String<32>>,
    pub tag: Option<Vec<String<32>, 6>>,
}

#[derive(Deserialize, Default)]
pub struct Asset<I> {
    pub id: I,
    pub name: Option<String<48>>,
}

macro_rules! words {
    ($name:ident: $($variant:ident = $word:literal),+) => {
        #[derive(Deserialize, Default, Clone, Copy)]
        #[serde(rename_all = "lowercase")]
        pub enum $name {
            #[default]
            $($variant),+
        }

        impl $name {
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }

            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}

words!(Status: Queued = "queued", Picked = "picked", Onhold = "onhold", Closed = "closed");
words!(
    Channel: Sms = "sms", Facebook = "facebook", Twitter = "twitter", Livechat = "livechat",
    Email = "email", Abc = "abc", Whatsapp = "whatsapp", Api = "api"
);

/// A string, or the digits of an integer.
#[derive(Default)]
pub struct AssetId(pub String<48>);

impl<'de> Deserialize<'de> for AssetId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrDigits;

        impl Visitor<'_> for TextOrDigits {
            type Value = AssetId;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string or an integer")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<AssetId, E> {
                String::try_from(text)
                    .map(AssetId)
                    .map_err(|_| E::custom("too long"))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<AssetId, E> {
                self.visit_str(itoa::Buffer::new().format(number))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<AssetId, E> {
                self.visit_str(itoa::Buffer::new().format(number))
            }
        }

        deserializer.deserialize_any(TextOrDigits)
    }
}

/// In place of an asset id that a rival cannot decode.
#[derive(Default)]
pub struct NoAssetId;

impl<'de> Deserialize<'de> for NoAssetId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| NoAssetId)
    }
}

/// What an asset id decoded to, if it was decoded.
pub trait KeptId: Default {
    fn text(&self) -> Option<&str>;
}

impl KeptId for AssetId {
    fn text(&self) -> Option<&str> {
        Some(&self.0)
    }
}

impl KeptId for NoAssetId {
    fn text(&self) -> Option<&str> {
        None
    }
}

/// Takes the chats of a page one by one, as chatwire hands them out.
pub trait Sink: Default {
    fn take<I: KeptId>(&mut self, chat: &Chat<I>);
}

/// The timed sink: makes the compiler believe that the whole record is used.
#[derive(Default)]
pub struct Seen(pub u32);

impl Sink for Seen {
    fn take<I: KeptId>(&mut self, chat: &Chat<I>) {
        black_box(chat);
        self.0 += 1;
    }
}

/// The sink for comparing values.
#[derive(Default)]
pub struct Kept(pub std::vec::Vec<plain::Chat>);

impl Sink for Kept {
    fn take<I: KeptId>(&mut self, chat: &Chat<I>) {
        // An empty text is none, as the contract has it.
        fn text<const N: usize>(text: &Option<String<N>>) -> Option<std::string::String> {
            let text = text.as_ref().filter(|text| !text.is_empty());
            text.map(|text| text.as_str().to_owned())
        }
        let asset = chat.asset.as_ref();
        self.0.push(plain::Chat {
            chat_id: chat.chat_id.as_str().to_owned(),
            alias_id: text(&chat.alias_id),
            created_at: chat.created_at.as_str().to_owned(),
            updated_at: text(&chat.updated_at),
            status: chat.status.word().to_owned(),
            channel: chat.channel.word().to_owned(),
            asset_id: asset.and_then(|asset| asset.id.text()).map(str::to_owned),
            asset_name: asset.and_then(|asset| text(&asset.name)),
            customer_id: text(&chat.customer_id),
            destination_id: text(&chat.destination_id),
            assignee: text(&chat.assignee),
            flag: text(&chat.flag),
            tag: chat
                .tag
                .iter()
                .flatten()
                .map(|tag| tag.as_str().to_owned())
                .collect(),
        });
    }
}

/// The list of chats, for serde: each chat goes to the sink and is forgotten.
#[derive(Default)]
pub struct Chats<S, I> {
    pub sink: S,
    asset_id: PhantomData<I>,
}

impl<'de, S: Sink, I: KeptId + Deserialize<'de>> Deserialize<'de> for Chats<S, I> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List<S, I>(PhantomData<(S, I)>);

        impl<'de, S: Sink, I: KeptId + Deserialize<'de>> Visitor<'de> for List<S, I> {
            type Value = Chats<S, I>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a list of chats")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut sink = S::default();
                while let Some(chat) = list.next_element::<Chat<I>>()? {
                    sink.take(&chat);
                }
                Ok(Chats {
                    sink,
                    asset_id: PhantomData,
                })
            }
        }

        deserializer.deserialize_seq(List(PhantomData))
    }
}

impl<S: Default, I> Envelope<Chats<S, I>> {
    /// The same envelope with the bare sink in place of the serde list.
    pub fn into_sink(self) -> Envelope<S> {
        Envelope {
            status_code: self.status_code,
            description: self.description,
            response: self.response.map(|response| Response {
                links: response.links,
                chats: response.chats.sink,
            }),
        }
    }
}

/// The members a hand-written walk knows; a key it does not know is `None`.
#[derive(Clone, Copy, PartialEq)]
pub enum Key {
    StatusCode,
    Description,
    Response,
    Links,
    Pages,
    Next,
    Chats,
    ChatId,
    AliasId,
    CreatedAt,
    UpdatedAt,
    Status,
    Channel,
    Asset,
    Id,
    Name,
    CustomerId,
    DestinationId,
    Assignee,
    Flag,
    Tag,
}

impl Key {
    pub fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"status_code" => Self::StatusCode,
            b"description" => Self::Description,
            b"response" => Self::Response,
            b"links" => Self::Links,
            b"pages" => Self::Pages,
            b"next" => Self::Next,
            b"chats" => Self::Chats,
            b"chat_id" => Self::ChatId,
            b"alias_id" => Self::AliasId,
            b"created_at" => Self::CreatedAt,
            b"updated_at" => Self::UpdatedAt,
            b"status" => Self::Status,
            b"channel" => Self::Channel,
            b"asset" => Self::Asset,
            b"id" => Self::Id,
            b"name" => Self::Name,
            b"customer_id" => Self::CustomerId,
            b"destination_id" => Self::DestinationId,
            b"assignee" => Self::Assignee,
            b"flag" => Self::Flag,
            b"tag" => Self::Tag,
            _ => return None,
        })
    }
}
