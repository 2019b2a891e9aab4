//! Lenient mode loses nothing that strict mode keeps, and changes nothing silently.

use serde_json::Value;

use super::input::Input;
use super::recipe::Recipe;
use crate::lines::{self, Tight};

/// Why strict mode rejects chats that lenient mode keeps.
const FORGIVEN: &[&str] = &["unknown_variant", "overflow", "text"];

pub fn check(bytes: &[u8]) {
    let recipe = Recipe::new(bytes);
    let input = recipe.input();
    let (strict, lenient) = (fed(&input, false), fed(&input, true));
    let same_length = strict.len() == lenient.len();
    let differs = strict
        .iter()
        .zip(&lenient)
        .find(|(strict, lenient)| !agree(strict, lenient));
    assert!(
        same_length && differs.is_none(),
        "they disagree\n strict: {strict:#?}\nlenient: {lenient:#?}\n{input}"
    );
}

fn fed(input: &Input, lenient: bool) -> Vec<Value> {
    let mut decoder = Tight::with_options(input.options(lenient));
    lines::fed(&mut decoder, input.chunks()).unwrap_or_else(|broken| panic!("{broken}\n{input}"))
}

/// Whether lenient mode may say this where strict mode says that.
fn agree(strict: &Value, lenient: &Value) -> bool {
    if let Some(rejected) = strict
        .get("rejected")
        .filter(|rejected| FORGIVEN.iter().any(|reason| rejected["reason"] == *reason))
    {
        return match (lenient.get("chat"), lenient.get("rejected")) {
            (Some(chat), _) => {
                chat["index"] == rejected["index"] && says_so(chat, &rejected["field"])
            }
            // There is another fault behind the one that was forgiven.
            (_, Some(later)) => {
                later["index"] == rejected["index"]
                    && later["offset"].as_u64() > rejected["offset"].as_u64()
            }
            _ => false,
        };
    }
    match (strict.get("envelope"), lenient.get("envelope")) {
        (Some(strict), Some(lenient)) => same_envelope(strict, lenient),
        _ => strict == lenient,
    }
}

/// Whether the chat shows that this field is not as it was sent.
fn says_so(chat: &Value, field: &Value) -> bool {
    let cut = chat["cut"]
        .as_array()
        .is_some_and(|cut| cut.contains(field));
    let unknown = field.as_str().is_some_and(|field| chat[field] == "unknown");
    cut || unknown
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
