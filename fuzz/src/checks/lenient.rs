//! No choice of leniency loses what strict mode keeps, each forgives what is its own to forgive, and none changes
//! anything silently.

use serde_json::Value;

use super::input::Input;
use super::recipe::Recipe;
use crate::lines::{self, Tight};
use crate::oracle::Leniency;

pub fn check(bytes: &[u8]) {
    let recipe = Recipe::new(bytes);
    let input = recipe.input();
    let strict = fed(&input, Leniency::STRICT);
    for leniency in Leniency::all() {
        let lenient = fed(&input, leniency);
        let same_length = strict.len() == lenient.len();
        let differs = strict
            .iter()
            .zip(&lenient)
            .find(|(strict, lenient)| !agree(strict, lenient, leniency));
        assert!(
            same_length && differs.is_none(),
            "they disagree: {differs:#?}\n strict: {strict:#?}\nlenient: {lenient:#?}\n{leniency:?}, {input}"
        );
    }
}

fn fed(input: &Input, leniency: Leniency) -> Vec<Value> {
    let mut decoder = Tight::with_options(input.options(leniency));
    lines::fed(&mut decoder, input.chunks()).unwrap_or_else(|broken| panic!("{broken}\n{input}"))
}

/// Whether lenient mode may say this where strict mode says that.
fn agree(strict: &Value, lenient: &Value, leniency: Leniency) -> bool {
    let Some(rejected) = strict.get("rejected") else {
        return match (strict.get("envelope"), lenient.get("envelope")) {
            (Some(known), Some(as_lenient)) => {
                same_envelope(known, as_lenient) && strict.get("error") == lenient.get("error")
            }
            _ => strict == lenient,
        };
    };
    match (lenient.get("chat"), lenient.get("rejected")) {
        (Some(chat), _) => {
            forgives(leniency, rejected)
                && chat["index"] == rejected["index"]
                && says_so(chat, &rejected["field"])
        }
        // There is another fault behind the one that was forgiven.
        (_, Some(later)) if later != rejected => {
            forgives(leniency, rejected)
                && later["index"] == rejected["index"]
                // Or another in the same text: what stands for a surrogate may not fit.
                && later["offset"].as_u64() >= rejected["offset"].as_u64()
        }
        (_, Some(_)) => !must_forgive(leniency, rejected),
        _ => false,
    }
}

const REQUIRED: &[&str] = &["chat", "chat_id", "created_at", "status", "channel"];
/// The fields whose text may be cut.
const CUT: &[&str] = &["asset.name", "flag", "tag"];

fn is_one_of(value: &Value, words: &[&str]) -> bool {
    words.iter().any(|word| value == *word)
}

/// Whether this choice may put up with this fault.
fn forgives(leniency: Leniency, rejected: &Value) -> bool {
    let Leniency {
        unknown,
        truncate,
        surrogates,
        drop,
    } = leniency;
    let (field, reason) = (&rejected["field"], &rejected["reason"]);
    drop && !is_one_of(field, REQUIRED)
        || unknown && reason == "unknown_variant"
        || truncate && reason == "overflow" && is_one_of(field, CUT)
        || surrogates && reason == "lone_surrogate"
}

/// Whether it has to, whatever else is wrong with that field.
fn must_forgive(leniency: Leniency, rejected: &Value) -> bool {
    let (field, reason) = (&rejected["field"], &rejected["reason"]);
    leniency.drop && !is_one_of(field, REQUIRED)
        || leniency.unknown && reason == "unknown_variant"
        || leniency.truncate && reason == "overflow" && (field == "flag" || field == "asset.name")
}

/// Whether the chat shows that this field, or the object that it was in, is not as it was sent.
fn says_so(chat: &Value, field: &Value) -> bool {
    let altered = chat["altered"].as_array().into_iter().flatten();
    let field = field.as_str().unwrap_or_default();
    altered.filter_map(Value::as_str).any(|altered| {
        let inside = field.strip_prefix(altered);
        inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// The same but for how many chats were kept.
fn same_envelope(strict: &Value, lenient: &Value) -> bool {
    let counts = |envelope: &Value| (envelope["chats"].as_u64(), envelope["rejected"].as_u64());
    let (Some(strict_kept), Some(strict_rejected)) = counts(strict) else {
        return false;
    };
    let (Some(kept), Some(rejected)) = counts(lenient) else {
        return false;
    };
    let mut as_strict = lenient.clone();
    as_strict["chats"] = strict_kept.into();
    as_strict["rejected"] = strict_rejected.into();
    kept >= strict_kept && kept + rejected == strict_kept + strict_rejected && as_strict == *strict
}
