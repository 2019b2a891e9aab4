//! Readers that feed a [`Decoder`](crate::Decoder) from the traits of `embedded-io`.
//!
//! They read from a `BufRead`, without copying. If you have a `Read`, [`Buffered`] makes a `BufRead` of it, with a
//! buffer that you give it. They need the bytes of the body alone: your HTTP client has to remove the headers and the
//! chunked transfer encoding.
//!
//! ```
//! use chatwire::{Chat, Decoder, Event, io::Reader};
//!
//! # fn show(socket: impl embedded_io_07::BufRead) {
//! // One decoder for all pages, and one reader for each page.
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

mod buffered;
mod error;
mod reader;

pub use buffered::Buffered;
pub use error::ReadError;
#[cfg(feature = "embedded-io-async-07")]
pub use reader::AsyncReader;
pub use reader::Reader;
