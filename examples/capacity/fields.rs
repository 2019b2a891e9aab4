//! The fields of a chat, as the API documents them.

#[derive(Clone, Copy)]
pub struct Field {
    /// For a field of `asset`, its path.
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
}

#[derive(Clone, Copy)]
pub enum Kind {
    /// Text or an integer, which counts as its digits.
    Id,
    Text,
    Texts,
    Timestamp,
    /// One of several names; the type has this name.
    Variant(&'static str),
    Asset,
    /// Any value, kept as raw JSON.
    Details,
}

/// How many there are.
pub const COUNT: usize = 15;

pub const FIELDS: [Field; COUNT] = [
    required("chat_id", Kind::Id),
    optional("alias_id", Kind::Id),
    required("created_at", Kind::Timestamp),
    optional("updated_at", Kind::Timestamp),
    required("status", Kind::Variant("ChatStatus")),
    required("channel", Kind::Variant("Channel")),
    optional("asset", Kind::Asset),
    optional("asset.id", Kind::Id),
    optional("asset.name", Kind::Text),
    optional("customer_id", Kind::Id),
    optional("destination_id", Kind::Id),
    optional("assignee", Kind::Id),
    optional("flag", Kind::Text),
    optional("tag", Kind::Texts),
    optional("other_details", Kind::Details),
];

const fn required(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        required: true,
    }
}

const fn optional(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        required: false,
    }
}
