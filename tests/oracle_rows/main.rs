//! The oracle by itself, before anything is compared with it: hand-written
//! answers for each row of the contract, in `src/guide/contract.rs`.
//!
//! In the rows, `^` stands before the byte at whose offset a fault is reported;
//! it is no part of the page.

#[path = "../support/_time_limit/mod.rs"]
mod _time_limit;

mod after_an_error;
mod byte_order_mark;
mod datetimes;
mod declared;
mod dropped;
mod empties;
mod envelope;
mod fatal;
mod generated;
mod grammar;
mod half_texts;
mod leniency;
mod members;
mod printed;
mod values;

#[path = "../support/generate/mod.rs"]
mod generate;
#[path = "../support/oracle/mod.rs"]
mod oracle;

use oracle::{Capacities, EXAMPLE, Leniency, Rules, events, expected};
use serde_json::{Value, json};

/// Small enough that rows about overflow stay short.
const SMALL: Capacities = Capacities {
    text: 4,
    destination: 4,
    tags: 2,
    details: 13,
    description: 4,
    next: 4,
};

const GOOD: &str =
    r#""chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms""#;

/// One option of leniency, and no other.
const UNKNOWN: Leniency = Leniency {
    unknown: true,
    ..Leniency::STRICT
};
const TRUNCATE: Leniency = Leniency {
    truncate: true,
    ..Leniency::STRICT
};
const SURROGATES: Leniency = Leniency {
    surrogates: true,
    ..Leniency::STRICT
};
const DROP: Leniency = Leniency {
    drop: true,
    ..Leniency::STRICT
};

/// In small capacities.
fn under(leniency: Leniency) -> Rules {
    Rules {
        leniency,
        ..Rules::strict(SMALL)
    }
}

/// A page with one chat: good members, then these.
fn page(members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    format!(r#"{{"status_code":4305,"response":[{{{GOOD}{comma}{members}}}]}}"#)
}

/// The line of the only chat of a page.
#[track_caller]
fn only(page: &str, rules: Rules) -> Value {
    let lines = events(page.as_bytes(), &rules);
    assert_eq!(lines.len(), 2, "{page}\n{lines:?}");
    assert!(lines[1].get("envelope").is_some(), "{page}\n{lines:?}");
    lines[0].clone()
}

/// What these members make of a good chat: what is not as it is without them.
#[track_caller]
fn kept(members: &str, rules: Rules) -> Value {
    let line = only(&page(members), rules);
    let plain = only(&page(""), rules);
    let chat = line["chat"].as_object().unwrap_or_else(|| panic!("{line}"));
    chat.iter()
        .filter(|(name, value)| plain["chat"][name.as_str()] != **value)
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// A page with one chat, good but for this value of a required field.
fn page_with(field: &str, value: &str) -> String {
    let start = GOOD.find(&format!("\"{field}\":")).expect("a good member") + field.len() + 3;
    let end = GOOD[start..]
        .find(",\"")
        .map_or(GOOD.len(), |length| start + length);
    page("").replacen(GOOD, &[&GOOD[..start], value, &GOOD[end..]].concat(), 1)
}

/// The chat with these members is rejected.
#[track_caller]
fn rejected(marked: &str, field: &str, reason: &str, rules: Rules) {
    rejected_in(&page(marked), field, reason, rules);
}

/// The only chat of this page is rejected.
#[track_caller]
fn rejected_in(marked: &str, field: &str, reason: &str, rules: Rules) {
    let offset = marked.find('^').expect("a mark");
    let line = only(&marked.replacen('^', "", 1), rules);
    let expected = json!({ "index": 0, "field": field, "reason": reason, "offset": offset });
    assert_eq!(line["rejected"], expected, "{marked}");
}

/// The page fails, with as many lines before it.
#[track_caller]
fn fails(marked: &str, kind: &str, lines_before: usize) {
    fails_within(marked, kind, lines_before, Rules::strict(EXAMPLE));
}

/// The envelope is not as it must be.
#[track_caller]
fn refused(marked: &str, member: &str, reason: &str, lines_before: usize) {
    fails(marked, "envelope", lines_before);
    let page = marked.replacen('^', "", 1);
    let error = events(page.as_bytes(), &Rules::strict(EXAMPLE))
        .pop()
        .unwrap()["error"]
        .clone();
    assert_eq!(error["member"], member, "{marked}");
    assert_eq!(error["reason"], reason, "{marked}");
}

#[track_caller]
fn fails_within(marked: &str, kind: &str, lines_before: usize, rules: Rules) {
    let offset = marked.find('^').expect("a mark");
    let lines = events(marked.replacen('^', "", 1).as_bytes(), &rules);
    let error = &lines.last().unwrap()["error"];
    assert_eq!(error["kind"], kind, "{marked}");
    assert_eq!(error["offset"], offset, "{marked}");
    assert_eq!(lines.len() - 1, lines_before, "{marked}\n{lines:?}");
}

#[track_caller]
fn envelope(page: &str) -> Value {
    envelope_within(page, EXAMPLE)
}

#[track_caller]
fn envelope_within(page: &str, capacities: Capacities) -> Value {
    let lines = events(page.as_bytes(), &Rules::strict(capacities));
    assert!(
        lines.last().unwrap().get("envelope").is_some(),
        "{page}\n{lines:?}"
    );
    lines.last().unwrap()["envelope"].clone()
}
