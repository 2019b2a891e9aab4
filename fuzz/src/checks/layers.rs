//! Any bytes, in any chunks: with the layer `fast` a decoder says what the engine alone says, call by call.

use std::fmt::Debug;

use chatwire::{
    Altered, Chat, ChatStatus, Chunk, CompactChat, Decoder, Envelope, Error, Id, Record, Timestamp,
};

use super::input::Input;
use super::records::{Empty, Listed, Nothing, Strange};
use crate::oracle::Leniency;
use crate::outcome::Told;

/// As few fields as a gateway can do with.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "chat", list = "chats")]
struct Few {
    chat_id: Id<24>,
    created_at: Timestamp,
    status: ChatStatus,
    altered: Altered<Self>,
}

pub fn check(bytes: &[u8]) {
    let input = Input::new(bytes);
    // One of the sixteen choices for each page, so that the fuzzer gets around.
    let sum = input
        .page
        .iter()
        .fold(0, |sum: u8, byte| sum.wrapping_add(*byte));
    for leniency in [
        Leniency::STRICT,
        Leniency::number(sum % 16),
        Leniency::LENIENT,
    ] {
        layers_agree::<Few>(&input, leniency);
        layers_agree::<Chat>(&input, leniency);
        layers_agree::<CompactChat>(&input, leniency);
        layers_agree::<Strange>(&input, leniency);
        layers_agree::<Listed>(&input, leniency);
        layers_agree::<Empty>(&input, leniency);
        layers_agree::<Nothing>(&input, leniency);
    }
}

fn layers_agree<R: Record + Clone + PartialEq + Debug>(input: &Input, leniency: Leniency) {
    let options = input.options(leniency);
    let mut engine = Decoder::<R>::with_options(options);
    #[cfg(feature = "fast")]
    engine.engine_only();
    let engine = calls(engine, input);
    let layer = calls(Decoder::with_options(options), input);
    for (call, (layer, engine)) in layer.iter().zip(&engine).enumerate() {
        let record = std::any::type_name::<R>();
        assert_eq!(
            layer, engine,
            "call {call}, the layer is left: {record}, {leniency:?}, {input}"
        );
    }
    assert_eq!(layer.len(), engine.len(), "{leniency:?}, {input}");
}

/// What one call answered, and what was known then.
#[derive(Debug, PartialEq)]
struct Call<R: Record> {
    answer: Result<Option<Told<R>>, Error>,
    used: usize,
    is_complete: bool,
    envelope: Envelope,
}

/// All calls for a page that is broken off in its middle, and for the whole of it after a reset.
fn calls<R: Record + Clone>(mut decoder: Decoder<R>, input: &Input) -> Vec<Call<R>> {
    let mut calls = Vec::new();
    feed(&mut decoder, input, input.page.len() / 2, &mut calls);
    decoder.reset();
    feed(&mut decoder, input, usize::MAX, &mut calls);
    let answer = decoder.finish().map(|_| None);
    calls.push(call(&decoder, answer, 0));
    let answer = decoder.finish().map(|_| None);
    calls.push(call(&decoder, answer, 0));
    calls
}

/// Feeds about so many bytes, or all up to an error.
fn feed<R: Record + Clone>(
    decoder: &mut Decoder<R>,
    input: &Input,
    bytes: usize,
    calls: &mut Vec<Call<R>>,
) {
    let mut fed = 0;
    for piece in input.chunks() {
        if fed > bytes {
            return;
        }
        fed += piece.len();
        let mut chunk = Chunk::new(piece);
        loop {
            let answer = decoder.feed(&mut chunk).map(|event| event.map(Told::from));
            let goes_on = matches!(answer, Ok(Some(_)));
            let failed = answer.is_err();
            calls.push(call(decoder, answer, chunk.used()));
            if failed {
                return;
            }
            if !goes_on {
                break;
            }
        }
    }
}

fn call<R: Record>(
    decoder: &Decoder<R>,
    answer: Result<Option<Told<R>>, Error>,
    used: usize,
) -> Call<R> {
    Call {
        answer,
        used,
        is_complete: decoder.is_complete(),
        envelope: decoder.envelope().clone(),
    }
}
