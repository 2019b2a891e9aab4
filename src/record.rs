//! How a record is described: which fields it has, under which wire names, and where their values go.
//!
//! [`record!`](crate::record!) turns a struct into a [`Record`]; [`variants!`](crate::variants!) declares an enum that
//! a field can have. What a field may be is decided by its type, see [`Value`].

use core::fmt;
use core::marker::PhantomData;

use heapless::string::StringView;
use heapless::{String, Vec};

use crate::error::Reason;
use crate::timestamp::Timestamp;

/// The fields of an object, in the order in which the API sends them.
#[derive(Debug)]
pub struct Table {
    /// Wire names.
    pub names: &'static [&'static str],
    /// Bit n is set when field n must be there and not be null.
    pub required: u32,
    /// For each field that is an object, the fields of that object.
    pub members: &'static [Option<&'static Table>],
    /// The members of the response that has a list of these: `links` and the name of the list.
    pub response: &'static [&'static str],
}

impl Table {
    /// The table of a field that is an object.
    pub(crate) fn member(&self, field: u8) -> Option<&'static Table> {
        self.members.get(usize::from(field)).copied().flatten()
    }

    /// The number under which rejections and cuts name a field: its place when the fields of nested objects are
    /// counted after their object.
    pub(crate) fn number(&self, field: u8, member: Option<u8>) -> u8 {
        let mut number = field;
        for before in 0..field {
            if let Some(members) = self.member(before) {
                number = number.wrapping_add(members.names.len() as u8);
            }
        }
        member.map_or(number, |member| number.wrapping_add(1).wrapping_add(member))
    }

    /// The name of a field and, where it is in a nested object, of the field there.
    fn name(&self, number: u8) -> (&'static str, Option<&'static str>) {
        let mut left = usize::from(number);
        for (field, name) in self.names.iter().enumerate() {
            if left == 0 {
                return (name, None);
            }
            left = left.wrapping_sub(1);
            if let Some(members) = self.member(field as u8) {
                if let Some(member) = members.names.get(left) {
                    return (name, Some(member));
                }
                left = left.wrapping_sub(members.names.len());
            }
        }
        ("", None)
    }

    /// How many fields there are, those of nested objects included.
    #[doc(hidden)]
    #[must_use]
    pub const fn count(&self) -> usize {
        let mut count = self.names.len();
        let mut field = 0;
        while field < self.members.len() {
            if let Some(members) = self.members[field] {
                count += members.count();
            }
            field += 1;
        }
        count
    }
}

/// An object whose fields can be filled one by one: what the decoder sees of a record.
pub trait Object {
    /// Where the value of field `field` of the [`Table`] goes.
    fn slot(&mut self, field: usize) -> Slot<'_>;
}

/// A struct that the elements of a list are decoded into. Declare one with [`record!`](crate::record!).
pub trait Record: Object + Sized + 'static {
    /// The record before its first field is filled.
    const EMPTY: Self;
    /// Its fields.
    const TABLE: &'static Table;
    /// What an element of the list is called: `chat`.
    const NAME: &'static str;
    /// Empties every field.
    fn clear(&mut self);
    /// The fields that lenient mode changed.
    fn cut(&mut self) -> &mut Cut<Self>;
}

/// A type that a field of a record can have.
///
/// | type | JSON |
/// | --- | --- |
/// | [`heapless::String<N>`](heapless::String) | string of at most `N` bytes |
/// | [`Id<N>`](crate::Id) | the same, or an integer, whose digits are kept |
/// | [`AssetId<N>`](crate::AssetId) | string or 64-bit integer |
/// | [`Timestamp`] | string with a datetime |
/// | [`Details<N>`](crate::Details) | object, kept as raw JSON; never required |
/// | `bool`, `u8` to `u64`, `i8` to `i64` | boolean, integer |
/// | an enum declared with [`variants!`](crate::variants!) | string with one of its names |
/// | `heapless::Vec<String<N>, M>` | array of at most `M` strings |
/// | a struct declared with [`record!`](crate::record!) without a list | object |
/// | `Option<T>` | as `T`, but may be null or absent |
pub trait Value: Sized {
    /// The value of a field that has not been filled.
    const EMPTY: Self;
    /// Whether a record without this field is rejected.
    const REQUIRED: bool = true;
    /// The fields, where this is an object.
    const MEMBERS: Option<&'static Table> = None;

    /// [`EMPTY`](Self::EMPTY), made in place: a constant would be copied with all its capacity.
    #[inline(always)]
    #[must_use]
    fn empty() -> Self {
        Self::EMPTY
    }

    /// Where the decoder puts the value.
    fn slot(&mut self) -> Slot<'_>;
    /// Makes the field [`EMPTY`](Self::EMPTY) again.
    fn clear(&mut self) {
        *self = Self::EMPTY;
    }
}

/// Where a value goes: a field of a record without its capacity, so that one copy of the code fills all.
pub enum Slot<'a> {
    /// A string.
    Text(&'a mut StringView),
    /// A string, or an integer whose digits are kept.
    Id(&'a mut StringView),
    /// A string or an integer.
    TextOrInteger(&'a mut dyn TextOrInteger),
    /// A datetime.
    Timestamp(&'a mut Timestamp),
    /// An integer.
    Integer(&'a mut dyn Integer),
    /// An integer, or a string of its digits.
    Digits(&'a mut dyn Integer),
    /// A boolean.
    Bool(&'a mut bool),
    /// A string that is one of several names.
    Variant(&'a mut dyn Variant),
    /// Strings.
    List(&'a mut dyn TextList),
    /// An object with fields of its own.
    Object(&'a mut dyn Object),
    /// An object kept as raw JSON.
    Details(&'a mut dyn RawObject),
    /// There is no such field.
    None,
}

/// A field that is a string or an integer.
pub trait TextOrInteger {
    /// Makes it an empty string.
    fn begin_text(&mut self);
    /// The string, where it is one.
    fn text(&mut self) -> Option<&mut StringView>;
    /// Makes it an integer; false when the integer does not fit.
    fn set(&mut self, negative: bool, magnitude: u64) -> bool;
}

/// An integer field of any width.
pub trait Integer {
    /// Stores an integer; false when it does not fit.
    fn set(&mut self, negative: bool, magnitude: u64) -> bool;
}

/// An enum field; declare the enum with [`variants!`](crate::variants!).
pub trait Variant {
    /// The wire names.
    fn names(&self) -> &'static [&'static str];
    /// Stores the variant with name number `index`, or `Unknown` where there is none.
    fn set(&mut self, index: Option<usize>);
}

/// A list of strings.
pub trait TextList {
    /// Appends an empty string; false when the list is full.
    fn grow(&mut self) -> bool;
    /// The last string.
    fn last(&mut self) -> Option<&mut StringView>;
}

/// An object kept as raw JSON.
pub trait RawObject {
    /// Appends raw JSON; false when it does not fit.
    fn push(&mut self, raw: &str) -> bool;
}

impl<const N: usize> Value for String<N> {
    const EMPTY: Self = Self::new();
    #[inline(always)]
    fn empty() -> Self {
        Self::new()
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self.as_mut_view())
    }
    fn clear(&mut self) {
        String::clear(self);
    }
}

impl<const N: usize, const M: usize> Value for Vec<String<N>, M> {
    const EMPTY: Self = Self::new();
    #[inline(always)]
    fn empty() -> Self {
        Self::new()
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
    fn clear(&mut self) {
        Vec::clear(self);
    }
}

impl<const N: usize, const M: usize> TextList for Vec<String<N>, M> {
    fn grow(&mut self) -> bool {
        self.push(String::new()).is_ok()
    }
    fn last(&mut self) -> Option<&mut StringView> {
        self.last_mut().map(String::as_mut_view)
    }
}

impl<T: Value> Value for Option<T> {
    const EMPTY: Self = None;
    const REQUIRED: bool = false;
    const MEMBERS: Option<&'static Table> = T::MEMBERS;
    #[inline(always)]
    fn empty() -> Self {
        None
    }
    fn slot(&mut self) -> Slot<'_> {
        self.get_or_insert_with(T::empty).slot()
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl Value for Timestamp {
    const EMPTY: Self = Self::UNIX_EPOCH;
    fn slot(&mut self) -> Slot<'_> {
        Slot::Timestamp(self)
    }
}

impl Value for bool {
    const EMPTY: Self = false;
    fn slot(&mut self) -> Slot<'_> {
        Slot::Bool(self)
    }
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Value for $type {
            const EMPTY: Self = 0;
            fn slot(&mut self) -> Slot<'_> {
                Slot::Integer(self)
            }
        }

        impl Integer for $type {
            fn set(&mut self, negative: bool, magnitude: u64) -> bool {
                let value = if negative {
                    0_i64.checked_sub_unsigned(magnitude).and_then(|value| Self::try_from(value).ok())
                } else {
                    Self::try_from(magnitude).ok()
                };
                value.map(|value| *self = value).is_some()
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 i8 i16 i32 i64);

/// A field of a record, by its place in the record's [`Table`]; prints as its wire name (`asset.id`).
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

/// A chat that was left out, and why. The rest of the page is decoded all the same.
///
/// ```
/// use chatwire::{Chat, Event, Options, Reason};
///
/// let page = br#"{"status_code":4305,"response":[{"chat_id":true}]}"#;
/// chatwire::decode::<Chat>(page, Options::new(), |event| match event {
///     Event::Rejected(rejection) => {
///         assert_eq!(rejection.field, "chat_id");
///         assert_eq!(rejection.reason, Reason::Type);
///         assert_eq!(
///             rejection.to_string(),
///             "chat 0 rejected: chat_id has the wrong type (offset 43)"
///         );
///     }
///     Event::Record(_) => unreachable!(),
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
pub struct Rejection<R> {
    /// Which element of the list, counted from 0, rejected ones included.
    pub index: u32,
    /// The field with the first fault in the order of the document.
    pub field: Field<R>,
    /// What is wrong with it.
    pub reason: Reason,
    /// Where, in bytes from the start of the body: the first byte of the offending value, the second key of a
    /// field given twice, the closing brace of a chat that lacks a field.
    pub offset: u64,
}

impl<R> Clone for Rejection<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Rejection<R> {}

impl<R> PartialEq for Rejection<R> {
    fn eq(&self, other: &Self) -> bool {
        (self.index, self.field, self.reason, self.offset)
            == (other.index, other.field, other.reason, other.offset)
    }
}

impl<R> Eq for Rejection<R> {}

impl<R: Record> fmt::Debug for Rejection<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejection")
            .field("index", &self.index)
            .field("field", &self.field)
            .field("reason", &self.reason)
            .field("offset", &self.offset)
            .finish()
    }
}

impl<R: Record> fmt::Display for Rejection<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            index,
            field,
            reason,
            offset,
        } = self;
        let name = R::NAME;
        write!(
            f,
            "{name} {index} rejected: {field} {reason} (offset {offset})"
        )
    }
}

#[cfg(feature = "defmt")]
impl<R: Record> defmt::Format for Rejection<R> {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(
            f,
            "{=str} {=u32} rejected: {} {} (offset {=u64})",
            R::NAME,
            self.index,
            self.field,
            self.reason,
            self.offset
        );
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
    pub const NONE: Self = Self {
        bits: 0,
        record: PhantomData,
    };

    pub(crate) fn mark(&mut self, number: u8) {
        self.bits |= 1_u32.checked_shl(u32::from(number)).unwrap_or(0);
    }

    /// Whether the record has everything that was sent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits == 0
    }
}

impl<R: Record> Cut<R> {
    /// The fields, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = Field<R>> {
        let bits = self.bits;
        Field::all()
            .filter(move |field| bits & 1_u32.checked_shl(field.number.into()).unwrap_or(0) != 0)
    }

    /// Whether the field of this name was cut or mended: `flag`, `asset.name`.
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

/// Declares the struct that the elements of a list are decoded into, or an object nested in one.
///
/// The name of each field is its wire name, unless `as "wire name"` follows it; its type says what JSON it takes and
/// whether it is required: see [`Value`]. Members that the struct does not name are
/// skipped. List the fields in the order in which the API sends them: that order is decoded fastest.
///
/// `struct Name: "element" in "list"` declares a [`Record`] for the elements of `response.list`; it gets one more
/// field, `cut`, see [`Cut`]. `struct Name` alone declares an object to be nested in a record; it has no
/// further objects in it.
///
/// ```
/// use chatwire::{Event, Options, heapless::String};
///
/// chatwire::variants! {
///     /// Whether the account can be used.
///     #[derive(Debug, Clone, Copy, PartialEq)]
///     pub enum Activity {
///         /// It can.
///         Active = "active",
///         /// It cannot.
///         Inactive = "inactive",
///     }
/// }
///
/// chatwire::record! {
///     /// A user of the tenant.
///     #[derive(Debug, Clone, PartialEq)]
///     pub struct User: "user" in "users" {
///         /// Unique id.
///         pub id: chatwire::Id<16>,
///         /// What the user logs in with.
///         pub login as "login_id": String<48>,
///         /// Whether the account can be used.
///         pub status: Activity,
///     }
/// }
///
/// let page = br#"{"status_code":4306,"response":{"users":[{"id":7,"login_id":"ann","status":"active"}]}}"#;
/// let mut names = Vec::new();
/// chatwire::decode::<User>(page, Options::new(), |event| match event {
///     Event::Record(user) => names.push(user.login.to_string()),
///     Event::Rejected(rejection) => panic!("{rejection}"),
/// })?;
/// assert_eq!(names, ["ann"]);
/// # Ok::<(), chatwire::Error>(())
/// ```
#[macro_export]
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident : $element:literal in $list:literal {
            $( $(#[$field_attribute:meta])* $field_visibility:vis $field:ident $(as $wire:literal)? : $type:ty ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $name {
            $( $(#[$field_attribute])* $field_visibility $field: $type, )*
            /// The fields that lenient mode shortened or mended, and details that did not fit.
            pub cut: $crate::Cut<Self>,
        }

        $crate::__object!($name [] [] $( $field [$($wire)? $field] $type ),*);

        impl $crate::record::Record for $name {
            const EMPTY: Self = Self {
                $( $field: <$type as $crate::record::Value>::EMPTY, )*
                cut: $crate::Cut::NONE,
            };
            const TABLE: &'static $crate::record::Table = &$crate::__table!(["links", $list] $( [$($wire)? $field] $type ),*);
            const NAME: &'static str = $element;

            fn clear(&mut self) {
                const { assert!(<$name as $crate::record::Record>::TABLE.count() <= 32, "a record has at most 32 fields") };
                $( $crate::record::Value::clear(&mut self.$field); )*
                self.cut = $crate::Cut::NONE;
            }

            fn cut(&mut self) -> &mut $crate::Cut<Self> {
                &mut self.cut
            }
        }
    };
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident $(< $(const $capacity:ident : usize),+ >)? {
            $( $(#[$field_attribute:meta])* $field_visibility:vis $field:ident $(as $wire:literal)? : $type:ty ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $name $(< $(const $capacity: usize),+ >)? {
            $( $(#[$field_attribute])* $field_visibility $field: $type, )*
        }

        $crate::__object!($name [$($(const $capacity: usize),+)?] [$($($capacity),+)?] $( $field [$($wire)? $field] $type ),*);

        impl $(< $(const $capacity: usize),+ >)? $crate::record::Value for $name $(< $($capacity),+ >)? {
            const EMPTY: Self = Self {
                $( $field: <$type as $crate::record::Value>::EMPTY, )*
            };
            #[inline(always)]
            fn empty() -> Self {
                Self {
                    $( $field: <$type as $crate::record::Value>::empty(), )*
                }
            }

            const MEMBERS: Option<&'static $crate::record::Table> =
                Some(&$crate::__table!([] $( [$($wire)? $field] $type ),*));

            fn slot(&mut self) -> $crate::record::Slot<'_> {
                $crate::record::Slot::Object(self)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($name:ident [$($parameter:tt)*] [$($argument:tt)*] $( $field:ident [$($wire:tt)+] $type:ty ),*) => {
        impl<$($parameter)*> $crate::record::Object for $name<$($argument)*> {
            #[allow(non_camel_case_types, non_upper_case_globals)]
            #[inline]
            fn slot(&mut self, field: usize) -> $crate::record::Slot<'_> {
                enum Place { $( $field ),* }
                $( const $field: usize = Place::$field as usize; )*
                match field {
                    $( $field => $crate::record::Value::slot(&mut self.$field), )*
                    _ => $crate::record::Slot::None,
                }
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    ([$($response:tt)*] $( [$($wire:tt)+] $type:ty ),*) => {
        $crate::record::Table {
            names: &[$( $crate::__wire_name!($($wire)+) ),*],
            required: {
                let required: &[bool] = &[$( <$type as $crate::record::Value>::REQUIRED ),*];
                let mut bits = 0;
                let mut field = 0;
                while field < required.len() {
                    bits |= (required[field] as u32) << field;
                    field += 1;
                }
                bits
            },
            members: &[$( <$type as $crate::record::Value>::MEMBERS ),*],
            response: &[$($response)*],
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __wire_name {
    ($wire:literal $field:ident) => {
        $wire
    };
    ($field:ident) => {
        ::core::stringify!($field)
    };
}

/// Declares an enum that the API sends as a string, for a field of a record.
///
/// The enum gets one more variant, `Unknown`, that lenient mode uses for names that are not listed.
///
/// ```
/// chatwire::variants! {
///     /// How urgent it is.
///     #[derive(Debug, Clone, Copy, PartialEq)]
///     pub enum Priority {
///         /// It can wait.
///         Low = "low",
///         /// It can not.
///         High = "high",
///     }
/// }
/// assert_eq!("high".parse(), Ok(Priority::High));
/// assert_eq!(Priority::Low.as_str(), "low");
/// ```
#[macro_export]
macro_rules! variants {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident {
            $( $(#[$variant_attribute:meta])* $variant:ident = $wire:literal ),+ $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility enum $name {
            $( $(#[$variant_attribute])* $variant, )+
            /// A value that is not listed here; only lenient mode keeps it.
            Unknown,
        }

        impl $name {
            /// Every variant that has a wire name.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            /// The wire name; `unknown` for `Unknown`.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match self {
                    $( Self::$variant => $wire, )+
                    Self::Unknown => "unknown",
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::record::UnknownVariant;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $( $wire => Ok(Self::$variant), )+
                    _ => Err($crate::record::UnknownVariant),
                }
            }
        }

        impl $crate::record::Variant for $name {
            fn names(&self) -> &'static [&'static str] {
                &[$( $wire ),+]
            }

            fn set(&mut self, index: Option<usize>) {
                *self = index.and_then(|index| Self::ALL.get(index)).map_or(Self::Unknown, |variant| match variant {
                    $( Self::$variant => Self::$variant, )+
                    Self::Unknown => Self::Unknown,
                });
            }
        }

        impl $crate::record::Value for $name {
            const EMPTY: Self = Self::Unknown;

            fn slot(&mut self) -> $crate::record::Slot<'_> {
                $crate::record::Slot::Variant(self)
            }
        }
    };
}

/// The text names no variant of the enum.
///
/// ```
/// assert!("fax".parse::<chatwire::Channel>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct UnknownVariant;

impl fmt::Display for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text names no variant")
    }
}

impl core::error::Error for UnknownVariant {}
