//! chatwire with the layer `fast`: three records, each fed in every way; and its engine alone.

mod feeding;
mod records;

use std::hint::black_box;

use chatwire::{Chat, Event};

use self::feeding::{Async, BufRead, Chunks, Engine, Feeding, Read, Whole};
use self::records::{Comparable, Nothing, ThreeFields};
use crate::entry::{Entry, Side};
use crate::plain;

/// The names of the records, and then of the feedings, in the names of the entries.
pub const RECORDS: [&str; 3] = [Chat::LABEL, ThreeFields::LABEL, Nothing::LABEL];
pub const FEEDINGS: [&str; 8] = [
    Whole::LABEL,
    Chunks::<512>::LABEL,
    Chunks::<64>::LABEL,
    Chunks::<8>::LABEL,
    Chunks::<1>::LABEL,
    BufRead::LABEL,
    Read::LABEL,
    Async::LABEL,
];

pub fn name(record: &str, feeding: &str) -> String {
    format!("chatwire {record}, {feeding}")
}

/// The full chat as a user would feed it; the rivals are compared with these.
pub fn beside_rivals() -> [String; 2] {
    [Whole::LABEL, Chunks::<64>::LABEL].map(|feeding| name(Chat::LABEL, feeding))
}

/// What all decoders must find in a page.
pub fn reference(page: &[u8]) -> Result<plain::Page, String> {
    values::<Chat, Whole>(page)
}

pub fn all() -> Vec<Entry> {
    let mut entries = every_way::<Chat>();
    entries.extend(every_way::<ThreeFields>());
    entries.extend(every_way::<Nothing>());
    entries.push(entry::<Chat, Engine<{ usize::MAX }>>());
    entries.push(entry::<Chat, Engine<64>>());
    entries
}

fn every_way<R: Comparable>() -> Vec<Entry> {
    vec![
        entry::<R, Whole>(),
        entry::<R, Chunks<512>>(),
        entry::<R, Chunks<64>>(),
        entry::<R, Chunks<8>>(),
        entry::<R, Chunks<1>>(),
        entry::<R, BufRead>(),
        entry::<R, Read>(),
        entry::<R, Async>(),
    ]
}

fn entry<R: Comparable, F: Feeding>() -> Entry {
    Entry {
        name: name(R::LABEL, F::LABEL),
        side: Side::Chatwire,
        decode: decode::<R, F>,
        values: values::<R, F>,
        lose: R::lose,
        wrong_on: &[],
        note: "",
    }
}

fn decode<R: Comparable, F: Feeding>(page: &[u8]) -> Result<u32, String> {
    let envelope = F::feed::<R>(page, |event| {
        black_box(event);
    })?;
    Ok(black_box(envelope).records())
}

fn values<R: Comparable, F: Feeding>(page: &[u8]) -> Result<plain::Page, String> {
    let (mut chats, mut rejected) = (Vec::new(), None);
    let envelope = F::feed::<R>(page, |event| match event {
        Event::Record(record) => chats.push(record.plain()),
        Event::Rejected(rejection) => rejected = Some(rejection.to_string()),
        _ => {}
    })?;
    match rejected {
        Some(rejection) => Err(rejection),
        None => Ok(plain::Page {
            status_code: envelope.status_code.number().try_into().unwrap_or(0),
            description: envelope.description.as_deref().map(str::to_owned),
            pages: envelope.links().pages,
            next: envelope.links().next.as_deref().map(str::to_owned),
            chats,
        }),
    }
}
