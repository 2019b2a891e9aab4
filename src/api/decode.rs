//! The decoder with the envelope of this API.

use super::envelope::Envelope;
use crate::decode::{Error, Event, Options, PageDecoder};
use crate::record::Record;

/// The [decoder](PageDecoder), whose envelope is that of Webex Engage unless you name another.
///
/// ```
/// use chatwire::{Chat, Decoder, Envelope};
/// /// Room for 40 bytes of the description, and for no URL of a next page.
/// type Chats = Decoder<Chat, Envelope<40, 0>>;
/// ```
pub type Decoder<R, E = Envelope> = PageDecoder<R, E>;

/// Decodes a page that is completely in memory.
///
/// # Errors
///
/// An [`Error`] means that the page is broken. A rejected chat is no error: it is the event
/// [`Rejected`](Event::Rejected).
///
/// ```
/// use chatwire::{Chat, Event, Options};
///
/// let page = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"},{}]}}"#;
/// let envelope = chatwire::decode::<Chat>(page, Options::new(), |event| match event {
///     Event::Record(chat) => assert_eq!(chat.chat_id, "1872640"),
///     Event::Rejected(rejection) => assert_eq!(rejection.field, "chat_id"),
///     _ => {}
/// })?;
/// assert_eq!((envelope.records(), envelope.rejected()), (1, 1));
/// # Ok::<(), chatwire::Error>(())
/// ```
pub fn decode<R: Record>(
    page: &[u8],
    options: Options,
    each: impl FnMut(Event<'_, R>),
) -> Result<Envelope, Error> {
    let mut decoder = Decoder::<R>::with_options(options);
    decoder.push(page, each)?;
    decoder.finish()?;
    Ok(decoder.into_envelope())
}
