//! How much room each field needs, and what happens to what does not fit.
//!
//! A capacity is a number in a type: `Id<24>` and `String<24>` hold 24 bytes, `Vec<String<32>, 6>` six texts of 32. It
//! counts bytes of UTF-8, not characters, with all escapes resolved; [`Details<256>`](crate::Details) holds 256 bytes
//! of JSON as it was sent. In a field that your record does not have, text of any length is fine.
//!
//! ```
//! use chatwire::heapless::String;
//!
//! assert!(String::<8>::try_from("12345678").is_ok());
//! assert!(String::<8>::try_from("Größe").is_ok(), "seven bytes");
//! assert!(String::<8>::try_from("価格の").is_err(), "nine bytes");
//! ```
//!
//! # What does not fit
//!
//! | where | what happens |
//! | --- | --- |
//! | a text, or too many tags | the chat is [rejected](super::bad_input#strict-or-lenient), or cut with [`truncate`] |
//! | an id | the chat is rejected; never cut. Where it is optional, [`drop_faulty`] drops it |
//! | `Details` | they are `TooLong`; the chat is kept, and its [`altered`](crate::Altered) names them |
//! | the envelope's `description` | it is cut, and the envelope's [`altered`](crate::Envelope::altered) names it |
//! | the URL of the `next` page | it is left out whole, and the envelope's `altered` names it |
//!
//! [`truncate`]: crate::Options::truncate
//! [`drop_faulty`]: crate::Options::drop_faulty
//!
//! # How to choose
//!
//! 1. Leave out the fields that you do not show. They cost no RAM.
//! 2. Have real pages measured. The example `capacity` of the repository prints for each field how long it gets and
//!    which share of the chats each ready record keeps whole, and then a record to paste:
//!    ```sh
//!    cargo run --release --example capacity -- page1.json page2.json
//!    ```
//! 3. Give an id room for the longest there can be: it is never cut. The longest known is the `destination_id` of an Apple
//!    user, with 169 bytes, which `Chat` holds. Text that is only shown can be cut: take as much as the display has, and
//!    [`Options::truncate`](crate::Options::truncate).
//! 4. Log the rejections in the field, and widen what [`Overflow`](crate::Reason::Overflow) names.
//!
//! ```
//! use chatwire::{Chat, Event, Options, Reason};
//!
//! let page = br#"{"status_code":4305,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
//!     "status":"queued","channel":"sms","flag":"a flag that needs a little more room"}]}"#;
//! let mut too_small = Vec::new();
//! chatwire::decode::<Chat>(page, Options::new(), |event| match event {
//!     Event::Rejected(why) if why.reason == Reason::Overflow => too_small.push(why.field.to_string()),
//!     Event::Rejected(_) | Event::Record(_) => {}
//!     _ => {}
//! })?;
//! assert_eq!(too_small, ["flag"]);
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # What a capacity costs
//!
//! A byte of capacity is a byte of RAM, once: there is one record, in the [`Decoder`](crate::Decoder), and it is handed
//! out from there. A text has its length beside it, and all is rounded up to the alignment, so multiples of four waste
//! nothing. Have the compiler hold you to your budget:
//!
//! ```
//! use chatwire::heapless::String;
//! use chatwire::{Altered, Decoder, Envelope, Id, Record, Timestamp};
//!
//! #[derive(Record)]
//! #[record(element = "chat", list = "chats")]
//! pub struct Row {
//!     pub chat_id: Id<20>,
//!     pub created_at: Timestamp,
//!     pub flag: Option<String<20>>,
//!     pub altered: Altered<Self>,
//! }
//!
//! // Beside the record: no description, no URL, and the decoder's own state.
//! const _: () = assert!(size_of::<Row>() <= 96);
//! const _: () = assert!(size_of::<Decoder<Row, Envelope<0, 0>>>() <= 400);
//! ```
//!
//! [`Chat`](crate::Chat) and [`CompactChat`](crate::CompactChat) say how large they are, and `CompactChat` what it cannot
//! hold, channel by channel: no Apple id, for one. The stack and the flash that decoding takes are
//! [measured](crate#on-a-microcontroller).
