//! Records, and the envelopes around their list.

use super::altered::Altered;
use super::object::Object;

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

    /// The fields that are not as they were sent.
    fn altered(&mut self) -> &mut Altered<Self>;
}
