//! What becomes of one element of the list.

use serde_json::{Map, Value, json};

use super::syntax::{Member, Node, Shape};
use super::{Capacities, Leniency, Rules, text};

/// How a field reads its value.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Text that is never cut, or an integer whose digits are kept.
    Id,
    /// The same, with the integer kept as one.
    AssetId,
    Text,
    Datetime,
    Bool,
    /// From the least to the most that it can be.
    Integer(i128, i128),
    OneOf(&'static [&'static str]),
    Object(&'static [Field]),
    /// What each element is.
    List(&'static Field),
    /// Any JSON, as it was sent.
    Raw,
}

/// A record as it is declared: what its element and its list are called, and what it has.
#[derive(Debug)]
pub struct Declared {
    pub element: &'static str,
    pub list: &'static str,
    pub fields: &'static [Field],
}

#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    /// The name with those of the objects that it stands in.
    pub path: &'static str,
    pub required: bool,
    pub kind: Kind,
    /// How many bytes or elements of it are kept.
    pub room: fn(&Capacities) -> usize,
    /// What it is where there is no value.
    pub nothing: fn() -> Value,
}

impl Field {
    pub const fn required(name: &'static str, kind: Kind, room: fn(&Capacities) -> usize) -> Self {
        Field {
            name,
            path: name,
            required: true,
            kind,
            room,
            nothing: || Value::Null,
        }
    }

    pub const fn optional(name: &'static str, kind: Kind, room: fn(&Capacities) -> usize) -> Self {
        Field {
            required: false,
            ..Self::required(name, kind, room)
        }
    }

    pub const fn at(self, path: &'static str) -> Self {
        Field { path, ..self }
    }

    /// This one need not be there, and is something else than nothing then.
    pub const fn or(self, nothing: fn() -> Value) -> Self {
        Field {
            required: false,
            nothing,
            ..self
        }
    }

    /// The fields in it, where it is an object or a list of them.
    pub const fn inside(&self) -> &'static [Field] {
        match self.kind {
            Kind::Object(fields) => fields,
            Kind::List(element) => element.inside(),
            _ => &[],
        }
    }
}

/// Why an element is rejected.
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

/// The line for a complete element of the list, and whether it is a record.
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
            field: rules.record.element,
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
    let fields = rules.record.fields;
    let mut record = reader.object(fields, element)?;
    let mut altered = Vec::new();
    paths(fields, &mut altered);
    altered.retain(|path| reader.altered.contains(path));
    record.insert("altered".into(), json!(altered));
    Ok(record)
}

/// Each field before those in it.
pub fn paths(fields: &[Field], paths: &mut Vec<&'static str>) {
    for field in fields {
        paths.push(field.path);
        self::paths(field.inside(), paths);
    }
}

/// Reads the complete nodes of one element.
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
            let name = text::whole(key.raw(self.page).expect("the element is complete"));
            let Some(field) = fields
                .iter()
                .find(|field| name.as_deref() == Some(field.name))
            else {
                continue;
            };
            let value = value.as_ref().expect("the element is complete");
            let read = if values.contains_key(field.name) {
                Err(Fault::new(field, "duplicate", key))
            } else {
                self.field(field, value)
            };
            let read = match read {
                Err(_) if self.leniency.drop && !field.required => {
                    self.altered.push(field.path);
                    (field.nothing)()
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
                        offset: object.end.expect("the element is complete") - 1,
                    });
                }
                values.insert(field.name.into(), (field.nothing)());
            }
        }
        Ok(values)
    }
}
