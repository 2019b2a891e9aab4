//! The decoder, fed in chunks, says of a page what the oracle says of it, and knows as much of its envelope.

use chatwire::{Decoder, Envelope, Options};

use super::input::Input;
use crate::lines::{self, Chat};
use crate::oracle::{Capacities, Leniency, events_with_envelope};

pub fn compare<R: Chat, const D: usize, const N: usize>(
    decoder: impl Fn(Options) -> Decoder<R, Envelope<D, N>>,
    input: &Input,
    leniency: Leniency,
    capacities: Capacities,
) {
    let options = input.options(leniency);
    let expected = events_with_envelope(input.page, &input.rules(leniency, capacities));
    let fed = lines::fed(&mut decoder(options), input.chunks())
        .unwrap_or_else(|broken| panic!("{broken}\n{leniency:?}, {input}"));
    let pushed = lines::pushed(&mut decoder(options), input.chunks());
    for decoded in [fed, pushed] {
        for line in 0..decoded.len().max(expected.len()) {
            let (decoded, expected) = (decoded.get(line), expected.get(line));
            assert!(
                decoded == expected,
                "event {line}\n decoded: {decoded:?}\nexpected: {expected:?}\n{leniency:?}, {input}",
            );
        }
    }
}
