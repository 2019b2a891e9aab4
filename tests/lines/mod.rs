//! What the decoder says, as the lines that the oracle predicts.

// Each test binary that includes this module uses its own part of it.
#![allow(dead_code)]

use std::fmt::Debug;

use chatwire::{
    Asset, AssetId, Channel, ChatStatus, Chunk, Cut, Decoder, Details, Envelope, Error, ErrorKind,
    Event, Id, Record, Rejection, Timestamp,
};
use heapless::{String, Vec};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::oracle::Capacities;

type Lines = std::vec::Vec<Value>;

macro_rules! chat {
    ($name:ident, $text:literal, $tags:literal, $details:literal) => {
        chatwire::record! {
            #[derive(Debug, PartialEq)]
            pub struct $name: "chat" in "chats" {
                pub chat_id: Id<$text>,
                pub alias_id: Option<Id<$text>>,
                pub created_at: Timestamp,
                pub updated_at: Option<Timestamp>,
                pub status: ChatStatus,
                pub channel: Channel,
                pub asset: Option<Asset<$text, $text>>,
                pub customer_id: Option<Id<$text>>,
                pub destination_id: Option<Id<$text>>,
                pub assignee: Option<Id<$text>>,
                pub flag: Option<String<$text>>,
                pub tag: Option<Vec<String<$text>, $tags>>,
                pub other_details: Details<$details>,
            }
        }

        impl Chat for $name {
            fn line(&self) -> Value {
                json!({
                    "chat_id": self.chat_id.as_str(),
                    "alias_id": self.alias_id.as_deref(),
                    "created_at": self.created_at.to_string(),
                    "updated_at": self.updated_at.map(|instant| instant.to_string()),
                    "status": self.status.to_string(),
                    "channel": self.channel.to_string(),
                    "asset": self.asset.as_ref().map(asset),
                    "customer_id": self.customer_id.as_deref(),
                    "destination_id": self.destination_id.as_deref(),
                    "assignee": self.assignee.as_deref(),
                    "flag": self.flag.as_deref(),
                    "tag": self.tag.as_ref().map(|tags| tags.iter().map(|tag| json!(tag.as_str())).collect::<Lines>()),
                    "other_details": self.other_details.as_json(),
                    "cut": names(self.cut),
                })
            }
        }
    };
}

/// A record with every field of the contract.
pub trait Chat: Record + Debug + PartialEq {
    /// What `decode --json` prints of it, without the index.
    fn line(&self) -> Value;
}

chat!(ExampleChat, 128, 16, 1024);

/// The chat of the `decode` example.
pub type Example = Decoder<ExampleChat>;

chat!(TightChat, 8, 3, 24);

/// A decoder whose capacities short pages go over.
pub type Tight = Decoder<TightChat, 12, 12>;

pub const TIGHT: Capacities = Capacities {
    text: 8,
    tags: 3,
    details: 24,
    description: 12,
    next: 12,
};

/// Feeds a body to its end, or to the error that stops the decoder; fails where
/// the decoder breaks a promise that no line shows: what it says of the bytes
/// it used, and that an error stays.
pub fn fed<'a, R: Chat, const D: usize, const N: usize>(
    decoder: &mut Decoder<R, D, N>,
    chunks: impl Iterator<Item = &'a [u8]>,
) -> Result<Lines, TestCaseError> {
    let mut teller = Teller::default();
    for bytes in chunks {
        let mut chunk = Chunk::new(bytes);
        let mut used = 0;
        loop {
            let outcome = decoder.feed(&mut chunk);
            prop_assert!((used..=bytes.len()).contains(&chunk.used()), "{used}");
            used = chunk.used();
            match outcome {
                Ok(Some(event)) => teller.event(event),
                Ok(None) => break,
                Err(error) => {
                    prop_assert_eq!(decoder.feed(&mut Chunk::new(b"{}")), Err(error));
                    prop_assert_eq!(decoder.finish(), Err(error));
                    return Ok(teller.ended::<D, N>(Err(error)));
                }
            }
        }
        prop_assert_eq!(used, bytes.len(), "asks for more with bytes left");
    }
    Ok(teller.ended(decoder.finish()))
}

/// The same by the one call for a page in memory.
pub fn at_once(page: &[u8], options: chatwire::Options) -> Lines {
    let mut teller = Teller::default();
    let outcome = chatwire::decode::<TightChat>(page, options, |event| teller.event(event));
    teller.ended(outcome.as_ref().map_err(|error| *error))
}

/// Writes down the events as they come.
#[derive(Default)]
struct Teller {
    lines: Lines,
}

impl Teller {
    fn event<R: Chat>(&mut self, event: Event<'_, R>) {
        // Every element of the list makes one line, so a chat's index is the
        // number of lines before it.
        let index = self.lines.len();
        self.lines.push(match event {
            Event::Record(chat) => {
                let mut line = chat.line();
                line["index"] = index.into();
                json!({ "chat": line })
            }
            Event::Rejected(rejection) => json!({ "rejected": rejected(&rejection) }),
        });
    }

    fn ended<const D: usize, const N: usize>(
        mut self,
        outcome: Result<&Envelope<D, N>, Error>,
    ) -> Lines {
        self.lines.push(match outcome {
            Ok(end) => json!({ "envelope": envelope(end) }),
            Err(stop) => json!({ "error": error(stop) }),
        });
        self.lines
    }
}

fn rejected<R: Record>(rejection: &Rejection<R>) -> Value {
    json!({
        "index": rejection.index,
        "field": rejection.field.to_string(),
        "reason": rejection.reason.name(),
        "offset": rejection.offset,
    })
}

fn envelope<const D: usize, const N: usize>(envelope: &Envelope<D, N>) -> Value {
    let links = &envelope.links;
    let flags = [
        ("description", envelope.description_cut),
        ("pages", links.pages_left_out),
        ("next", links.next_left_out),
    ];
    let cut: Lines = flags
        .iter()
        .filter(|(_, cut)| *cut)
        .map(|(name, _)| json!(name))
        .collect();
    json!({
        "status_code": envelope.status_code.number(),
        "description": envelope.description.as_deref(),
        "pages": links.pages,
        "next": links.next.as_deref(),
        "chats": envelope.records,
        "rejected": envelope.rejected,
        "cut": cut,
    })
}

fn error(error: Error) -> Value {
    let mut line = json!({ "kind": error.kind.name(), "offset": error.offset });
    if let ErrorKind::Envelope { member, reason } = error.kind {
        line["member"] = member.name().into();
        line["reason"] = reason.name().into();
    }
    line
}

fn asset<const ID: usize, const NAME: usize>(asset: &Asset<ID, NAME>) -> Value {
    let id = asset.id.as_ref().map(|id| match id {
        AssetId::Integer(integer) => json!(integer),
        AssetId::Negative(integer) => json!(integer),
        AssetId::Text(text) => json!(text.as_str()),
    });
    json!({ "id": id, "name": asset.name.as_deref() })
}

fn names<R: Record>(cut: Cut<R>) -> Lines {
    cut.iter().map(|field| field.to_string().into()).collect()
}
