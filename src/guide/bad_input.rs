//! What can go wrong, how it is told, and what to do next.
//!
//! Four things can go wrong, and each is told in a way of its own, so that the smallest possible part is lost:
//!
//! | what failed | told as | what remains good | what to do |
//! | --- | --- | --- | --- |
//! | one chat | [`Event::Rejected`] | all other chats of the page | log it, go on |
//! | the call | [`Envelope::status_code`], at a normal end | — | as [`StatusCode::action`] says |
//! | the page | [`Error`] | the chats handed out before it | [`reset`], ask for the page again |
//! | the reader | `io::ReadError::Io`, with the reader's own error | everything so far | call `next` again; where that is no use, ask for the page again |
//!
//! ```
//! use chatwire::{Action, Chat, Chunk, Decoder, Event};
//!
//! #[derive(Debug, PartialEq)]
//! enum Next {
//!     NextPage,
//!     SamePage { after_login: bool },
//!     Stop,
//! }
//!
//! fn page(decoder: &mut Decoder<Chat>, body: &[u8]) -> Next {
//!     decoder.reset();
//!     let mut chunk = Chunk::new(body);
//!     loop {
//!         match decoder.feed(&mut chunk) {
//!             Ok(Some(Event::Record(chat))) => println!("{}", chat.chat_id),
//!             Ok(Some(Event::Rejected(rejection))) => eprintln!("{rejection}"),
//!             Ok(None) => break,
//!             Err(_) => return Next::SamePage { after_login: false },
//!         }
//!     }
//!     match decoder.finish().map(|envelope| envelope.status_code.action()) {
//!         Ok(Action::Proceed) => Next::NextPage,
//!         Ok(Action::Reauthenticate) => Next::SamePage { after_login: true },
//!         Ok(Action::RetryLater) | Err(_) => Next::SamePage { after_login: false },
//!         Ok(Action::GiveUp) => Next::Stop,
//!     }
//! }
//!
//! let mut decoder = Decoder::new();
//! assert_eq!(page(&mut decoder, br#"{"status_code":2004}"#), Next::SamePage { after_login: true });
//! assert_eq!(page(&mut decoder, br#"{"status_code":43"#), Next::SamePage { after_login: false });
//! assert_eq!(page(&mut decoder, br#"{"status_code":2099}"#), Next::Stop);
//! assert_eq!(page(&mut decoder, br#"{"status_code":4305,"response":[]}"#), Next::NextPage);
//! ```
//!
//! # A page asked for again
//!
//! It begins with chats that you have had already, or with new ones, which have moved all others on. So do not count
//! chats, but ask [`Pages::see`] of each whether you had it. It gets by with a few ids in memory.
//!
//! # A rejected chat
//!
//! A [`Rejection`] names the chat by its place in the page, the field, the [`Reason`] and the byte. Of several faults
//! it is the first in the page; a field that is missing is found last, at the closing brace.
//!
//! ```
//! use chatwire::{Chat, Event, Options, Reason};
//!
//! let page = br#"{"status_code":4305,"response":[{"chat_id":"1","status":"queued","channel":"fax"}]}"#;
//! chatwire::decode::<Chat>(page, Options::new(), |event| match event {
//!     Event::Rejected(rejection) => {
//!         // `created_at` is missing, too, but `fax` comes first.
//!         assert_eq!((rejection.index, rejection.reason), (0, Reason::UnknownVariant));
//!         assert_eq!(rejection.field, "channel");
//!         assert!(page[rejection.offset as usize..].starts_with(b"\"fax\""));
//!     }
//!     Event::Record(_) => unreachable!(),
//! })?;
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # Strict or lenient
//!
//! Strict is the default. [`Options::lenient`] keeps a chat whose fault costs less than the chat, and marks what it
//! changed:
//!
//! | fault | strict | lenient |
//! | --- | --- | --- |
//! | a name that is not documented | rejected | `Unknown` |
//! | text longer than its capacity | rejected | cut at a character's border; in [`Cut`] |
//! | more tags than there is room for | rejected | the first ones; in [`Cut`] |
//! | half a surrogate pair | rejected | U+FFFD in its place; in [`Cut`] |
//! | anything else: a required field missing or null, a wrong type, no datetime, an integer out of range, a field given twice | rejected | rejected |
//!
//! Ask the mark before you compare or send back what may have been cut:
//!
//! ```
//! use chatwire::{Chat, Event, Options};
//!
//! let page = br#"{"status_code":4305,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
//!     "status":"queued","channel":"sms","flag":"smile \ud83d"}]}"#;
//! chatwire::decode::<Chat>(page, Options::new().lenient(), |event| match event {
//!     Event::Record(chat) => {
//!         assert_eq!(chat.flag.as_deref(), Some("smile \u{fffd}"));
//!         assert!(chat.cut.contains("flag") && !chat.cut.contains("chat_id"));
//!     }
//!     Event::Rejected(rejection) => panic!("{rejection}"),
//! })?;
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # An endless page
//!
//! Nothing is limited by default. Set [`Options::max_bytes`] and [`Options::max_records`] on a device, so that no
//! server can keep it busy for ever; a timeout on the reader is the counterpart for a server that sends nothing.
//!
//! # What is promised
//!
//! `SECURITY.md` of the repository says what holds for any input at all, and how it is tested.
//!
//! [`reset`]: crate::Decoder::reset
//! [`Cut`]: crate::Cut
//! [`Envelope::status_code`]: crate::Envelope::status_code
//! [`Error`]: crate::Error
//! [`Event::Rejected`]: crate::Event::Rejected
//! [`Pages::see`]: crate::Pages::see
//! [`Options::lenient`]: crate::Options::lenient
//! [`Options::max_bytes`]: crate::Options::max_bytes
//! [`Options::max_records`]: crate::Options::max_records
//! [`Reason`]: crate::Reason
//! [`Rejection`]: crate::Rejection
//! [`StatusCode::action`]: crate::StatusCode::action
