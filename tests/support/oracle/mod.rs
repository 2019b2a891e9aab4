//! What the contract (`src/guide/contract.rs`) says about a page, computed the
//! slow and obvious way: the whole page in memory, parsed into a tree, the
//! tree walked in document order.
//!
//! Nothing here is shared with the decoder, neither code nor technique. Text
//! and numbers are decoded by `serde_json`, instants by `jiff`; only the
//! places of faults, which neither of them can tell, are found by hand, in
//! [`syntax`].

// Each test binary that includes this module uses its own part of it.
#![allow(dead_code)]

mod chat;
mod datetime;
pub mod envelope;
mod heard;
pub mod record;
pub mod syntax;
pub mod text;
mod value;

use serde_json::{Value, json};

use chat::CHAT;
use record::Declared;

/// How much of each piece of text is kept, in bytes (`tags`: in elements).
#[derive(Debug, Clone, Copy)]
pub struct Capacities {
    /// Each text field of a chat but `destination_id`, and each tag.
    pub text: usize,
    pub destination: usize,
    pub tags: usize,
    /// The raw JSON of `other_details`.
    pub details: usize,
    pub description: usize,
    pub next: usize,
}

/// The capacities of the `decode` example.
pub const EXAMPLE: Capacities = Capacities {
    text: 128,
    destination: 176,
    tags: 16,
    details: 1024,
    description: 80,
    next: 128,
};

/// What is kept, flagged, that strictness would reject the chat for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leniency {
    /// Values that an enum does not know.
    pub unknown: bool,
    /// The beginning of texts, ids excepted, and of lists.
    pub truncate: bool,
    /// U+FFFD for each lone surrogate.
    pub surrogates: bool,
    /// The chat without an optional field that is at fault.
    pub drop: bool,
}

impl Leniency {
    pub const STRICT: Leniency = Leniency {
        unknown: false,
        truncate: false,
        surrogates: false,
        drop: false,
    };
    pub const LENIENT: Leniency = Leniency {
        unknown: true,
        truncate: true,
        surrogates: true,
        drop: true,
    };

    /// Every choice of options: the sixteen of them.
    pub fn all() -> impl Iterator<Item = Leniency> {
        (0..16).map(Leniency::number)
    }

    /// One choice of the options; each bit is one of them.
    pub fn number(bits: u8) -> Leniency {
        Leniency {
            unknown: bits & 1 != 0,
            truncate: bits & 2 != 0,
            surrogates: bits & 4 != 0,
            drop: bits & 8 != 0,
        }
    }
}

/// Everything beside the page itself that decides the outcome.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    pub leniency: Leniency,
    pub capacities: Capacities,
    pub record: &'static Declared,
    pub max_bytes: Option<usize>,
    pub max_records: Option<usize>,
}

impl Rules {
    pub fn strict(capacities: Capacities) -> Self {
        Rules {
            leniency: Leniency::STRICT,
            capacities,
            record: &CHAT,
            max_bytes: None,
            max_records: None,
        }
    }

    pub fn lenient(capacities: Capacities) -> Self {
        Rules {
            leniency: Leniency::LENIENT,
            ..Rules::strict(capacities)
        }
    }
}

/// The lines that `decode --json` prints for this page.
///
/// # Panics
///
/// When an `other_details` that fits holds what a [`Value`] cannot: a lone
/// surrogate or a number beyond `f64`. [`events`] has no such limit.
pub fn expected(page: &[u8], lenient: bool, capacities: &Capacities) -> Vec<Value> {
    let rules = match lenient {
        true => Rules::lenient(*capacities),
        false => Rules::strict(*capacities),
    };
    let mut lines = events(page, &rules);
    for line in &mut lines {
        if let Some(chat) = line.get_mut("chat")
            && let Value::String(raw) = &chat["other_details"]
        {
            let details = serde_json::from_str(raw).expect("details that a Value can hold");
            chat["other_details"] = details;
        }
    }
    lines
}

/// All that a decoder says about this page, in order, in the shape of the
/// lines of `decode --json`, but for `other_details`, which is a string, its
/// raw JSON to the byte, so that nothing escapes a comparison.
pub fn events(page: &[u8], rules: &Rules) -> Vec<Value> {
    let mut lines = events_with_envelope(page, rules);
    if let Some(Value::Object(last)) = lines.last_mut()
        && last.contains_key("error")
    {
        last.remove("envelope");
    }
    lines
}

/// The same, and beside an `error` the `envelope` as it stands then.
pub fn events_with_envelope(page: &[u8], rules: &Rules) -> Vec<Value> {
    let mut lines = Vec::new();
    let (envelope, fault) = envelope::walk(page, rules, &mut lines);
    let mut last = json!({ "envelope": envelope });
    if let Some(fault) = fault {
        let mut error = json!({ "kind": fault.kind, "offset": fault.offset });
        if let Some((member, reason)) = fault.member {
            error["member"] = member.into();
            error["reason"] = reason.into();
        }
        last["error"] = error;
    }
    lines.push(last);
    lines
}
