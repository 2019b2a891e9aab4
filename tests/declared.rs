//! Records declared outside the crate: fewer fields, other capacities, another list.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use chatwire::heapless::{String, Vec};
use chatwire::{
    Altered, Asset, AssetId, ChatStatus, Chunk, Decoder, Event, Field, Id, Options, Reason, Record,
    Timestamp, ValueEnum,
};

/// All that a signal lamp has to know of a chat.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "chat", list = "chats")]
struct Lamp {
    status: ChatStatus,
    #[record(rename = "assignee")]
    agent: Option<Id<24>>,
    asset: Asset<16, 24>,
    tag: Vec<String<8>, 2>,
    altered: Altered<Self>,
}

/// Whether a user can log in.
#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
#[record(rename_all = "lowercase")]
enum UserStatus {
    /// The user can.
    Active,
    /// The user cannot.
    Inactive,
    #[record(other)]
    Unknown,
}

/// An element of the list of users.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "user", list = "users")]
struct User {
    id: u32,
    first_name: Option<String<24>>,
    last_name: Option<String<24>>,
    login_id: String<48>,
    email_id: Option<String<48>>,
    status: UserStatus,
    accepting_chats: bool,
    altered: Altered<Self>,
}

/// The records of a page and the rejections in words, however the page is cut.
fn decode<R: Record + Clone + PartialEq + std::fmt::Debug>(
    page: &str,
    options: Options,
) -> (std::vec::Vec<R>, std::vec::Vec<std::string::String>) {
    let fed = |size| {
        let mut decoder = Decoder::<R>::with_options(options);
        let (mut records, mut rejections) = (vec![], vec![]);
        for bytes in page.as_bytes().chunks(size) {
            let mut chunk = Chunk::new(bytes);
            while let Some(event) = decoder.feed(&mut chunk).unwrap() {
                match event {
                    Event::Record(record) => records.push(record.clone()),
                    Event::Rejected(rejection) => rejections.push(rejection.to_string()),
                    _ => panic!("another event"),
                }
            }
        }
        decoder.finish().unwrap();
        (records, rejections)
    };
    let whole = fed(page.len());
    for size in 1..page.len() {
        assert_eq!(fed(size), whole, "by {size}");
    }
    whole
}

#[test]
fn fewer_fields_and_other_capacities() {
    let page = include_str!("data/page.json");
    let (lamps, rejections) = decode::<Lamp>(page, Options::new().lenient());
    assert_eq!(lamps.len() + rejections.len(), 10);
    let first = &lamps[0];
    assert_eq!(first.status, ChatStatus::Queued);
    assert_eq!(first.agent.as_deref(), Some("agent36@acme.example"));
    // Sixteen bytes are too few for it, and a cut id would be another.
    assert_eq!(first.asset.id, None);
    assert_eq!(first.tag, ["billing"]);
    assert!(first.altered.contains("asset.id") && !first.altered.contains("asset.name"));

    let (lamps, rejections) = decode::<Lamp>(page, Options::new());
    assert!(!lamps.is_empty());
    let offset = page.find("\"b6f0c1de").unwrap();
    assert_eq!(
        rejections[0],
        format!("chat 0 rejected: asset.id exceeds its capacity at byte {offset}")
    );
}

#[test]
fn what_is_not_optional_is_required() {
    let page = r#"{"status_code":4305,"response":[{"status":"queued","tag":[]},{"status":"queued","asset":null}]}"#;
    let (lamps, rejections) = decode::<Lamp>(page, Options::new());
    assert!(lamps.is_empty());
    assert_eq!(
        rejections,
        [
            format!(
                "chat 0 rejected: asset is missing at byte {}",
                page.find('}').unwrap()
            ),
            format!(
                "chat 1 rejected: asset is null at byte {}",
                page.find("null").unwrap()
            ),
        ]
    );
}

#[test]
fn fields_that_were_left_out_are_no_faults() {
    let page = r#"{"status_code":4305,"response":[{"chat_id":null,"channel":7,"flag":"\ud83d","flag":0,
        "assignee":12,"asset":{},"tag":["a"],"status":"closed"}]}"#;
    let (lamps, rejections) = decode::<Lamp>(page, Options::new());
    assert_eq!(rejections, [""; 0]);
    assert_eq!(lamps[0].agent.as_deref(), Some("12"));
    assert_eq!(lamps[0].status, ChatStatus::Closed);
}

#[test]
fn fields_are_named_as_on_the_wire() {
    let names: std::vec::Vec<_> = Field::<Lamp>::all()
        .map(|field| field.to_string())
        .collect();
    assert_eq!(
        names,
        [
            "status",
            "assignee",
            "asset",
            "asset.id",
            "asset.name",
            "tag"
        ]
    );
}

#[test]
fn users() {
    let page = r#"{"status_code":4306,"description":"The list of users retrieved successfully","response":{"users":[
        {"id":17,"first_name":"Zo\u00eb","last_name":"Ångström","login_id":"zoe@acme.example","email_id":"zoe@acme.example",
         "status":"active","accepting_chats":true,"teams":[{"id":1}]},
        {"accepting_chats":false,"status":"inactive","login_id":"bot","id":4294967295,"first_name":null},
        {"id":4294967296,"login_id":"x","status":"active","accepting_chats":true},
        {"id":-1,"login_id":"x","status":"active","accepting_chats":true},
        {"id":"18","login_id":"x","status":"active","accepting_chats":true},
        {"id":1,"login_id":"x","status":"active","accepting_chats":"yes"},
        {"id":1,"login_id":"x","status":"active","accepting_chats":null},
        {"id":1,"login_id":"x","status":"retired","accepting_chats":true},
        {"id":1,"login_id":"x","status":"active"},
        []
    ],"chats":[1]}}"#;
    let (users, rejections) = decode::<User>(page, Options::new());
    let [zoe, bot] = &users[..] else {
        panic!("{users:?}");
    };
    assert_eq!(
        (zoe.id, zoe.status, zoe.accepting_chats),
        (17, UserStatus::Active, true)
    );
    assert_eq!(zoe.first_name.as_deref(), Some("Zoë"));
    assert_eq!(zoe.last_name.as_deref(), Some("Ångström"));
    assert_eq!(
        (&*zoe.login_id, &*bot.login_id),
        ("zoe@acme.example", "bot")
    );
    assert_eq!(zoe.email_id.as_deref(), Some("zoe@acme.example"));
    assert_eq!(
        (bot.id, bot.status, bot.accepting_chats),
        (u32::MAX, UserStatus::Inactive, false)
    );
    assert_eq!((&bot.first_name, &bot.email_id), (&None, &None));
    let reasons: std::vec::Vec<_> = rejections
        .iter()
        .map(|words| words.rsplit_once(" at byte").unwrap().0)
        .collect();
    assert_eq!(
        reasons,
        [
            "user 2 rejected: id is out of range",
            "user 3 rejected: id is out of range",
            "user 4 rejected: id has the wrong type",
            "user 5 rejected: accepting_chats has the wrong type",
            "user 6 rejected: accepting_chats is null",
            "user 7 rejected: status has an unknown value",
            "user 8 rejected: accepting_chats is missing",
            "user 9 rejected: user has the wrong type",
        ]
    );
}

#[test]
fn every_width_of_integer() {
    #[derive(Debug, Clone, PartialEq, Record)]
    #[record(element = "row", list = "rows")]
    struct Integers {
        a: Option<u8>,
        b: Option<u16>,
        c: Option<u32>,
        d: Option<u64>,
        e: Option<i8>,
        f: Option<i16>,
        g: Option<i32>,
        h: Option<i64>,
        altered: Altered<Self>,
    }
    let limits = [
        ("a", "0", "255"),
        ("b", "0", "65535"),
        ("c", "0", "4294967295"),
        ("d", "0", "18446744073709551615"),
        ("e", "-128", "127"),
        ("f", "-32768", "32767"),
        ("g", "-2147483648", "2147483647"),
        ("h", "-9223372036854775808", "9223372036854775807"),
    ];
    let page = |row: &str| format!(r#"{{"status_code":1,"response":{{"rows":[{{{row}}}]}}}}"#);
    let all = |pick: fn(&(&str, &'static str, &'static str)) -> &'static str| {
        let members: std::vec::Vec<_> = limits
            .iter()
            .map(|row| format!("\"{}\":{}", row.0, pick(row)))
            .collect();
        decode::<Integers>(&page(&members.join(",")), Options::new())
            .0
            .remove(0)
    };
    let least = all(|row| row.1);
    assert_eq!(
        (least.a, least.b, least.c, least.d),
        (Some(0), Some(0), Some(0), Some(0))
    );
    assert_eq!((least.e, least.f), (Some(i8::MIN), Some(i16::MIN)));
    assert_eq!((least.g, least.h), (Some(i32::MIN), Some(i64::MIN)));
    let most = all(|row| row.2);
    assert_eq!((most.a, most.b), (Some(u8::MAX), Some(u16::MAX)));
    assert_eq!((most.c, most.d), (Some(u32::MAX), Some(u64::MAX)));
    assert_eq!((most.e, most.f), (Some(i8::MAX), Some(i16::MAX)));
    assert_eq!((most.g, most.h), (Some(i32::MAX), Some(i64::MAX)));

    for (name, least, most) in limits {
        let beyond = |limit: &str, by: i128| limit.parse::<i128>().unwrap() + by;
        for integer in [beyond(least, -1), beyond(most, 1)] {
            let page = page(&format!("\"{name}\":{integer}"));
            let mut reason = None;
            chatwire::decode::<Integers>(page.as_bytes(), Options::new(), |event| {
                if let Event::Rejected(rejection) = event {
                    reason = Some((rejection.field.to_string(), rejection.reason));
                }
            })
            .unwrap();
            assert_eq!(reason, Some((name.to_string(), Reason::Range)), "{integer}");
        }
    }
}

/// What is missing or null is empty there, and so is what is dropped after a part of it was taken.
#[test]
fn fields_with_a_default() {
    #[derive(Debug, Clone, PartialEq, Record)]
    #[record(element = "row", list = "rows")]
    struct Defaults {
        #[record(default)]
        asset: AssetId<4>,
        #[record(default)]
        at: Timestamp,
        #[record(default)]
        status: UserStatus,
        #[record(default)]
        count: i8,
        #[record(default)]
        busy: bool,
        #[record(default)]
        name: String<4>,
        #[record(default)]
        id: Id<4>,
        #[record(default)]
        tags: Vec<String<4>, 2>,
        altered: Altered<Self>,
    }
    let empty = Defaults {
        asset: AssetId::Integer(0),
        at: Timestamp::UNIX_EPOCH,
        status: UserStatus::Unknown,
        count: 0,
        busy: false,
        name: String::new(),
        id: Id::new(),
        tags: Vec::new(),
        altered: Altered::default(),
    };
    let names = [
        "asset", "at", "status", "count", "busy", "name", "id", "tags",
    ];
    let row = |values: [&str; 8]| {
        let members: std::vec::Vec<_> = names
            .iter()
            .zip(values)
            .map(|(name, value)| format!("\"{name}\":{value}"))
            .collect();
        format!("{{{}}}", members.join(","))
    };
    let faulty = row([
        "\"12345\"",
        "\"2021-08-22T25:00:00Z\"",
        "\"gone\"",
        "128",
        "\"no\"",
        "\"annie\"",
        "\"12345\"",
        "[\"a\",\"b\",\"c\"]",
    ]);
    let page = format!(
        r#"{{"status_code":4305,"response":{{"rows":[{{}},{},{faulty}]}}}}"#,
        row(["null"; 8])
    );
    let (records, rejections) = decode::<Defaults>(&page, Options::new().drop_faulty());
    assert_eq!(rejections, [""; 0]);
    assert_eq!(records[..2], [empty.clone(), empty.clone()]);
    let altered: std::vec::Vec<_> = records[2]
        .altered
        .iter()
        .map(|field| field.to_string())
        .collect();
    assert_eq!(altered, names);
    let dropped = Defaults {
        altered: records[2].altered,
        ..empty
    };
    assert_eq!(records[2], dropped);
}
