//! picojson's stream parser, fed by 64-byte reads.

use crate::Job;
use crate::record::{Asset, Channel, Chat, Status};
use core::convert::Infallible;
use heapless::{String, Vec};
use picojson::{Event, PullParser, Reader, StreamParser};

/// The page as from a socket: 64 bytes a read.
struct Socket<'a> {
    unread: &'a [u8],
}

impl Reader for Socket<'_> {
    type Error = Infallible;

    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Infallible> {
        let length = self.unread.len().min(buffer.len()).min(64);
        let (read, rest) = self.unread.split_at(length);
        buffer[..length].copy_from_slice(read);
        self.unread = rest;
        Ok(length)
    }
}

/// Where in the page the parser is, as far as it matters.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Envelope,
    Response,
    Chats,
    Chat,
    Asset,
    Tags,
    /// So many levels inside something without interest.
    Skipped(u32),
}

/// The member whose value comes next.
#[derive(Clone, Copy, PartialEq)]
enum Member {
    StatusCode,
    Response,
    Chats,
    ChatId,
    AliasId,
    CreatedAt,
    UpdatedAt,
    Status,
    Channel,
    Asset,
    AssetId,
    AssetName,
    CustomerId,
    DestinationId,
    Assignee,
    Flag,
    Tag,
    Other,
}

pub fn decode(Job { page, .. }: &Job<'_>, taken: impl FnMut(&Chat)) -> bool {
    walk(page, taken).is_some()
}

fn walk(page: &[u8], mut taken: impl FnMut(&Chat)) -> Option<()> {
    // Holds the longest token of the page beside what a read brings.
    let mut buffer = [0; 192];
    let mut parser = StreamParser::new(Socket { unread: page }, &mut buffer);
    let mut chat = Chat::default();
    let mut code = None;
    let mut member = Member::Other;
    // The places around the present one.
    let mut around = Vec::<Place, 8>::new();
    let mut place = None;
    loop {
        let event = parser.next_event().ok()?;
        match event {
            Event::StartObject | Event::StartArray => {
                let array = matches!(event, Event::StartArray);
                let inner = match (place, member, array) {
                    (Some(Place::Skipped(depth)), ..) => {
                        place = Some(Place::Skipped(depth + 1));
                        continue;
                    }
                    (None, _, false) => Place::Envelope,
                    (Some(Place::Envelope), Member::Response, false) => Place::Response,
                    (Some(Place::Response), Member::Chats, true) => Place::Chats,
                    (Some(Place::Chats), _, false) => {
                        chat = Chat::default();
                        Place::Chat
                    }
                    (Some(Place::Chat), Member::Asset, false) => {
                        chat.asset = Some(Asset::default());
                        Place::Asset
                    }
                    (Some(Place::Chat), Member::Tag, true) => {
                        chat.tag = Some(Vec::new());
                        Place::Tags
                    }
                    _ => Place::Skipped(0),
                };
                if let Some(outer) = place.replace(inner) {
                    around.push(outer).ok()?;
                }
            }
            Event::EndObject | Event::EndArray => {
                match place {
                    Some(Place::Skipped(depth @ 1..)) => {
                        place = Some(Place::Skipped(depth - 1));
                        continue;
                    }
                    Some(Place::Chat) => taken(&chat),
                    _ => {}
                }
                place = around.pop();
            }
            Event::Key(key) => member = name(place?, key.as_str()),
            Event::String(text) => string(&mut chat, place?, member, text.as_str())?,
            Event::Number(number) => match (place?, member) {
                (Place::Envelope, Member::StatusCode) => code = number.as_int(),
                (Place::Asset, Member::AssetId) => {
                    let id = String::try_from(number.as_str()).ok()?;
                    chat.asset.as_mut()?.id = Some(id);
                }
                (Place::Skipped(_) | Place::Response | Place::Envelope, _) => {}
                (_, Member::Other) => {}
                _ => return None,
            },
            Event::Null | Event::Bool(_) => {}
            Event::EndDocument => return (code == Some(4305)).then_some(()),
        }
    }
}

fn name(place: Place, key: &str) -> Member {
    match (place, key) {
        (Place::Envelope, "status_code") => Member::StatusCode,
        (Place::Envelope, "response") => Member::Response,
        (Place::Response, "chats") => Member::Chats,
        (Place::Asset, "id") => Member::AssetId,
        (Place::Asset, "name") => Member::AssetName,
        (Place::Chat, key) => match key {
            "chat_id" => Member::ChatId,
            "alias_id" => Member::AliasId,
            "created_at" => Member::CreatedAt,
            "updated_at" => Member::UpdatedAt,
            "status" => Member::Status,
            "channel" => Member::Channel,
            "asset" => Member::Asset,
            "customer_id" => Member::CustomerId,
            "destination_id" => Member::DestinationId,
            "assignee" => Member::Assignee,
            "flag" => Member::Flag,
            "tag" => Member::Tag,
            _ => Member::Other,
        },
        _ => Member::Other,
    }
}

fn string(chat: &mut Chat, place: Place, member: Member, text: &str) -> Option<()> {
    match (place, member) {
        (Place::Tags, _) => {
            let tag = String::try_from(text).ok()?;
            chat.tag.as_mut()?.push(tag).ok()?;
        }
        (Place::Asset, Member::AssetId) => chat.asset.as_mut()?.id = Some(text.try_into().ok()?),
        (Place::Asset, Member::AssetName) => {
            chat.asset.as_mut()?.name = Some(text.try_into().ok()?);
        }
        (Place::Chat, member) => match member {
            Member::ChatId => chat.chat_id = text.try_into().ok()?,
            Member::AliasId => chat.alias_id = Some(text.try_into().ok()?),
            Member::CreatedAt => chat.created_at = text.try_into().ok()?,
            Member::UpdatedAt => chat.updated_at = Some(text.try_into().ok()?),
            Member::Status => chat.status = Status::from_wire(text)?,
            Member::Channel => chat.channel = Channel::from_wire(text)?,
            Member::CustomerId => chat.customer_id = Some(text.try_into().ok()?),
            Member::DestinationId => chat.destination_id = Some(text.try_into().ok()?),
            Member::Assignee => chat.assignee = Some(text.try_into().ok()?),
            Member::Flag => chat.flag = Some(text.try_into().ok()?),
            _ => {}
        },
        _ => {}
    }
    Some(())
}
