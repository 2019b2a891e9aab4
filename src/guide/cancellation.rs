//! Timeouts, `select`, and dropped futures: no byte is lost.
//!
//! [`AsyncReader::next`] waits in one place only: until your reader has bytes. Everything before that is in the
//! [`Decoder`], not in the future. So you can drop the future while it waits, because of a timeout or because another
//! branch of a `select` was faster. Call `next` again, and it goes on at the same byte:
//!
//! ```
//! # use embedded_io_async_07 as embedded_io_async;
//! use chatwire::{Chat, Decoder, Event, io::{AsyncReader, Buffered}};
//! use embassy_futures::poll_once;
//! # use embedded_io_async::{ErrorType, Read};
//! # /// Has four bytes each second time that it is asked.
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
//!     // `poll_once` polls a future once, and drops it.
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
//! # What your reader must do
//!
//! This works if your reader keeps its bytes when its `read` or `fill_buf` is dropped before it is done.
//! `embedded-io-async` recommends that and does not require it, so look into your reader's documentation. A socket that
//! copies from a receive buffer usually does it. A UART that receives straight into your buffer by DMA may not: then
//! keep the future, and poll it again instead of dropping it.
//!
//! # What you lose by dropping
//!
//! | dropped | lost |
//! | --- | --- |
//! | the future of `next` | nothing |
//! | the event that it returned | that chat: the next call overwrites it |
//! | the [`AsyncReader`], in the middle of a page | the rest of the page: the next reader [resets] the decoder |
//! | a [`Buffered`] | the bytes in its buffer that were not read yet. [`into_inner`] returns it |
//!
//! To continue a page with another reader, [`push`] its bytes to the decoder yourself. The decoder does not know where
//! bytes come from.
//!
//! # Timeouts
//!
//! Put them around `next`: `embassy_time::with_timeout(limit, page.next())`, as `examples/small/async_timeout.rs` does.
//! A limit for each call notices a server that has stopped sending. Against a server that sends a byte now and then,
//! you need a limit for the whole page, too. After either, ask for the page
//! [again](super::bad_input#a-page-asked-for-again).
//!
//! The blocking [`Reader`](crate::io::Reader) has no futures. If its reader fails with a timeout, `next` returns
//! [`ReadError::Io`](crate::io::ReadError::Io); call it again to go on.
//!
//! [`AsyncReader`]: crate::io::AsyncReader
//! [`AsyncReader::next`]: crate::io::AsyncReader::next
//! [`Buffered`]: crate::io::Buffered
//! [`Decoder`]: crate::Decoder
//! [`into_inner`]: crate::io::AsyncReader::into_inner
//! [`push`]: crate::Decoder
//! [resets]: crate::Decoder
