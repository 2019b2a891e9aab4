//! All that a page comes to, to be compared.

// Each test binary that includes this module uses its own part of it.
#![allow(dead_code)]

use std::fmt::Debug;

use chatwire::heapless::{String, Vec};
use chatwire::{
    Asset, Channel, ChatStatus, Chunk, Decoder, Details, Envelope, Error, Event, Id, Options,
    Record, Rejection, Timestamp,
};

chatwire::record! {
    /// A chat with all fields, not all of which fit in every chat of `tests/data`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Full: "chat" in "chats" {
        pub chat_id: Id<24>,
        pub alias_id: Option<Id<24>>,
        pub created_at: Timestamp,
        pub updated_at: Option<Timestamp>,
        pub status: ChatStatus,
        pub channel: Channel,
        pub asset: Option<Asset<48, 48>>,
        pub customer_id: Option<Id<32>>,
        pub destination_id: Option<Id<64>>,
        pub assignee: Option<Id<48>>,
        pub flag: Option<String<32>>,
        pub tag: Option<Vec<String<64>, 5>>,
        pub other_details: Details<160>,
    }
}

/// An element of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Told<R: Record> {
    Record(R),
    Rejected(Rejection<R>),
}

impl<R: Record + Clone> From<Event<'_, R>> for Told<R> {
    fn from(event: Event<'_, R>) -> Self {
        match event {
            Event::Record(record) => Self::Record(record.clone()),
            Event::Rejected(rejection) => Self::Rejected(rejection),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Outcome<R: Record> {
    pub told: std::vec::Vec<Told<R>>,
    pub end: Result<Envelope, Error>,
}

/// What the one call for a page in memory says.
pub fn whole<R: Record + Clone>(page: &[u8], options: Options) -> Outcome<R> {
    let mut told = vec![];
    let end = chatwire::decode::<R>(page, options, |event| told.push(event.into()));
    Outcome { told, end }
}

/// What comes of feeding chunk after chunk.
pub fn fed<'a, R: Record + Clone>(
    chunks: impl IntoIterator<Item = &'a [u8]>,
    options: Options,
) -> Outcome<R> {
    let mut decoder = Decoder::<R>::with_options(options);
    let mut told = vec![];
    let end = feed(&mut decoder, chunks, &mut told).and_then(|()| decoder.finish().cloned());
    Outcome { told, end }
}

fn feed<'a, R: Record + Clone>(
    decoder: &mut Decoder<R>,
    chunks: impl IntoIterator<Item = &'a [u8]>,
    told: &mut std::vec::Vec<Told<R>>,
) -> Result<(), Error> {
    for bytes in chunks {
        let mut chunk = Chunk::new(bytes);
        while let Some(event) = decoder.feed(&mut chunk)? {
            told.push(event.into());
        }
        assert_eq!(chunk.used(), bytes.len(), "a chunk is used up");
    }
    Ok(())
}

/// Fails with the first difference.
#[track_caller]
pub fn assert_same<R>(
    got: &Outcome<R>,
    expected: &Outcome<R>,
    case: impl FnOnce() -> std::string::String,
) where
    R: Record + PartialEq + Debug,
{
    if got == expected {
        return;
    }
    let case = case();
    for (index, (got, expected)) in got.told.iter().zip(&expected.told).enumerate() {
        assert_eq!(got, expected, "{case}: element {index}");
    }
    assert_eq!(got.end, expected.end, "{case}: the end");
    assert_eq!(
        got.told.len(),
        expected.told.len(),
        "{case}: number of elements"
    );
}
