//! serde-json-core, chat by chat over a page in RAM: a visitor that hands each element on.

use crate::Job;
use crate::record::Chat;
use core::{fmt, marker::PhantomData};
use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

pub fn decode(Job { page, .. }: &Job<'_>, mut taken: impl FnMut(&Chat)) -> bool {
    let mut deserializer = serde_json_core::de::Deserializer::new(page, None);
    let envelope = Object {
        taken: &mut taken,
        member: "response",
        inner: PhantomData::<Response>,
    };
    envelope.deserialize(&mut deserializer).is_ok() && deserializer.end().is_ok()
}

/// What the member of interest of an object holds.
trait Inner<F> {
    fn read<'de, A: MapAccess<'de>>(taken: &mut F, map: &mut A) -> Result<(), A::Error>;
}

struct Response;

impl<F: FnMut(&Chat)> Inner<F> for Response {
    fn read<'de, A: MapAccess<'de>>(taken: &mut F, map: &mut A) -> Result<(), A::Error> {
        map.next_value_seed(Object {
            taken,
            member: "chats",
            inner: PhantomData::<Chats>,
        })
    }
}

struct Chats;

impl<F: FnMut(&Chat)> Inner<F> for Chats {
    fn read<'de, A: MapAccess<'de>>(taken: &mut F, map: &mut A) -> Result<(), A::Error> {
        map.next_value_seed(List { taken })
    }
}

/// An object of which one member counts.
struct Object<'f, F, I> {
    taken: &'f mut F,
    member: &'static str,
    inner: PhantomData<I>,
}

impl<'de, F: FnMut(&Chat), I: Inner<F>> DeserializeSeed<'de> for Object<'_, F, I> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, F: FnMut(&Chat), I: Inner<F>> Visitor<'de> for Object<'_, F, I> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&str>()? {
            if key == self.member {
                I::read(self.taken, &mut map)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct List<'f, F> {
    taken: &'f mut F,
}

impl<'de, F: FnMut(&Chat)> DeserializeSeed<'de> for List<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(&Chat)> Visitor<'de> for List<'_, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of chats")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(chat) = list.next_element::<Chat>()? {
            (self.taken)(&chat);
        }
        Ok(())
    }
}
