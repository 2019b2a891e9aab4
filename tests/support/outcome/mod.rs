//! All that a page comes to, to be compared.

// Each test binary that includes this module uses its own part of it.
#![allow(dead_code)]

use std::fmt::Debug;

use chatwire::heapless::{String, Vec};
use chatwire::{
    Altered, Asset, Channel, ChatStatus, Chunk, Decoder, Details, Envelope, Error, Event, Id,
    Options, Record, Rejection, Timestamp,
};

/// A chat with all fields, not all of which fit in every chat of `tests/data`.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "chat", list = "chats")]
pub struct Full {
    pub chat_id: Id<24>,
    pub alias_id: Option<Id<24>>,
    pub created_at: Timestamp,
    pub updated_at: Option<Timestamp>,
    pub status: ChatStatus,
    pub channel: Channel,
    pub asset: Option<Asset<48, 48>>,
    pub customer_id: Option<Id<36>>,
    pub destination_id: Option<Id<176>>,
    pub assignee: Option<Id<48>>,
    pub flag: Option<String<32>>,
    pub tag: Option<Vec<String<64>, 5>>,
    pub other_details: Details<160>,
    pub altered: Altered<Self>,
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
            _ => panic!("another event"),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Outcome<R: Record> {
    pub told: std::vec::Vec<Told<R>>,
    pub end: Result<(), Error>,
    /// As far as it was read.
    pub envelope: Envelope,
}

impl<R: Record> Outcome<R> {
    /// The envelope of a page that ended well.
    #[track_caller]
    pub fn ended(&self) -> &Envelope {
        assert_eq!(self.end, Ok(()));
        &self.envelope
    }
}

/// What a page comes to that is there whole. The one call for such a page says the same.
pub fn whole<R: Record + Clone + PartialEq + Debug>(page: &[u8], options: Options) -> Outcome<R> {
    let outcome = fed([page], options);
    let mut told: std::vec::Vec<Told<R>> = vec![];
    let end = chatwire::decode::<R>(page, options, |event| told.push(event.into()));
    assert!(told == outcome.told, "{}", page.escape_ascii());
    let envelope = outcome.end.map(|()| outcome.envelope.clone());
    assert_eq!(end, envelope, "{}", page.escape_ascii());
    outcome
}

/// What comes of feeding chunk after chunk: the same with the layer `fast` and without it.
pub fn fed<'a, R: Record + Clone + PartialEq + Debug>(
    chunks: impl IntoIterator<Item = &'a [u8]>,
    options: Options,
) -> Outcome<R> {
    #[cfg(feature = "fast")]
    {
        let chunks: std::vec::Vec<_> = chunks.into_iter().collect();
        let outcome = fed_to(Decoder::with_options(options), chunks.iter().copied());
        let mut engine = Decoder::with_options(options);
        chatwire::__private::engine_only(&mut engine);
        let slow = fed_to(engine, chunks.iter().copied());
        assert_same(&outcome, &slow, || {
            format!("`fast` is left: {}", chunks.concat().escape_ascii())
        });
        outcome
    }
    #[cfg(not(feature = "fast"))]
    fed_to(Decoder::with_options(options), chunks)
}

fn fed_to<'a, R: Record + Clone>(
    mut decoder: Decoder<R>,
    chunks: impl IntoIterator<Item = &'a [u8]>,
) -> Outcome<R> {
    let mut told = vec![];
    let end = feed(&mut decoder, chunks, &mut told);
    let complete = end.is_ok() && decoder.is_complete();
    let end = end.and_then(|()| decoder.finish().map(drop));
    assert_eq!(complete, end.is_ok());
    Outcome {
        told,
        end,
        envelope: decoder.envelope().clone(),
    }
}

/// The same by the call that takes a chunk whole.
pub fn pushed<'a, R: Record + Clone>(
    chunks: impl IntoIterator<Item = &'a [u8]>,
    options: Options,
) -> Outcome<R> {
    let mut decoder = Decoder::<R>::new();
    decoder.set_options(options);
    let mut told = vec![];
    let mut end = Ok(());
    for bytes in chunks {
        end = end.and_then(|()| decoder.push(bytes, |event| told.push(event.into())));
    }
    let end = end.and_then(|()| decoder.finish().map(drop));
    Outcome {
        told,
        end,
        envelope: decoder.envelope().clone(),
    }
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
    assert_eq!(got.envelope, expected.envelope, "{case}: the envelope");
    assert_eq!(
        got.told.len(),
        expected.told.len(),
        "{case}: number of elements"
    );
}
