//! The tenant's chats: seeded, so that every run has the same.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use chatwire::Timestamp;
use serde_json::{Value, json};

/// Noon of a day in 2021; the server's clock begins here, and its chats end here.
pub const NOON: i64 = 1_629_633_600;

/// The end of the year 9998, after which there are chats only by mistake.
pub const FUTURE: i64 = 253_370_764_799;

/// A chat as the server lists it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: u64,
    pub created_at: i64,
    pub sent: Value,
    /// What a message about it has to say; `None` where nothing can be made of it.
    pub expected: Option<Value>,
}

/// Channels with the ids of their assets: all forms that an id comes in.
fn assets() -> [(&'static str, Value, &'static str); 8] {
    [
        ("sms", json!(56161), "Acme Alerts"),
        ("facebook", json!(104_563_918_274_650_u64), "Acme Page"),
        ("twitter", json!(1_290_034_567_123_456_789_u64), "@acmecare"),
        ("livechat", json!(-8123), "acme.example widget"),
        ("email", json!("care@acme.example"), "Acme Care \u{2709}"),
        (
            "abc",
            json!("b6f0c1de-7a51-4a30-9d2c-0f1e9a77aa10"),
            "Acme for Messages",
        ),
        (
            "whatsapp",
            json!(918_008_112_233_u64),
            "Acme \"Support\" WA",
        ),
        ("api", json!("SVC-KEY-77f0a2"), "Kiosk bridge"),
    ]
}

const TAGS: [&str; 6] = ["billing", "refund", "vip", "kyc", "価格", "tech-support"];

/// A chat like any other.
pub fn usual(random: &mut fastrand::Rng, id: u64, created_at: i64) -> Listed {
    let (channel, asset_id, asset_name) = random.choice(assets()).unwrap_or_default();
    let mut hex = |digits: usize| -> String { (0..digits).map(|_| random.digit(16)).collect() };
    let customer_id = hex(24);
    let destination_id = match channel {
        "email" => format!("customer{id}@mail.example"),
        "livechat" => hex(32),
        "abc" => apple_id(&mut hex),
        _ => format!("91{id:010}"),
    };
    let status = random.choice(["queued", "picked", "onhold", "closed"]);
    let tags = random.bool().then(|| random.choose_multiple(TAGS, 2));
    let mut some = |value: Value| random.bool().then_some(value);
    let number = id % 97;
    let expected = json!({
        "chat_id": id.to_string(),
        "alias_id": some(json!(format!("CRM-{number:08}"))),
        "created_at": datetime(created_at),
        "updated_at": some(json!(datetime(created_at + 40))),
        "status": status,
        "channel": channel,
        "asset": {"id": asset_id, "name": asset_name},
        "customer_id": customer_id,
        "destination_id": destination_id,
        "assignee": some(json!(format!("agent{number}@acme.example"))),
        "flag": some(json!("follow-up")),
        "tag": tags,
        "altered": [],
    });
    let mut sent = expected.clone();
    sent.as_object_mut().map(|sent| sent.remove("altered"));
    sent["other_details"] = json!({
        "order_id": format!("A-{number:06}"),
        "cart": {"items": number, "value": 44.63},
        "page": format!("https://www.acme.example/shop/item?id={number}"),
    });
    Listed {
        id,
        created_at,
        sent,
        expected: Some(expected),
    }
}

/// An opaque id of Apple: 169 bytes, most of them base64.
fn apple_id(hex: &mut impl FnMut(usize) -> String) -> String {
    format!("urn:mbid:Ab+/{}/x=", hex(153))
}

/// What of a chat is sent, and what is expected of it.
fn both(chat: &mut Listed) -> impl Iterator<Item = &mut Value> {
    [Some(&mut chat.sent), chat.expected.as_mut()]
        .into_iter()
        .flatten()
}

/// Makes a chat one of an Apple user.
pub fn apple(random: &mut fastrand::Rng, chat: &mut Listed) {
    let mut hex = |digits: usize| -> String { (0..digits).map(|_| random.digit(16)).collect() };
    let id = apple_id(&mut hex);
    for chat in both(chat) {
        chat["channel"] = json!("abc");
        chat["destination_id"] = json!(id);
    }
}

/// Dates a chat to the tenth of a microsecond: all chats of a second alike, so that they stay in order.
pub fn fractions(chat: &mut Listed) {
    let ticks = chat
        .created_at
        .wrapping_mul(1_234_567)
        .rem_euclid(10_000_000);
    for chat in both(chat) {
        for field in ["created_at", "updated_at"] {
            if let Some(whole) = chat[field].as_str().and_then(|at| at.strip_suffix('Z')) {
                chat[field] = json!(format!("{whole}.{ticks:07}Z"));
            }
        }
    }
}

/// Sends names of enums as some back ends spell them.
pub fn other_case(random: &mut fastrand::Rng, chat: &mut Listed) {
    for field in ["status", "channel"] {
        let name = chat.sent[field].as_str().unwrap_or_default();
        let name = match (name, random.u8(..3)) {
            ("livechat", 0 | 1) => "LiveChat".to_string(),
            ("onhold", 0 | 1) => "OnHold".to_string(),
            (name, 0) => name.to_string(),
            (name, 1) => name[..1].to_uppercase() + &name[1..],
            (name, _) => name.to_uppercase(),
        };
        chat.sent[field] = json!(name);
    }
}

/// Sends what a chat does not have as some back ends spell it, and leaves the asset away now and then.
pub fn empties(random: &mut fastrand::Rng, chat: &mut Listed) {
    if random.u8(..4) == 0 {
        for chat in both(chat) {
            chat["asset"] = json!(null);
        }
    }
    let Some(members) = chat.sent.as_object_mut() else {
        return;
    };
    members.insert("other_details".to_string(), json!(null));
    members.retain(|field, value| {
        if !value.is_null() {
            return true;
        }
        // The empty list is no value for an object, and the empty object none for a list.
        let other = match field.as_str() {
            "asset" => json!([]),
            "tag" => json!({}),
            _ => json!(""),
        };
        match random.u8(..4) {
            0 => return false,
            1 => {}
            2 => *value = other,
            _ => *value = json!(""),
        }
        true
    });
}

/// Sends of the asset its name and no more, as event samples do.
pub fn bare_asset(chat: &mut Listed) {
    chat.sent["asset"] = chat.sent["asset"]["name"].take();
    if let Some(expected) = &mut chat.expected {
        expected["asset"] = json!(null);
        // The channel comes first, where it is odd.
        if let Some(altered) = expected["altered"].as_array_mut() {
            altered.push(json!("asset"));
        }
    }
}

/// Makes a chat one that nothing can be made of, or one that has to be mended.
pub fn odd(mut chat: Listed) -> Listed {
    let change = |chat: &mut Value, field: &str, value: Value| chat[field] = value;
    match chat.id % 3 {
        0 => {
            change(&mut chat.sent, "created_at", json!("yesterday"));
            chat.expected = None;
        }
        1 => {
            change(
                &mut chat.sent,
                "chat_id",
                json!("an id of more than 24 bytes"),
            );
            chat.expected = None;
        }
        _ => {
            change(&mut chat.sent, "channel", json!("telegram"));
            if let Some(expected) = &mut chat.expected {
                change(expected, "channel", json!("unknown"));
                change(expected, "altered", json!(["channel"]));
            }
        }
    }
    chat
}

pub fn datetime(unix: i64) -> String {
    Timestamp::from_unix(unix, 0).map_or(String::new(), |at| at.to_string())
}

/// How the links of a page are sent.
#[derive(Debug, Clone, Copy, Default)]
pub enum Links {
    #[default]
    Usual,
    Absent,
    Null,
    /// `""`, as for everything that has nothing in it.
    Nothing,
    Empty,
    /// How many pages there are, and no more.
    Pages,
    /// The next page, and no more; null where there is none.
    NextOrNull,
    /// The same with `""`.
    NextOrNothing,
    All,
}

impl Links {
    pub const FORMS: [Self; 8] = [
        Self::Absent,
        Self::Null,
        Self::Nothing,
        Self::Empty,
        Self::Pages,
        Self::NextOrNull,
        Self::NextOrNothing,
        Self::All,
    ];

    fn of(self, number: usize, pages: usize) -> Option<Value> {
        let url = |number: usize| format!("https://acme.example/v3.1/chats?page={number}");
        let next = (number < pages).then(|| url(number + 1));
        let prev = number.checked_sub(1).filter(|number| *number > 0).map(url);
        Some(match self {
            Self::Usual => json!({"self": url(number), "next": next, "pages": pages}),
            Self::Absent => return None,
            Self::Null => json!(null),
            Self::Nothing => json!(""),
            Self::Empty => json!({}),
            Self::Pages => json!({"pages": pages}),
            Self::NextOrNull => json!({"next": next}),
            Self::NextOrNothing => json!({"next": next.unwrap_or_default()}),
            Self::All => json!({
                "self": url(number), "first": url(1), "prev": prev, "next": next, "last": url(pages), "pages": pages,
            }),
        })
    }
}

/// A page of ten, newest first: the whole body.
pub fn page(chats: &[Listed], number: usize, links: Links) -> String {
    let pages = chats.len().div_ceil(10).max(1);
    let listed: Vec<_> = chats.iter().rev().map(|chat| &chat.sent).collect();
    let chats = listed.chunks(10).nth(number.wrapping_sub(1)).unwrap_or(&[]);
    let mut response = json!({"chats": chats});
    if let Some(links) = links.of(number, pages) {
        response["links"] = links;
    }
    json!({
        "status_code": 4305,
        "description": "The list of chats retrieved successfully",
        "response": response,
    })
    .to_string()
}

/// JSON as .NET writes it.
pub fn dot_net(json: &str) -> String {
    let mut spelt = String::new();
    for character in json.chars() {
        if character.is_ascii() && !"+&<>'`\u{7f}".contains(character) {
            spelt.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            spelt += &format!("\\u{unit:04X}");
        }
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::dot_net;

    #[test]
    fn dot_net_escapes_more_than_it_has_to() {
        let json = "{\"a\":\"+447<b>&'\\n\\\"é\u{1f642}/=\"}";
        let spelt = r#"{"a":"\u002B447\u003Cb\u003E\u0026\u0027\n\"\u00E9\uD83D\uDE42/="}"#;
        assert_eq!(dot_net(json), spelt);
        let value = |json| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(value(json), value(spelt));
    }
}
