//! How a record is described: which fields it has, under which wire names, and where their values go.
//!
//! [`record!`](crate::record!) turns a struct into a [`Record`]; [`variants!`](crate::variants!) declares an enum that
//! a field can have. What a field may be is decided by its type, see [`Value`]. The
//! [guide](crate::guide::records) begins at the beginning; here is what the macros write, for those who look inside.
//!
//! ```
//! use chatwire::Chat;
//! use chatwire::record::{Object, Record, Slot};
//!
//! let mut chat = Chat::EMPTY;
//! let flag = Chat::TABLE.names.iter().position(|name| *name == "flag").unwrap();
//! if let Slot::Text(text) = chat.slot(flag) {
//!     text.push_str("vip").unwrap();
//! }
//! assert_eq!(chat.flag.as_deref(), Some("vip"));
//! ```

use heapless::string::StringView;
use heapless::{String, Vec};

use crate::field::Cut;
use crate::timestamp::Timestamp;

/// The fields of an object, in the order in which the API sends them.
///
/// ```
/// use chatwire::{Chat, Record};
/// assert_eq!(Chat::TABLE.names[..3], ["chat_id", "alias_id", "created_at"]);
/// assert_eq!(Chat::TABLE.required & 0b111, 0b101);
/// ```
#[derive(Debug)]
pub struct Table {
    /// Wire names.
    pub names: &'static [&'static str],
    /// Bit n is set when field n must be there and not be null.
    pub required: u32,
    /// For each field that is an object, the fields of that object.
    pub members: &'static [Option<&'static Table>],
    /// The members of the response that has a list of these: `links` and the list.
    pub response: Option<&'static Table>,
}

impl Table {
    /// The table of a field that is an object.
    pub(crate) fn member(&self, field: u8) -> Option<&'static Table> {
        self.members.get(usize::from(field)).copied().flatten()
    }

    /// The number under which rejections and cuts name a field: its place when the fields of nested objects are
    /// counted after their object.
    #[inline(never)]
    pub(crate) fn number(&self, field: u8, member: Option<u8>) -> u8 {
        let mut number = field;
        for members in self.members.iter().take(field.into()).flatten() {
            number = number.wrapping_add(members.names.len() as u8);
        }
        member.map_or(number, |member| number.wrapping_add(1).wrapping_add(member))
    }

    /// The name of a field and, where it is in a nested object, of the field there.
    pub(crate) fn name(&self, number: u8) -> (&'static str, Option<&'static str>) {
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

    /// Refuses to compile what the decoder cannot fill.
    #[doc(hidden)]
    pub const fn check(&self) {
        assert!(self.count() <= 32, "a record has at most 32 fields");
        check_names(self.names);
        if let Some(response) = self.response {
            response.check();
        }
        let mut field = 0;
        while field < self.members.len() {
            if let Some(object) = self.members[field] {
                check_names(object.names);
                assert!(
                    object.count() == object.names.len(),
                    "an object in a record has no objects in it"
                );
            }
            field += 1;
        }
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

/// A field's name as the API has it, where it is a word that Rust wants to be written as `r#word`.
#[doc(hidden)]
#[must_use]
pub const fn wire_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

const fn check_names(names: &[&str]) {
    assert!(distinct(names), "a name is given twice");
    let mut name = 0;
    while name < names.len() {
        let mut rest = names[name].as_bytes();
        while let [byte, tail @ ..] = rest {
            // The bytes of a member's name are compared as they stand in the JSON.
            assert!(
                !matches!(byte, 0..0x20 | b'"' | b'\\'),
                "a name has a character that JSON escapes"
            );
            rest = tail;
        }
        name += 1;
    }
}

/// Whether no two names are the same.
const fn distinct(names: &[&str]) -> bool {
    let mut first = 0;
    while first < names.len() {
        let mut second = first + 1;
        while second < names.len() {
            if same(names[first].as_bytes(), names[second].as_bytes()) {
                return false;
            }
            second += 1;
        }
        first += 1;
    }
    true
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

#[cfg(feature = "defmt")]
impl defmt::Format for Table {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{}", self.names);
    }
}

/// An object whose fields can be filled one by one: what the decoder sees of a record.
///
/// ```
/// use chatwire::record::{Object, Record, Slot};
/// let mut chat = chatwire::Chat::EMPTY;
/// assert!(matches!(chat.slot(0), Slot::Id(_)));
/// assert!(matches!(chat.slot(99), Slot::None));
/// ```
pub trait Object {
    /// Where the value of field `field` of the [`Table`] goes.
    fn slot(&mut self, field: usize) -> Slot<'_>;
    /// The object that field `field` of the [`Table`] is, if it is one.
    fn object(&mut self, field: usize) -> Option<&mut dyn Object> {
        match self.slot(field) {
            Slot::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// The object that a field is, if its type is that of one: a question that costs other fields nothing.
#[doc(hidden)]
#[inline(always)]
pub fn object_in<T: Value>(field: &mut T) -> Option<&mut dyn Object> {
    match T::MEMBERS.map(|_| field.slot()) {
        Some(Slot::Object(object)) => Some(object),
        _ => None,
    }
}

/// A struct that the elements of a list are decoded into. Declare one with [`record!`](crate::record!).
///
/// ```
/// use chatwire::{Chunk, CompactChat, Decoder, Record};
///
/// /// Counts the records of a page, whatever they are.
/// fn count<R: Record>(page: &[u8]) -> Result<u32, chatwire::Error> {
///     let mut decoder = Decoder::<R>::new();
///     let mut chunk = Chunk::new(page);
///     while decoder.feed(&mut chunk)?.is_some() {}
///     Ok(decoder.finish()?.records)
/// }
///
/// assert_eq!(CompactChat::NAME, "chat");
/// assert_eq!(count::<CompactChat>(br#"{"status_code":4305,"response":[]}"#), Ok(0));
/// ```
pub trait Record: Object + Sized + 'static {
    /// The record before its first field is filled.
    const EMPTY: Self;
    /// A record of no meaning, see [`Value::BLANK`].
    const BLANK: Self;
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
///
/// A type of your own is one of these in disguise:
///
/// ```
/// use chatwire::record::{Slot, Value};
///
/// #[derive(Debug, PartialEq)]
/// struct Seconds(u32);
///
/// impl Value for Seconds {
///     const EMPTY: Self = Self(0);
///
///     fn slot(&mut self) -> Slot<'_> {
///         Slot::Integer(&mut self.0)
///     }
/// }
///
/// chatwire::record! {
///     struct Wait: "chat" in "chats" {
///         waited: Seconds,
///     }
/// }
///
/// let page = br#"{"status_code":4305,"response":[{"waited":90}]}"#;
/// chatwire::decode::<Wait>(page, chatwire::Options::new(), |event| match event {
///     chatwire::Event::Record(wait) => assert_eq!(wait.waited, Seconds(90)),
///     chatwire::Event::Rejected(rejection) => panic!("{rejection}"),
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
pub trait Value: Sized {
    /// The value of a field that has not been filled.
    const EMPTY: Self;
    /// A value of no meaning, all zeros where the type allows it: a decoder that is a `static` begins with it, so that
    /// it takes no flash.
    const BLANK: Self = Self::EMPTY;
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
///
/// ```
/// use chatwire::record::{Slot, Value};
/// assert!(matches!(heapless::String::<8>::new().slot(), Slot::Text(_)));
/// assert!(matches!(chatwire::Id::<8>::default().slot(), Slot::Id(_)));
/// ```
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

impl Slot<'_> {
    /// What kind of value goes here.
    const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "Text",
            Self::Id(_) => "Id",
            Self::TextOrInteger(_) => "TextOrInteger",
            Self::Timestamp(_) => "Timestamp",
            Self::Integer(_) => "Integer",
            Self::Digits(_) => "Digits",
            Self::Bool(_) => "Bool",
            Self::Variant(_) => "Variant",
            Self::List(_) => "List",
            Self::Object(_) => "Object",
            Self::Details(_) => "Details",
            Self::None => "None",
        }
    }
}

impl core::fmt::Debug for Slot<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.kind())
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for Slot<'_> {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{=str}", self.kind());
    }
}

/// A field that is a string or an integer.
///
/// ```
/// use chatwire::{AssetId, record::TextOrInteger};
/// let mut id = AssetId::<8>::default();
/// assert!(id.set(true, 5));
/// assert_eq!(id, AssetId::Negative(-5));
/// id.begin_text();
/// assert!(id.text().is_some_and(|text| text.is_empty()));
/// ```
pub trait TextOrInteger {
    /// Makes it an empty string.
    fn begin_text(&mut self);
    /// The string, where it is one.
    fn text(&mut self) -> Option<&mut StringView>;
    /// Makes it an integer; false when the integer does not fit.
    fn set(&mut self, negative: bool, magnitude: u64) -> bool;
}

/// An integer field of any width.
///
/// ```
/// use chatwire::record::Integer;
/// let mut field = 0_i8;
/// assert!(field.set(true, 128));
/// assert_eq!(field, -128);
/// assert!(!field.set(false, 128));
/// ```
pub trait Integer {
    /// Stores an integer; false when it does not fit.
    fn set(&mut self, negative: bool, magnitude: u64) -> bool;
}

/// An enum field; declare the enum with [`variants!`](crate::variants!).
///
/// ```
/// use chatwire::{Channel, record::Variant};
/// let mut channel = Channel::Unknown;
/// let email = channel.names().iter().position(|name| *name == "email");
/// channel.set(email);
/// assert_eq!(channel, Channel::Email);
/// ```
pub trait Variant {
    /// The wire names.
    fn names(&self) -> &'static [&'static str];
    /// Stores the variant with name number `index`, or `Unknown` where there is none.
    fn set(&mut self, index: Option<usize>);
}

/// A list of strings.
///
/// ```
/// use chatwire::record::TextList;
/// let mut tags = heapless::Vec::<heapless::String<8>, 1>::new();
/// assert!(tags.grow());
/// assert!(TextList::last(&mut tags).is_some_and(|tag| tag.push_str("vip").is_ok()));
/// assert!(!tags.grow(), "one tag fits");
/// ```
pub trait TextList {
    /// Appends an empty string; false when the list is full.
    fn grow(&mut self) -> bool;
    /// The last string.
    fn last(&mut self) -> Option<&mut StringView>;
}

/// An object kept as raw JSON.
///
/// ```
/// use chatwire::{Details, record::RawObject};
/// let mut details = Details::<2>::Absent;
/// assert!(details.push("{") && details.push("}"));
/// assert_eq!(details.as_json(), Some("{}"));
/// ```
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
    // None is all zeros unless it is one of the values that `T` leaves out.
    const BLANK: Self = if size_of::<Self>() == size_of::<T>() {
        Some(T::BLANK)
    } else {
        None
    };
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
