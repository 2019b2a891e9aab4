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
    /// Its name in messages, such as `chat`.
    const NAME: &'static str;
    /// The object before any field is filled.
    #[doc(hidden)]
    const EMPTY: Self;
    /// A placeholder, all zeros where the types allow it. A decoder in a `static` begins with it, so that the static
    /// takes no flash.
    #[doc(hidden)]
    const ZEROED: Self;
    /// Its fields.
    #[doc(hidden)]
    const TABLE: &'static Table;

    /// Gives a field a piece of its value. `path` leads to the field: its index in this object, then its index in the
    /// object that this field is, and so on.
    #[doc(hidden)]
    fn put(&mut self, path: &[u8], input: &mut Input<'_>) -> Outcome;

    /// [`EMPTY`](Self::EMPTY), made in place. A constant would be copied, with all its capacity.
    #[doc(hidden)]
    #[must_use]
    fn empty() -> Self;

    /// Empties every field.
    #[doc(hidden)]
    fn clear(&mut self);

    /// Takes the members that come next, as long as each is complete in the chunk. `path` leads to the object that
    /// they belong to. What is not taken here is left to [`put`](Self::put).
    #[doc(hidden)]
    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, path: &[u8], plain: &mut Plain<'_>) {
        let _ = (path, plain);
    }
}
