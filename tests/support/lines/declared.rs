//! Two records that have, between them, every kind of field that can be declared: required, optional and with a default,
//! by itself, in objects and in lists. Beside each stands its table for the oracle.

use chatwire::heapless::{String, Vec};
use chatwire::{Altered, AssetId, Details, Id, Record, Timestamp, ValueEnum};
use serde_json::{Value, json};

use super::{Lines, Printed, asset_id, names};
use crate::oracle::record::{Declared, Field, Kind};

/// What can be required, in objects in objects.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "thing", list = "things")]
pub struct Thing {
    pub id: Id<6>,
    pub code: Code,
    pub label: String<5>,
    pub state: State,
    pub at: Timestamp,
    pub sealed: bool,
    pub place: Place,
    pub owner: Option<Owner>,
    pub parts: Option<Vec<Part, 2>>,
    pub altered: Altered<Self>,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Code(u16);

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
#[record(rename_all = "kebab-case")]
pub enum State {
    Good,
    NotGood,
    #[record(other)]
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Place {
    pub floor: i8,
    pub room: Option<String<3>>,
    pub extent: Option<Extent>,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Extent {
    pub wide: u64,
    pub high: Option<i64>,
    pub raw: Details<6>,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Owner {
    pub id: AssetId<4>,
    pub since: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Part {
    pub id: Id<3>,
    pub count: Option<u8>,
    pub state: Option<State>,
    pub raw: Details<8>,
}

/// What can be in a list, and every other integer.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "pile", list = "piles")]
pub struct Pile {
    pub texts: Vec<String<3>, 2>,
    pub ids: Option<Vec<Id<3>, 2>>,
    pub owners: Option<Vec<AssetId<3>, 2>>,
    pub numbers: Option<Vec<i16, 2>>,
    #[record(default)]
    pub flags: Vec<bool, 2>,
    pub states: Option<Vec<State, 1>>,
    pub instants: Option<Vec<Timestamp, 2>>,
    pub codes: Option<Vec<Code, 2>>,
    pub box_: Option<Box>,
    #[record(default)]
    pub count: u32,
    #[record(default)]
    pub weight: i32,
    #[record(default)]
    pub open: bool,
    #[record(default)]
    pub note: String<4>,
    pub raw: Details<12>,
    #[record(default)]
    pub maker: AssetId<4>,
    #[record(default)]
    pub since: Timestamp,
    #[record(default)]
    pub state: State,
    #[record(default)]
    pub id: Id<4>,
    pub altered: Altered<Self>,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Box {
    pub size: Option<u16>,
    pub items: Vec<Item, 2>,
}

#[derive(Debug, Clone, PartialEq, Record)]
pub struct Item {
    pub name: String<4>,
    pub maker: Option<Owner>,
}

/// Without a capacity.
fn none(_: &crate::oracle::Capacities) -> usize {
    0
}

const CODE: Kind = Kind::Integer(0, u16::MAX as i128);
const STATE: Kind = Kind::OneOf(&["good", "not-good"]);

pub const THING: Declared = Declared {
    element: "thing",
    list: "things",
    fields: &[
        Field::required("id", Kind::Id, |_| 6),
        Field::required("code", CODE, none),
        Field::required("label", Kind::Text, |_| 5),
        Field::required("state", STATE, none),
        Field::required("at", Kind::Datetime, none),
        Field::required("sealed", Kind::Bool, none),
        Field::required("place", Kind::Object(PLACE), none),
        Field::optional("owner", Kind::Object(OWNER), none),
        Field::optional("parts", Kind::List(&PART), |_| 2),
    ],
};

const PLACE: &[Field] = &[
    Field::required(
        "floor",
        Kind::Integer(i8::MIN as i128, i8::MAX as i128),
        none,
    )
    .at("place.floor"),
    Field::optional("room", Kind::Text, |_| 3).at("place.room"),
    Field::optional(
        "extent",
        Kind::Object(&[
            Field::required("wide", Kind::Integer(0, u64::MAX as i128), none)
                .at("place.extent.wide"),
            Field::optional(
                "high",
                Kind::Integer(i64::MIN as i128, i64::MAX as i128),
                none,
            )
            .at("place.extent.high"),
            Field::optional("raw", Kind::Raw, |_| 6).at("place.extent.raw"),
        ]),
        none,
    )
    .at("place.extent"),
];

const OWNER: &[Field] = &[
    Field::required("id", Kind::AssetId, |_| 4).at("owner.id"),
    Field::optional("since", Kind::Datetime, none).at("owner.since"),
];

const PART: Field = Field::required(
    "parts",
    Kind::Object(&[
        Field::required("id", Kind::Id, |_| 3).at("parts.id"),
        Field::optional("count", Kind::Integer(0, u8::MAX as i128), none).at("parts.count"),
        Field::optional("state", STATE, none).at("parts.state"),
        Field::optional("raw", Kind::Raw, |_| 8).at("parts.raw"),
    ]),
    none,
);

pub const PILE: Declared = Declared {
    element: "pile",
    list: "piles",
    fields: &[
        Field::required(
            "texts",
            Kind::List(&Field::required("texts", Kind::Text, |_| 3)),
            |_| 2,
        ),
        Field::optional(
            "ids",
            Kind::List(&Field::required("ids", Kind::Id, |_| 3)),
            |_| 2,
        ),
        Field::optional(
            "owners",
            Kind::List(&Field::required("owners", Kind::AssetId, |_| 3)),
            |_| 2,
        ),
        Field::optional(
            "numbers",
            Kind::List(&Field::required(
                "numbers",
                Kind::Integer(i16::MIN as i128, i16::MAX as i128),
                none,
            )),
            |_| 2,
        ),
        Field::optional(
            "flags",
            Kind::List(&Field::required("flags", Kind::Bool, none)),
            |_| 2,
        )
        .or(|| json!([])),
        Field::optional(
            "states",
            Kind::List(&Field::required("states", STATE, none)),
            |_| 1,
        ),
        Field::optional(
            "instants",
            Kind::List(&Field::required("instants", Kind::Datetime, none)),
            |_| 2,
        ),
        Field::optional(
            "codes",
            Kind::List(&Field::required("codes", CODE, none)),
            |_| 2,
        ),
        Field::optional("box_", Kind::Object(BOX), none),
        Field::optional("count", Kind::Integer(0, u32::MAX as i128), none).or(|| json!(0)),
        Field::optional(
            "weight",
            Kind::Integer(i32::MIN as i128, i32::MAX as i128),
            none,
        )
        .or(|| json!(0)),
        Field::optional("open", Kind::Bool, none).or(|| json!(false)),
        Field::optional("note", Kind::Text, |_| 4).or(|| json!("")),
        Field::optional("raw", Kind::Raw, |_| 12),
        Field::optional("maker", Kind::AssetId, |_| 4).or(|| json!(0)),
        Field::optional("since", Kind::Datetime, none).or(|| json!("1970-01-01T00:00:00Z")),
        Field::optional("state", STATE, none).or(|| json!("unknown")),
        Field::optional("id", Kind::Id, |_| 4).or(|| json!("")),
    ],
};

const BOX: &[Field] = &[
    Field::optional("size", CODE, none).at("box_.size"),
    Field::required("items", Kind::List(&ITEM), |_| 2).at("box_.items"),
];

const ITEM: Field = Field::required(
    "items",
    Kind::Object(&[
        Field::required("name", Kind::Text, |_| 4).at("box_.items.name"),
        Field::optional(
            "maker",
            Kind::Object(&[
                Field::required("id", Kind::AssetId, |_| 4).at("box_.items.maker.id"),
                Field::optional("since", Kind::Datetime, none).at("box_.items.maker.since"),
            ]),
            none,
        )
        .at("box_.items.maker"),
    ]),
    none,
)
.at("box_.items");

impl Printed for Thing {
    fn line(&self) -> Value {
        json!({
            "id": self.id.as_str(),
            "code": self.code.0,
            "label": self.label.as_str(),
            "state": self.state.as_str(),
            "at": self.at.to_string(),
            "sealed": self.sealed,
            "place": {
                "floor": self.place.floor,
                "room": self.place.room.as_deref(),
                "extent": self.place.extent.as_ref().map(|extent| json!({
                    "wide": extent.wide,
                    "high": extent.high,
                    "raw": extent.raw.as_json(),
                })),
            },
            "owner": self.owner.as_ref().map(owner),
            "parts": list(&self.parts, |part| json!({
                "id": part.id.as_str(),
                "count": part.count,
                "state": part.state.as_ref().map(State::as_str),
                "raw": part.raw.as_json(),
            })),
            "altered": names(self.altered),
        })
    }
}

impl Printed for Pile {
    fn line(&self) -> Value {
        json!({
            "texts": self.texts.iter().map(|text| json!(text.as_str())).collect::<Lines>(),
            "ids": list(&self.ids, |id| json!(id.as_str())),
            "owners": list(&self.owners, asset_id),
            "numbers": list(&self.numbers, |number| json!(number)),
            "flags": self.flags.iter().map(|flag| json!(flag)).collect::<Lines>(),
            "states": list(&self.states, |state| json!(state.as_str())),
            "instants": list(&self.instants, |at| json!(at.to_string())),
            "codes": list(&self.codes, |code| json!(code.0)),
            "box_": self.box_.as_ref().map(|inside| json!({
                "size": inside.size,
                "items": inside.items.iter().map(|item| json!({
                    "name": item.name.as_str(),
                    "maker": item.maker.as_ref().map(owner),
                })).collect::<Lines>(),
            })),
            "count": self.count,
            "weight": self.weight,
            "open": self.open,
            "note": self.note.as_str(),
            "raw": self.raw.as_json(),
            "maker": asset_id(&self.maker),
            "since": self.since.to_string(),
            "state": self.state.as_str(),
            "id": self.id.as_str(),
            "altered": names(self.altered),
        })
    }
}

fn owner(owner: &Owner) -> Value {
    json!({ "id": asset_id(&owner.id), "since": owner.since.map(|since| since.to_string()) })
}

fn list<T, const N: usize>(list: &Option<Vec<T, N>>, one: impl Fn(&T) -> Value) -> Option<Lines> {
    list.as_ref().map(|list| list.iter().map(one).collect())
}
