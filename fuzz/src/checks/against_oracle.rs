//! The decoder, fed in chunks, says of a page what the oracle says of it, and knows as much of its envelope.

use chatwire::{Decoder, Envelope, Options};

use super::input::Input;
use crate::lines::{self, Printed};
use crate::oracle::{Capacities, Leniency, Rules, events_with_envelope};

pub fn compare<R: Printed, const D: usize, const N: usize>(
    decoder: impl Fn(Options) -> Decoder<R, Envelope<D, N>>,
    input: &Input,
    leniency: Leniency,
    capacities: Capacities,
) {
    compare_under(decoder, input, &input.rules(leniency, capacities));
}

/// The same with all rules, the record's own included.
pub fn compare_under<R: Printed, const D: usize, const N: usize>(
    decoder: impl Fn(Options) -> Decoder<R, Envelope<D, N>>,
    input: &Input,
    rules: &Rules,
) {
    let (options, leniency) = (lines::options(rules), rules.leniency);
    let expected = events_with_envelope(input.page, rules);
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
