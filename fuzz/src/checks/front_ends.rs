//! Any bytes, in any chunks: every front end says what the whole page at once says, of every kind of record.

use std::fmt::Debug;

use chatwire::io::{AsyncReader, Buffered, ReadError, Reader};
use chatwire::{Chat, Chunk, CompactChat, Decoder, Options, Pages, Record};
use embassy_futures::block_on;

use super::input::Input;
use super::records::{Empty, Listed, Nothing, Strange};
use crate::oracle::Leniency;
use crate::outcome::{Full, Outcome, Told, assert_same, fed, pushed, whole};

pub fn check(bytes: &[u8]) {
    let input = Input::new(bytes);
    for leniency in [Leniency::STRICT, Leniency::LENIENT] {
        front_ends_agree::<Full>(&input, leniency);
        chunks_agree::<Chat>(&input, leniency);
        chunks_agree::<CompactChat>(&input, leniency);
        chunks_agree::<Strange>(&input, leniency);
        chunks_agree::<Listed>(&input, leniency);
        chunks_agree::<Empty>(&input, leniency);
        chunks_agree::<Nothing>(&input, leniency);
    }
    parse_details(&input);
}

fn front_ends_agree<R: Record + Clone + PartialEq + Debug>(input: &Input, leniency: Leniency) {
    let options = input.options(leniency);
    let expected = whole::<R>(input.page, options);
    let buffer = &mut *vec![0; input.chunks().map(<[u8]>::len).max().unwrap_or(1)];
    for (front_end, outcome) in [
        ("in chunks", fed(input.chunks(), options)),
        ("pushed in chunks", pushed(input.chunks(), options)),
        ("byte by byte", fed(input.page.chunks(1), options)),
        ("by a used decoder", fed_once_more(input, options)),
        ("by a reader", read(input.page, options)),
        (
            "by a buffered reader",
            read_buffered(input.page, options, buffer),
        ),
    ] {
        assert_same(&outcome, &expected, || {
            format!("{front_end}, {leniency:?}, {input}")
        });
    }
    use_it(&expected);
}

fn chunks_agree<R: Record + Clone + PartialEq + Debug>(input: &Input, leniency: Leniency) {
    let options = input.options(leniency);
    let outcome = fed::<R>(input.chunks(), options);
    assert_same(&outcome, &whole(input.page, options), || {
        let record = std::any::type_name::<R>();
        format!("{record}, {leniency:?}, {input}")
    });
    use_it(&outcome);
}

/// Decodes with a decoder that was left in the middle of the page.
fn fed_once_more<R: Record + Clone>(input: &Input, options: Options) -> Outcome<R> {
    let mut decoder = Decoder::<R>::with_options(options);
    let half = &input.page[..input.page.len() / 2];
    let mut chunk = Chunk::new(half);
    while let Ok(Some(_)) = decoder.feed(&mut chunk) {}
    decoder.reset();
    let mut told = vec![];
    let mut end = Ok(());
    'page: for bytes in input.chunks() {
        let mut chunk = Chunk::new(bytes);
        loop {
            match decoder.feed(&mut chunk) {
                Ok(Some(event)) => told.push(event.into()),
                Ok(None) => break,
                Err(error) => {
                    end = Err(error);
                    break 'page;
                }
            }
        }
    }
    Outcome {
        told,
        end: end.and_then(|()| decoder.finish().map(drop)),
        envelope: decoder.envelope().clone(),
    }
}

fn read<R: Record + Clone>(page: &[u8], options: Options) -> Outcome<R> {
    let mut decoder = Decoder::<R>::with_options(options);
    let mut reader = Reader::new(page, &mut decoder);
    let mut told = vec![];
    let end = loop {
        match reader.next() {
            Ok(Some(event)) => told.push(event.into()),
            Ok(None) => break Ok(()),
            Err(ReadError::Decode(error)) => break Err(error),
            Err(error) => panic!("{error}"),
        }
    };
    assert_eq!(reader.is_complete(), end.is_ok());
    Outcome {
        told,
        end,
        envelope: reader.envelope().clone(),
    }
}

fn read_buffered<R: Record + Clone>(
    page: &[u8],
    options: Options,
    buffer: &mut [u8],
) -> Outcome<R> {
    let mut decoder = Decoder::<R>::with_options(options);
    let mut reader = AsyncReader::new(Buffered::new(page, buffer), &mut decoder);
    let mut told = vec![];
    let end = loop {
        match block_on(reader.next()) {
            Ok(Some(event)) => told.push(event.into()),
            Ok(None) => break Ok(()),
            Err(ReadError::Decode(error)) => break Err(error),
            Err(error) => panic!("{error}"),
        }
    };
    assert_eq!(reader.is_complete(), end.is_ok());
    Outcome {
        told,
        end,
        envelope: reader.envelope().clone(),
    }
}

/// Does what users do with an outcome: nothing in it may panic.
fn use_it<R: Record + Debug>(outcome: &Outcome<R>) {
    for told in &outcome.told {
        match told {
            Told::Record(record) => drop(format!("{record:?}")),
            Told::Rejected(rejection) => drop(format!("{rejection} {rejection:?}")),
        }
    }
    if let Err(error) = &outcome.end {
        drop(format!("{error} {error:?} {}", error.kind.name()));
    }
    let envelope = &outcome.envelope;
    let mut pages: Pages = Pages::new();
    pages.end_page(envelope);
    drop(format!("{pages:?}"));
    assert!(!envelope.is_success() || envelope.has_list());
    let altered: Vec<_> = envelope
        .altered
        .iter()
        .map(|field| field.to_string())
        .collect();
    assert!(altered.iter().all(|path| envelope.altered.contains(path)));
    drop(format!(
        "{envelope:?} {} {:?}",
        envelope.status_code,
        envelope.status_code.action()
    ));
}

/// Details that were kept are JSON to whoever deserializes them, too.
fn parse_details(input: &Input) {
    for told in whole::<Full>(input.page, Options::new()).told {
        let Told::Record(chat) = told else { continue };
        if let Some(json) = chat.other_details.as_json() {
            let value = serde_json::from_str::<&serde_json::value::RawValue>(json);
            assert!(
                value.is_ok_and(|value| value.get() == json),
                "{json} in {input}"
            );
            assert!(!["null", r#""""#].contains(&json), "{json} in {input}");
            let _any = chat.other_details.parse::<serde::de::IgnoredAny>();
        }
    }
}
