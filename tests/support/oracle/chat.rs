//! The chat of the contract.

use super::Capacities;
use super::record::{Declared, Field, Kind};

pub const CHAT: Declared = Declared {
    element: "chat",
    list: "chats",
    fields: FIELDS,
};

fn text(capacities: &Capacities) -> usize {
    capacities.text
}

const STATUS: &[&str] = &["queued", "picked", "onhold", "closed"];
const CHANNEL: &[&str] = &[
    "sms", "facebook", "twitter", "livechat", "email", "abc", "whatsapp", "api",
];

/// The table of the contract, in its order.
const FIELDS: &[Field] = &[
    Field::required("chat_id", Kind::Id, text),
    Field::optional("alias_id", Kind::Id, text),
    Field::required("created_at", Kind::Datetime, text),
    Field::optional("updated_at", Kind::Datetime, text),
    Field::required("status", Kind::OneOf(STATUS), text),
    Field::required("channel", Kind::OneOf(CHANNEL), text),
    Field::optional("asset", Kind::Object(ASSET), text),
    Field::optional("customer_id", Kind::Id, text),
    Field::optional("destination_id", Kind::Id, |room| room.destination),
    Field::optional("assignee", Kind::Id, text),
    Field::optional("flag", Kind::Text, text),
    Field::optional("tag", Kind::List(&TAG), |room| room.tags),
    Field::optional("other_details", Kind::Raw, |room| room.details),
];

const ASSET: &[Field] = &[
    Field::optional("id", Kind::AssetId, text).at("asset.id"),
    Field::optional("name", Kind::Text, text).at("asset.name"),
];

/// What each element of `tag` is.
const TAG: Field = Field::required("tag", Kind::Text, text);
