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
        "abc" => format!("urn:mbid:{}", hex(40)),
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
        "cut": [],
    });
    let mut sent = expected.clone();
    sent.as_object_mut().map(|sent| sent.remove("cut"));
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
            }
        }
    }
    chat
}

pub fn datetime(unix: i64) -> String {
    Timestamp::from_unix(unix, 0).map_or(String::new(), |at| at.to_string())
}

/// A page of ten, newest first: the whole body.
pub fn page(chats: &[Listed], number: usize) -> Vec<u8> {
    let pages = chats.len().div_ceil(10).max(1);
    let listed: Vec<_> = chats.iter().rev().map(|chat| &chat.sent).collect();
    let chats = listed.chunks(10).nth(number.wrapping_sub(1)).unwrap_or(&[]);
    let url = |number: usize| format!("https://acme.example/v3.1/chats?page={number}");
    let next = (number < pages).then(|| url(number + 1));
    json!({
        "status_code": 4305,
        "description": "The list of chats retrieved successfully",
        "response": {"chats": chats, "links": {"self": url(number), "next": next, "pages": pages}},
    })
    .to_string()
    .into_bytes()
}
