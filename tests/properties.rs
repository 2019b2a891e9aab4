//! Generated pages, decoded, against what the oracle says of them.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/lines/mod.rs"]
mod lines;
#[path = "support/oracle/mod.rs"]
mod oracle;

use std::collections::BTreeSet;

use chatwire::{Decoder, Envelope, Options};
use oracle::{Capacities, EXAMPLE, Leniency, Rules, events, events_with_envelope};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use generate::{Feed, corrupted, feed, page};
use lines::{Example, Printed, TIGHT, Tight, options};

/// What is asked of a page: any of the sixteen choices of leniency.
fn rules(capacities: Capacities) -> impl Strategy<Value = Rules> {
    // The plainest first, for proptest to shrink to.
    (0..16_u8).prop_map(move |bits| Rules {
        leniency: Leniency::number(bits),
        ..Rules::strict(capacities)
    })
}

/// The decoder, fed like this, says what the oracle says of the whole page.
fn decoded_as_expected<R: Printed, const D: usize, const N: usize>(
    decoder: impl Fn(Options) -> Decoder<R, Envelope<D, N>>,
    feed: &Feed,
    rules: &Rules,
) -> Result<(), TestCaseError> {
    let expected = events_with_envelope(&feed.page.0, rules);
    let decoded = lines::fed(&mut decoder(options(rules)), feed.chunks())?;
    same(&decoded, &expected)?;
    same(
        &lines::pushed(&mut decoder(options(rules)), feed.chunks()),
        &expected,
    )
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
    fn a_page_is_decoded_as_expected(feed in feed(page(EXAMPLE)), rules in rules(EXAMPLE)) {
        decoded_as_expected(Example::with_options, &feed, &rules)?;
    }

    /// Small capacities meet their ends on short pages.
    #[test]
    fn a_tight_record_is_decoded_as_expected(feed in feed(page(TIGHT)), rules in rules(TIGHT)) {
        decoded_as_expected(Tight::with_options, &feed, &rules)?;
    }

    #[test]
    fn a_corrupted_page_is_decoded_as_expected(
        feed in feed(corrupted(page(TIGHT))),
        rules in rules(TIGHT),
    ) {
        decoded_as_expected(Tight::with_options, &feed, &rules)?;
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

    /// Each option by itself, and all of them together.
    #[test]
    fn lenient_keeps_what_strict_keeps(feed in feed(page(TIGHT)), rules in rules(TIGHT)) {
        let strict = lines::fed(&mut Tight::new(), feed.chunks())?;
        let lenient = lines::fed(&mut Tight::with_options(options(&rules)), feed.chunks())?;
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
        // The one call gives an envelope of the usual size.
        rules in rules(Capacities {
            text: TIGHT.text,
            destination: TIGHT.destination,
            tags: TIGHT.tags,
            details: TIGHT.details,
            ..EXAMPLE
        }),
    ) {
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
        same(&decoded, &events_with_envelope(&feed.page.0, &Rules::strict(TIGHT)))?;
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
        for rules in [Rules::strict(TIGHT), Rules::lenient(TIGHT)] {
            for line in events_with_envelope(&page.0, &rules) {
                seen.extend(outcomes(&line));
            }
        }
    }
    let wanted = "
        missing null type unknown_variant overflow datetime range lone_surrogate duplicate
        syntax utf8 depth trailing unexpected_end envelope
        chat_id alias_id created_at updated_at status channel asset asset.id asset.name
        customer_id destination_id assignee flag tag other_details chat
        altered:alias_id altered:updated_at altered:status altered:channel
        altered:asset altered:asset.id altered:asset.name altered:customer_id
        altered:destination_id altered:assignee altered:flag altered:tag altered:other_details
        altered:description altered:response.links altered:response.links.pages
        altered:response.links.next
        has_list:true has_list:false";
    let unseen: Vec<_> = wanted
        .split_whitespace()
        .filter(|one| !seen.contains(*one))
        .collect();
    assert!(unseen.is_empty(), "never generated: {unseen:?}");
}

/// What kinds of things this line says, in words.
fn outcomes(line: &Value) -> Vec<String> {
    let bodies = line.as_object().expect("an object").values();
    bodies.flat_map(outcomes_of).collect()
}

fn outcomes_of(body: &Value) -> Vec<String> {
    let text = |name: &str| body[name].as_str().map(str::to_owned);
    let altered = body["altered"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let altered = altered.map(|name| format!("altered:{name}"));
    let has_list = body["has_list"].as_bool();
    ["kind", "reason", "field"]
        .into_iter()
        .filter_map(text)
        .chain(altered)
        .chain(has_list.map(|has_list| format!("has_list:{has_list}")))
        .collect()
}
