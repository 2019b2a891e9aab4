//! The record that fits the pages.

use crate::extent::Extent;
use crate::fields::{COUNT, FIELDS, Field, Kind};
use crate::layout::ON_32_BIT;
use crate::record::{Choice, LeftOut, Record};
use crate::survey::Survey;

/// More memory than a device has for a chat.
const LARGEST: usize = 1 << 20;

/// A record with room for what was seen, and a quarter more. Fails if that is more than a device has.
pub fn record(survey: &Survey) -> Result<Record, String> {
    let mut fields = std::array::from_fn(|at| choice(survey, at));
    // An asset has both its fields, or is left out.
    let of_asset = |at: usize| FIELDS[at].name.starts_with("asset.");
    let seen = (0..COUNT).any(|at| of_asset(at) && fields[at].left_out.is_none());
    for at in (0..COUNT).filter(|&at| of_asset(at) || matches!(FIELDS[at].kind, Kind::Asset)) {
        fields[at].left_out = (!seen).then_some(LeftOut::NeverSeen);
    }
    let record = Record { fields };
    let size = record.size(ON_32_BIT);
    if size > LARGEST {
        return Err(format!(
            "a record for these chats takes {size} bytes, more than devices have: {}",
            longest(survey)
        ));
    }
    Ok(record)
}

fn choice(survey: &Survey, at: usize) -> Choice {
    let Field { kind, required, .. } = FIELDS[at];
    let seen = &survey.fields[at];
    let longest = seen.longest().filter(|extent| !extent.is_empty());
    let (capacity, was_seen) = match (kind, longest) {
        (Kind::Timestamp | Kind::Variant(_) | Kind::Asset, _) => (None, seen.occurs > 0),
        (_, Some(longest)) => (Some(longest.with_headroom()), true),
        (_, None) => (survey.compact_chat.record.fields[at].capacity, false),
    };
    let left_out = match kind {
        Kind::Details if was_seen => Some(LeftOut::Skipped),
        _ if was_seen || required => None,
        _ => Some(LeftOut::NeverSeen),
    };
    Choice { capacity, left_out }
}

/// The field with the longest value, in words.
fn longest(survey: &Survey) -> String {
    let seen = FIELDS.iter().zip(&survey.fields);
    seen.filter(|(field, _)| !matches!(field.kind, Kind::Details))
        .filter_map(|(field, seen)| Some((field, seen.longest()?)))
        .max_by_key(|(_, Extent { items, length })| items.unwrap_or(1).saturating_mul(*length))
        .map(|(field, longest)| format!("{} has up to {longest} bytes", field.name))
        .unwrap_or_default()
}
