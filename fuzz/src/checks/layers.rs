//! Any bytes, in any chunks: with the layer `fast` a decoder says what the engine alone says, call by call.

use std::fmt::Debug;

use chatwire::{Altered, Chat, ChatStatus, Chunk, CompactChat, Decoder, Id, Record, Timestamp};

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
    // One of the sixteen choices for each page: the fuzzer gets around to all of them.
    let sum = input
        .page
        .iter()
        .fold(0, |sum: u8, byte| sum.wrapping_add(*byte));
    let leniency = Leniency::number(sum % 16);
    layers_agree::<Few>(&input, leniency);
    layers_agree::<Chat>(&input, leniency);
    layers_agree::<CompactChat>(&input, leniency);
    layers_agree::<Strange>(&input, leniency);
    layers_agree::<Listed>(&input, leniency);
    layers_agree::<Empty>(&input, leniency);
    layers_agree::<Nothing>(&input, leniency);
}

fn layers_agree<R: Record + Clone + PartialEq + Debug>(input: &Input, leniency: Leniency) {
    let options = input.options(leniency);
    let mut twins = Twins {
        layer: Decoder::<R>::with_options(options),
        engine: Decoder::<R>::with_options(options),
        input,
        leniency,
    };
    #[cfg(feature = "fast")]
    chatwire::__private::engine_only(&mut twins.engine);
    // Broken off in its middle, and the whole of it after a reset.
    twins.feed(input.page.len() / 2);
    twins.layer.reset();
    twins.engine.reset();
    twins.feed(usize::MAX);
    for _ in 0..2 {
        let layer = twins.layer.finish().map(drop);
        let engine = twins.engine.finish().map(drop);
        twins.same(layer, engine);
    }
}

/// Two decoders that get the same calls.
struct Twins<'a, R: Record> {
    layer: Decoder<R>,
    engine: Decoder<R>,
    input: &'a Input<'a>,
    leniency: Leniency,
}

impl<R: Record + Clone + PartialEq + Debug> Twins<'_, R> {
    /// Feeds about so many bytes, or all up to an error.
    fn feed(&mut self, bytes: usize) {
        let mut fed = 0;
        for piece in self.input.chunks().take_while(|piece| {
            fed += piece.len();
            fed <= bytes
        }) {
            let (mut to_layer, mut to_engine) = (Chunk::new(piece), Chunk::new(piece));
            loop {
                let layer = self.layer.feed(&mut to_layer);
                let layer = layer.map(|event| event.map(Told::from));
                let engine = self.engine.feed(&mut to_engine);
                let engine = engine.map(|event| event.map(Told::from));
                let (goes_on, failed) = (matches!(engine, Ok(Some(_))), engine.is_err());
                self.same((layer, to_layer.used()), (engine, to_engine.used()));
                if failed {
                    return;
                }
                if !goes_on {
                    break;
                }
            }
        }
    }

    /// What a call answered, and what is known then.
    fn same<T: PartialEq + Debug>(&self, layer: T, engine: T) {
        let same = layer == engine
            && self.layer.is_complete() == self.engine.is_complete()
            && self.layer.envelope() == self.engine.envelope();
        assert!(
            same,
            "{} with the layer\n  says {layer:?}\n  knows {:?}\nthe engine alone\n  says {engine:?}\n  knows {:?}\n{:?}, {}",
            std::any::type_name::<R>(),
            self.layer.envelope(),
            self.engine.envelope(),
            self.leniency,
            self.input,
        );
    }
}
