//! One JSON object a line.

use std::io::{self, Write};

use chatwire::{Altered, Asset, AssetId, Envelope, Event, Record};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::compact::compact;
use crate::report::{Report, Stop};
use crate::roomy::Chat;

pub struct JsonLines<W> {
    out: W,
}

impl<W: Write> JsonLines<W> {
    pub fn new(out: W) -> Self {
        Self { out }
    }

    fn line(&mut self, line: &Line<'_>) -> io::Result<()> {
        writeln!(self.out, "{}", serde_json::to_string(line)?)
    }
}

impl<W: Write> Report for JsonLines<W> {
    type Record = Chat;

    fn event(&mut self, index: u32, event: &Event<'_, Chat>) -> io::Result<()> {
        let line = match event {
            Event::Record(chat) => Line::Chat(Box::new(ChatLine::new(index, chat)?)),
            Event::Rejected(rejection) => Line::Rejected {
                index,
                field: rejection.field.to_string(),
                reason: rejection.reason.name(),
                offset: rejection.offset,
            },
            _ => return Ok(()),
        };
        self.line(&line)
    }

    fn envelope(&mut self, envelope: &Envelope) -> io::Result<()> {
        self.line(&Line::Envelope {
            status_code: envelope.status_code.number(),
            description: envelope.description.as_deref(),
            pages: envelope.links().pages,
            next: envelope.links().next.as_deref(),
            has_list: envelope.has_list(),
            chats: envelope.records(),
            rejected: envelope.rejected(),
            altered: names(&envelope.altered),
        })
    }

    fn stop(&mut self, stop: &Stop) -> io::Result<()> {
        let (member, reason) = stop.member().unzip();
        self.line(&Line::Error {
            kind: stop.kind(),
            member,
            reason,
            offset: stop.offset(),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line<'a> {
    Chat(Box<ChatLine<'a>>),
    Rejected {
        index: u32,
        field: String,
        reason: &'a str,
        offset: u64,
    },
    Envelope {
        status_code: i64,
        description: Option<&'a str>,
        pages: Option<u32>,
        next: Option<&'a str>,
        has_list: bool,
        chats: u32,
        rejected: u32,
        altered: Vec<String>,
    },
    Error {
        kind: &'a str,
        /// Which member of the envelope is at fault, and why.
        #[serde(skip_serializing_if = "Option::is_none")]
        member: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<&'a str>,
        offset: u64,
    },
}

#[derive(Serialize)]
struct ChatLine<'a> {
    index: u32,
    chat_id: &'a str,
    alias_id: Option<&'a str>,
    created_at: String,
    updated_at: Option<String>,
    status: &'a str,
    channel: &'a str,
    asset: Option<AssetLine<'a>>,
    customer_id: Option<&'a str>,
    destination_id: Option<&'a str>,
    assignee: Option<&'a str>,
    flag: Option<&'a str>,
    tag: Option<Vec<&'a str>>,
    other_details: Option<Box<RawValue>>,
    altered: Vec<String>,
}

#[derive(Serialize)]
struct AssetLine<'a> {
    id: Option<Id<'a>>,
    name: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Id<'a> {
    Integer(u64),
    Negative(i64),
    Text(&'a str),
}

impl<'a> ChatLine<'a> {
    fn new(index: u32, chat: &'a Chat) -> io::Result<Self> {
        let details = chat.other_details.as_json().map(compact);
        Ok(Self {
            index,
            chat_id: &chat.chat_id,
            alias_id: chat.alias_id.as_deref(),
            created_at: chat.created_at.to_string(),
            updated_at: chat.updated_at.map(|instant| instant.to_string()),
            status: chat.status.as_str(),
            channel: chat.channel.as_str(),
            asset: chat.asset.as_ref().map(AssetLine::new),
            customer_id: chat.customer_id.as_deref(),
            destination_id: chat.destination_id.as_deref(),
            assignee: chat.assignee.as_deref(),
            flag: chat.flag.as_deref(),
            tag: chat
                .tag
                .as_ref()
                .map(|tags| tags.iter().map(|tag| tag.as_str()).collect()),
            other_details: details.map(RawValue::from_string).transpose()?,
            altered: names(&chat.altered),
        })
    }
}

/// The paths of the fields that are not as they were sent.
fn names<R: Record>(altered: &Altered<R>) -> Vec<String> {
    altered.iter().map(|field| field.to_string()).collect()
}

impl<'a> AssetLine<'a> {
    fn new(asset: &'a Asset<128, 128>) -> Self {
        Self {
            id: asset.id.as_ref().map(|id| match id {
                AssetId::Integer(integer) => Id::Integer(*integer),
                AssetId::Negative(integer) => Id::Negative(*integer),
                AssetId::Text(text) => Id::Text(text),
            }),
            name: asset.name.as_deref(),
        }
    }
}
