//! The decoders a user would otherwise pick, each doing the same job.

mod floor;
mod hifijson;
mod jiter;
mod picojson;
mod serde;
mod walk;

use crate::entry::{Entry, Side, count, plain};

/// Turns a `fn<S: Sink>(&[u8]) -> Result<Envelope<S>, String>` into an [`Entry`].
macro_rules! entry {
    ($name:literal, $decode:path) => {
        Entry {
            name: $name.to_owned(),
            side: Side::Rival,
            decode: |page| $decode(page).map(count),
            values: |page| $decode(page).map(plain),
            lose: |_| {},
            wrong_on: &[],
            note: "",
        }
    };
}

/// All ratios refer to this one.
pub const YARDSTICK: &str = "serde_json, slice";

pub fn all() -> Vec<Entry> {
    let without_asset_id = |entry| Entry {
        // One leaves escapes as they are, the other refuses surrogate pairs.
        wrong_on: &["escaped", "dotnet"],
        lose: |page| page.chats.iter_mut().for_each(|chat| chat.asset_id = None),
        note: "loses `asset.id`: it cannot decode a value that is a string or an integer",
        ..entry
    };
    vec![
        entry!("serde_json, slice", serde::slice),
        entry!("serde_json, 64-byte reads", serde::reader),
        without_asset_id(entry!("serde-json-core, slice", serde::core_slice)),
        without_asset_id(entry!("serde-json-core, escaped", serde::core_escaped)),
        Entry {
            // An escape that is cut between two reads comes out wrong.
            wrong_on: &["unicode", "escaped", "dotnet"],
            ..entry!("picojson, 64-byte reads", picojson::stream)
        },
        entry!("hifijson, slice", hifijson::slice),
        Entry {
            note: "needs std",
            ..entry!("jiter, slice", jiter::slice)
        },
        Entry {
            note: "needs std; SIMD",
            ..entry!("sonic-rs, slice", serde::sonic)
        },
        Entry {
            note: "needs std; SIMD; works on a mutable copy of the page",
            ..entry!("simd-json, copied slice", serde::simd)
        },
        floor::entry(),
    ]
}
