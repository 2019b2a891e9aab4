//! The decoder, fed in chunks, says of a page what the oracle says of it.

use chatwire::{Decoder, Options};

use super::input::Input;
use crate::lines::{self, Chat};
use crate::oracle::{Capacities, events};

pub fn compare<R: Chat, const D: usize, const N: usize>(
    decoder: impl FnOnce(Options) -> Decoder<R, D, N>,
    input: &Input,
    lenient: bool,
    capacities: Capacities,
) {
    let mut decoder = decoder(input.options(lenient));
    let decoded = lines::fed(&mut decoder, input.chunks())
        .unwrap_or_else(|broken| panic!("{broken}\nlenient: {lenient}, {input}"));
    let expected = events(input.page, &input.rules(lenient, capacities));
    for line in 0..decoded.len().max(expected.len()) {
        let (decoded, expected) = (decoded.get(line), expected.get(line));
        assert!(
            decoded == expected,
            "event {line}\n decoded: {decoded:?}\nexpected: {expected:?}\nlenient: {lenient}, {input}",
        );
    }
}
