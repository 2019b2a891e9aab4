//! Every value of every decoded chat, compared with what `serde_json` reads from the same bytes.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "../examples/decode/roomy.rs"]
mod chat;
#[path = "support/oracle/datetime.rs"]
mod contract;
#[path = "support/pages/mod.rs"]
mod pages;

use chat::Chat;
use chatwire::{AssetId, Event, Options};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// A chat as `serde_json` sees it.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Wire<'a> {
    chat_id: Value,
    alias_id: Value,
    created_at: Value,
    updated_at: Value,
    status: Value,
    channel: Value,
    asset: Value,
    customer_id: Value,
    destination_id: Value,
    assignee: Value,
    flag: Value,
    tag: Value,
    #[serde(borrow)]
    other_details: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    status_code: Value,
    description: Value,
    #[serde(borrow)]
    response: Option<Response<'a>>,
}

#[derive(Deserialize)]
struct Response<'a> {
    links: Value,
    #[serde(borrow)]
    chats: Vec<&'a RawValue>,
}

/// The datetimes of the pages that do not print as they were sent.
const DATETIMES: [(&str, &str); 4] = [
    ("2021-08-22T01:20:45.250Z", "2021-08-22T01:20:45.25Z"),
    ("2021-08-22T06:13:58+05:30", "2021-08-22T00:43:58Z"),
    ("2021-08-22 00:59:12", "2021-08-22T00:59:12Z"),
    (
        "2021-08-22 01:14:01.123456789012+05:30",
        "2021-08-21T19:44:01.123456789Z",
    ),
];

#[test]
fn every_chat() {
    let mut compared = 0;
    for page in pages::all() {
        // serde_json refuses names with half a surrogate pair.
        if page.name == "short.json" {
            continue;
        }
        let wire: Envelope<'_> = serde_json::from_slice(&page.bytes).unwrap();
        let (links, elements) = match wire.response {
            Some(response) => (response.links, response.chats),
            None => (Value::Null, vec![]),
        };
        let mut index = 0;
        let envelope = chatwire::decode::<Chat>(&page.bytes, Options::new(), |event| {
            if let Event::Record(chat) = event {
                let wire = serde_json::from_str(elements[index].get()).unwrap();
                compare(chat, &wire, &format!("{} chat {index}", page.name));
                compared += 1;
            }
            index += 1;
        })
        .unwrap();
        assert_eq!(index, elements.len(), "{}", page.name);

        let code = wire.status_code.to_string().replace('"', "");
        assert_eq!(envelope.status_code.number().to_string(), code);
        match envelope.description.as_deref() {
            Some(text) if envelope.altered.contains("description") => {
                assert!(wire.description.as_str().unwrap().starts_with(text));
            }
            text => assert_eq!(text, wire.description.as_str(), "{}", page.name),
        }
        if !envelope.altered.contains("response.links.next") {
            assert_eq!(envelope.links().next.as_deref(), links["next"].as_str());
        }
        let pages = envelope.links().pages.map(u64::from);
        assert_eq!(pages, links["pages"].as_u64(), "{}", page.name);
    }
    assert!(compared > 50, "{compared} chats compared");
}

fn compare(chat: &Chat, wire: &Wire<'_>, case: &str) {
    assert_eq!(
        Some(chat.chat_id.as_str()),
        text(&wire.chat_id).as_deref(),
        "{case}"
    );
    for (name, id, wire) in [
        ("alias_id", chat.alias_id.as_deref(), &wire.alias_id),
        (
            "customer_id",
            chat.customer_id.as_deref(),
            &wire.customer_id,
        ),
        (
            "destination_id",
            chat.destination_id.as_deref(),
            &wire.destination_id,
        ),
        ("assignee", chat.assignee.as_deref(), &wire.assignee),
    ] {
        assert_eq!(id, text(wire).as_deref(), "{case} {name}");
    }
    for (name, instant, wire) in [
        ("created_at", Some(chat.created_at), &wire.created_at),
        ("updated_at", chat.updated_at, &wire.updated_at),
    ] {
        let instant = instant.map(|instant| instant.to_string());
        assert_eq!(instant, datetime(wire), "{case} {name}");
    }
    for (value, wire) in [
        (chat.status.as_str(), &wire.status),
        (chat.channel.as_str(), &wire.channel),
    ] {
        let sent = wire.as_str().map(str::to_ascii_lowercase);
        assert_eq!(Some(value), sent.as_deref(), "{case}");
    }
    assert_eq!(chat.asset.is_some(), is_value(&wire.asset, "[]"), "{case}");
    if let Some(asset) = &chat.asset {
        let id = match &asset.id {
            None => Value::Null,
            Some(AssetId::Integer(integer)) => (*integer).into(),
            Some(AssetId::Negative(integer)) => (*integer).into(),
            Some(AssetId::Text(text)) => text.as_str().into(),
        };
        let (sent, name) = (&wire.asset["id"], &wire.asset["name"]);
        let sent = if is_value(sent, "") {
            sent
        } else {
            &Value::Null
        };
        assert_eq!(&id, sent, "{case}");
        assert_eq!(asset.name.as_deref(), characters(name), "{case}");
    }
    assert_eq!(chat.flag.as_deref(), characters(&wire.flag), "{case}");
    let tags = chat.tag.as_ref();
    let tags = tags.map(|tags| tags.iter().map(|tag| tag.as_str().into()).collect());
    let sent = match is_value(&wire.tag, "{}") {
        true => wire.tag.clone(),
        false => Value::Null,
    };
    assert_eq!(tags.map_or(Value::Null, Value::Array), sent, "{case}");
    let details = wire.other_details.map(RawValue::get);
    let details = details.filter(|json| *json != r#""""#);
    assert_eq!(chat.other_details.as_json(), details, "{case}");
    assert!(chat.altered.is_empty(), "{case}");
}

/// Whether this is neither of the ways to say that there is no value, of which `empty` is that of the field's kind.
fn is_value(wire: &Value, empty: &str) -> bool {
    !["null", r#""""#, empty].contains(&&*wire.to_string())
}

/// A text that is not empty.
fn characters(wire: &Value) -> Option<&str> {
    wire.as_str().filter(|text| !text.is_empty())
}

/// Text, or the digits of an integer.
fn text(wire: &Value) -> Option<String> {
    match wire {
        wire if !is_value(wire, "") => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// As it prints, by the hand-written table or by `jiff`.
fn datetime(wire: &Value) -> Option<String> {
    let text = characters(wire)?;
    let printed = DATETIMES.iter().find(|(sent, _)| *sent == text);
    match printed {
        Some((_, printed)) => Some((*printed).to_owned()),
        None => contract::in_utc(text),
    }
}
