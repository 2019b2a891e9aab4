//! What becomes of one element of the list.

use serde_json::{Map, Value, json};

use super::datetime;
use super::syntax::{Member, Node, Shape};
use super::text::{self, Flaw};
use super::{Capacities, Rules};

/// How a field reads its value.
#[derive(Clone, Copy)]
enum Kind {
    /// Text, or an integer whose digits are kept.
    Id,
    Text,
    Datetime,
    OneOf(&'static [&'static str]),
    Asset,
    Tags,
    Details,
}

struct Field {
    name: &'static str,
    required: bool,
    kind: Kind,
}

const fn required(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        required: true,
        kind,
    }
}

const fn optional(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        required: false,
        kind,
    }
}

const STATUS: &[&str] = &["queued", "picked", "onhold", "closed"];
const CHANNEL: &[&str] = &[
    "sms", "facebook", "twitter", "livechat", "email", "abc", "whatsapp", "api",
];

/// The table of `design.md`, section 1, in its order.
const FIELDS: &[Field] = &[
    required("chat_id", Kind::Id),
    optional("alias_id", Kind::Id),
    required("created_at", Kind::Datetime),
    optional("updated_at", Kind::Datetime),
    required("status", Kind::OneOf(STATUS)),
    required("channel", Kind::OneOf(CHANNEL)),
    optional("asset", Kind::Asset),
    optional("customer_id", Kind::Id),
    optional("destination_id", Kind::Id),
    optional("assignee", Kind::Id),
    optional("flag", Kind::Text),
    optional("tag", Kind::Tags),
    optional("other_details", Kind::Details),
];

/// Everything that `cut` can name, in the order of the table.
const CUTTABLE: &[&str] = &[
    "chat_id",
    "alias_id",
    "asset.id",
    "asset.name",
    "customer_id",
    "destination_id",
    "assignee",
    "flag",
    "tag",
    "other_details",
];

/// Why a chat is rejected.
struct Fault {
    field: &'static str,
    reason: &'static str,
    offset: usize,
}

/// The line for a complete element of the list, and whether it is a chat.
pub fn line(page: &[u8], index: usize, element: &Node, rules: &Rules) -> (Value, bool) {
    match read(page, element, rules) {
        Ok(mut chat) => {
            chat.insert("index".into(), index.into());
            (json!({ "chat": chat }), true)
        }
        Err(Fault {
            field,
            reason,
            offset,
        }) => {
            let rejected =
                json!({ "index": index, "field": field, "reason": reason, "offset": offset });
            (json!({ "rejected": rejected }), false)
        }
    }
}

fn read(page: &[u8], element: &Node, rules: &Rules) -> Result<Map<String, Value>, Fault> {
    let (Shape::Object(members), Some(end)) = (&element.shape, element.end) else {
        return Err(Fault {
            field: "chat",
            reason: "type",
            offset: element.start,
        });
    };
    let mut reader = Reader {
        page,
        lenient: rules.lenient,
        capacities: &rules.capacities,
        cut: Vec::new(),
    };
    let mut chat = Map::new();
    for Member { key, value } in members {
        let Some(field) = known(page, key, FIELDS.iter().map(|field| field.name)) else {
            continue;
        };
        if chat.contains_key(field) {
            return Err(Fault {
                field,
                reason: "duplicate",
                offset: key.start,
            });
        }
        let field = FIELDS
            .iter()
            .find(|each| each.name == field)
            .expect("known");
        let value = value.as_ref().expect("the chat is complete");
        chat.insert(field.name.into(), reader.field(field, value)?);
    }
    for field in FIELDS {
        if !chat.contains_key(field.name) {
            if field.required {
                return Err(Fault {
                    field: field.name,
                    reason: "missing",
                    offset: end - 1,
                });
            }
            chat.insert(field.name.into(), Value::Null);
        }
    }
    let cut: Vec<_> = CUTTABLE
        .iter()
        .filter(|name| reader.cut.contains(name))
        .collect();
    chat.insert("cut".into(), json!(cut));
    Ok(chat)
}

/// Which of these names the key spells.
fn known(
    page: &[u8],
    key: &Node,
    mut names: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let key = text::whole(key.raw(page)?)?;
    names.find(|name| *name == key)
}

struct Reader<'a> {
    page: &'a [u8],
    lenient: bool,
    capacities: &'a Capacities,
    cut: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    fn field(&mut self, field: &Field, value: &Node) -> Result<Value, Fault> {
        if let Shape::Null = value.shape {
            return match field.required {
                true => Err(fault(field.name, "null", value)),
                false => Ok(Value::Null),
            };
        }
        match field.kind {
            Kind::Id => self.id(field.name, value),
            Kind::Text => self.text(field.name, value),
            Kind::Datetime => self.datetime(field.name, value),
            Kind::OneOf(variants) => self.variant(field.name, variants, value),
            Kind::Asset => self.asset(value),
            Kind::Tags => self.tags(value),
            Kind::Details => self.details(value),
        }
    }

    fn id(&mut self, field: &'static str, value: &Node) -> Result<Value, Fault> {
        match value.shape {
            Shape::Number => {
                let digits = integer(self.raw(value)).ok_or_else(|| fault(field, "type", value))?;
                // The digits as a JSON string are a text like any other.
                self.fitted(field, value, format!("\"{digits}\"").as_bytes())
            }
            _ => self.text(field, value),
        }
    }

    fn text(&mut self, field: &'static str, value: &Node) -> Result<Value, Fault> {
        match value.shape {
            Shape::Text => self.fitted(field, value, self.raw(value)),
            _ => Err(fault(field, "type", value)),
        }
    }

    fn fitted(&mut self, field: &'static str, value: &Node, raw: &[u8]) -> Result<Value, Fault> {
        let (text, flaw) = text::fitted(raw, self.capacities.text);
        match flaw {
            None => {}
            Some(_) if self.lenient => self.cut.push(field),
            Some(Flaw::TooLong) => return Err(fault(field, "overflow", value)),
            Some(Flaw::LoneSurrogate) => return Err(fault(field, "text", value)),
        }
        Ok(text.into())
    }

    fn datetime(&self, field: &'static str, value: &Node) -> Result<Value, Fault> {
        match value.shape {
            Shape::Text => text::whole(self.raw(value))
                .and_then(|text| datetime::in_utc(&text))
                .map(Value::from)
                .ok_or_else(|| fault(field, "datetime", value)),
            _ => Err(fault(field, "type", value)),
        }
    }

    fn variant(
        &self,
        field: &'static str,
        variants: &[&str],
        value: &Node,
    ) -> Result<Value, Fault> {
        let Shape::Text = value.shape else {
            return Err(fault(field, "type", value));
        };
        match text::whole(self.raw(value)) {
            Some(text) if variants.contains(&&*text) => Ok(text.into()),
            _ if self.lenient => Ok("unknown".into()),
            _ => Err(fault(field, "unknown_variant", value)),
        }
    }

    fn asset(&mut self, value: &Node) -> Result<Value, Fault> {
        let Shape::Object(members) = &value.shape else {
            return Err(fault("asset", "type", value));
        };
        let mut asset = Map::new();
        for Member { key, value } in members {
            let value = value.as_ref().expect("the chat is complete");
            let Some(name) = known(self.page, key, ["id", "name"].into_iter()) else {
                continue;
            };
            let path = if name == "id" {
                "asset.id"
            } else {
                "asset.name"
            };
            if asset.contains_key(name) {
                return Err(fault(path, "duplicate", key));
            }
            let piece = match (name, &value.shape) {
                (_, Shape::Null) => Value::Null,
                ("id", Shape::Number) => self.asset_number(value)?,
                _ => self.text(path, value)?,
            };
            asset.insert(name.into(), piece);
        }
        for name in ["id", "name"] {
            asset.entry(name).or_insert(Value::Null);
        }
        Ok(asset.into())
    }

    fn asset_number(&self, value: &Node) -> Result<Value, Fault> {
        let digits = integer(self.raw(value)).ok_or_else(|| fault("asset.id", "type", value))?;
        // `-0` is a float to serde_json, and zero to us.
        let signed = digits.parse::<i64>().map(Value::from);
        let number = signed.or_else(|_| digits.parse::<u64>().map(Value::from));
        number.map_err(|_| fault("asset.id", "range", value))
    }

    fn tags(&mut self, value: &Node) -> Result<Value, Fault> {
        let Shape::Array(elements) = &value.shape else {
            return Err(fault("tag", "type", value));
        };
        let mut tags = Vec::new();
        for element in elements {
            if !matches!(element.shape, Shape::Text) {
                return Err(fault("tag", "type", element));
            }
            if tags.len() < self.capacities.tags {
                tags.push(self.text("tag", element)?);
            } else if self.lenient {
                self.cut.push("tag");
            } else {
                return Err(fault("tag", "overflow", element));
            }
        }
        Ok(tags.into())
    }

    fn details(&mut self, value: &Node) -> Result<Value, Fault> {
        let Shape::Object(_) = value.shape else {
            return Err(fault("other_details", "type", value));
        };
        let raw = self.raw(value);
        if raw.len() > self.capacities.details {
            self.cut.push("other_details");
            return Ok(Value::Null);
        }
        Ok(std::str::from_utf8(raw).expect("JSON is UTF-8").into())
    }

    fn raw(&self, value: &Node) -> &'a [u8] {
        value.raw(self.page).expect("the chat is complete")
    }
}

fn fault(field: &'static str, reason: &'static str, value: &Node) -> Fault {
    Fault {
        field,
        reason,
        offset: value.start,
    }
}

/// The digits and sign of a JSON number that has neither fraction nor exponent.
pub fn integer(raw: &[u8]) -> Option<&str> {
    let digits = std::str::from_utf8(raw).ok()?;
    (!digits.contains(['.', 'e', 'E'])).then_some(digits)
}
