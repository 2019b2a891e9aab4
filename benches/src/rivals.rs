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
            note: "",
        }
    };
}

/// All ratios refer to this one.
pub const YARDSTICK: &str = "serde_json, slice";

pub fn all() -> Vec<Entry> {
    let without_asset_id = |entry| Entry {
        lose: |page| page.chats.iter_mut().for_each(|chat| chat.asset_id = None),
        note: "loses `asset.id`: it cannot decode a value that is a string or an integer",
        ..entry
    };
    vec![
        entry!("serde_json, slice", serde::slice),
        entry!("serde_json, 64-byte reads", serde::reader),
        without_asset_id(entry!("serde-json-core, slice", serde::core_slice)),
        without_asset_id(entry!("serde-json-core, escaped", serde::core_escaped)),
        entry!("picojson, 64-byte reads", picojson::stream),
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

#[cfg(test)]
mod tests {
    use crate::case;

    /// A rival that fails where it should not is a mistake in its walk, not a finding.
    #[test]
    fn only_known_faults_are_left_out() {
        let (cases, faults) = case::all();
        let faults: Vec<&str> = faults.iter().map(|fault| fault.case.as_str()).collect();
        assert_eq!(
            faults,
            [
                // An escape where one read ends and the next begins comes out wrong.
                "unicode/picojson, 64-byte reads",
                // Surrogate pairs are refused.
                "escaped/serde-json-core, slice",
                "escaped/serde-json-core, escaped",
                "escaped/picojson, 64-byte reads",
            ]
        );
        case::run_each_once(&cases);
    }
}
