//! The decoder as its users see it: chunks in, records out.

use crate::envelope::Envelope;
use crate::error::Error;
use crate::field::Field;
use crate::json::Chunk;
use crate::options::Options;
use crate::record::Record;
use crate::rejection::Rejection;
use crate::walk::{Page, Step, Walk};

/// What the decoder came to.
///
/// ```
/// use chatwire::{Chat, Event};
///
/// fn line(event: &Event<'_, Chat>) -> String {
///     match event {
///         Event::Record(chat) => format!("{} is {}", chat.chat_id, chat.status),
///         Event::Rejected(rejection) => rejection.to_string(),
///     }
/// }
/// ```
#[derive(Debug, PartialEq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Event<'a, R: Record> {
    /// The next record of the list. It stays in the decoder until the next call, which overwrites it.
    Record(&'a R),
    /// An element of the list that is no good record, and why.
    Rejected(Rejection<R>),
}

/// Turns the body of a response into records, one at a time, from chunks cut anywhere.
///
/// The decoder owns the one record that it fills and the [`Envelope`], whose text capacities are `DESCRIPTION` and
/// `NEXT` bytes. Its own state beside them is at most 192 bytes on a 32-bit target and borrows nothing, so the
/// decoder can be a `static`.
///
/// ```
/// use chatwire::{Chat, Chunk, Decoder, Event};
///
/// let page = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}}"#;
///
/// let mut decoder = Decoder::<Chat>::new();
/// let mut ids = Vec::new();
/// for bytes in page.chunks(16) {
///     let mut chunk = Chunk::new(bytes);
///     while let Some(event) = decoder.feed(&mut chunk)? {
///         match event {
///             Event::Record(chat) => ids.push(chat.chat_id.to_string()),
///             Event::Rejected(rejection) => eprintln!("{rejection}"),
///         }
///     }
/// }
/// assert_eq!(decoder.finish()?.records, 1);
/// assert_eq!(ids, ["1872640"]);
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Decoder<R: Record, const DESCRIPTION: usize = 80, const NEXT: usize = 128> {
    walk: Walk,
    page: Page<R, DESCRIPTION, NEXT>,
}

impl<R: Record, const DESCRIPTION: usize, const NEXT: usize> Decoder<R, DESCRIPTION, NEXT> {
    /// A strict decoder without limits.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder};
    /// const DECODER: Decoder<Chat> = Decoder::new();
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self::with_options(Options::new())
    }

    /// A decoder with options.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder, Options};
    /// let decoder = Decoder::<Chat>::with_options(Options::new().max_bytes(65_536));
    /// ```
    #[must_use]
    pub const fn with_options(options: Options) -> Self {
        Self {
            walk: Walk::new(options),
            page: Page {
                record: R::BLANK,
                envelope: Envelope::EMPTY,
            },
        }
    }

    /// Reads on until there is something to tell; `None` when the chunk is used up.
    ///
    /// # Errors
    ///
    /// Every kind; the same again in each further call, until [`reset`](Self::reset). It is
    /// [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd) only after [`finish`](Self::finish) said so.
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder, ErrorKind};
    /// let mut decoder = Decoder::<Chat>::new();
    /// let error = decoder.feed(&mut Chunk::new(b"<html>")).unwrap_err();
    /// assert_eq!((error.kind, error.offset), (ErrorKind::Syntax, 0));
    /// assert_eq!(decoder.feed(&mut Chunk::new(b"{}")), Err(error));
    /// ```
    pub fn feed(&mut self, chunk: &mut Chunk<'_>) -> Result<Option<Event<'_, R>>, Error> {
        let step = self.advance(chunk)?;
        Ok(self.event(step))
    }

    /// Says that the body ends here, and hands out what surrounded the list. A body that ends too early has ended for
    /// good.
    ///
    /// # Errors
    ///
    /// [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd) where the body is not complete, or the error that stopped the
    /// decoder.
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder};
    /// let mut decoder = Decoder::<Chat>::new();
    /// assert!(decoder.feed(&mut Chunk::new(br#"{"status_code":2003"#))?.is_none());
    /// assert_eq!(decoder.finish().unwrap_err().offset, 19);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    pub fn finish(&mut self) -> Result<&Envelope<DESCRIPTION, NEXT>, Error> {
        self.walk.finish()?;
        Ok(&self.page.envelope)
    }

    /// The envelope as far as it has been read.
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder, StatusCode};
    /// let mut decoder = Decoder::<Chat>::new();
    /// decoder.feed(&mut Chunk::new(br#"{"status_code":4305,"#))?;
    /// assert_eq!(decoder.envelope().status_code, StatusCode::ChatsRetrieved);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn envelope(&self) -> &Envelope<DESCRIPTION, NEXT> {
        &self.page.envelope
    }

    /// Starts over with the next body, with the same options.
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder};
    /// let mut decoder = Decoder::<Chat>::new();
    /// assert!(decoder.feed(&mut Chunk::new(b"?")).is_err());
    /// decoder.reset();
    /// assert!(decoder.feed(&mut Chunk::new(b"{")).is_ok());
    /// ```
    pub fn reset(&mut self) {
        self.walk.reset();
        self.page.envelope = Envelope::EMPTY;
    }

    pub(crate) fn advance(&mut self, chunk: &mut Chunk<'_>) -> Result<Step, Error> {
        self.walk.feed(R::TABLE, &mut self.page, chunk)
    }

    pub(crate) fn event(&self, step: Step) -> Option<Event<'_, R>> {
        match step {
            Step::More => None,
            Step::Record => Some(Event::Record(&self.page.record)),
            Step::Rejected => {
                let (index, fault) = self.walk.rejected();
                Some(Event::Rejected(Rejection {
                    index,
                    field: Field::new(fault.field),
                    reason: fault.reason,
                    offset: fault.offset,
                }))
            }
        }
    }
}

impl<R: Record, const DESCRIPTION: usize, const NEXT: usize> Default
    for Decoder<R, DESCRIPTION, NEXT>
{
    fn default() -> Self {
        Self::new()
    }
}

/// Decodes a page that is in memory whole.
///
/// # Errors
///
/// Any but a [`Rejection`], which is an event.
///
/// ```
/// use chatwire::{Chat, Event, Options};
///
/// let page = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"},{}]}}"#;
/// let envelope = chatwire::decode::<Chat>(page, Options::new(), |event| match event {
///     Event::Record(chat) => assert_eq!(chat.chat_id, "1872640"),
///     Event::Rejected(rejection) => assert_eq!(rejection.field, "chat_id"),
/// })?;
/// assert_eq!((envelope.records, envelope.rejected), (1, 1));
/// # Ok::<(), chatwire::Error>(())
/// ```
pub fn decode<R: Record>(
    page: &[u8],
    options: Options,
    mut each: impl FnMut(Event<'_, R>),
) -> Result<Envelope, Error> {
    let mut decoder = Decoder::<R>::with_options(options);
    let mut chunk = Chunk::new(page);
    while let Some(event) = decoder.feed(&mut chunk)? {
        each(event);
    }
    decoder.walk.finish()?;
    Ok(decoder.page.envelope)
}
