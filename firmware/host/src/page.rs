//! An independent reading of the page: what the firmware's checksum must be.

use anyhow::Context;
use serde_json::{Value, value::RawValue};
use std::collections::HashMap;

const PAGE: &str = include_str!("../../../tests/data/page.json");
const INTEGERS: &str = include_str!("../../meter/page-integers.json");
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
    /// As `Typed`, where the address has no more than 40 bytes; the others are rejected.
    Compact,
    /// As `Typed`, and `other_details` as they were sent.
    Detailed,
    /// The id, the first time and the status alone, as in `Typed`.
    Three,
    /// Three integers, from a page of its own.
    Integers,
}

/// How many records there are, and their checksum, as `meter/src/checksum.rs` defines it.
pub fn read(record: Record) -> anyhow::Result<(u64, u32)> {
    let (page, list) = match record {
        Record::Integers => (INTEGERS, "teams"),
        _ => (PAGE, "chats"),
    };
    let response = members(members(page)?["response"])?;
    let elements: Vec<&RawValue> = serde_json::from_str(response[list])?;
    let mut sum = Sum(0x811c_9dc5);
    let mut records = 0;
    for raw in elements {
        let element = &serde_json::from_str(raw.get())?;
        match record {
            Record::Integers => sum.team(element)?,
            Record::Three => sum.three(element)?,
            Record::Compact if !fits(element) => continue,
            _ => sum.chat(element, record)?,
        }
        if record == Record::Detailed {
            sum.text(&members(raw.get())?["other_details"].into());
        }
        records += 1;
    }
    Ok((records, sum.0))
}

/// The members of an object as they were sent.
fn members(object: &str) -> anyhow::Result<HashMap<String, &str>> {
    let members: HashMap<String, &RawValue> = serde_json::from_str(object)?;
    Ok(members
        .into_iter()
        .map(|(name, value)| (name, value.get()))
        .collect())
}

/// Whether `CompactChat` has room for all of a chat.
fn fits(chat: &Value) -> bool {
    chat["destination_id"]
        .as_str()
        .is_none_or(|address| address.len() <= 40)
}

/// FNV-1a.
struct Sum(u32);

impl Sum {
    fn chat(&mut self, chat: &Value, record: Record) -> anyhow::Result<()> {
        self.text(&chat["chat_id"]);
        self.text(&chat["alias_id"]);
        for time in [&chat["created_at"], &chat["updated_at"]] {
            match record {
                Record::Text | Record::WithoutAssetId => self.text(time),
                _ => self.bytes(&seconds(time)?.to_le_bytes()),
            }
        }
        self.variant(&STATUS, &chat["status"])?;
        self.variant(&CHANNEL, &chat["channel"])?;
        let id = &chat["asset"]["id"];
        match (record, id.as_u64()) {
            (Record::WithoutAssetId, _) => self.text(&Value::Null),
            (Record::Text, _) | (_, None) => self.text(id),
            (_, Some(id)) => self.bytes(&id.to_le_bytes()),
        }
        self.text(&chat["asset"]["name"]);
        for field in ["customer_id", "destination_id", "assignee", "flag"] {
            self.text(&chat[field]);
        }
        let tags = chat["tag"].as_array().map_or(&[][..], Vec::as_slice);
        self.byte(u8::try_from(tags.len())?);
        for tag in tags {
            self.text(tag);
        }
        Ok(())
    }

    fn three(&mut self, chat: &Value) -> anyhow::Result<()> {
        self.text(&chat["chat_id"]);
        self.bytes(&seconds(&chat["created_at"])?.to_le_bytes());
        self.variant(&STATUS, &chat["status"])
    }

    fn team(&mut self, team: &Value) -> anyhow::Result<()> {
        for field in ["id", "waiting", "change"] {
            let integer = team[field].as_i64().context("no integer")?;
            self.bytes(&integer.to_le_bytes());
        }
        Ok(())
    }

    /// The place of a name among those that there are.
    fn variant(&mut self, names: &[&str], name: &Value) -> anyhow::Result<()> {
        let place = names.iter().position(|other| name == other);
        self.byte(u8::try_from(place.context("an unknown name")?)?);
        Ok(())
    }

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
