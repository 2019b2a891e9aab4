//! A record of some fields of a chat, each with its capacity.

use std::fmt;

use crate::extent::Extent;
use crate::fields::{COUNT, FIELDS, Field, Kind};
use crate::layout::{Layout, ON_32_BIT, Target};

/// What a record does with a field.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// `None` if the type has none, or if it is not known: then the field is not mentioned at all.
    pub capacity: Option<Extent>,
    pub left_out: Option<LeftOut>,
}

/// Why a field is not in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    NeverSeen,
    /// Keeping it costs much, and skipping it nothing.
    Skipped,
}

pub struct Record {
    pub fields: [Choice; COUNT],
}

/// The type of a field.
enum Type {
    Timestamp,
    Variant(&'static str),
    Id(usize),
    Text(usize),
    Texts(Extent),
    Asset { id: usize, name: usize },
    Details(usize),
}

struct Member {
    name: &'static str,
    /// Whether it can be null or absent, and the type cannot say so itself.
    optional: bool,
    of: Type,
    left_out: Option<LeftOut>,
}

impl Record {
    /// With the fields that have these capacities, in the order of [`FIELDS`], and no further ones.
    pub fn whole(capacities: &[Option<Extent>]) -> Self {
        let capacity = |at| capacities.get(at).copied().flatten();
        Self {
            fields: std::array::from_fn(|at| Choice {
                capacity: capacity(at),
                left_out: None,
            }),
        }
    }

    /// The same with `other_details`, where it has a capacity for them.
    pub fn with_details(&self) -> Self {
        let mut fields = self.fields;
        for choice in &mut fields {
            choice.left_out = choice.left_out.filter(|why| *why != LeftOut::Skipped);
        }
        Self { fields }
    }

    /// The fields, those of an asset together.
    fn members(&self) -> impl Iterator<Item = Member> {
        let member = |at: usize| {
            let Field {
                name,
                kind,
                required,
            } = FIELDS[at];
            let Choice { capacity, left_out } = self.fields[at];
            let length = |at: usize| Some(self.fields[at].capacity?.length);
            Some(Member {
                name,
                optional: !required && !matches!(kind, Kind::Details),
                of: match kind {
                    Kind::Timestamp => Type::Timestamp,
                    Kind::Variant(name) => Type::Variant(name),
                    Kind::Id => Type::Id(length(at)?),
                    Kind::Text => Type::Text(length(at)?),
                    Kind::Texts => Type::Texts(capacity?),
                    Kind::Asset => Type::Asset {
                        id: length(at + 1)?,
                        name: length(at + 2)?,
                    },
                    Kind::Details => Type::Details(length(at)?),
                },
                left_out,
            })
        };
        let outermost = |at: &usize| !FIELDS[*at].name.contains('.');
        (0..COUNT).filter(outermost).filter_map(member)
    }

    /// What it takes in memory.
    pub fn size(&self, target: Target) -> usize {
        let mut fields: Vec<_> = self
            .members()
            .filter(|member| member.left_out.is_none())
            .map(|member| match member.optional {
                true => member.of.layout(target).option(),
                false => member.of.layout(target),
            })
            .collect();
        let altered = Layout::integer(4);
        fields.push(altered);
        Layout::structure(&fields).size
    }
}

impl Type {
    fn layout(&self, target: Target) -> Layout {
        let length = Layout::integer(target.pointer);
        let text = |capacity| Layout::structure(&[length, Layout::bytes(capacity)]);
        match *self {
            Self::Timestamp => Layout::integer(4).array(3),
            Self::Variant(_) => Layout::variants(),
            Self::Id(capacity) | Self::Text(capacity) => text(capacity),
            Self::Texts(Extent {
                items,
                length: each,
            }) => Layout::structure(&[length, text(each).array(items.unwrap_or(0))]),
            Self::Asset { id, name } => {
                let id = Layout::choice(&[Layout::integer(8), text(id)]);
                Layout::structure(&[id.option(), text(name).option()])
            }
            Self::Details(capacity) => Layout::choice(&[text(capacity)]),
        }
    }
}

/// The declaration, which can be pasted anywhere.
pub struct Declaration<'a>(pub &'a Record);

impl fmt::Display for Declaration<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.size(ON_32_BIT);
        writeln!(f, "/// A chat, {size} bytes on a 32-bit target.")?;
        writeln!(f, "#[derive(Debug, Clone, PartialEq, chatwire::Record)]")?;
        writeln!(f, "#[record(element = \"chat\", list = \"chats\")]")?;
        writeln!(f, "pub struct Chat {{")?;
        for member in self.0.members() {
            let left_out = match member.left_out {
                None => "",
                Some(LeftOut::NeverSeen) => "// never seen: ",
                Some(LeftOut::Skipped) => "// skipped: ",
            };
            writeln!(f, "    {left_out}{member},")?;
        }
        writeln!(f, "    pub altered: chatwire::Altered<Self>,")?;
        write!(f, "}}")
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.optional {
            true => write!(f, "pub {}: Option<{}>", self.name, self.of),
            false => write!(f, "pub {}: {}", self.name, self.of),
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timestamp => write!(f, "chatwire::Timestamp"),
            Self::Variant(name) => write!(f, "chatwire::{name}"),
            Self::Id(capacity) => write!(f, "chatwire::Id<{capacity}>"),
            Self::Text(capacity) => write!(f, "chatwire::heapless::String<{capacity}>"),
            Self::Texts(Extent { items, length }) => {
                let (items, text) = (items.unwrap_or(0), Self::Text(*length));
                write!(f, "chatwire::heapless::Vec<{text}, {items}>")
            }
            Self::Asset { id, name } => write!(f, "chatwire::Asset<{id}, {name}>"),
            Self::Details(capacity) => write!(f, "chatwire::Details<{capacity}>"),
        }
    }
}
