//! Chats and envelopes as the library has them, but with numbers for what would print itself: instants and fields.

use chatwire::heapless::{String, Vec};
use chatwire::record::Object;
use chatwire::{
    Altered, Asset, Channel, ChatStatus, CompactChat, Envelope, Field, Id, Response, StatusCode,
    Timestamp,
};
use serde::{Serialize, Serializer};

#[derive(Serialize)]
#[serde(remote = "CompactChat")]
pub struct Chat {
    chat_id: Id<20>,
    alias_id: Option<Id<16>>,
    #[serde(serialize_with = "instant")]
    created_at: Timestamp,
    #[serde(serialize_with = "instant_if_any")]
    updated_at: Option<Timestamp>,
    status: ChatStatus,
    channel: Channel,
    asset: Option<Asset<36, 24>>,
    customer_id: Option<Id<36>>,
    destination_id: Option<Id<40>>,
    assignee: Option<Id<32>>,
    flag: Option<String<24>>,
    tag: Option<Vec<String<24>, 4>>,
    #[serde(serialize_with = "numbers")]
    altered: Altered<CompactChat>,
}

#[derive(Serialize)]
#[serde(remote = "Envelope")]
pub struct Surroundings {
    status_code: StatusCode,
    description: Option<String<80>>,
    response: Response,
    #[serde(serialize_with = "numbers")]
    altered: Altered<Envelope>,
}

/// The place of a field among all of its record. An element that is no object has none.
pub fn number<R: Object>(field: Field<R>) -> u8 {
    let place = Field::all().position(|other| other == field);
    place.map_or(u8::MAX, |place| place as u8)
}

fn numbers<R: Object, S: Serializer>(altered: &Altered<R>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(altered.iter().map(number))
}

fn instant<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    (at.unix_seconds(), at.subsec_nanos()).serialize(to)
}

fn instant_if_any<S: Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
    let parts = at.map(|at| (at.unix_seconds(), at.subsec_nanos()));
    parts.serialize(to)
}
