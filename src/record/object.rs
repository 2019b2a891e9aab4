//! Objects and records.

use super::altered::Altered;
use super::input::{Input, Outcome};
#[cfg(feature = "fast")]
use super::plain::Plain;
use super::table::Table;

/// A struct that a JSON object is decoded into, field by field. [`#[derive(Record)]`](derive@crate::Record) writes it.
///
/// ```
/// use chatwire::{Chat, record::Object};
/// assert!(Chat::EMPTY.chat_id.is_empty());
/// ```
pub trait Object: Sized + 'static {
    /// What it is called in messages: `chat`.
    const NAME: &'static str;
    /// The object before its first field is filled.
    const EMPTY: Self;
    /// An object of no meaning, all zeros where the types allow it: a decoder that is a `static` begins with it, so
    /// that it takes no flash.
    const ZEROED: Self;
    /// Its fields.
    const TABLE: &'static Table;

    /// Gives a field what there is for it. `path` says which: the field's place in this object, then its place in the
    /// object that the field is, and so on.
    fn put(&mut self, path: &[u8], input: &mut Input<'_>) -> Outcome;

    /// The object before its first field is filled, made in place: a constant would be copied with all its capacity.
    #[must_use]
    fn empty() -> Self;

    /// Empties every field.
    fn clear(&mut self);

    /// Takes the members that come next, as far as they stand in the text whole and plain and in the order of the
    /// table: those of the object that `path` leads to. The feature `fast` has the derive write it; without it,
    /// everything is left to [`put`](Self::put).
    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, path: &[u8], plain: &mut Plain<'_>) {
        let _ = (path, plain);
    }
}

/// A struct that the elements of a list are decoded into, or the envelope around that list.
/// [`#[derive(Record)]`](derive@crate::Record) writes it.
///
/// ```
/// use chatwire::{Chunk, CompactChat, Decoder, Record};
///
/// /// Counts the records of a page, whatever they are.
/// fn count<R: Record>(page: &[u8]) -> Result<u32, chatwire::Error> {
///     let mut decoder = Decoder::<R>::new();
///     decoder.push(page, |_| {})?;
///     Ok(decoder.finish()?.records())
/// }
///
/// assert_eq!(CompactChat::LIST, "chats");
/// assert_eq!(count::<CompactChat>(br#"{"status_code":4305,"response":[]}"#), Ok(0));
/// ```
pub trait Record: Object {
    /// The name of the list: `chats`.
    const LIST: &'static str;

    /// The fields that leniency changed.
    fn altered(&mut self) -> &mut Altered<Self>;
}
