//! The decoder: chunks in, records out.

use super::error::Error;
use super::options::Options;
use super::page::{Page, Shape};
use super::rejection::Rejection;
use super::walk::{Step, Walk};
use crate::json::Chunk;
use crate::record::{Field, Record};

/// What the decoder has found.
///
/// ```
/// use chatwire::{Chat, Event};
///
/// fn line(event: Event<'_, Chat>) -> String {
///     match event {
///         Event::Record(chat) => format!("{} is {}", chat.chat_id, chat.status),
///         Event::Rejected(rejection) => rejection.to_string(),
///         _ => "of a later version of this library".into(),
///     }
/// }
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Event<'a, R: Record> {
    /// The next record of the list. It lies in the decoder, and the next call overwrites it.
    Record(&'a R),
    /// An element of the list that was rejected, and why.
    Rejected(Rejection<R>),
}

impl<R: Record> Clone for Event<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Record> Copy for Event<'_, R> {}

/// Turns the body of a response into records, one at a time, from chunks cut anywhere.
///
/// [`Decoder`](crate::Decoder) is this type with the envelope of Webex Engage, unless you name another.
///
/// The decoder owns the one record `R` that it fills, and the envelope `E` around the list. In addition it has a state
/// of at most 192 bytes on a 32-bit target. It borrows nothing, so it can be a `static`.
///
/// ```
/// use chatwire::{Chat, Decoder, Event};
///
/// let page = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}}"#;
///
/// let mut decoder = Decoder::<Chat>::new();
/// let mut ids = Vec::new();
/// for bytes in page.chunks(16) {
///     decoder.push(bytes, |event| match event {
///         Event::Record(chat) => ids.push(chat.chat_id.to_string()),
///         Event::Rejected(rejection) => eprintln!("{rejection}"),
///         _ => {}
///     })?;
/// }
/// assert_eq!(decoder.finish()?.records(), 1);
/// assert_eq!(ids, ["1872640"]);
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct PageDecoder<R: Record, E: Record> {
    walk: Walk,
    page: Page<R, E>,
}

impl<R: Record, E: Record> PageDecoder<R, E> {
    const SHAPE: &'static Shape = &Shape::new::<R, E>();

    /// A strict decoder without limits.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder};
    /// const DECODER: Decoder<Chat> = Decoder::new();
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            walk: Walk::new(),
            page: Page {
                record: R::ZEROED,
                envelope: E::EMPTY,
            },
        }
    }

    /// A decoder with options. For a `static`, use [`new`](Self::new), and call [`set_options`](Self::set_options) at
    /// run time: then it stays in `.bss` and takes no flash.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder, Options};
    /// let decoder = Decoder::<Chat>::with_options(Options::new().max_bytes(65_536));
    /// ```
    #[must_use]
    pub const fn with_options(options: Options) -> Self {
        let mut decoder = Self::new();
        decoder.walk.set_options(options);
        decoder
    }

    /// Sets the options. They apply from now on, so set them before the first byte of a body.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder, ErrorKind, Options};
    /// let mut decoder = Decoder::<Chat>::new();
    /// decoder.set_options(Options::new().max_bytes(4));
    /// let error = decoder.push(b"{     }", |_| {}).unwrap_err();
    /// assert_eq!((error.kind, error.offset), (ErrorKind::ByteLimit, 4));
    /// ```
    pub const fn set_options(&mut self, options: Options) {
        self.walk.set_options(options);
    }

    /// Decodes the next bytes of the body, and calls `each` for every record and every rejection in them.
    ///
    /// # Errors
    ///
    /// Every kind but [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd). Each further call returns the same error,
    /// until [`reset`](Self::reset).
    ///
    /// ```
    /// use chatwire::{Chat, Decoder, Event};
    /// let mut decoder = Decoder::<Chat>::new();
    /// let mut rejected = 0;
    /// for bytes in [&br#"{"status_code":4305,"response":[{},"#[..], b"{}", b"]}"] {
    ///     decoder.push(bytes, |event| rejected += u32::from(matches!(event, Event::Rejected(_))))?;
    /// }
    /// assert_eq!(rejected, 2);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(Event<'_, R>)) -> Result<(), Error> {
        let mut chunk = Chunk::new(bytes);
        while let Some(event) = self.feed(&mut chunk)? {
            each(event);
        }
        Ok(())
    }

    /// Decodes up to the next record or rejection; `None` when the chunk is used up.
    ///
    /// Call it until it returns `None`, or the rest of the chunk is lost. [`push`](Self::push) does that for you.
    ///
    /// # Errors
    ///
    /// The same as [`push`](Self::push).
    ///
    /// ```
    /// use chatwire::{Chat, Chunk, Decoder, ErrorKind};
    /// let mut decoder = Decoder::<Chat>::new();
    /// let mut chunk = Chunk::new(br#"{"status_code":4305,"response":[{},{}]}?"#);
    /// let mut events = 0;
    /// let error = loop {
    ///     match decoder.feed(&mut chunk) {
    ///         Ok(Some(_)) => events += 1,
    ///         Ok(None) => unreachable!("this body has something after its end"),
    ///         Err(error) => break error,
    ///     }
    /// };
    /// assert_eq!((events, error.kind, error.offset), (2, ErrorKind::Trailing, 39));
    /// assert_eq!(decoder.feed(&mut Chunk::new(b"{}")), Err(error));
    /// ```
    #[must_use = "call it until it returns `None`, or the rest of the chunk is lost"]
    pub fn feed(&mut self, chunk: &mut Chunk<'_>) -> Result<Option<Event<'_, R>>, Error> {
        let step = self.advance(chunk)?;
        Ok(self.event(step))
    }

    /// Ends the body, and returns the envelope.
    ///
    /// # Errors
    ///
    /// [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd) if the body is not complete, or the error that stopped the
    /// decoder before. Either stays until [`reset`](Self::reset).
    ///
    /// ```
    /// use chatwire::{Chat, Decoder};
    /// let mut decoder = Decoder::<Chat>::new();
    /// decoder.push(br#"{"status_code":2003"#, |_| {})?;
    /// assert_eq!(decoder.finish().unwrap_err().offset, 19);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    pub fn finish(&mut self) -> Result<&E, Error> {
        self.walk.finish(Self::SHAPE, &mut self.page)?;
        Ok(&self.page.envelope)
    }

    /// Whether the envelope was read to its end. Use it if your stream has no end of its own, as on a UART or a
    /// connection that is kept alive. Asking changes nothing.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder};
    /// let mut decoder = Decoder::<Chat>::new();
    /// decoder.push(br#"{"status_code":2003"#, |_| {})?;
    /// assert!(!decoder.is_complete());
    /// decoder.push(b"}", |_| {})?;
    /// assert!(decoder.is_complete());
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.walk.is_complete()
    }

    /// The envelope, as far as it was read.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder, StatusCode};
    /// let mut decoder = Decoder::<Chat>::new();
    /// decoder.push(br#"{"status_code":4305,"#, |_| {})?;
    /// assert_eq!(decoder.envelope().status_code, StatusCode::CHATS_RETRIEVED);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn envelope(&self) -> &E {
        &self.page.envelope
    }

    /// Makes the decoder ready for the next body. The options stay.
    ///
    /// ```
    /// use chatwire::{Chat, Decoder};
    /// let mut decoder = Decoder::<Chat>::new();
    /// assert!(decoder.push(b"?", |_| {}).is_err());
    /// decoder.reset();
    /// assert!(decoder.push(b"{", |_| {}).is_ok());
    /// ```
    pub fn reset(&mut self) {
        self.walk.reset();
        self.page.envelope.clear();
    }

    /// Turns the code of the feature `fast` off, so that one program can compare decoding with it and without it.
    #[cfg(feature = "fast")]
    pub(crate) const fn engine_only(&mut self) {
        self.walk.engine_only = true;
    }

    /// Turns the decoder into its envelope.
    pub(crate) fn into_envelope(self) -> E {
        self.page.envelope
    }

    /// The error that stopped the decoder, if one did.
    #[cfg(feature = "embedded-io-07")]
    pub(crate) fn error(&self) -> Option<Error> {
        self.walk.error()
    }

    pub(crate) fn advance(&mut self, chunk: &mut Chunk<'_>) -> Result<Step, Error> {
        self.walk.feed(Self::SHAPE, &mut self.page, chunk)
    }

    pub(crate) fn event(&self, step: Step) -> Option<Event<'_, R>> {
        match step {
            Step::More => None,
            Step::Record => Some(Event::Record(&self.page.record)),
            Step::Rejected => {
                let (index, field, reason, offset) = self.walk.rejected();
                Some(Event::Rejected(Rejection {
                    index,
                    field: Field::new(field),
                    reason,
                    offset,
                }))
            }
        }
    }
}

impl<R: Record, E: Record> Default for PageDecoder<R, E> {
    fn default() -> Self {
        Self::new()
    }
}
