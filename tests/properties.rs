//! Generated pages, decoded, against what the oracle says of them.

mod generate;
mod lines;
mod oracle;

use std::collections::BTreeSet;

use chatwire::{Decoder, Options};
use oracle::{Capacities, EXAMPLE, Rules, events};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use generate::{Feed, corrupted, feed, page};
use lines::{Chat, Example, TIGHT, Tight};

fn rules(lenient: bool, capacities: Capacities) -> Rules {
    if lenient {
        Rules::lenient(capacities)
    } else {
        Rules::strict(capacities)
    }
}

fn options(rules: &Rules) -> Options {
    let mut options = Options::new();
    if rules.lenient {
        options = options.lenient();
    }
    if let Some(limit) = rules.max_bytes {
        options = options.max_bytes(limit as u64);
    }
    if let Some(limit) = rules.max_records {
        options = options.max_records(u32::try_from(limit).expect("a small limit"));
    }
    options
}

/// The decoder, fed like this, says what the oracle says of the whole page.
fn decoded_as_expected<R: Chat, const D: usize, const N: usize>(
    decoder: impl FnOnce(Options) -> Decoder<R, D, N>,
    feed: &Feed,
    rules: &Rules,
) -> Result<(), TestCaseError> {
    let mut decoder = decoder(options(rules));
    let decoded = lines::fed(&mut decoder, feed.chunks())?;
    same(&decoded, &events(&feed.page.0, rules))
}

/// Compares line by line, so that a failure shows the first that differs.
fn same(decoded: &[Value], expected: &[Value]) -> Result<(), TestCaseError> {
    for (decoded, expected) in decoded.iter().zip(expected) {
        prop_assert_eq!(decoded, expected, "decoded is left, expected is right");
    }
    prop_assert_eq!(
        decoded.len(),
        expected.len(),
        "decoded is left, expected is right"
    );
    Ok(())
}

proptest! {
    #![proptest_config(generate::config())]

    #[test]
    fn a_page_is_decoded_as_expected(feed in feed(page(EXAMPLE)), lenient in any::<bool>()) {
        decoded_as_expected(Example::with_options, &feed, &rules(lenient, EXAMPLE))?;
    }

    /// Small capacities meet their ends on short pages.
    #[test]
    fn a_tight_record_is_decoded_as_expected(feed in feed(page(TIGHT)), lenient in any::<bool>()) {
        decoded_as_expected(Tight::with_options, &feed, &rules(lenient, TIGHT))?;
    }

    #[test]
    fn a_corrupted_page_is_decoded_as_expected(
        feed in feed(corrupted(page(TIGHT))),
        lenient in any::<bool>(),
    ) {
        decoded_as_expected(Tight::with_options, &feed, &rules(lenient, TIGHT))?;
    }

    #[test]
    fn limits_hold_as_expected(
        feed in feed(page(TIGHT)),
        max_records in proptest::option::of(0..4_usize),
        max_bytes in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let rules = Rules {
            max_records,
            // As often as not just around the page's length.
            max_bytes: max_bytes.map(|limit| limit.index(feed.page.0.len() + 10)),
            ..Rules::strict(TIGHT)
        };
        decoded_as_expected(Tight::with_options, &feed, &rules)?;
    }

    #[test]
    fn lenient_keeps_what_strict_keeps(feed in feed(page(TIGHT))) {
        let strict = lines::fed(&mut Tight::new(), feed.chunks())?;
        let lenient = lines::fed(&mut Tight::with_options(Options::new().lenient()), feed.chunks())?;
        for chat in strict.iter().filter(|line| line.get("chat").is_some()) {
            prop_assert!(lenient.contains(chat), "lost: {chat}");
        }
        for rejected in lenient.iter().filter(|line| line.get("rejected").is_some()) {
            let index = &rejected["rejected"]["index"];
            let as_strict = strict.iter().any(|line| line["rejected"]["index"] == *index);
            prop_assert!(as_strict, "rejected only by lenient: {rejected}");
        }
    }

    #[test]
    fn one_call_is_enough(
        page in prop_oneof![page(TIGHT), corrupted(page(TIGHT))],
        lenient in any::<bool>(),
    ) {
        // The one call gives an envelope of the usual size.
        let capacities = Capacities {
            text: TIGHT.text,
            tags: TIGHT.tags,
            details: TIGHT.details,
            ..EXAMPLE
        };
        let rules = rules(lenient, capacities);
        let at_once = lines::at_once(&page.0, options(&rules));
        same(&at_once, &events(&page.0, &rules))?;
    }

    #[test]
    fn a_reset_decoder_is_as_good_as_new(
        before in feed(corrupted(page(TIGHT))),
        feed in feed(page(TIGHT)),
    ) {
        let mut decoder = Tight::new();
        lines::fed(&mut decoder, before.chunks())?;
        decoder.reset();
        let decoded = lines::fed(&mut decoder, feed.chunks())?;
        same(&decoded, &events(&feed.page.0, &Rules::strict(TIGHT)))?;
    }
}

/// The properties are worth what their pages show: each reason, each kind of
/// error, each flag.
#[test]
fn every_outcome_is_generated() {
    let pages = prop_oneof![page(TIGHT), corrupted(page(TIGHT))];
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..1500 {
        let page = pages.new_tree(&mut runner).expect("no filters").current();
        for lenient in [false, true] {
            for line in events(&page.0, &rules(lenient, TIGHT)) {
                seen.extend(outcomes(&line));
            }
        }
    }
    let wanted = "
        missing null type unknown_variant overflow datetime range text duplicate
        syntax utf8 depth trailing unexpected_end envelope
        chat_id alias_id created_at updated_at status channel asset asset.id asset.name
        customer_id destination_id assignee flag tag other_details chat
        cut:chat_id cut:alias_id cut:asset.id cut:asset.name cut:customer_id
        cut:destination_id cut:assignee cut:flag cut:tag cut:other_details
        cut:description cut:pages cut:next";
    let unseen: Vec<_> = wanted
        .split_whitespace()
        .filter(|one| !seen.contains(*one))
        .collect();
    assert!(unseen.is_empty(), "never generated: {unseen:?}");
}

/// What kind of line this is, in words.
fn outcomes(line: &Value) -> Vec<String> {
    let body = line
        .as_object()
        .and_then(|line| line.values().next())
        .expect("one member");
    let text = |name: &str| body[name].as_str().map(str::to_owned);
    let cut = body["cut"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let cut = cut.map(|name| format!("cut:{name}"));
    ["kind", "reason", "field"]
        .into_iter()
        .filter_map(text)
        .chain(cut)
        .collect()
}
