//! What the decoder says, as the lines that the oracle predicts.

// Each test binary that includes this module uses its own part of it.
#![allow(dead_code)]

pub mod declared;

use std::fmt::Debug;

use chatwire::{
    Altered, Asset, AssetId, Channel, ChatStatus, Chunk, Decoder, Details, Envelope, Error,
    ErrorKind, Event, Id, Options, Record, Rejection, Timestamp,
};
use heapless::{String, Vec};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::oracle::envelope::succeeded;
use crate::oracle::{Capacities, Leniency, Rules};

type Lines = std::vec::Vec<Value>;

macro_rules! chat {
    ($name:ident, $text:literal, $destination:literal, $tags:literal, $details:literal) => {
        #[derive(Debug, PartialEq, Record)]
        #[record(element = "chat", list = "chats")]
        pub struct $name {
            pub chat_id: Id<$text>,
            pub alias_id: Option<Id<$text>>,
            pub created_at: Timestamp,
            pub updated_at: Option<Timestamp>,
            pub status: ChatStatus,
            pub channel: Channel,
            pub asset: Option<Asset<$text, $text>>,
            pub customer_id: Option<Id<$text>>,
            pub destination_id: Option<Id<$destination>>,
            pub assignee: Option<Id<$text>>,
            pub flag: Option<String<$text>>,
            pub tag: Option<Vec<String<$text>, $tags>>,
            pub other_details: Details<$details>,
            pub altered: Altered<Self>,
        }

        impl Printed for $name {
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
                    "altered": names(self.altered),
                })
            }
        }
    };
}

/// A record that the oracle knows.
pub trait Printed: Record + Debug + PartialEq {
    /// What `decode --json` prints of it, or would, without the index.
    fn line(&self) -> Value;
}

chat!(ExampleChat, 128, 176, 16, 1024);

/// The chat of the `decode` example.
pub type Example = Decoder<ExampleChat>;

chat!(TightChat, 8, 8, 3, 24);

/// A decoder whose capacities short pages go over.
pub type Tight = Decoder<TightChat, Envelope<12, 12>>;

pub const TIGHT: Capacities = Capacities {
    text: 8,
    destination: 8,
    tags: 3,
    details: 24,
    description: 12,
    next: 12,
};

/// How a decoder is told of these rules, but for the capacities.
pub fn options(rules: &Rules) -> Options {
    let Leniency {
        unknown,
        truncate,
        surrogates,
        drop,
    } = rules.leniency;
    let mut options = Options::new();
    if unknown {
        options = options.keep_unknown();
    }
    if truncate {
        options = options.truncate();
    }
    if surrogates {
        options = options.replace_surrogates();
    }
    if drop {
        options = options.drop_faulty();
    }
    if let Some(limit) = rules.max_bytes {
        options = options.max_bytes(limit as u64);
    }
    if let Some(limit) = rules.max_records {
        options = options.max_records(u32::try_from(limit).expect("a small limit"));
    }
    options
}

/// Feeds a body to its end, or to the error that stops the decoder; fails where
/// the decoder breaks a promise that no line shows: what it says of the bytes
/// it used, whether it is complete, whether it succeeded, and that an error
/// stays, and what is known of the envelope with it.
pub fn fed<'a, R: Printed, const D: usize, const N: usize>(
    decoder: &mut Decoder<R, Envelope<D, N>>,
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
                    let known = decoder.envelope().clone();
                    prop_assert_eq!(decoder.feed(&mut Chunk::new(b"{}")), Err(error));
                    prop_assert_eq!(decoder.finish(), Err(error));
                    prop_assert!(!decoder.is_complete());
                    prop_assert_eq!(decoder.envelope(), &known);
                    return Ok(teller.ended(&known, Err(error)));
                }
            }
        }
        prop_assert_eq!(used, bytes.len(), "asks for more with bytes left");
    }
    let complete = decoder.is_complete();
    let end = decoder.finish().map(drop);
    prop_assert_eq!(complete, end.is_ok());
    prop_assert_eq!(decoder.is_complete(), end.is_ok());
    prop_assert_eq!(decoder.finish().map(drop), end);
    if complete {
        let known = decoder.envelope();
        prop_assert_eq!(known.is_success(), succeeded(&envelope(known)));
    }
    Ok(teller.ended(decoder.envelope(), end))
}

/// The same by the call that takes a chunk whole.
pub fn pushed<'a, R: Printed, const D: usize, const N: usize>(
    decoder: &mut Decoder<R, Envelope<D, N>>,
    mut chunks: impl Iterator<Item = &'a [u8]>,
) -> Lines {
    let mut teller = Teller::default();
    // One of the two ways is that of the engine alone.
    #[cfg(feature = "fast")]
    chatwire::__private::engine_only(decoder);
    let end = chunks
        .try_for_each(|bytes| decoder.push(bytes, |event| teller.event(event)))
        .and_then(|()| decoder.finish().map(drop));
    teller.ended(decoder.envelope(), end)
}

/// The same by the one call for a page in memory, which keeps the envelope of
/// a page that went wrong to itself.
pub fn at_once(page: &[u8], options: Options) -> Lines {
    let mut teller = Teller::default();
    match chatwire::decode::<TightChat>(page, options, |event| teller.event(event)) {
        Ok(envelope) => teller.ended(&envelope, Ok(())),
        Err(stop) => {
            teller.lines.push(json!({ "error": error(stop) }));
            teller.lines
        }
    }
}

/// Writes down the events as they come.
#[derive(Default)]
struct Teller {
    lines: Lines,
}

impl Teller {
    fn event<R: Printed>(&mut self, event: Event<'_, R>) {
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
            _ => panic!("another event"),
        });
    }

    /// The last line: the envelope, and the error if there is one.
    fn ended<const D: usize, const N: usize>(
        mut self,
        known: &Envelope<D, N>,
        end: Result<(), Error>,
    ) -> Lines {
        let mut last = json!({ "envelope": envelope(known) });
        if let Err(stop) = end {
            last["error"] = error(stop);
        }
        self.lines.push(last);
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
    let links = envelope.links();
    json!({
        "status_code": envelope.status_code.number(),
        "description": envelope.description.as_deref(),
        "pages": links.pages,
        "next": links.next.as_deref(),
        "has_list": envelope.has_list(),
        "chats": envelope.records(),
        "rejected": envelope.rejected(),
        "altered": names(envelope.altered),
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
    json!({ "id": asset.id.as_ref().map(asset_id), "name": asset.name.as_deref() })
}

fn asset_id<const N: usize>(id: &AssetId<N>) -> Value {
    match id {
        AssetId::Integer(integer) => json!(integer),
        AssetId::Negative(integer) => json!(integer),
        AssetId::Text(text) => json!(text.as_str()),
    }
}

fn names<R: Record>(altered: Altered<R>) -> Lines {
    altered
        .iter()
        .map(|field| field.to_string().into())
        .collect()
}
