//! What it counts and measures.

use chatwire::heapless::{String, Vec};
use chatwire::{
    Altered, Asset, AssetId, Channel, ChatStatus, Details, Event, Field, Id, Options, Record,
    Timestamp,
};
use serde_json::{Value, json};

use crate::{json, program};

/// The row of a field.
#[track_caller]
fn row(object: &Value, field: &str) -> Value {
    let rows = object["fields"].as_array().unwrap();
    rows.iter()
        .find(|row| row["field"] == field)
        .unwrap()
        .clone()
}

const REQUIRED: &str = r#""created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms""#;

/// A page of chats with these members and all that are required besides.
fn page(chats: &[&str]) -> std::string::String {
    let chats: std::vec::Vec<_> = chats
        .iter()
        .map(|members| format!("{{{REQUIRED},{members}}}"))
        .collect();
    format!(
        r#"{{"status_code":4305,"response":{{"chats":[{}]}}}}"#,
        chats.join(",")
    )
}

#[test]
fn to_the_letter() {
    let page = page(&[
        r#""chat_id":"1234567","flag":"\u00e9\ud83d\ude42","alias_id":null,"tag":[]"#,
        r#""chat_id":-12345678901234567890,"fl\u0061g":"\ud83d","alias_id":null,"tag":["a","bb","ccc"]"#,
        r#""chat_id":"1","asset":{"id":56161,"name":null},"tag":["x"],"other_details":{ "\ud83d" : 1 }"#,
        r#""chat_id":"12","asset":{"id":"ключ"},"tag":[],"other_details":null"#,
    ]);
    let object = json(&["-"], &page);
    assert_eq!((&object["pages"], &object["chats"]), (&json!(1), &json!(4)));
    assert_eq!(
        row(&object, "chat_id"),
        json!({
            "field": "chat_id", "occurs": 4, "null": 0, "longest": {"length": 21}, "typical": {"length": 2},
            "capacities": {"Chat": {"length": 24}, "CompactChat": {"length": 20}, "record": {"length": 28}},
            "left_out": null,
        })
    );
    assert_eq!(
        row(&object, "tag"),
        json!({
            "field": "tag", "occurs": 4, "null": 0,
            "longest": {"items": 3, "length": 3}, "typical": {"items": 0, "length": 1},
            "capacities": {
                "Chat": {"items": 6, "length": 32}, "CompactChat": {"items": 4, "length": 24},
                "record": {"items": 4, "length": 4},
            },
            "left_out": null,
        })
    );
    assert_eq!(
        row(&object, "alias_id"),
        json!({
            "field": "alias_id", "occurs": 0, "null": 2, "longest": null, "typical": null,
            "capacities": {"Chat": {"length": 32}, "CompactChat": {"length": 16}, "record": {"length": 16}},
            "left_out": "never_seen",
        })
    );
    assert_eq!(
        row(&object, "other_details"),
        json!({
            "field": "other_details", "occurs": 1, "null": 1, "longest": {"length": 16}, "typical": {"length": 16},
            "capacities": {"Chat": null, "CompactChat": null, "record": {"length": 20}},
            "left_out": "skipped",
        })
    );
    let lengths = |field: &str, length: &str| row(&object, field)[length]["length"].clone();
    assert_eq!(lengths("flag", "longest"), 6, "é and a face");
    assert_eq!(lengths("flag", "typical"), 3, "U+FFFD");
    assert_eq!(lengths("asset.id", "longest"), 8, "Cyrillic");
    assert_eq!(lengths("asset.id", "typical"), 5, "digits");
    let name = row(&object, "asset.name");
    assert_eq!((&name["occurs"], &name["null"]), (&json!(0), &json!(1)));
    assert_eq!(
        name["capacities"]["record"],
        json!({"length": 24}),
        "as in CompactChat"
    );
    assert_eq!(name["left_out"], Value::Null, "an asset has a name");
    assert_eq!(row(&object, "created_at")["occurs"], 4);
    assert_eq!(row(&object, "updated_at")["left_out"], "never_seen");
}

/// What a chat is rejected for needs no room.
#[test]
fn values_of_the_wrong_type() {
    let object = json(
        &["-"],
        &page(&[
            r#""chat_id":1234567E5,"flag":12345678,"flags":"longer","tag":"none","asset":[1]"#,
            r#""chat_id":1234567.5,"flag":["a"],"flags":"longer","tag":[1,null],"asset":{"id":true,"name":1234}"#,
        ]),
    );
    for field in ["chat_id", "flag", "asset.id", "asset.name"] {
        assert_eq!(row(&object, field)["longest"], Value::Null, "{field}");
    }
    assert_eq!(
        row(&object, "tag")["longest"],
        json!({"items": 2, "length": 0})
    );
    assert_eq!(row(&object, "flag")["occurs"], 2);
    assert_eq!(object["ready"][0]["lenient"]["rejected"], 2);
}

/// Empties that stand for no value, and those that are one.
#[test]
fn values_that_are_none() {
    let object = json(
        &["-"],
        &page(&[
            r#""chat_id":"1","flag":"","assignee":null,"updated_at":"","asset":[],"tag":{},"other_details":"""#,
            r#""chat_id":"2","asset":{},"tag":[],"other_details":[]"#,
        ]),
    );
    let counts = |field: &str| {
        let row = row(&object, field);
        [row["occurs"].as_u64(), row["null"].as_u64()].map(Option::unwrap)
    };
    for field in ["flag", "assignee", "updated_at"] {
        assert_eq!(counts(field), [0, 1], "{field}");
    }
    for field in ["asset", "tag", "other_details"] {
        assert_eq!(counts(field), [1, 1], "{field}");
    }
    assert_eq!(object["ready"][0]["strict"]["whole"], 2);
}

/// One name begins as another does, and one has a lone surrogate.
#[test]
fn names_that_are_not_those_of_fields() {
    let object = json(
        &["-"],
        &page(&[r#""chat_id_of_old":"12","flag\ud83d":"12","chat_id":"1","flag":"1""#]),
    );
    for field in ["chat_id", "flag"] {
        assert_eq!(row(&object, field)["longest"]["length"], 1, "{field}");
    }
}

#[test]
fn what_the_ready_records_make_of_it() {
    let long = "x".repeat(25);
    let flag = format!(r#""chat_id":"1","flag":"{long}""#);
    let chats = [
        &*flag,
        &flag,
        r#""chat_id":true"#,
        r#""chat_id":"1","flag":"\ud83d""#,
    ];
    let ready = json(&["-"], &page(&chats))["ready"].take();
    let fault = |field: &str, reason: &str| json!({"field": field, "reason": reason, "chats": 1});
    let wrong = fault("chat_id", "type");
    let half = fault("flag", "lone_surrogate");
    assert_eq!(
        ready[0],
        json!({
            "record": "Chat", "size": 768,
            "strict": {"whole": 2, "rejected": 2, "why": [wrong, half], "altered": 0, "fields": []},
            "lenient": {
                "whole": 2, "rejected": 1, "why": [wrong], "altered": 1, "fields": [{"field": "flag", "chats": 1}],
            },
        })
    );
    let long = json!({"field": "flag", "reason": "overflow", "chats": 2});
    assert_eq!(
        ready[1],
        json!({
            "record": "CompactChat", "size": 448,
            "strict": {"whole": 0, "rejected": 4, "why": [long, wrong, half], "altered": 0, "fields": []},
            "lenient": {
                "whole": 0, "rejected": 1, "why": [wrong], "altered": 3, "fields": [{"field": "flag", "chats": 3}],
            },
        })
    );
}

/// Of good pages `Chat` keeps all, and `CompactChat` all but those with an Apple id.
#[test]
fn what_the_ready_records_keep() {
    for (name, chats, apple) in [
        ("page", 10, 3),
        ("page-unicode", 10, 0),
        ("page-escaped", 10, 0),
        ("page-dotnet", 10, 1),
        ("page-messages", 10, 0),
        // Two are at fault whatever there is room for.
        ("sample", 8, 1),
    ] {
        let ready = json(&[&format!("tests/data/{name}.json")], "")["ready"].take();
        let whole = |at: usize| ready[at]["strict"]["whole"].as_u64();
        assert_eq!(whole(0), Some(chats), "{name}");
        assert_eq!(whole(1), Some(chats - apple), "{name}");
        if apple > 0 {
            let why = json!({"field": "destination_id", "reason": "overflow", "chats": apple});
            let all = ready[1]["strict"]["why"].as_array().unwrap();
            assert!(all.contains(&why), "{name}");
        }
    }
}

/// With room for all there is in the test pages.
#[derive(Debug, Record)]
#[record(element = "chat", list = "chats")]
struct Wide {
    chat_id: Id<128>,
    alias_id: Option<Id<128>>,
    created_at: Timestamp,
    updated_at: Option<Timestamp>,
    status: ChatStatus,
    channel: Channel,
    asset: Option<Asset<128, 128>>,
    customer_id: Option<Id<128>>,
    destination_id: Option<Id<176>>,
    assignee: Option<Id<128>>,
    flag: Option<String<128>>,
    tag: Option<Vec<String<128>, 16>>,
    other_details: Details<1024>,
    altered: Altered<Self>,
}

/// How often a field was there, and its lengths.
type Lengths = (usize, std::vec::Vec<usize>);

fn decoded(page: &[u8]) -> std::vec::Vec<(&'static str, Lengths)> {
    let names = [
        "chat_id",
        "alias_id",
        "asset.id",
        "asset.name",
        "customer_id",
        "destination_id",
        "assignee",
        "flag",
        "other_details",
    ];
    let mut fields = names.map(|name| (name, Lengths::default()));
    chatwire::decode::<Wide>(page, Options::new(), |event| {
        let Event::Record(chat) = event else {
            panic!("{event:?}");
        };
        let asset = chat.asset.as_ref();
        let id = asset
            .and_then(|asset| asset.id.as_ref())
            .map(AssetId::to_string);
        let lengths = [
            Some(chat.chat_id.len()),
            chat.alias_id.as_ref().map(|text| text.len()),
            id.map(|text| text.len()),
            asset
                .and_then(|asset| asset.name.as_ref())
                .map(|text| text.len()),
            chat.customer_id.as_ref().map(|text| text.len()),
            chat.destination_id.as_ref().map(|text| text.len()),
            chat.assignee.as_ref().map(|text| text.len()),
            chat.flag.as_ref().map(|text| text.len()),
            chat.other_details.as_json().map(str::len),
        ];
        for ((_, seen), length) in fields.iter_mut().zip(lengths) {
            seen.0 += usize::from(length.is_some());
            seen.1.extend(length);
        }
    })
    .unwrap();
    fields.into()
}

/// The decoder and the example read JSON by different means.
#[test]
fn the_lengths_are_those_of_decoded_values() {
    for name in [
        "page",
        "page-escaped",
        "page-pretty",
        "page-unicode",
        "page-status-last",
        "page-messages",
    ] {
        let path = format!("{}/tests/data/{name}.json", program::ROOT);
        let object = json(&[&path], "");
        for (field, (occurs, mut lengths)) in decoded(&std::fs::read(&path).unwrap()) {
            lengths.sort_unstable();
            let row = row(&object, field);
            assert_eq!(row["occurs"], occurs, "{field} in {path}");
            assert_eq!(
                row["longest"]["length"],
                lengths[lengths.len() - 1],
                "{field} in {path}"
            );
            assert_eq!(
                row["typical"]["length"],
                lengths[(lengths.len() - 1) / 2],
                "{field} in {path}"
            );
        }
    }
}

/// No field of the API is forgotten.
#[test]
fn every_field() {
    let object = json(&[], "");
    let rows = object["fields"].as_array().unwrap();
    let names: std::vec::Vec<_> = rows
        .iter()
        .map(|row| row["field"].as_str().unwrap())
        .collect();
    let fields: std::vec::Vec<_> = Field::<Wide>::all()
        .map(|field| field.to_string())
        .collect();
    assert_eq!(names, fields);
}

#[test]
fn pages_in_one_file_or_in_many() {
    let read = |name: &str| {
        std::fs::read_to_string(format!("{}/tests/data/{name}.json", program::ROOT)).unwrap()
    };
    let both = read("page") + &read("page-unicode");
    let object = json(&["-"], &both);
    assert_eq!(
        (&object["pages"], &object["chats"]),
        (&json!(2), &json!(20))
    );
    let files = ["tests/data/page.json", "tests/data/page-unicode.json"];
    assert_eq!(object, json(&files, ""));
}

/// No wider than a terminal.
#[test]
fn the_table() {
    let output = crate::capacity(&[], "");
    let table = std::string::String::from_utf8(output.stdout).unwrap();
    for line in table.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
    crate::paste::paste("sample.txt", table.trim_end());
}

/// A capacity is marked when what was seen is too long or, for tags, too much.
#[test]
fn marks() {
    let marked = |tags: &str| {
        let output = crate::capacity(
            &["-"],
            &page(&[&format!(r#""chat_id":"1","tag":[{tags}]"#)]),
        );
        let table = std::string::String::from_utf8(output.stdout).unwrap();
        let row = table
            .lines()
            .find(|line| line.starts_with("| tag "))
            .unwrap();
        ["! 6 × 32", "! 4 × 24"].map(|capacity| row.contains(capacity))
    };
    assert_eq!(marked(r#""a","b","c","d""#), [false, false]);
    assert_eq!(marked(r#""a","b","c","d","e""#), [false, true]);
    assert_eq!(marked(r#""longer than twenty-four bytes""#), [false, true]);
    assert_eq!(marked(r#""a","a","a","a","a","a","a""#), [true, true]);
}
