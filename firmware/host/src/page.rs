//! An independent reading of the page: what the firmware's checksum must be.

use anyhow::{Context, ensure};
use serde_json::Value;

const PAGE: &str = include_str!("../../../tests/data/page.json");
const STATUS: [&str; 4] = ["queued", "picked", "onhold", "closed"];
const CHANNEL: [&str; 8] = [
    "sms", "facebook", "twitter", "livechat", "email", "abc", "whatsapp", "api",
];

/// What becomes of a field in a decoder's record.
#[derive(Clone, Copy, PartialEq)]
pub enum Record {
    /// Times stay text, and `asset.id` may be of either type.
    Text,
    /// As `Text`, but there is no `asset.id`: serde-json-core cannot take both types.
    WithoutAssetId,
    /// Times are seconds since 1970, and an integer `asset.id` is one.
    Typed,
}

/// The checksum of the ten chats, as `meter/src/checksum.rs` defines it.
pub fn checksum(record: Record) -> anyhow::Result<u32> {
    let page: Value = serde_json::from_str(PAGE)?;
    let chats = page["response"]["chats"].as_array().context("no chats")?;
    ensure!(chats.len() == 10, "the page has ten chats");
    let mut sum = Sum(0x811c_9dc5);
    for chat in chats {
        sum.text(&chat["chat_id"]);
        sum.text(&chat["alias_id"]);
        for time in [&chat["created_at"], &chat["updated_at"]] {
            match record {
                Record::Typed => sum.bytes(&seconds(time)?.to_le_bytes()),
                _ => sum.text(time),
            }
        }
        for (names, field) in [(&STATUS[..], "status"), (&CHANNEL[..], "channel")] {
            let variant = names.iter().position(|name| chat[field] == *name);
            sum.byte(u8::try_from(variant.context("an unknown name")?)?);
        }
        let id = &chat["asset"]["id"];
        match (record, id.as_u64()) {
            (Record::WithoutAssetId, _) => sum.text(&Value::Null),
            (Record::Typed, Some(id)) => sum.bytes(&id.to_le_bytes()),
            _ => sum.text(id),
        }
        sum.text(&chat["asset"]["name"]);
        for field in ["customer_id", "destination_id", "assignee", "flag"] {
            sum.text(&chat[field]);
        }
        let tags = chat["tag"].as_array().map_or(&[][..], Vec::as_slice);
        sum.byte(u8::try_from(tags.len())?);
        for tag in tags {
            sum.text(tag);
        }
    }
    Ok(sum.0)
}

/// FNV-1a.
struct Sum(u32);

impl Sum {
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.byte(*byte);
        }
    }

    fn text(&mut self, value: &Value) {
        match value {
            Value::Null => return self.byte(0xff),
            Value::String(text) => self.bytes(text.as_bytes()),
            other => self.bytes(other.to_string().as_bytes()),
        }
        self.byte(0xfe);
    }
}

/// The instant of a time as the page writes it, `2021-08-22T01:14:01Z`.
fn seconds(time: &Value) -> anyhow::Result<i64> {
    let text = time.as_str().context("a time is no text")?;
    let numbers: Vec<i64> = text
        .trim_end_matches('Z')
        .split(['-', 'T', ':'])
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let [year, month, day, hour, minute, second] = numbers[..] else {
        anyhow::bail!("no time: {text}");
    };
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut days: i64 = (1970..year).map(|year| 365 + i64::from(leap(year))).sum();
    let february = 28 + i64::from(leap(year));
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    days += months.iter().take(usize::try_from(month)? - 1).sum::<i64>() + day - 1;
    Ok(((days * 24 + hour) * 60 + minute) * 60 + second)
}
