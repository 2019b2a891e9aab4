//! Records whose names are awkward for the macros, and objects with required fields.

#![deny(warnings)]

use chatwire::heapless::String;
use chatwire::{Event, Id, Options, Record};

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

#[test]
fn a_required_field_of_an_object() {
    let page = r#"{"status_code":1,"response":[
        {"id":1,"place":{"floor":3,"field":4}},{"id":2},{"id":3,"place":null},
        {"id":4,"place":{"field":1}},{"place":{},"id":5},{"id":6,"place":{"floor":null}}]}"#;
    let at = |text: &str, more: usize| page.find(text).unwrap() + more;
    assert_eq!(
        decode::<Desk>(page),
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
