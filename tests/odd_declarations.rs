//! Records whose names are awkward for the derives, objects with required fields, and a record that no derive wrote.

#![deny(warnings)]

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
use chatwire::__private::{Input, Outcome, Table};
use chatwire::heapless::String;
use chatwire::record::{Object, Value};
use chatwire::{Altered, Event, Id, Options, Record, Url, ValueEnum};

// What a crate is likely to have, and the derives must not trip over.
#[allow(dead_code)]
type Result<T> = core::result::Result<T, ()>;

/// The kind of a thing.
#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
#[record(rename_all = "lowercase")]
pub enum Kind {
    /// The one kind.
    Ok,
    /// No kind.
    #[record(other)]
    Unknown,
}

/// Names that are words of Rust or of the derive.
#[derive(Debug, PartialEq, Record)]
#[record(element = "thing", list = "things")]
pub struct Words {
    pub self_: Option<Id<8>>,
    pub field: Option<String<8>>,
    pub r#type: Option<Kind>,
    #[record(rename = "fn")]
    pub renamed: Option<u8>,
    pub altered: Altered<Self>,
}

/// An object with a required field.
#[derive(Debug, PartialEq, Record)]
pub struct Place {
    pub field: Option<u8>,
    pub floor: u8,
}

/// A record that may have one.
#[derive(Debug, PartialEq, Record)]
#[record(element = "desk", list = "desks")]
pub struct Desk {
    pub place: Option<Place>,
    pub id: Id<8>,
    pub altered: Altered<Self>,
}

/// The type of the link to the next page, in a record.
#[derive(Debug, PartialEq, Record)]
#[record(element = "link", list = "links")]
pub struct Link {
    #[record(default)]
    pub url: Url<8>,
    pub altered: Altered<Self>,
}

/// A desk, with its fields one by one and nothing derived but the object in it.
struct ByHand {
    place: Option<Place>,
    id: Id<8>,
    altered: Altered<Self>,
}

impl Object for ByHand {
    const NAME: &'static str = "desk";
    const EMPTY: Self = Self {
        place: None,
        id: Id::new(),
        altered: Altered::NONE,
    };
    const ZEROED: Self = Self::EMPTY;
    const TABLE: &'static Table = &Table::new(
        &["place", "id"],
        &[
            chatwire::__private::Member::new(
                <Option<Place> as Value>::TABLE,
                <Option<Place> as Value>::KIND,
            ),
            chatwire::__private::Member::new(None, <Id<8> as Value>::KIND),
        ],
    );

    fn put(&mut self, path: &[u8], input: &mut Input<'_>) -> Outcome {
        match path {
            [0, path @ ..] => self.place.put(path, input),
            [1, path @ ..] => self.id.put(path, input),
            _ => Outcome::Kept,
        }
    }

    fn empty() -> Self {
        Self::EMPTY
    }

    fn clear(&mut self) {
        *self = Self::EMPTY;
    }
}

impl Record for ByHand {
    const LIST: &'static str = "desks";

    fn altered(&mut self) -> &mut Altered<Self> {
        &mut self.altered
    }
}

impl core::fmt::Debug for ByHand {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Self { place, id, altered } = self;
        write!(
            f,
            "Desk {{ place: {place:?}, id: {id:?}, altered: {altered:?} }}"
        )
    }
}

fn decode<R: Record + core::fmt::Debug>(page: &str, options: Options) -> Vec<std::string::String> {
    let mut lines = Vec::new();
    chatwire::decode::<R>(page.as_bytes(), options, |event| {
        lines.push(match event {
            Event::Record(record) => format!("{record:?}"),
            Event::Rejected(rejection) => rejection.to_string(),
            _ => panic!("another event"),
        });
    })
    .unwrap();
    lines
}

#[test]
fn awkward_names() {
    let page = r#"{"status_code":1,"response":[{"self_":"s","field":"f","type":"ok","fn":7}]}"#;
    assert_eq!(
        decode::<Words>(page, Options::new()),
        [
            r#"Words { self_: Some(Id("s")), field: Some("f"), type: Some(Ok), renamed: Some(7), altered: {} }"#
        ]
    );
}

const DESKS: &str = r#"{"status_code":1,"response":[
    {"id":1,"place":{"floor":3,"field":4}},{"id":2},{"id":3,"place":null},
    {"id":4,"place":{"field":1}},{"place":{},"id":5},{"id":6,"place":{"floor":null}}]}"#;

#[test]
fn a_record_written_by_hand() {
    for options in [Options::new(), Options::new().lenient()] {
        let lines = decode::<Desk>(DESKS, options);
        assert_eq!(decode::<ByHand>(DESKS, options), lines);
        let list = DESKS.replace(":[", r#":{"desks":["#).replace("]}", "]}}");
        assert_eq!(decode::<ByHand>(&list, options).len(), lines.len());
    }
    let names = chatwire::Field::<ByHand>::all().map(|field| field.to_string());
    assert!(names.eq(["place", "place.field", "place.floor", "id"]));
}

#[test]
fn a_required_field_of_an_object() {
    let at = |text: &str, more: usize| DESKS.find(text).unwrap() + more;
    assert_eq!(
        decode::<Desk>(DESKS, Options::new()),
        [
            r#"Desk { place: Some(Place { field: Some(4), floor: 3 }), id: Id("1"), altered: {} }"#
                .to_owned(),
            r#"Desk { place: None, id: Id("2"), altered: {} }"#.to_owned(),
            r#"Desk { place: None, id: Id("3"), altered: {} }"#.to_owned(),
            format!(
                "desk 3 rejected: place.floor is missing at byte {}",
                at(r#"{"field":1}"#, 10)
            ),
            format!(
                "desk 4 rejected: place.floor is missing at byte {}",
                at("{},", 1)
            ),
            format!(
                "desk 5 rejected: place.floor is null at byte {}",
                at(r#"{"floor":null}"#, 9)
            ),
        ]
    );
}

#[test]
fn a_url_stays_in_its_record() {
    let page = r#"{"status_code":1,"response":[{"url":"/a"},{},{"url":"/b"},{"url":null}]}"#;
    for options in [Options::new(), Options::new().lenient()] {
        assert_eq!(
            decode::<Link>(page, options),
            ["/a", "", "/b", ""].map(|url| format!("Link {{ url: Url({url:?}), altered: {{}} }}"))
        );
    }
}
