//! The fields of a record, and those that leniency altered.

use core::fmt;
use core::iter;
use core::marker::PhantomData;

use super::object::Object;

/// A field of a record, or of an object in it. It prints as its path: `asset.id`.
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
const ELEMENT: u8 = u8::MAX;

impl<R: Object> Field<R> {
    #[cfg(feature = "serde")]
    const ELEMENT: Self = Self::new(ELEMENT);

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
        (0..R::TABLE.count()).map(Self::new)
    }

    /// The names on the path to the field: those of the objects that it is in, then its own. For a list element that is
    /// not an object, it is the name of the element: `chat`.
    ///
    /// ```
    /// use chatwire::{Chat, Field};
    /// assert!(Field::<Chat>::all().any(|field| field.path().eq(["asset", "id"])));
    /// ```
    pub fn path(self) -> impl Iterator<Item = &'static str> {
        let element = self.is_element().then_some(R::NAME);
        let mut next = Some((R::TABLE, self.number)).filter(|_| !self.is_element());
        element.into_iter().chain(iter::from_fn(move || {
            let (table, number) = next?;
            let (name, inside) = table.find(number)?;
            next = inside;
            // The list of the records has no name in its table.
            Some(if name.is_empty() { "list" } else { name })
        }))
    }

    /// Whether this stands for an element of the list that is not an object, and not for a field.
    ///
    /// ```
    /// use chatwire::{Chat, Field};
    /// assert!(!Field::<Chat>::all().any(Field::is_element));
    /// ```
    #[must_use]
    pub fn is_element(self) -> bool {
        self.number == ELEMENT
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

impl<R> core::hash::Hash for Field<R> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<R: Object> PartialEq<str> for Field<R> {
    fn eq(&self, path: &str) -> bool {
        self.path().eq(path.split('.'))
    }
}

impl<R: Object> PartialEq<&str> for Field<R> {
    fn eq(&self, path: &&str) -> bool {
        self == *path
    }
}

impl<R: Object> fmt::Display for Field<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.path().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            f.write_str(name)?;
        }
        Ok(())
    }
}

impl<R: Object> fmt::Debug for Field<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(feature = "defmt")]
impl<R: Object> defmt::Format for Field<R> {
    fn format(&self, f: defmt::Formatter<'_>) {
        for (index, name) in self.path().enumerate() {
            if index > 0 {
                defmt::write!(f, ".");
            }
            defmt::write!(f, "{=str}", name);
        }
    }
}

/// The fields of a record whose values are not as they were sent: cut, replaced, unknown or dropped, as far as your
/// [`Options`](crate::Options) allow it, and raw JSON that did not fit.
///
/// ```
/// use chatwire::{Chat, Event, Options};
///
/// let page = br#"{"status_code":4305,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
///     "status":"queued","channel":"sms","flag":"a flag of far more than thirty-two bytes"}]}"#;
/// chatwire::decode::<Chat>(page, Options::new().lenient(), |event| match event {
///     Event::Record(chat) => {
///         assert_eq!(chat.flag.as_deref(), Some("a flag of far more than thirty-t"));
///         assert!(chat.altered.contains("flag"));
///     }
///     _ => unreachable!(),
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
pub struct Altered<R> {
    bits: u32,
    record: PhantomData<fn() -> R>,
}

impl<R> Altered<R> {
    /// Nothing was altered.
    ///
    /// ```
    /// assert!(chatwire::Altered::<chatwire::Chat>::NONE.is_empty());
    /// ```
    pub const NONE: Self = Self {
        bits: 0,
        record: PhantomData,
    };

    pub(crate) fn mark(&mut self, number: u8) {
        self.bits |= bit(number);
    }

    /// Whether all values are as they were sent.
    ///
    /// ```
    /// assert!(chatwire::Chat::default().altered.is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bits == 0
    }
}

fn bit(number: u8) -> u32 {
    1_u32.checked_shl(number.into()).unwrap_or(0)
}

impl<R: Object> Altered<R> {
    /// The fields, in the order of the table.
    ///
    /// ```
    /// assert_eq!(chatwire::Chat::default().altered.iter().next(), None);
    /// ```
    pub fn iter(&self) -> AlteredFields<R> {
        AlteredFields { left: *self }
    }

    /// Whether the field with this path was altered: `flag`, `asset.name`.
    ///
    /// ```
    /// assert!(!chatwire::Chat::default().altered.contains("asset.name"));
    /// ```
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.iter().any(|field| field == *path)
    }
}

/// The fields that were altered. [`Altered::iter`] makes it.
///
/// ```
/// let fields: chatwire::record::AlteredFields<chatwire::Chat> = chatwire::Altered::NONE.iter();
/// assert_eq!(fields.len(), 0);
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct AlteredFields<R: Object> {
    left: Altered<R>,
}

impl<R: Object> Iterator for AlteredFields<R> {
    type Item = Field<R>;

    fn next(&mut self) -> Option<Field<R>> {
        let bits = self.left.bits;
        if bits == 0 {
            return None;
        }
        self.left.bits &= bits.wrapping_sub(1);
        Some(Field::new(bits.trailing_zeros() as u8))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left.bits.count_ones() as usize;
        (left, Some(left))
    }
}

impl<R: Object> ExactSizeIterator for AlteredFields<R> {}

impl<R: Object> iter::FusedIterator for AlteredFields<R> {}

impl<R: Object> Clone for AlteredFields<R> {
    fn clone(&self) -> Self {
        Self { left: self.left }
    }
}

impl<R: Object> IntoIterator for &Altered<R> {
    type Item = Field<R>;
    type IntoIter = AlteredFields<R>;

    fn into_iter(self) -> AlteredFields<R> {
        self.iter()
    }
}

impl<R> Clone for Altered<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Altered<R> {}

impl<R> PartialEq for Altered<R> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<R> Eq for Altered<R> {}

impl<R> core::hash::Hash for Altered<R> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}

impl<R> Default for Altered<R> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<R: Object> fmt::Debug for Altered<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(feature = "defmt")]
impl<R: Object> defmt::Format for Altered<R> {
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
mod serialized {
    use super::{Altered, Field, Object};
    use core::fmt;
    use core::marker::PhantomData;
    use serde::de::{Error, SeqAccess, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    impl<R: Object> Serialize for Field<R> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if serializer.is_human_readable() {
                serializer.collect_str(self)
            } else {
                serializer.serialize_u8(self.number)
            }
        }
    }

    impl<'de, R: Object> Deserialize<'de> for Field<R> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Name<R>(PhantomData<fn() -> R>);

            impl<R: Object> Visitor<'_> for Name<R> {
                type Value = Field<R>;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("the path of a field")
                }

                fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
                    Field::all()
                        .chain([Field::ELEMENT])
                        .find(|field| field == name)
                        .ok_or_else(|| E::custom("no such field"))
                }
            }

            if deserializer.is_human_readable() {
                return deserializer.deserialize_str(Name(PhantomData));
            }
            let field = Self::new(u8::deserialize(deserializer)?);
            if field.number < R::TABLE.count() || field.is_element() {
                Ok(field)
            } else {
                Err(D::Error::custom("no such field"))
            }
        }
    }

    impl<R: Object> Serialize for Altered<R> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if serializer.is_human_readable() {
                serializer.collect_seq(self)
            } else {
                serializer.serialize_u32(self.bits)
            }
        }
    }

    impl<'de, R: Object> Deserialize<'de> for Altered<R> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Names<R>(PhantomData<fn() -> R>);

            impl<'de, R: Object> Visitor<'de> for Names<R> {
                type Value = Altered<R>;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("paths of fields")
                }

                fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Altered<R>, A::Error> {
                    let mut altered = Altered::NONE;
                    while let Some(field) = list.next_element::<Field<R>>()? {
                        altered.mark(field.number);
                    }
                    Ok(altered)
                }
            }

            if deserializer.is_human_readable() {
                return deserializer.deserialize_seq(Names(PhantomData));
            }
            let bits = u32::deserialize(deserializer)?;
            if bits.checked_shr(R::TABLE.count().into()).unwrap_or(0) != 0 {
                return Err(D::Error::custom("no such field"));
            }
            Ok(Self {
                bits,
                record: PhantomData,
            })
        }
    }
}
