//! What holds of any page, and that the generated ones are of every sort.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use generate::{Page, corrupted, page};
use oracle::events_with_envelope;

fn pages() -> impl Strategy<Value = Page> {
    prop_oneof![page(SMALL), corrupted(page(SMALL))]
}

/// The envelope in the end, whether the page has failed or not.
fn in_the_end(page: &[u8], rules: &Rules) -> Value {
    events_with_envelope(page, rules).pop().unwrap()["envelope"].take()
}

/// Whatever is known in `before` is known in `after`, and the same.
fn goes_on(before: &Value, after: &Value) -> bool {
    let names = |envelope: &Value| envelope["altered"].as_array().unwrap().clone();
    let counts = ["chats", "rejected"];
    let values = ["status_code", "description", "pages", "next", "has_list"];
    let unknown = [json!(0), json!(null), json!(false)];
    names(before).iter().all(|name| names(after).contains(name))
        && counts
            .iter()
            .all(|name| before[name].as_u64() <= after[name].as_u64())
        && values
            .iter()
            .all(|name| unknown.contains(&before[name]) || before[name] == after[name])
}

proptest! {
    #![proptest_config(generate::config())]

    #[test]
    fn an_envelope_only_grows(Page(page) in pages()) {
        let strict = Rules::strict(SMALL);
        let mut before = in_the_end(b"", &strict);
        for end in 0..=page.len() {
            let after = in_the_end(&page[..end], &strict);
            prop_assert!(goes_on(&before, &after), "at {end}: {before}\n{after}");
            let limited = Rules { max_bytes: Some(end), ..strict };
            prop_assert_eq!(in_the_end(&page, &limited), if end < page.len() {
                after.clone()
            } else {
                in_the_end(&page, &strict)
            });
            before = after;
        }
    }

    #[test]
    fn leniency_alters_nothing_that_strictness_takes(Page(page) in pages()) {
        let strict = events(&page, &Rules::strict(SMALL));
        for leniency in [UNKNOWN, TRUNCATE, SURROGATES, DROP, Leniency::LENIENT] {
            let lenient = events(&page, &under(leniency));
            prop_assert_eq!(lenient.len(), strict.len());
            for (lenient, strict) in lenient.iter().zip(&strict) {
                if let Some(chat) = strict.get("chat") {
                    prop_assert_eq!(lenient.get("chat"), Some(chat));
                } else if let Some(chat) = lenient.get("chat") {
                    prop_assert_ne!(&chat["altered"], &json!([]));
                } else if let (Some(one), Some(other)) = (lenient.get("error"), strict.get("error")) {
                    prop_assert_eq!(one, other);
                }
            }
        }
    }
}

#[test]
fn every_outcome_is_generated() {
    let pages = pages();
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..3000 {
        let page = pages.new_tree(&mut runner).expect("no filters").current();
        for rules in [Rules::strict(SMALL), Rules::lenient(SMALL)] {
            for line in events_with_envelope(&page.0, &rules) {
                outcomes(&line, &mut seen);
            }
        }
    }
    let wanted = "
        missing null type unknown_variant overflow datetime range lone_surrogate duplicate
        syntax utf8 depth trailing unexpected_end envelope
        chat_id alias_id created_at updated_at status channel asset asset.id asset.name
        customer_id destination_id assignee flag tag other_details chat
        altered:chat_id altered:alias_id altered:updated_at altered:status altered:channel
        altered:asset altered:asset.id altered:asset.name altered:customer_id
        altered:destination_id altered:assignee altered:flag altered:tag altered:other_details
        altered:description altered:response.links altered:response.links.pages
        altered:response.links.next list-of-chats no-list empty-list
        failed:status_code failed:description failed:response failed:links failed:pages
        failed:next failed:list failed:envelope failed-with-list failed-with-flags";
    let unseen: Vec<_> = wanted
        .split_whitespace()
        .filter(|one| !seen.contains(*one))
        .collect();
    assert!(unseen.is_empty(), "never generated: {unseen:?}");
}

/// What sort of line this is, in words.
fn outcomes(line: &Value, seen: &mut BTreeSet<String>) {
    for body in line.as_object().unwrap().values() {
        for name in ["kind", "reason", "field"] {
            seen.extend(body[name].as_str().map(str::to_owned));
        }
        seen.extend(body["member"].as_str().map(|name| format!("failed:{name}")));
        let altered = body["altered"].as_array().into_iter().flatten();
        seen.extend(altered.map(|path| format!("altered:{}", path.as_str().unwrap())));
    }
    let envelope = &line["envelope"];
    if envelope.is_null() {
        return;
    }
    let lists = match (&envelope["has_list"], &envelope["chats"]) {
        (Value::Bool(false), _) => "no-list",
        (_, chats) if *chats == json!(0) && envelope["rejected"] == json!(0) => "empty-list",
        _ => "list-of-chats",
    };
    if line.get("error").is_none() {
        seen.insert(lists.into());
        return;
    }
    if lists != "no-list" {
        seen.insert("failed-with-list".into());
    }
    if envelope["altered"] != json!([]) {
        seen.insert("failed-with-flags".into());
    }
}
