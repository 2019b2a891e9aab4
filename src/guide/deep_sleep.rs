//! Deep sleep, resets and power cuts: what survives, what does not, and how to go on.
//!
//! What counts is whether the RAM keeps its contents. A sleep that keeps them (stop mode, light sleep) is no more than
//! a long pause. Everything else (standby, a power cut, a watchdog reset) starts your program from the beginning, and
//! all that it knows is what you stored.
//!
//! | what | RAM kept | RAM lost |
//! | --- | --- | --- |
//! | [`Decoder`], in the middle of a page | survives | lost: read the page again |
//! | the bytes in a [`Buffered`] that were not read yet | survive | lost, with the page |
//! | the chat that was handed out last | survives, until the next `push` or `next` | lost, unless you passed it on |
//! | the options of a decoder | survive | lost: call [`set_options`] again |
//! | [`Pages`] | survives | survives if you stored it: see below |
//! | the connection | depends on your network stack; mostly not | lost |
//!
//! The decoder is plain data and borrows nothing, so it does not notice how long it waits between two chunks. There is
//! no way to store it in the middle of a page, and no need: a page is 10 chats, and [`Pages`] knows which of them you
//! had.
//!
//! # Going on with the RAM kept
//!
//! If the connection is still there, [`push`] the next bytes. If it is gone, so is the rest of the page: [`reset`] the
//! decoder, ask [`Pages::page`] which page to read, and read it from its beginning. The chats that you had are
//! [`Known`].
//!
//! # Going on with the RAM lost
//!
//! Store [`Pages`], and nothing else of this crate. With the feature `serde` and `postcard` that takes less than 2,000
//! bytes, and mostly less than a hundred:
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use chatwire::{Pages, Timestamp, Verdict};
//!
//! // Before the power goes.
//! let mut pages: Pages = Pages::new();
//! let created_at: Timestamp = "2021-08-22T01:14:01Z".parse()?;
//! assert_eq!(pages.see(created_at, "1872640"), Verdict::New);
//! // Pass the chat on, and then:
//! pages.took(created_at, "1872640");
//! let mut flash = [0; 2048];
//! let stored = postcard::to_slice(&pages, &mut flash)?;
//!
//! // After the power is back. If nothing can be read, start from the beginning.
//! let mut pages: Pages = postcard::from_bytes(stored).unwrap_or_default();
//! assert_eq!(pages.see(created_at, "1872640"), Verdict::Known);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The order is what counts: pass a chat on, then call [`took`], then store. A chat that was passed on and not yet
//! stored comes once more after a restart, and no chat is lost. How often you store decides how many can come again:
//!
//! | you store | that can come again |
//! | --- | --- |
//! | after each chat | one chat |
//! | after each page, after [`end_page`] | ten chats |
//! | after each round, after [`begin_round`] | all chats of the round |
//!
//! A device that restarts again and again before it has stored anything gets the same chats each time. Flash wears out,
//! so storing once a page, in two places in turn, is a good compromise.
//!
//! Three things to take care of:
//!
//! - A write can be cut off by the power cut itself. Keep the older copy until the newer one is complete, and put a
//!   checksum beside each: `postcard` has none.
//! - The stored bytes belong to one type, [`Pages<16, 24, 8>`](crate::Pages) for example, and to one version of this
//!   crate. Put a number before them that you change with either. If it does not match, begin with
//!   [`Pages::since`] and a date that you know to be early enough: some chats come again.
//! - Your clock starts from zero, too. If you use [`set_until`], take the time from the `Date` header of the first
//!   response.
//!
//! # Less to store
//!
//! If a repeated chat does no harm, store the date of the newest chat, [`Pages::mark`], and begin with
//! [`Pages::since`]. That is one [`Timestamp`], and the chats of that very second come again.
//!
//! [`Buffered`]: https://docs.rs/chatwire/latest/chatwire/io/struct.Buffered.html
//! [`Decoder`]: crate::Decoder
//! [`Known`]: crate::Verdict::Known
//! [`Pages`]: crate::Pages
//! [`Pages::mark`]: crate::Pages::mark
//! [`Pages::page`]: crate::Pages::page
//! [`Pages::since`]: crate::Pages::since
//! [`Timestamp`]: crate::Timestamp
//! [`begin_round`]: crate::Pages::begin_round
//! [`end_page`]: crate::Pages::end_page
//! [`push`]: crate::PageDecoder::push
//! [`reset`]: crate::PageDecoder::reset
//! [`set_options`]: crate::PageDecoder::set_options
//! [`set_until`]: crate::Pages::set_until
//! [`took`]: crate::Pages::took
