//! The chat, as `GET /v3.1/chats` lists it.

use heapless::{String, Vec};

use super::asset_id::AssetId;
use crate::record::{Altered, Id, Timestamp};
use chatwire_derive::{Record, ValueEnum};

/// The status of a chat.
///
/// ```
/// use chatwire::ChatStatus;
/// assert_eq!("onhold".parse(), Ok(ChatStatus::OnHold));
/// let names: Vec<_> = ChatStatus::ALL.iter().map(ChatStatus::as_str).collect();
/// assert_eq!(names, ["queued", "picked", "onhold", "closed"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[record(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ChatStatus {
    /// A value that is not documented; only lenient decoding keeps it.
    #[record(other)]
    Unknown,
    /// No agent has it yet.
    Queued,
    /// An agent has it.
    Picked,
    /// It is on hold.
    OnHold,
    /// It is closed.
    Closed,
}

/// The channel that the customer writes on.
///
/// ```
/// use chatwire::Channel;
/// assert_eq!("livechat".parse(), Ok(Channel::LiveChat));
/// assert_eq!(Channel::LiveChat.as_str(), "livechat");
/// assert_eq!(Channel::ALL.len(), 8);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[record(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Channel {
    /// A value that is not documented; only lenient decoding keeps it.
    #[record(other)]
    Unknown,
    /// Text messages.
    Sms,
    /// Facebook Messenger.
    Facebook,
    /// Twitter direct messages.
    Twitter,
    /// A chat window on a web page.
    LiveChat,
    /// E-mail.
    Email,
    /// Apple Messages for Business.
    Abc,
    /// WhatsApp.
    WhatsApp,
    /// A channel that the tenant has connected through the API.
    Api,
}

/// The asset of a channel that a chat came in on: a number, a page, a mailbox, a key.
///
/// ```
/// let mut asset = chatwire::Asset::<48, 48>::default();
/// asset.id = Some(56161_u64.into());
/// assert_eq!(asset.id.unwrap().as_u64(), Some(56161));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Record)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Asset<const ID: usize, const NAME: usize> {
    /// SMS longcode, Facebook page id, Twitter owner id, mailbox, live chat app id, or service key.
    pub id: Option<AssetId<ID>>,
    /// Name of the asset.
    pub name: Option<String<NAME>>,
}

/// A chat, with room for everything but unusually long values and `other_details`.
///
/// It has room for the address of a customer on every channel. The longest is the Apple id of channel `abc`, with 169
/// bytes. A `customer_id` of 36 bytes, such as a GUID, fits, too.
///
/// 768 bytes on a 32-bit target. See [`#[derive(Record)]`](derive@crate::Record) for other capacities or fewer fields.
///
/// ```
/// use chatwire::{Channel, Chat, Event, Options};
///
/// let page = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}}"#;
/// chatwire::decode::<Chat>(page, Options::new(), |event| match event {
///     Event::Record(chat) => assert_eq!(chat.channel, Channel::Sms),
///     Event::Rejected(rejection) => panic!("{rejection}"),
///     _ => {}
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Record)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[record(element = "chat", list = "chats")]
#[non_exhaustive]
pub struct Chat {
    /// Unique id of the chat.
    pub chat_id: Id<24>,
    /// External id that can refer to the chat.
    pub alias_id: Option<Id<32>>,
    /// When the chat was created.
    pub created_at: Timestamp,
    /// When it was last updated.
    pub updated_at: Option<Timestamp>,
    /// Its status.
    pub status: ChatStatus,
    /// The channel that the customer writes on.
    pub channel: Channel,
    /// The asset of the channel that the chat came in on.
    pub asset: Option<Asset<48, 48>>,
    /// Unique id of the end customer.
    pub customer_id: Option<Id<36>>,
    /// The customer's address on the channel.
    pub destination_id: Option<Id<176>>,
    /// Login id of the agent who has the chat.
    pub assignee: Option<Id<48>>,
    /// The flag on the chat.
    pub flag: Option<String<32>>,
    /// The tags on the chat.
    pub tag: Option<Vec<String<32>, 6>>,
    /// The fields whose values are not as they were sent.
    pub altered: Altered<Self>,
}

/// A chat, with room for typical values and no more.
///
/// 448 bytes on a 32-bit target. See [`#[derive(Record)]`](derive@crate::Record) for other capacities or fewer fields.
///
/// It rejects these chats, or alters them if your [`Options`](crate::Options) allow it:
///
/// | channel | with |
/// | --- | --- |
/// | `abc` | any Apple id: `destination_id` has room for 40 bytes, not for 169 |
/// | `email` | an address of the customer of more than 40 bytes, or a mailbox (`asset.id`) of more than 36 |
/// | `api` | a user id of more than 40 bytes, or a service key (`asset.id`) of more than 36 |
/// | any | a `flag`, a tag or an `asset.name` of more than 24 bytes (eight characters of Devanagari or Japanese), more than four tags, an `alias_id` of more than 16 bytes, an `assignee` of more than 32 |
///
/// A GUID as text fits in `customer_id` and `asset.id`, and phone numbers and the ids of Facebook, Twitter and live
/// chat fit everywhere.
///
/// ```
/// assert!(size_of::<chatwire::CompactChat>() < size_of::<chatwire::Chat>());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Record)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[record(element = "chat", list = "chats")]
#[non_exhaustive]
pub struct CompactChat {
    /// Unique id of the chat.
    pub chat_id: Id<20>,
    /// External id that can refer to the chat.
    pub alias_id: Option<Id<16>>,
    /// When the chat was created.
    pub created_at: Timestamp,
    /// When it was last updated.
    pub updated_at: Option<Timestamp>,
    /// Its status.
    pub status: ChatStatus,
    /// The channel that the customer writes on.
    pub channel: Channel,
    /// The asset of the channel that the chat came in on.
    pub asset: Option<Asset<36, 24>>,
    /// Unique id of the end customer.
    pub customer_id: Option<Id<36>>,
    /// The customer's address on the channel.
    pub destination_id: Option<Id<40>>,
    /// Login id of the agent who has the chat.
    pub assignee: Option<Id<32>>,
    /// The flag on the chat.
    pub flag: Option<String<24>>,
    /// The tags on the chat.
    pub tag: Option<Vec<String<24>, 4>>,
    /// The fields whose values are not as they were sent.
    pub altered: Altered<Self>,
}
