//! Readers that pump bytes from `embedded-io` into a [`Decoder`](crate::Decoder).
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

mod buffered;
mod error;
mod reader;

pub use buffered::Buffered;
pub use error::ReadError;
#[cfg(feature = "embedded-io-async-07")]
pub use reader::AsyncReader;
pub use reader::Reader;
