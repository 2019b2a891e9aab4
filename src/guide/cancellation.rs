//! Timeouts, `select`, and what a dropped future loses: nothing.
//!
//! [`AsyncReader::next`] waits in one place only, for the reader beneath to have bytes. What came before is in the
//! [`Decoder`], not in the future. So a future that is dropped while it waits, by a timeout or because another branch
//! of a `select` was faster, takes nothing with it. Call `next` again, and it goes on at the same byte:
//!
//! ```
//! # use embedded_io_async_07 as embedded_io_async;
//! use chatwire::{Chat, Decoder, Event, io::{AsyncReader, Buffered}};
//! use embassy_futures::poll_once;
//! # use embedded_io_async::{ErrorType, Read};
//! # /// Has four bytes every other time that it is asked.
//! # struct Slow<'a> { bytes: &'a [u8], ready: bool }
//! # impl ErrorType for Slow<'_> { type Error = core::convert::Infallible; }
//! # impl Read for Slow<'_> {
//! #     async fn read(&mut self, into: &mut [u8]) -> Result<usize, Self::Error> {
//! #         self.ready = !self.ready;
//! #         if !self.ready { core::future::pending::<()>().await; }
//! #         let len = into.len().min(4);
//! #         embedded_io_async::Read::read(&mut self.bytes, &mut into[..len]).await
//! #     }
//! # }
//! # fn main() { embassy_futures::block_on(async {
//! # let body = br#"{"status_code":4305,"response":[{"chat_id":"1872640",
//! #     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}"#;
//! # let socket = Slow { bytes: body, ready: false };
//!
//! let mut buffer = [0; 64];
//! let mut decoder = Decoder::<Chat>::new();
//! let mut page = AsyncReader::new(Buffered::new(socket, &mut buffer), &mut decoder);
//! let (mut chats, mut dropped) = (0, 0);
//! loop {
//!     // `poll_once` gives every future one chance, and drops it.
//!     match poll_once(page.next()) {
//!         core::task::Poll::Pending => dropped += 1, // feed the watchdog, look at a button
//!         core::task::Poll::Ready(Ok(Some(Event::Record(chat)))) => {
//!             assert_eq!(chat.chat_id, "1872640");
//!             chats += 1;
//!         }
//!         core::task::Poll::Ready(Ok(Some(Event::Rejected(rejection)))) => panic!("{rejection}"),
//!         core::task::Poll::Ready(Ok(None)) => break,
//!         core::task::Poll::Ready(Err(error)) => panic!("{error}"),
//!         _ => {}
//!     }
//! }
//! assert_eq!((chats, page.envelope().records()), (1, 1));
//! assert!(dropped > 10);
//! # }) }
//! ```
//!
//! # What it rests on
//!
//! That a `read` or `fill_buf` of the reader beneath, dropped before it is done, has taken no bytes.
//! `embedded-io-async` asks for that and does not require it, so your reader's documentation should say. A socket that
//! copies what has come keeps to it; a UART that receives straight into your buffer by DMA may not. For one that does
//! not, keep the future and poll it again instead of dropping it.
//!
//! # What is lost where
//!
//! | dropped | lost |
//! | --- | --- |
//! | the future of `next` | nothing |
//! | the event that it gave | that chat: the next call overwrites it |
//! | the [`AsyncReader`], in the middle of a page | the rest of the page: the next reader [resets] the decoder |
//! | a [`Buffered`] | the bytes in its buffer that were not read yet; [`into_inner`] gives it back |
//!
//! To go on with a page over another reader, [`push`] its bytes to the decoder yourself: it does not know where bytes come from.
//!
//! # Timeouts
//!
//! Put them around `next`, as in `embassy_time::with_timeout(limit, page.next())`. A limit for each call finds a server
//! that fell silent; one that sends a byte now and then needs a limit for the page, too. Then ask for the page
//! [again](super::bad_input#a-page-asked-for-again).
//!
//! The blocking [`Reader`](crate::io::Reader) has no futures. When its reader fails with a timeout, that is
//! [`ReadError::Io`](crate::io::ReadError::Io), and another call goes on.
//!
//! [`AsyncReader`]: crate::io::AsyncReader
//! [`AsyncReader::next`]: crate::io::AsyncReader::next
//! [`Buffered`]: crate::io::Buffered
//! [`Decoder`]: crate::Decoder
//! [`into_inner`]: crate::io::AsyncReader::into_inner
//! [`push`]: crate::Decoder
//! [resets]: crate::Decoder
