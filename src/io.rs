//! Readers that pump bytes from `embedded-io` into a [`Decoder`].
//!
//! The readers take what implements `BufRead`, which lends them its own buffer; [`Buffered`] makes one of anything that
//! implements `Read`, with a buffer of the caller's. They want the bytes of the body and nothing else: the HTTP
//! client has to remove headers and chunked transfer encoding.
//!
//! ```
//! use chatwire::{Chat, Decoder, Event, io::Reader};
//!
//! # fn show(socket: impl embedded_io_07::BufRead) {
//! // One decoder for all pages; each page gets a reader.
//! let mut decoder = Decoder::<Chat>::new();
//! let mut page = Reader::new(socket, &mut decoder);
//! while let Ok(Some(event)) = page.next() {
//!     if let Event::Record(chat) = event {
//!         println!("{}", chat.chat_id);
//!     }
//! }
//! # }
//! # show(&b""[..]);
//! ```

use core::fmt;

use embedded_io_07::{BufRead, ErrorKind, ErrorType, Read};

use crate::api::{Decoder, Envelope};
use crate::decode::{Error, Event, Step};
use crate::json::Chunk;
use crate::record::Record;

/// How many bytes of a lent buffer are looked at in one go. Events end a go early, and what was looked at of the bytes
/// behind them is looked at again.
const WINDOW: usize = 512;

/// Why a body could not be read: the decoder's reason, or the reader's own error, unchanged.
///
/// ```
/// use chatwire::{Chat, Decoder, io::{ReadError, Reader}};
///
/// let mut decoder = Decoder::<Chat>::new();
/// let error = Reader::new(&b"[]"[..], &mut decoder).next().unwrap_err();
/// assert!(matches!(error, ReadError::Decode(_)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum ReadError<E> {
    /// The reader failed: its own error. What was decoded so far stays; call again to go on.
    Io(E),
    /// The body is no good page.
    Decode(Error),
}

impl<E> From<Error> for ReadError<E> {
    fn from(error: Error) -> Self {
        Self::Decode(error)
    }
}

impl<E: fmt::Display> fmt::Display for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "reading the body failed: {error}"),
            Self::Decode(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> core::error::Error for ReadError<E> {}

impl embedded_io_07::Error for Error {
    fn kind(&self) -> ErrorKind {
        ErrorKind::InvalidData
    }
}

impl<E: embedded_io_07::Error> embedded_io_07::Error for ReadError<E> {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::Io(error) => error.kind(),
            Self::Decode(error) => error.kind(),
        }
    }
}

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
/// [`next`](Self::next) waits for bytes and for nothing else, and keeps what it knows in the decoder. A future dropped
/// before it is done loses nothing that was read; call again to go on.
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

/// What both readers are.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
struct Pump<'d, IO, R: Record, E: Record> {
    io: IO,
    decoder: &'d mut Decoder<R, E>,
}

impl<'d, IO, R: Record, E: Record>
    Pump<'d, IO, R, E>
{
    fn new(io: IO, decoder: &'d mut Decoder<R, E>) -> Self {
        decoder.reset();
        Self { io, decoder }
    }
}

/// Decodes what is in a lent buffer: what it came to, and how many bytes it used. An empty buffer is the end.
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
            /// Begins a body: resets the decoder.
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

            /// The next record or rejection; `None` when the body has ended as it should.
            ///
            /// # Errors
            ///
            /// [`ReadError::Io`] with the reader's own error, after which another call goes on where this one
            /// stopped; [`ReadError::Decode`] for good.
            ///
            /// ```
            #[doc = concat!("use chatwire::{Chat, Decoder, io::{", stringify!($reader), ", ReadError}};")]
            ///
            $(#[doc = concat!("# fn main() { embassy_futures::block_on(", stringify!($async), " {")])?
            /// let mut decoder = Decoder::<Chat>::new();
            #[doc = concat!("let mut reader = ", stringify!($reader), "::new(&b\"{\"[..], &mut decoder);")]
            #[doc = concat!("match reader.next()", $(".", stringify!($await),)? " {")]
            ///     Err(ReadError::Decode(why)) => assert!(why.is_end_of_input()),
            ///     Err(ReadError::Io(never)) => match never {},
            ///     Ok(_) => unreachable!("this body ends early"),
            /// }
            $(#[doc = concat!("# }) } // ", stringify!($async))])?
            /// ```
            #[allow(clippy::should_implement_trait, reason = "an iterator cannot lend its items")]
            pub $($async)? fn next(
                &mut self,
            ) -> Result<Option<Event<'_, R>>, ReadError<IO::Error>> {
                let Pump { io, decoder } = &mut self.pump;
                // An error is said again at once, without asking for bytes that may never come.
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

            /// The envelope: whole once [`next`](Self::next) has answered `None`.
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

            /// Whether the envelope has been read to its end: see [`Decoder::is_complete`](crate::Decoder::is_complete).
            /// Where the connection stays open, stop here instead of waiting for its end.
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

/// A reader with a buffer of the caller's, so that it can be read without copying.
///
/// ```
/// # use embedded_io_07 as embedded_io;
/// use chatwire::io::Buffered;
/// use embedded_io::BufRead;
///
/// let mut buffer = [0; 4];
/// let mut reader = Buffered::new(&b"chatwire"[..], &mut buffer);
/// assert_eq!(reader.fill_buf()?, b"chat");
/// reader.consume(3);
/// assert_eq!(reader.fill_buf()?, b"t");
/// # Ok::<(), core::convert::Infallible>(())
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Buffered<'b, IO> {
    io: IO,
    buffer: &'b mut [u8],
    start: usize,
    end: usize,
}

impl<'b, IO> Buffered<'b, IO> {
    /// Puts a buffer behind a reader. A buffer of no bytes looks like the end of the input.
    ///
    /// ```
    /// let mut buffer = [0; 64];
    /// let reader = chatwire::io::Buffered::new(&b"{}"[..], &mut buffer);
    /// ```
    pub fn new(io: IO, buffer: &'b mut [u8]) -> Self {
        Self {
            io,
            buffer,
            start: 0,
            end: 0,
        }
    }

    fn is_empty(&self) -> bool {
        self.start >= self.end
    }

    fn filled(&mut self, len: usize) {
        self.start = 0;
        self.end = len.min(self.buffer.len());
    }

    fn unread(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or(&[])
    }

    fn consumed(&mut self, len: usize) {
        self.start = self.start.saturating_add(len).min(self.end);
    }
}

impl<IO: ErrorType> ErrorType for Buffered<'_, IO> {
    type Error = IO::Error;
}

impl<IO: Read> Read for Buffered<'_, IO> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, IO::Error> {
        let unread = self.fill_buf()?;
        let len = copy(unread, into);
        self.consumed(len);
        Ok(len)
    }
}

impl<IO: Read> BufRead for Buffered<'_, IO> {
    fn fill_buf(&mut self) -> Result<&[u8], IO::Error> {
        if self.is_empty() {
            let len = self.io.read(self.buffer)?;
            self.filled(len);
        }
        Ok(self.unread())
    }

    fn consume(&mut self, len: usize) {
        self.consumed(len);
    }
}

#[cfg(feature = "embedded-io-async-07")]
impl<IO: embedded_io_async_07::Read> embedded_io_async_07::Read for Buffered<'_, IO> {
    async fn read(&mut self, into: &mut [u8]) -> Result<usize, IO::Error> {
        let unread = embedded_io_async_07::BufRead::fill_buf(self).await?;
        let len = copy(unread, into);
        self.consumed(len);
        Ok(len)
    }
}

#[cfg(feature = "embedded-io-async-07")]
impl<IO: embedded_io_async_07::Read> embedded_io_async_07::BufRead for Buffered<'_, IO> {
    async fn fill_buf(&mut self) -> Result<&[u8], IO::Error> {
        if self.is_empty() {
            let len = self.io.read(self.buffer).await?;
            self.filled(len);
        }
        Ok(self.unread())
    }

    fn consume(&mut self, len: usize) {
        self.consumed(len);
    }
}

fn copy(from: &[u8], into: &mut [u8]) -> usize {
    from.iter()
        .zip(into)
        .map(|(from, into)| *into = *from)
        .count()
}
