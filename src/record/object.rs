//! Objects.

use super::input::{Input, Outcome};
#[cfg(feature = "fast")]
use super::plain::Plain;
use super::table::Table;

/// A struct that a JSON object is decoded into, field by field: it has [fields](crate::Field).
///
/// Implement it with [`#[derive(Record)]`](derive@crate::Record), not by hand: what is not documented here is for
/// generated code, and changes with it.
///
/// ```
/// use chatwire::{Chat, record::Object};
/// assert_eq!(Chat::NAME, "chat");
/// ```
pub trait Object: Sized + 'static {
    /// What it is called in messages: `chat`.
    const NAME: &'static str;
    /// The object before its first field is filled.
    #[doc(hidden)]
    const EMPTY: Self;
    /// An object of no meaning, all zeros where the types allow it: a decoder that is a `static` begins with it, so
    /// that it takes no flash.
    #[doc(hidden)]
    const ZEROED: Self;
    /// Its fields.
    #[doc(hidden)]
    const TABLE: &'static Table;

    /// Gives a field what there is for it. `path` says which: the field's place in this object, then its place in the
    /// object that the field is, and so on.
    #[doc(hidden)]
    fn put(&mut self, path: &[u8], input: &mut Input<'_>) -> Outcome;

    /// The object before its first field is filled, made in place: a constant would be copied with all its capacity.
    #[doc(hidden)]
    #[must_use]
    fn empty() -> Self;

    /// Empties every field.
    #[doc(hidden)]
    fn clear(&mut self);

    /// Takes the members that come next, as far as they stand in the text whole and plain and in the order of the
    /// table: those of the object that `path` leads to. The feature `fast` has the derive write it; without it,
    /// everything is left to [`put`](Self::put).
    #[doc(hidden)]
    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, path: &[u8], plain: &mut Plain<'_>) {
        let _ = (path, plain);
    }
}
