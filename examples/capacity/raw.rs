//! JSON values of any size, measured.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value, one level deep.
pub enum Value<'a> {
    Null,
    /// A string of this many bytes of UTF-8, where a lone surrogate takes three, as U+FFFD does.
    Text(usize),
    /// An integer of this many digits, its sign included.
    Integer(usize),
    Items(Vec<&'a RawValue>),
    Members(Members<'a>),
    /// A boolean, or a number that is no integer.
    Other,
}

impl<'a> From<&'a RawValue> for Value<'a> {
    fn from(raw: &'a RawValue) -> Self {
        let json = raw.get();
        let integer = |json: &str| !json.contains(['.', 'e', 'E']);
        match json.as_bytes()[0] {
            b'n' => Self::Null,
            b'"' => Self::Text(read::<Text>(json).0.len()),
            b'[' => Self::Items(read(json)),
            b'{' => Self::Members(read(json)),
            b'-' | b'0'..=b'9' if integer(json) => Self::Integer(json.len()),
            _ => Self::Other,
        }
    }
}

/// Reads JSON that was checked before, so that it cannot fail.
fn read<'a, T: Deserialize<'a>>(json: &'a str) -> T {
    serde_json::from_str(json).expect("checked JSON")
}

/// Text as bytes: serde_json's strings cannot have a lone surrogate.
struct Text(Vec<u8>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;

        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(bytes.to_vec()))
            }
        }

        deserializer.deserialize_bytes(Bytes)
    }
}

/// The members of an object.
pub struct Members<'a>(Vec<(Text, &'a RawValue)>);

impl<'a> Members<'a> {
    /// The value of the first member of this name.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        self.raw(name).map(Value::from)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn raw(&self, name: &str) -> Option<&'a RawValue> {
        let found = |(text, _): &&(Text, _)| text.0 == name.as_bytes();
        self.0.iter().find(found).map(|(_, value)| *value)
    }
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}
