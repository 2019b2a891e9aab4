//! The fields of a record, as rejections and cuts name them.

use core::fmt;
use core::marker::PhantomData;

use crate::record::Record;

/// A field of a record, by its place in the record's [`Table`](crate::record::Table); prints as its wire name (`asset.id`).
///
/// ```
/// use chatwire::{Chat, Field};
/// let names: Vec<String> = Field::<Chat>::all().map(|field| field.to_string()).collect();
/// assert_eq!(names[..3], ["chat_id", "alias_id", "created_at"]);
/// ```
pub struct Field<R> {
    number: u8,
    record: PhantomData<fn() -> R>,
}

/// The number that stands for the whole element.
pub(crate) const ELEMENT: u8 = u8::MAX;

impl<R: Record> Field<R> {
    pub(crate) const fn new(number: u8) -> Self {
        Self {
            number,
            record: PhantomData,
        }
    }

    /// All fields, in the order of the table.
    ///
    /// ```
    /// use chatwire::{Chat, Field};
    /// assert_eq!(Field::<Chat>::all().count(), 14);
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        (0..R::TABLE.count() as u8).map(Self::new)
    }

    /// The field's wire name, and the name within it where the field is in a nested object. A list element
    /// that is no object at all has the name of the element, `chat`.
    ///
    /// ```
    /// use chatwire::{Chat, Field};
    /// assert!(Field::<Chat>::all().any(|field| field.path() == ("asset", Some("id"))));
    /// ```
    #[must_use]
    pub fn path(self) -> (&'static str, Option<&'static str>) {
        if self.number == ELEMENT {
            (R::NAME, None)
        } else {
            R::TABLE.name(self.number)
        }
    }
}

impl<R> Clone for Field<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Field<R> {}

impl<R> PartialEq for Field<R> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<R> Eq for Field<R> {}

impl<R: Record> PartialEq<str> for Field<R> {
    fn eq(&self, path: &str) -> bool {
        match self.path() {
            (name, None) => path == name,
            (name, Some(member)) => path.split_once('.') == Some((name, member)),
        }
    }
}

impl<R: Record> PartialEq<&str> for Field<R> {
    fn eq(&self, path: &&str) -> bool {
        self == *path
    }
}

impl<R: Record> fmt::Display for Field<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, member) = self.path();
        f.write_str(name)?;
        if let Some(member) = member {
            f.write_str(".")?;
            f.write_str(member)?;
        }
        Ok(())
    }
}

impl<R: Record> fmt::Debug for Field<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(feature = "defmt")]
impl<R: Record> defmt::Format for Field<R> {
    fn format(&self, f: defmt::Formatter<'_>) {
        match self.path() {
            (name, None) => defmt::write!(f, "{=str}", name),
            (name, Some(member)) => defmt::write!(f, "{=str}.{=str}", name, member),
        }
    }
}

/// The fields of a record that lenient mode shortened or mended, and details that did not fit.
///
/// ```
/// use chatwire::{Chat, Event, Options};
///
/// let page = br#"{"status_code":4305,"response":[{"chat_id":"an id of far more than 24 bytes",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}"#;
/// chatwire::decode::<Chat>(page, Options::new().lenient(), |event| match event {
///     Event::Record(chat) => {
///         assert_eq!(chat.chat_id, "an id of far more than 2");
///         assert!(chat.cut.contains("chat_id"));
///     }
///     Event::Rejected(_) => unreachable!(),
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
pub struct Cut<R> {
    bits: u32,
    record: PhantomData<fn() -> R>,
}

impl<R> Cut<R> {
    /// Nothing was cut.
    ///
    /// ```
    /// assert!(chatwire::Cut::<chatwire::Chat>::NONE.is_empty());
    /// ```
    pub const NONE: Self = Self {
        bits: 0,
        record: PhantomData,
    };

    pub(crate) fn mark(&mut self, number: u8) {
        self.bits |= 1_u32.checked_shl(u32::from(number)).unwrap_or(0);
    }

    /// Whether the record has everything that was sent.
    ///
    /// ```
    /// use chatwire::{Chat, Record};
    /// assert!(Chat::EMPTY.cut.is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits == 0
    }
}

impl<R: Record> Cut<R> {
    /// The fields, in the order of the table.
    ///
    /// ```
    /// use chatwire::{Chat, Record};
    /// assert_eq!(Chat::EMPTY.cut.iter().next(), None);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Field<R>> {
        let bits = self.bits;
        Field::all()
            .filter(move |field| bits & 1_u32.checked_shl(field.number.into()).unwrap_or(0) != 0)
    }

    /// Whether the field of this name was cut or mended: `flag`, `asset.name`.
    ///
    /// ```
    /// use chatwire::{Chat, Record};
    /// assert!(!Chat::EMPTY.cut.contains("asset.name"));
    /// ```
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.iter().any(|field| field == *path)
    }
}

impl<R> Clone for Cut<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Cut<R> {}

impl<R> PartialEq for Cut<R> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<R> Eq for Cut<R> {}

impl<R> Default for Cut<R> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<R: Record> fmt::Debug for Cut<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(feature = "defmt")]
impl<R: Record> defmt::Format for Cut<R> {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{{");
        for (index, field) in self.iter().enumerate() {
            if index > 0 {
                defmt::write!(f, ", ");
            }
            defmt::write!(f, "{}", field);
        }
        defmt::write!(f, "}}");
    }
}

#[cfg(feature = "serde")]
mod with_serde {
    use super::{Cut, Field, Record};
    use core::fmt;
    use core::marker::PhantomData;
    use serde::de::{Error, SeqAccess, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    impl<R: Record> Serialize for Field<R> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de, R: Record> Deserialize<'de> for Field<R> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Name<R>(PhantomData<fn() -> R>);

            impl<R: Record> Visitor<'_> for Name<R> {
                type Value = Field<R>;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, "the name of a field of a {}", R::NAME)
                }

                fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
                    Field::all()
                        .find(|field| field == name)
                        .ok_or_else(|| E::custom("no such field"))
                }
            }

            deserializer.deserialize_str(Name(PhantomData))
        }
    }

    impl<R: Record> Serialize for Cut<R> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            use serde::ser::SerializeSeq;
            let mut list = serializer.serialize_seq(Some(self.bits.count_ones() as usize))?;
            for field in self.iter() {
                list.serialize_element(&field)?;
            }
            list.end()
        }
    }

    impl<'de, R: Record> Deserialize<'de> for Cut<R> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Names<R>(PhantomData<fn() -> R>);

            impl<'de, R: Record> Visitor<'de> for Names<R> {
                type Value = Cut<R>;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, "names of fields of a {}", R::NAME)
                }

                fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cut<R>, A::Error> {
                    let mut cut = Cut::NONE;
                    while let Some(field) = list.next_element::<Field<R>>()? {
                        cut.mark(field.number);
                    }
                    Ok(cut)
                }
            }

            deserializer.deserialize_seq(Names(PhantomData))
        }
    }
}
