//! What the contract (`design.md`, section 2) says about a page, computed the
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
mod envelope;
pub mod syntax;
pub mod text;

use serde_json::{Value, json};

/// How much of each piece of text is kept, in bytes (`tags`: in elements).
#[derive(Debug, Clone, Copy)]
pub struct Capacities {
    /// Each text field of a chat, and each tag.
    pub text: usize,
    pub tags: usize,
    /// The raw JSON of `other_details`.
    pub details: usize,
    pub description: usize,
    pub next: usize,
}

/// The capacities of the `decode` example.
pub const EXAMPLE: Capacities = Capacities {
    text: 128,
    tags: 16,
    details: 1024,
    description: 80,
    next: 128,
};

/// Everything beside the page itself that decides the outcome.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    pub lenient: bool,
    pub capacities: Capacities,
    pub max_bytes: Option<usize>,
    pub max_records: Option<usize>,
}

impl Rules {
    pub fn strict(capacities: Capacities) -> Self {
        Rules {
            lenient: false,
            capacities,
            max_bytes: None,
            max_records: None,
        }
    }

    pub fn lenient(capacities: Capacities) -> Self {
        Rules {
            lenient: true,
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
    let rules = Rules {
        lenient,
        ..Rules::strict(*capacities)
    };
    let mut lines = events(page, &rules);
    for line in &mut lines {
        if let Some(chat) = line.get_mut("chat") {
            if let Value::String(raw) = &chat["other_details"] {
                let details = serde_json::from_str(raw).expect("details that a Value can hold");
                chat["other_details"] = details;
            }
        } else if let Some(Value::Object(envelope)) = line.get_mut("envelope") {
            envelope.remove("cut");
        } else if let Some(Value::Object(error)) = line.get_mut("error") {
            error.remove("member");
            error.remove("reason");
        }
    }
    lines
}

/// All that a decoder says about this page, in order, in the shape of the
/// lines of `decode --json` with these differences, so that nothing escapes a
/// comparison: `other_details` is a string, its raw JSON to the byte; the
/// envelope has a `cut` of its own; an error in the envelope has the `member`
/// and the `reason`.
pub fn events(page: &[u8], rules: &Rules) -> Vec<Value> {
    let mut lines = Vec::new();
    let last = match envelope::walk(page, rules, &mut lines) {
        Ok(envelope) => json!({ "envelope": envelope }),
        Err(fault) => {
            let mut error = json!({ "kind": fault.kind, "offset": fault.offset });
            if let Some((member, reason)) = fault.member {
                error["member"] = member.into();
                error["reason"] = reason.into();
            }
            json!({ "error": error })
        }
    };
    lines.push(last);
    lines
}
