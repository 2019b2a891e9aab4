//! What can go wrong, how you learn of it, and what to do next.
//!
//! Four things can go wrong. You learn of each in a different way, so that you lose as little as possible:
//!
//! | what failed | how you learn of it | what remains good | what to do |
//! | --- | --- | --- | --- |
//! | one chat | [`Event::Rejected`] | all other chats of the page | log it, go on |
//! | the call | [`Envelope::status_code`], at a normal end | everything | what [`StatusCode::action`] says |
//! | the page | [`Error`] | the chats handed out before it | [`reset`], ask for the page again |
//! | the reader | `io::ReadError::Io`, with the reader's own error | everything so far | call `next` again; if that does not help, ask for the page again |
//!
//! Another page has every rule in detail: [the contract].
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
//! A body can be valid JSON with a code for success, and still have no list: `{"status_code":4305}`, or a list of
//! another name. That is neither an error nor an empty list. [`Envelope::has_list`] is false, and you ask for the page
//! again. [`Envelope::is_success`] looks at both, the list and the code.
//!
//! # A page asked for again
//!
//! It begins with chats that you had before, or with new ones that have moved the others on. So do not count chats. Ask
//! [`Pages::see`] whether a chat is new; it needs only a few ids in memory.
//!
//! # A rejected chat
//!
//! A [`Rejection`] has the chat's place in the page, the field, the [`Reason`] and the byte. If a chat has several
//! faults, you get the first. A missing field is noticed last, at the closing brace.
//!
//! ```
//! use chatwire::{Chat, Event, Options, Reason};
//!
//! let page = br#"{"status_code":4305,"response":[{"chat_id":"1","status":"queued","channel":"fax"}]}"#;
//! chatwire::decode::<Chat>(page, Options::new(), |event| match event {
//!     Event::Rejected(rejection) => {
//!         // `created_at` is missing, too, but `fax` is found first.
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
//! # No value
//!
//! Servers write "none" in many ways. `null` and `""` are no value for any type, `[]` is none for an object, and `{}`
//! is none for a list. An optional field is then `None`. If a required field has no value, the chat is rejected with
//! [`Reason::Null`]. There is one exception: in a required `String`, `""` is the empty text.
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
//! By default the decoder is strict: it rejects a chat with any fault. Four options make it keep such a chat, each for
//! another kind of fault. [`Options::lenient`] is all four. Choose those that suit your use:
//!
//! | option | fault | what you get |
//! | --- | --- | --- |
//! | [`keep_unknown`] | an unknown enum value | `Unknown` |
//! | [`truncate`] | a text longer than its capacity | its beginning, cut between two characters |
//! | [`truncate`] | more tags than there is room for | the first tags |
//! | [`replace_surrogates`] | a lone surrogate | U+FFFD in its place |
//! | [`drop_faulty`] | any fault in an optional field | `None` |
//!
//! An id is never cut, since a cut id is another id. If one is too long, the chat is rejected; if the field is
//! optional, `drop_faulty` drops it. No option helps where a required field is missing, null, given twice, of the wrong
//! type, out of range, or not a datetime: the chat is rejected.
//!
//! The record's [`Altered`] names every field that is not as it was sent. Look at it before you compare a value or send
//! it back:
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
//! A fault in the envelope itself costs no chat, whatever your options are. A `description` that is too long is cut. A
//! `next` that is too long is left out, since a cut URL is of no use. Members of an undocumented type are left out,
//! too. [`Envelope::altered`] names all of them, as `description` or `response.links.next`. Only `status_code`,
//! `response` and the list must have the documented types: if they do not, the page is an error.
//!
//! # A stream without an end
//!
//! A UART has no end of input, and neither has a connection that is kept alive. Ask [`Decoder::is_complete`] after each
//! chunk that you push, and call [`finish`] when it is true. Asking changes nothing, so you can ask at any time. The
//! readers have `is_complete`, too. Since their `next` waits for bytes, you can only ask after a timeout.
//!
//! # An endless page
//!
//! Nothing is limited by default. On a device, set [`Options::max_bytes`] and [`Options::max_records`], so that no
//! server can keep it busy forever. Against a server that sends nothing, use a timeout on the reader. For a decoder in
//! a `static`, call [`set_options`] at run time, so that it takes no flash.
//!
//! # What is promised
//!
//! `SECURITY.md` in the repository says what is promised for any input, and how it is tested.
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
