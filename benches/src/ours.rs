//! chatwire with the layer `fast`, and its engine alone: four records, each fed in every way.

mod feeding;
mod records;

use std::hint::black_box;

use chatwire::{Chat, Event};

use self::feeding::{Async, BufRead, Chunks, Engine, Feeding, Read, Whole};
use self::records::{Comparable, Conversation, Nothing, ThreeFields};
use crate::entry::{Entry, Side};
use crate::pages::THOUSAND;
use crate::plain;

/// The names of the records, and then of the feedings, in the names of the entries.
pub const RECORDS: [&str; 4] = [
    Chat::LABEL,
    Conversation::LABEL,
    ThreeFields::LABEL,
    Nothing::LABEL,
];
pub const FEEDINGS: [&str; 13] = [
    Whole::LABEL,
    Chunks::<512>::LABEL,
    Chunks::<64>::LABEL,
    Chunks::<8>::LABEL,
    Chunks::<1>::LABEL,
    BufRead::LABEL,
    Read::LABEL,
    Async::LABEL,
    Engine::<{ usize::MAX }>::LABEL,
    Engine::<512>::LABEL,
    Engine::<64>::LABEL,
    Engine::<8>::LABEL,
    Engine::<1>::LABEL,
];

/// Whether a case is worth its time: the smallest chunks of a long page say nothing that those of a short one do not.
pub fn skips(page: &str, entry: &str) -> bool {
    page == THOUSAND && ["1-byte", "8-byte"].iter().any(|size| entry.contains(size))
}

pub fn name(record: &str, feeding: &str) -> String {
    format!("chatwire {record}, {feeding}")
}

/// The full chat as a user would feed it; the rivals are compared with these.
pub fn beside_rivals() -> [String; 2] {
    [Whole::LABEL, Chunks::<64>::LABEL].map(|feeding| name(Chat::LABEL, feeding))
}

/// Which of these stands beside an entry: the one that gets the page as it does.
pub fn fed_like(entry: &str) -> &'static str {
    match entry.contains("64-byte") {
        true => "chatwire Chat, 64-byte chunks",
        false => "chatwire Chat, whole page",
    }
}

/// What all decoders must find in a page.
pub fn reference(page: &[u8]) -> Result<plain::Page, String> {
    values::<Chat, Whole>(page)
}

pub fn all() -> Vec<Entry> {
    let mut entries = every_way::<Chat>();
    entries.extend(every_way::<Conversation>());
    entries.extend(every_way::<ThreeFields>());
    entries.extend(every_way::<Nothing>());
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
        entry::<R, Engine<{ usize::MAX }>>(),
        entry::<R, Engine<512>>(),
        entry::<R, Engine<64>>(),
        entry::<R, Engine<8>>(),
        entry::<R, Engine<1>>(),
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
