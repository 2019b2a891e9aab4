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
//! What comes over the wire, and what each input gets to the letter, is on a page of its own: [the contract].
//!
//! ```
//! use chatwire::{Action, Chat, Decoder, Event};
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
//!     let pushed = decoder.push(body, |event| match event {
//!         Event::Record(chat) => println!("{}", chat.chat_id),
//!         Event::Rejected(rejection) => eprintln!("{rejection}"),
//!         _ => {}
//!     });
//!     let Ok(envelope) = pushed.and_then(|()| decoder.finish()) else {
//!         return Next::SamePage { after_login: false };
//!     };
//!     match envelope.status_code.action() {
//!         Action::Proceed if envelope.has_list() => Next::NextPage,
//!         Action::Proceed | Action::RetryLater => Next::SamePage { after_login: false },
//!         Action::Reauthenticate => Next::SamePage { after_login: true },
//!         _ => Next::Stop,
//!     }
//! }
//!
//! let mut decoder = Decoder::new();
//! assert_eq!(page(&mut decoder, br#"{"status_code":2004}"#), Next::SamePage { after_login: true });
//! assert_eq!(page(&mut decoder, br#"{"status_code":43"#), Next::SamePage { after_login: false });
//! assert_eq!(page(&mut decoder, br#"{"status_code":4305}"#), Next::SamePage { after_login: false });
//! assert_eq!(page(&mut decoder, br#"{"status_code":2099}"#), Next::Stop);
//! assert_eq!(page(&mut decoder, br#"{"status_code":4305,"response":[]}"#), Next::NextPage);
//! ```
//!
//! # A page without a list
//!
//! A body can be good JSON, have the code of a success, and no list: `{"status_code":4305}`, or a list of another name.
//! That is no error and no empty list. [`Envelope::has_list`] is false, and you ask for the page again.
//! [`Envelope::is_success`] takes it and the code together.
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
//!     _ => {}
//! })?;
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # Nothing there
//!
//! Servers say "none" in many ways. `null` and `""` are no value for any type, `[]` is none for an object, and `{}` is
//! none for a list. An optional field is `None` then. A required one rejects the chat with [`Reason::Null`], except
//! that `""` is the empty text of a required `String`.
//!
//! ```
//! use chatwire::{Chat, Event, Options};
//!
//! let page = br#"{"status_code":4305,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
//!     "status":"queued","channel":"sms","updated_at":"","asset":[],"tag":{},"flag":""}]}"#;
//! chatwire::decode::<Chat>(page, Options::new(), |event| match event {
//!     Event::Record(chat) => {
//!         assert!(chat.updated_at.is_none() && chat.asset.is_none());
//!         assert!(chat.tag.is_none() && chat.flag.is_none());
//!     }
//!     Event::Rejected(rejection) => panic!("{rejection}"),
//!     _ => {}
//! })?;
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # Strict or lenient
//!
//! Strict is the default: a chat with any fault is rejected. Four options keep it, each in its own way, and
//! [`Options::lenient`] is all of them. Take those whose price you can pay:
//!
//! | option | fault | what you get |
//! | --- | --- | --- |
//! | [`keep_unknown`] | a value that an enum does not know | `Unknown` |
//! | [`truncate`] | a text longer than its capacity | its beginning, cut at a character's border |
//! | [`truncate`] | more tags than there is room for | the first ones |
//! | [`replace_surrogates`] | half a surrogate pair | U+FFFD in its place |
//! | [`drop_faulty`] | any fault in an optional field | `None` |
//!
//! An id is never cut, since a cut id is another id: one that is too long is rejected, or dropped where it is optional.
//! What is required and has any other fault rejects the chat whatever you allow: it is missing or null, has the wrong
//! type, is no datetime, is out of range, or is given twice.
//!
//! The record's [`Altered`] names every field that is not as it was sent. Ask it before you compare or send back a value:
//!
//! ```
//! use chatwire::{Chat, Event, Options};
//!
//! let page = br#"{"status_code":4305,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
//!     "status":"queued","channel":"sms","flag":"smile \ud83d","updated_at":"yesterday"}]}"#;
//! chatwire::decode::<Chat>(page, Options::new().lenient(), |event| match event {
//!     Event::Record(chat) => {
//!         assert_eq!(chat.flag.as_deref(), Some("smile \u{fffd}"));
//!         assert_eq!(chat.updated_at, None);
//!         assert!(chat.altered.contains("flag") && chat.altered.contains("updated_at"));
//!         assert!(!chat.altered.contains("chat_id"));
//!     }
//!     Event::Rejected(rejection) => panic!("{rejection}"),
//!     _ => {}
//! })?;
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # The envelope
//!
//! What is odd about the envelope itself costs no chat, whatever your options are. A `description` that is too long is
//! cut, and a `next` that is too long is left out whole: half a URL leads nowhere. Members of another type than
//! documented are left out. [`Envelope::altered`] names them, as `description` or `response.links.next`. Only
//! `status_code`, `response` and the list must be what they are, or the page is no page of the API.
//!
//! # A stream without an end
//!
//! On a UART, or a connection that is kept alive, no end of input ever comes. Ask [`Decoder::is_complete`] after each chunk
//! that you push, and go on with [`finish`] when it says so. It changes nothing, so you can ask at any time. The readers
//! have the same question. But their `next` waits for bytes, so there you ask when your time limit has passed.
//!
//! # An endless page
//!
//! Nothing is limited by default. Set [`Options::max_bytes`] and [`Options::max_records`] on a device, so that no
//! server can keep it busy for ever; a timeout on the reader is the counterpart for a server that sends nothing. A
//! decoder that is a `static` begins with `new()` and is told by [`set_options`], so that it takes no flash.
//!
//! # What is promised
//!
//! `SECURITY.md` of the repository says what holds for any input at all, and how it is tested.
//!
//! [`reset`]: crate::Decoder
//! [`Altered`]: crate::Altered
//! [`Decoder::is_complete`]: crate::Decoder
//! [`Envelope::altered`]: crate::Envelope::altered
//! [`Envelope::has_list`]: crate::Envelope::has_list
//! [`Envelope::is_success`]: crate::Envelope::is_success
//! [`Envelope::status_code`]: crate::Envelope::status_code
//! [`Error`]: crate::Error
//! [`Event::Rejected`]: crate::Event::Rejected
//! [`Pages::see`]: crate::Pages::see
//! [`Options::lenient`]: crate::Options::lenient
//! [`Options::max_bytes`]: crate::Options::max_bytes
//! [`Options::max_records`]: crate::Options::max_records
//! [`Reason`]: crate::Reason
//! [`Reason::Null`]: crate::Reason::Null
//! [`Rejection`]: crate::Rejection
//! [`StatusCode::action`]: crate::StatusCode::action
//! [`drop_faulty`]: crate::Options::drop_faulty
//! [`finish`]: crate::Decoder
//! [`keep_unknown`]: crate::Options::keep_unknown
//! [`replace_surrogates`]: crate::Options::replace_surrogates
//! [`set_options`]: crate::Decoder
//! [`truncate`]: crate::Options::truncate
//! [the contract]: super::contract
