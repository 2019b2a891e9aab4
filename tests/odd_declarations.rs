//! Records whose names are awkward for the macros, objects with required fields, and a record that no macro wrote.

#![deny(warnings)]

use chatwire::heapless::String;
use chatwire::record::{Object, Slot, Table};
use chatwire::{Cut, Event, Id, Options, Record};

// What a crate is likely to have, and the macros must not trip over.
#[allow(dead_code)]
type Result<T> = core::result::Result<T, ()>;

chatwire::variants! {
    /// The kind of a thing.
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum Kind {
        /// The one kind.
        Ok = "ok",
    }
}

chatwire::record! {
    /// Names that are words of Rust or of the macro.
    #[derive(Debug, PartialEq)]
    pub struct Words: "thing" in "things" {
        pub self_: Option<Id<8>>,
        pub field: Option<String<8>>,
        pub r#type: Option<Kind>,
        pub renamed as "fn": Option<u8>,
    }
}

chatwire::record! {
    /// An object with a required field.
    #[derive(Debug, PartialEq)]
    pub struct Place {
        pub field: Option<u8>,
        pub floor: u8,
    }
}

chatwire::record! {
    /// A record that may have one.
    #[derive(Debug, PartialEq)]
    pub struct Desk: "desk" in "desks" {
        pub place: Option<Place>,
        pub id: Id<8>,
    }
}

/// A desk, with no more than a record must have.
struct ByHand {
    desk: Desk,
    cut: Cut<Self>,
}

impl Object for ByHand {
    fn slot(&mut self, field: usize) -> Slot<'_> {
        self.desk.slot(field)
    }
}

impl Record for ByHand {
    const EMPTY: Self = Self {
        desk: Desk::EMPTY,
        cut: Cut::NONE,
    };
    const BLANK: Self = Self::EMPTY;
    const TABLE: &'static Table = Desk::TABLE;
    const NAME: &'static str = Desk::NAME;

    fn clear(&mut self) {
        self.desk.clear();
    }

    fn cut(&mut self) -> &mut Cut<Self> {
        &mut self.cut
    }
}

impl core::fmt::Debug for ByHand {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.desk.fmt(f)
    }
}

fn decode<R: Record + core::fmt::Debug>(page: &str) -> Vec<std::string::String> {
    let mut lines = Vec::new();
    chatwire::decode::<R>(page.as_bytes(), Options::new(), |event| {
        lines.push(match event {
            Event::Record(record) => format!("{record:?}"),
            Event::Rejected(rejection) => rejection.to_string(),
        });
    })
    .unwrap();
    lines
}

#[test]
fn awkward_names() {
    let page = r#"{"status_code":1,"response":[{"self_":"s","field":"f","type":"ok","fn":7}]}"#;
    assert_eq!(
        decode::<Words>(page),
        [
            r#"Words { self_: Some(Id("s")), field: Some("f"), type: Some(Ok), renamed: Some(7), cut: {} }"#
        ]
    );
}

const DESKS: &str = r#"{"status_code":1,"response":[
    {"id":1,"place":{"floor":3,"field":4}},{"id":2},{"id":3,"place":null},
    {"id":4,"place":{"field":1}},{"place":{},"id":5},{"id":6,"place":{"floor":null}}]}"#;

#[test]
fn a_record_written_by_hand() {
    assert_eq!(decode::<ByHand>(DESKS), decode::<Desk>(DESKS));
}

#[test]
fn a_required_field_of_an_object() {
    let at = |text: &str, more: usize| DESKS.find(text).unwrap() + more;
    assert_eq!(
        decode::<Desk>(DESKS),
        [
            r#"Desk { place: Some(Place { field: Some(4), floor: 3 }), id: Id("1"), cut: {} }"#
                .to_owned(),
            r#"Desk { place: None, id: Id("2"), cut: {} }"#.to_owned(),
            r#"Desk { place: None, id: Id("3"), cut: {} }"#.to_owned(),
            format!(
                "desk 3 rejected: place.floor is missing (offset {})",
                at(r#"{"field":1}"#, 10)
            ),
            format!(
                "desk 4 rejected: place.floor is missing (offset {})",
                at("{},", 1)
            ),
            format!(
                "desk 5 rejected: place.floor is null (offset {})",
                at(r#"{"floor":null}"#, 9)
            ),
        ]
    );
}
