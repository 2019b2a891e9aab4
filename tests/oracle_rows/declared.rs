//! Records beside the chat: another list, and what a chat has no field for.

use oracle::record::{Declared, Field, Kind};

use super::*;

fn room(_: &Capacities) -> usize {
    2
}

/// An element of the list of teams.
const TEAM: Declared = Declared {
    element: "team",
    list: "teams",
    fields: &[
        Field::required("id", Kind::Id, room),
        Field::required("name", Kind::Text, room),
    ],
};

/// All that can be required, and lists of it.
const THING: Declared = Declared {
    element: "thing",
    list: "things",
    fields: &[
        Field::required("id", Kind::Id, room),
        Field::required("key", Kind::AssetId, room),
        Field::required("name", Kind::Text, room),
        Field::required("at", Kind::Datetime, room),
        Field::required("open", Kind::Bool, room),
        Field::required("count", BYTE, room),
        Field::required("state", STATE, room),
        Field::required("place", Kind::Object(PLACE), room),
        Field::required("parts", Kind::List(&PART), room),
        Field::optional("spare", Kind::List(&SPARE), room),
        Field::optional(
            "ids",
            Kind::List(&Field::required("ids", Kind::Id, room)),
            room,
        ),
        Field::optional(
            "states",
            Kind::List(&Field::required("states", STATE, room)),
            room,
        ),
        Field::optional(
            "counts",
            Kind::List(&Field::required("counts", BYTE, room)),
            room,
        ),
    ],
};

const BYTE: Kind = Kind::Integer(-128, 127);
const STATE: Kind = Kind::OneOf(&["good", "bad"]);

const PLACE: &[Field] = &[
    Field::optional("open", Kind::Bool, room).at("place.open"),
    Field::optional("count", BYTE, room).at("place.count"),
    Field::optional("state", STATE, room).at("place.state"),
    Field::optional("owner", Kind::Object(OWNER), room).at("place.owner"),
];

const OWNER: &[Field] = &[
    Field::required("id", Kind::AssetId, room).at("place.owner.id"),
    Field::optional("name", Kind::Text, room).at("place.owner.name"),
];

const PART: Field = Field::required(
    "parts",
    Kind::Object(&[
        Field::required("id", Kind::Id, room).at("parts.id"),
        Field::optional("note", Kind::Text, room).at("parts.note"),
    ]),
    room,
);

const SPARE: Field = Field::required(
    "spare",
    Kind::Object(&[Field::required("id", Kind::Id, room).at("spare.id")]),
    room,
);

const MEMBERS: [(&str, &str); 9] = [
    ("id", r#""1""#),
    ("key", "7"),
    ("name", r#""n""#),
    ("at", r#""2021-08-22T01:14:01Z""#),
    ("open", "true"),
    ("count", "0"),
    ("state", r#""good""#),
    ("place", "{}"),
    ("parts", "[]"),
];

fn of(record: &'static Declared, leniency: Leniency) -> Rules {
    Rules {
        record,
        ..under(leniency)
    }
}

/// A page with one thing, good but for this value.
fn thing(field: &str, value: &str) -> String {
    let others = MEMBERS.iter().filter(|(name, _)| *name != field);
    let members: Vec<_> = [(field, value)]
        .iter()
        .chain(others)
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!(
        r#"{{"status_code":1,"response":{{"things":[{{{}}}]}}}}"#,
        members.join(",")
    )
}

/// What becomes of this value, and what is flagged.
#[track_caller]
fn read(field: &str, value: &str, leniency: Leniency) -> [Value; 2] {
    let line = only(&thing(field, value), of(&THING, leniency));
    assert!(line.get("chat").is_some(), "{value}: {line}");
    [line["chat"][field].clone(), line["chat"]["altered"].clone()]
}

#[track_caller]
fn refuses(field: &str, value: &str, path: &str, reason: &str, leniency: Leniency) {
    rejected_in(&thing(field, value), path, reason, of(&THING, leniency));
}

#[test]
fn another_list_has_another_name() {
    let teams = of(&TEAM, Leniency::STRICT);
    let good = r#"{"name":"n","id":7,"chat_id":null}"#;
    for response in [
        format!("[{good}]"),
        format!(r#"{{"teams":[{good}]}}"#),
        format!(r#"{{"chats":[{{}},{{}}],"chats":7,"users":[7],"teams":[{good}]}}"#),
    ] {
        let page = format!(r#"{{"status_code":1,"response":{response}}}"#);
        let team = json!({ "index": 0, "id": "7", "name": "n", "altered": [] });
        assert_eq!(only(&page, teams)["chat"], team, "{response}");
    }
    for element in ["7", "null", r#""""#, "[]"] {
        let page = format!(r#"{{"status_code":1,"response":{{"teams":[^{element}]}}}}"#);
        rejected_in(&page, "team", "type", teams);
    }
    let page = format!(r#"{{"status_code":1,"response":{{"chats":[{good}],"Teams":[7]}}}}"#);
    let lines = events(page.as_bytes(), &teams);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["envelope"]["has_list"], false);
}

#[test]
fn no_value_rejects_all_that_is_required_but_a_text() {
    for leniency in [Leniency::STRICT, Leniency::LENIENT] {
        for (field, _) in MEMBERS {
            refuses(field, "^null", field, "null", leniency);
            if field != "name" {
                refuses(field, r#"^"""#, field, "null", leniency);
            }
        }
        assert_eq!(read("name", r#""""#, leniency), [json!(""), json!([])]);
        refuses("place", "^[ ]", "place", "null", leniency);
        refuses("parts", "^{ }", "parts", "null", leniency);
        // Each to its own kind.
        for field in ["id", "key", "name", "at", "open", "count", "state"] {
            refuses(field, "^[]", field, "type", leniency);
            refuses(field, "^{}", field, "type", leniency);
        }
        // What stands in a list is required of it.
        for (value, reason) in [("^null", "null"), (r#"^"""#, "null"), ("^[]", "null")] {
            refuses("parts", &format!("[{value}]"), "parts", reason, leniency);
        }
    }
    for (field, value) in [
        ("ids", "^null"),
        ("ids", r#"^"""#),
        ("states", r#"^"""#),
        ("counts", r#"^"""#),
        ("counts", "^null"),
    ] {
        refuses(
            field,
            &format!("[{value}]"),
            field,
            "null",
            Leniency::STRICT,
        );
    }
}

#[test]
fn no_value_is_none_where_it_is_optional() {
    let none = json!({ "open": null, "count": null, "state": null, "owner": null });
    for value in [
        "{}",
        r#"{"open":null,"count":null,"state":null,"owner":null}"#,
        r#"{"open":"","count":"","state":"","owner":""}"#,
        r#"{"owner":[]}"#,
    ] {
        assert_eq!(
            read("place", value, Leniency::STRICT),
            [none.clone(), json!([])],
            "{value}"
        );
    }
}

#[test]
fn an_integer_is_in_its_range_and_nothing_else_is_one() {
    let strict = Leniency::STRICT;
    for (value, integer) in [("127", 127), ("-128", -128), ("-0", 0), ("1", 1)] {
        assert_eq!(read("count", value, strict), [json!(integer), json!([])]);
    }
    let long = "9".repeat(60);
    for value in ["128", "-129", &long, &format!("-{long}")] {
        refuses("count", &format!("^{value}"), "count", "range", strict);
    }
    for value in ["1.0", "1e1", r#""1""#, "true"] {
        refuses("count", &format!("^{value}"), "count", "type", strict);
    }
    for (value, truth) in [("true", true), ("false", false)] {
        assert_eq!(read("open", value, strict), [json!(truth), json!([])]);
    }
    for value in ["1", r#""true""#] {
        refuses("open", &format!("^{value}"), "open", "type", strict);
    }
    refuses("counts", "[127,^128]", "counts", "range", strict);
}

#[test]
fn the_innermost_optional_field_around_a_fault_is_dropped() {
    for leniency in [DROP, Leniency::LENIENT] {
        let place = |owner: Value, altered: &str| {
            let place = json!({ "open": null, "count": 1, "state": null, "owner": owner });
            [place, json!([altered])]
        };
        for (value, path) in [
            (r#"{"count":1,"open":7}"#, "place.open"),
            (r#"{"count":1,"state":[]}"#, "place.state"),
            // An owner is nothing without what it must have.
            (r#"{"count":1,"owner":{}}"#, "place.owner"),
            (r#"{"owner":{"id":null},"count":1}"#, "place.owner"),
            (r#"{"owner":{"id":1,"id":1},"count":1}"#, "place.owner"),
            (
                r#"{"owner":{"id":"abc","name":"n"},"count":1}"#,
                "place.owner",
            ),
        ] {
            assert_eq!(
                read("place", value, leniency),
                place(json!(null), path),
                "{value}"
            );
        }
        let owner = r#"{"owner":{"id":1,"name":7},"count":1}"#;
        assert_eq!(
            read("place", owner, leniency),
            place(json!({ "id": 1, "name": null }), "place.owner.name")
        );
        let parts = r#"[{"note":7,"id":1},{"id":2,"note":"a"}]"#;
        let kept = json!([{ "id": "1", "note": null }, { "id": "2", "note": "a" }]);
        assert_eq!(
            read("parts", parts, leniency),
            [kept, json!(["parts.note"])]
        );
        // A list goes with what it cannot be without.
        for spare in [r#"[{"id":1},{}]"#, r#"[{"id":1.5}]"#, "[7]", "[null]"] {
            assert_eq!(
                read("spare", spare, leniency),
                [json!(null), json!(["spare"])],
                "{spare}"
            );
        }
        refuses(
            "parts",
            r#"[{"id":1},{"note":"a"^}]"#,
            "parts.id",
            "missing",
            leniency,
        );
        refuses("parts", r#"[{"id":^1.5}]"#, "parts.id", "type", leniency);
        refuses("parts", "[^7]", "parts", "type", leniency);
    }
}

#[test]
fn lists_keep_what_their_elements_may_be() {
    for leniency in [TRUNCATE, Leniency::LENIENT] {
        for (field, value, first) in [
            ("ids", r#"[1,"b","c"]"#, json!(["1", "b"])),
            ("ids", r#"["a","b","abc"]"#, json!(["a", "b"])),
            ("counts", "[1,2,3,4]", json!([1, 2])),
            ("states", r#"["good","BAD","good"]"#, json!(["good", "bad"])),
        ] {
            assert_eq!(
                read(field, value, leniency),
                [first, json!([field])],
                "{value}"
            );
        }
    }
    // In a list, too, part of an id is another id.
    refuses("ids", r#"["a",^"abc"]"#, "ids", "overflow", TRUNCATE);
    refuses("ids", "[^123]", "ids", "overflow", TRUNCATE);
    for leniency in [UNKNOWN, Leniency::LENIENT] {
        let states = read("states", r#"["good","odd"]"#, leniency);
        assert_eq!(states, [json!(["good", "unknown"]), json!(["states"])]);
        let place = read("place", r#"{"state":"odd"}"#, leniency);
        assert_eq!(place[0]["state"], "unknown");
        assert_eq!(place[1], json!(["place.state"]));
    }
    let place = read("place", r#"{"state":"odd"}"#, DROP);
    assert_eq!(place[0]["state"], json!(null));
    assert_eq!(place[1], json!(["place.state"]));
}
