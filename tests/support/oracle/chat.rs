//! What becomes of one element of the list.

use serde_json::{Map, Value, json};

use super::syntax::{Member, Node, Shape};
use super::{Capacities, Leniency, Rules, text};

pub use super::value::integer;

/// How a field reads its value.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Text that is never cut, or an integer whose digits are kept.
    Id,
    /// The same, with the integer kept as one.
    AssetId,
    Text,
    Datetime,
    OneOf(&'static [&'static str]),
    Object(&'static [Field]),
    Tags,
    /// Any JSON, as it was sent.
    Raw,
}

pub struct Field {
    pub name: &'static str,
    /// The name with those of the objects that it stands in.
    pub path: &'static str,
    pub required: bool,
    pub kind: Kind,
}

const fn required(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        path: name,
        required: true,
        kind,
    }
}

const fn optional(name: &'static str, kind: Kind) -> Field {
    Field {
        required: false,
        ..required(name, kind)
    }
}

const STATUS: &[&str] = &["queued", "picked", "onhold", "closed"];
const CHANNEL: &[&str] = &[
    "sms", "facebook", "twitter", "livechat", "email", "abc", "whatsapp", "api",
];

/// The table of the contract, in its order.
const FIELDS: &[Field] = &[
    required("chat_id", Kind::Id),
    optional("alias_id", Kind::Id),
    required("created_at", Kind::Datetime),
    optional("updated_at", Kind::Datetime),
    required("status", Kind::OneOf(STATUS)),
    required("channel", Kind::OneOf(CHANNEL)),
    optional("asset", Kind::Object(ASSET)),
    optional("customer_id", Kind::Id),
    optional("destination_id", Kind::Id),
    optional("assignee", Kind::Id),
    optional("flag", Kind::Text),
    optional("tag", Kind::Tags),
    optional("other_details", Kind::Raw),
];

const ASSET: &[Field] = &[
    Field {
        path: "asset.id",
        ..optional("id", Kind::AssetId)
    },
    Field {
        path: "asset.name",
        ..optional("name", Kind::Text)
    },
];

/// What each element of `tag` is.
pub const TAG: Field = required("tag", Kind::Text);

/// Why a chat is rejected.
pub struct Fault {
    pub field: &'static str,
    pub reason: &'static str,
    pub offset: usize,
}

impl Fault {
    pub fn new(field: &Field, reason: &'static str, node: &Node) -> Self {
        Fault {
            field: field.path,
            reason,
            offset: node.start,
        }
    }
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
    let Shape::Object(_) = element.shape else {
        return Err(Fault {
            field: "chat",
            reason: "type",
            offset: element.start,
        });
    };
    let mut reader = Reader {
        page,
        leniency: rules.leniency,
        capacities: &rules.capacities,
        altered: Vec::new(),
    };
    let mut chat = reader.object(FIELDS, element)?;
    let mut altered = Vec::new();
    for field in FIELDS {
        altered.push(field.path);
        if let Kind::Object(fields) = field.kind {
            altered.extend(fields.iter().map(|field| field.path));
        }
    }
    altered.retain(|path| reader.altered.contains(path));
    chat.insert("altered".into(), json!(altered));
    Ok(chat)
}

/// Reads the complete nodes of one chat.
pub struct Reader<'a> {
    pub page: &'a [u8],
    pub leniency: Leniency,
    pub capacities: &'a Capacities,
    /// The paths of what was not kept as it was sent.
    pub altered: Vec<&'static str>,
}

impl Reader<'_> {
    /// Reads an object with these fields: what is said twice or cannot be kept
    /// is a fault, and is left out where the field may be dropped.
    pub fn object(
        &mut self,
        fields: &'static [Field],
        object: &Node,
    ) -> Result<Map<String, Value>, Fault> {
        let mut values = Map::new();
        for Member { key, value } in object.members() {
            let name = text::whole(key.raw(self.page).expect("the chat is complete"));
            let Some(field) = fields
                .iter()
                .find(|field| name.as_deref() == Some(field.name))
            else {
                continue;
            };
            let value = value.as_ref().expect("the chat is complete");
            let read = if values.contains_key(field.name) {
                Err(Fault::new(field, "duplicate", key))
            } else {
                self.field(field, value)
            };
            let read = match read {
                Err(_) if self.leniency.drop && !field.required => {
                    self.altered.push(field.path);
                    Value::Null
                }
                read => read?,
            };
            values.insert(field.name.into(), read);
        }
        for field in fields {
            if !values.contains_key(field.name) {
                if field.required {
                    return Err(Fault {
                        field: field.path,
                        reason: "missing",
                        offset: object.end.expect("the chat is complete") - 1,
                    });
                }
                values.insert(field.name.into(), Value::Null);
            }
        }
        Ok(values)
    }
}
