//! What a field can be.

use super::input::{Input, Outcome};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::table::Table;

/// A type that a field of a record can have.
///
/// | type | JSON |
/// | --- | --- |
/// | [`heapless::String<N>`](heapless::String) | string of at most `N` bytes |
/// | [`Id<N>`](crate::Id) | the same, or an integer, whose digits are kept; never cut |
/// | [`AssetId<N>`](crate::AssetId) | string or 64-bit integer |
/// | [`Timestamp`](crate::Timestamp) | string with a datetime |
/// | [`Details<N>`](crate::Details) | any value, kept as raw JSON; never required |
/// | `bool`, `u8` to `u64`, `i8` to `i64` | boolean, integer |
/// | an enum with [`#[derive(ValueEnum)]`](derive@crate::ValueEnum) | string with one of its names |
/// | a struct with [`#[derive(Record)]`](derive@crate::Record) | object |
/// | [`heapless::Vec<T, M>`](heapless::Vec) of one of these but `Details` | array of at most `M` elements |
/// | `Option<T>` | as `T`, but may be null or absent |
///
/// Implement it with the derives, not by hand: the hidden members are for generated code, and change with it. A newtype
/// with [`#[derive(Record)]`](derive@crate::Record) takes what the type inside takes:
///
/// ```
/// use chatwire::{Altered, Event, Options, Record};
///
/// #[derive(Debug, PartialEq, Record)]
/// struct Seconds(u32);
///
/// #[derive(Record)]
/// #[record(element = "chat", list = "chats")]
/// struct Wait {
///     waited: Seconds,
///     altered: Altered<Self>,
/// }
///
/// let page = br#"{"status_code":4305,"response":[{"waited":90}]}"#;
/// chatwire::decode::<Wait>(page, Options::new(), |event| match event {
///     Event::Record(wait) => assert_eq!(wait.waited, Seconds(90)),
///     Event::Rejected(rejection) => panic!("{rejection}"),
///     _ => {}
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a field of a record cannot have the type `{Self}`",
    label = "not a value that can be decoded",
    note = "allowed are heapless::String, Id, AssetId, Timestamp, bool, integers of 8 to 64 bits, enums with \
            #[derive(ValueEnum)], structs with #[derive(Record)], heapless::Vec and Option of these, and Details",
    note = "to keep any other value, such as a float or a list of lists, as the JSON that was sent, declare the field \
            as `Details<32>` and parse `as_json()`"
)]
pub trait Value: Sized {
    /// The value of a field before it is filled.
    #[doc(hidden)]
    const EMPTY: Self;
    /// A placeholder, all zeros where the type allows it. A decoder in a `static` begins with it, so that the static
    /// takes no flash.
    #[doc(hidden)]
    const ZEROED: Self = Self::EMPTY;
    /// What JSON it takes.
    #[doc(hidden)]
    const KIND: Kind;
    /// The fields, if this is an object or a list of objects.
    #[doc(hidden)]
    const TABLE: Option<&'static Table> = None;

    /// Takes a piece of the value of this field, or of the field in it that `path` leads to.
    #[doc(hidden)]
    fn put(&mut self, path: &[u8], input: &mut Input<'_>) -> Outcome;

    /// [`EMPTY`](Self::EMPTY), made in place. A constant would be copied, with all its capacity.
    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    fn empty() -> Self {
        Self::EMPTY
    }

    /// Sets it to [`EMPTY`](Self::EMPTY) again.
    #[doc(hidden)]
    #[inline(always)]
    fn clear(&mut self) {
        *self = Self::empty();
    }

    /// Takes the value if it is complete in the chunk and has no escapes. If not, the field stays as it is, and
    /// [`put`](Self::put) takes the value.
    #[doc(hidden)]
    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
        let _ = plain;
        Taken::Nothing
    }

    /// As [`Object::take`](super::Object::take), if this is an object or has one inside.
    #[doc(hidden)]
    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take_members(&mut self, path: &[u8], plain: &mut Plain<'_>) {
        let _ = (path, plain);
    }
}
