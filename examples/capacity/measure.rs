//! Measures the values of a field.

use serde_json::value::RawValue;

use crate::extent::Extent;
use crate::fields::{COUNT, FIELDS, Kind};
use crate::raw::{Members, Value};

/// Measures the chats of a page that is known to be good.
pub fn page(page: &[u8], fields: &mut [Seen; COUNT]) {
    let envelope: &RawValue = serde_json::from_slice(page).expect("a checked page");
    let Value::Members(envelope) = envelope.into() else {
        return;
    };
    let list = match envelope.get("response") {
        Some(Value::Members(response)) => response.get("chats"),
        list => list,
    };
    let Some(Value::Items(chats)) = list else {
        return;
    };
    for chat in chats {
        if let Value::Members(chat) = chat.into() {
            for (field, seen) in FIELDS.iter().zip(&mut *fields) {
                if let Some(value) = at(&chat, field.name) {
                    seen.add(field.kind, value);
                }
            }
        }
    }
}

/// The member of this name or, in the object before the dot, path.
fn at<'a>(chat: &Members<'a>, path: &str) -> Option<&'a RawValue> {
    match path.split_once('.') {
        None => chat.raw(path),
        Some((object, name)) => match chat.get(object)? {
            Value::Members(object) => object.raw(name),
            _ => None,
        },
    }
}

#[derive(Default)]
pub struct Seen {
    /// How often the field had a value.
    pub occurs: usize,
    /// How often it was there without a value: null, `""`, or an empty list or object in place of the other.
    pub null: usize,
    /// Of all texts.
    lengths: Vec<usize>,
    /// How many texts there were, for each list of texts.
    items: Vec<usize>,
}

impl Seen {
    fn add(&mut self, kind: Kind, raw: &RawValue) {
        let value = raw.into();
        let nothing = match (&value, kind) {
            (Value::Null | Value::Text(0), _) => true,
            (Value::Items(items), Kind::Asset) => items.is_empty(),
            (Value::Members(members), Kind::Texts) => members.is_empty(),
            _ => false,
        };
        if nothing {
            self.null += 1;
            return;
        }
        self.occurs += 1;
        // A value of another type is rejected, whatever the capacity.
        match (kind, value) {
            (Kind::Id | Kind::Text, Value::Text(length)) | (Kind::Id, Value::Integer(length)) => {
                self.lengths.push(length);
            }
            (Kind::Texts, Value::Items(items)) => {
                self.items.push(items.len());
                for item in items {
                    if let Value::Text(length) = item.into() {
                        self.lengths.push(length);
                    }
                }
            }
            (Kind::Details, _) => self.lengths.push(raw.get().len()),
            _ => {}
        }
    }

    /// The longest value; for a list, the most texts and the longest text.
    pub fn longest(&self) -> Option<Extent> {
        self.extent(|numbers| numbers.iter().copied().max())
    }

    /// The median, or the lower of two.
    pub fn typical(&self) -> Option<Extent> {
        self.extent(|numbers| {
            let mut sorted = numbers.to_vec();
            sorted.sort_unstable();
            sorted.get(sorted.len().saturating_sub(1) / 2).copied()
        })
    }

    fn extent(&self, of: impl Fn(&[usize]) -> Option<usize>) -> Option<Extent> {
        match of(&self.items) {
            Some(items) => Some(Extent::texts(items, of(&self.lengths).unwrap_or(0))),
            None => of(&self.lengths).map(Extent::text),
        }
    }
}
