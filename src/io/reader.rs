//! The readers: the same code, blocking and async.

use embedded_io_07::BufRead;

use super::error::ReadError;
use crate::api::{Decoder, Envelope};
use crate::decode::{Error, Event, Step};
use crate::json::Chunk;
use crate::record::Record;

/// How many bytes of the reader's buffer are given to the decoder at once. An event ends a call early, and the bytes
/// after it that were already scanned are scanned again: this bounds how many.
const WINDOW: usize = 512;

/// Decodes one body from a blocking reader.
///
/// ```
/// use chatwire::{Chat, Decoder, Event, io::{Buffered, Reader}};
///
/// let body = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}}"#;
/// let mut buffer = [0; 64];
/// let mut decoder = Decoder::<Chat>::new();
/// let mut reader = Reader::new(Buffered::new(&body[..], &mut buffer), &mut decoder);
/// while let Some(event) = reader.next()? {
///     match event {
///         Event::Record(chat) => println!("{}", chat.chat_id),
///         Event::Rejected(rejection) => println!("{rejection}"),
///         _ => {}
///     }
/// }
/// assert_eq!(reader.envelope().records(), 1);
/// # Ok::<(), chatwire::io::ReadError<core::convert::Infallible>>(())
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Reader<'d, IO, R: Record, E: Record = Envelope> {
    pump: Pump<'d, IO, R, E>,
}

/// Decodes one body from an async reader.
///
/// # Cancellation
///
/// [`next`](Self::next) waits for nothing but bytes, and its state is in the decoder. If you drop its future before it is
/// done, nothing that was read is lost: call `next` again to go on.
///
/// ```
/// use chatwire::{Chat, Decoder, Event, io::{AsyncReader, Buffered}};
///
/// # fn main() { embassy_futures::block_on(async {
/// let body = br#"{"status_code":4305,"response":{"chats":[]}}"#;
/// let mut buffer = [0; 64];
/// let mut decoder = Decoder::<Chat>::new();
/// let mut reader = AsyncReader::new(Buffered::new(&body[..], &mut buffer), &mut decoder);
/// while let Some(event) = reader.next().await.unwrap() {
///     if let Event::Record(chat) = event {
///         println!("{}", chat.chat_id);
///     }
/// }
/// # }) }
/// ```
#[cfg(feature = "embedded-io-async-07")]
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct AsyncReader<'d, IO, R: Record, E: Record = Envelope> {
    pump: Pump<'d, IO, R, E>,
}

/// What both readers consist of.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
struct Pump<'d, IO, R: Record, E: Record> {
    io: IO,
    decoder: &'d mut Decoder<R, E>,
}

impl<'d, IO, R: Record, E: Record> Pump<'d, IO, R, E> {
    fn new(io: IO, decoder: &'d mut Decoder<R, E>) -> Self {
        decoder.reset();
        Self { io, decoder }
    }
}

/// Decodes from the reader's buffer. Returns what was found, and how many bytes were used.
fn pump<R: Record, E: Record>(
    decoder: &mut Decoder<R, E>,
    bytes: &[u8],
) -> (Result<Step, Error>, usize) {
    let mut chunk = Chunk::new(bytes.get(..WINDOW).unwrap_or(bytes));
    let step = decoder.advance(&mut chunk);
    (step, chunk.used())
}

macro_rules! reader {
    ($reader:ident, $buf_read:path $(, $async:ident, $await:ident)?) => {
        impl<'d, IO, R: Record, E: Record>
            $reader<'d, IO, R, E>
        where
            IO: $buf_read,
        {
            /// Begins a body, and resets the decoder for it.
            ///
            /// ```
            #[doc = concat!("use chatwire::{Chat, Decoder, io::", stringify!($reader), "};")]
            ///
            /// let mut decoder = Decoder::<Chat>::new();
            #[doc = concat!("let first = ", stringify!($reader), "::new(&b\"[]\"[..], &mut decoder);")]
            #[doc = concat!("let second = ", stringify!($reader), "::new(&b\"{}\"[..], &mut decoder);")]
            /// ```
            pub fn new(io: IO, decoder: &'d mut Decoder<R, E>) -> Self {
                Self {
                    pump: Pump::new(io, decoder),
                }
            }

            /// The next record or rejection; `None` when the body has ended and is complete.
            ///
            /// # Errors
            ///
            /// [`ReadError::Io`] has the reader's own error; call again to go on where this call stopped.
            /// [`ReadError::Decode`] means that the body is broken; every further call returns it again.
            ///
            /// ```
            #[doc = concat!("use chatwire::{Chat, Decoder, io::{", stringify!($reader), ", ReadError}};")]
            ///
            $(#[doc = concat!("# fn main() { embassy_futures::block_on(", stringify!($async), " {")])?
            /// let mut decoder = Decoder::<Chat>::new();
            #[doc = concat!("let mut reader = ", stringify!($reader), "::new(&b\"{\"[..], &mut decoder);")]
            #[doc = concat!("match reader.next()", $(".", stringify!($await),)? " {")]
            ///     Err(ReadError::Decode(why)) => assert!(why.is_end_of_input()),
            ///     _ => unreachable!("this body ends early"),
            /// }
            $(#[doc = concat!("# }) } // ", stringify!($async))])?
            /// ```
            #[allow(clippy::should_implement_trait, reason = "an iterator cannot lend its items")]
            pub $($async)? fn next(
                &mut self,
            ) -> Result<Option<Event<'_, R>>, ReadError<IO::Error>> {
                let Pump { io, decoder } = &mut self.pump;
                // An error is returned again at once, without waiting for bytes that may never arrive.
                if let Some(error) = decoder.error() {
                    return Err(error.into());
                }
                let step = loop {
                    let bytes = io.fill_buf()$(.$await)?.map_err(ReadError::Io)?;
                    if bytes.is_empty() {
                        decoder.finish()?;
                        return Ok(None);
                    }
                    let (step, used) = pump(decoder, bytes);
                    io.consume(used);
                    match step? {
                        Step::More => {}
                        step => break step,
                    }
                };
                Ok(decoder.event(step))
            }

            /// The envelope. It is complete once [`next`](Self::next) has returned `None`.
            ///
            /// ```
            #[doc = concat!("use chatwire::{Chat, Decoder, StatusCode, io::", stringify!($reader), "};")]
            ///
            /// let mut decoder = Decoder::<Chat>::new();
            #[doc = concat!("let reader = ", stringify!($reader), "::new(&b\"\"[..], &mut decoder);")]
            /// assert_eq!(reader.envelope().status_code, StatusCode::new(0));
            /// ```
            #[must_use]
            pub fn envelope(&self) -> &E {
                self.pump.decoder.envelope()
            }

            /// Whether the envelope has been read to its end: see
            /// [`Decoder::is_complete`](crate::Decoder::is_complete). [`next`](Self::next) waits for the end of the
            /// input even then, since bytes after the envelope are an error. If your input has no end, ask this after a
            /// timeout, or feed the decoder yourself with [`push`](crate::PageDecoder::push).
            ///
            /// ```
            #[doc = concat!("use chatwire::{Chat, Decoder, io::", stringify!($reader), "};")]
            ///
            /// let mut decoder = Decoder::<Chat>::new();
            #[doc = concat!("let reader = ", stringify!($reader), "::new(&b\"\"[..], &mut decoder);")]
            /// assert!(!reader.is_complete());
            /// ```
            #[must_use]
            pub fn is_complete(&self) -> bool {
                self.pump.decoder.is_complete()
            }

            /// Gives the reader back.
            ///
            /// ```
            #[doc = concat!("use chatwire::{Chat, Decoder, io::", stringify!($reader), "};")]
            ///
            /// let mut decoder = Decoder::<Chat>::new();
            #[doc = concat!("let reader = ", stringify!($reader), "::new(&b\"{}\"[..], &mut decoder);")]
            /// assert_eq!(reader.into_inner(), b"{}");
            /// ```
            #[must_use]
            pub fn into_inner(self) -> IO {
                self.pump.io
            }
        }
    };
}

reader!(Reader, BufRead);
#[cfg(feature = "embedded-io-async-07")]
reader!(AsyncReader, embedded_io_async_07::BufRead, async, await);
