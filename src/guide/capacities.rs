//! How much room each field needs, and what happens to a value that does not fit.
//!
//! A capacity is a number in a type: `Id<24>` and `String<24>` hold 24 bytes, `Vec<String<32>, 6>` six texts of 32. It
//! counts bytes of UTF-8, not characters, after escapes are decoded. [`Details<256>`](crate::Details) holds 256 bytes
//! of JSON as it was sent. Fields that your record does not have can be of any length.
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
//! | an id | the chat is rejected. An id is never cut. If it is optional, [`drop_faulty`] drops it |
//! | `Details` | the field is `TooLong`, the chat is kept, and its [`altered`](crate::Altered) names the field |
//! | the envelope's `description` | it is cut, and the envelope's [`altered`](crate::Envelope::altered) names it |
//! | the URL of the `next` page | it is left out whole, and the envelope's `altered` names it |
//!
//! [`truncate`]: crate::Options::truncate
//! [`drop_faulty`]: crate::Options::drop_faulty
//!
//! # How to choose
//!
//! 1. Leave out the fields that you do not need. They cost no RAM.
//! 2. Measure real pages. The program `capacity` in the repository prints how long the values of each field are, which
//!    share of the chats fits each ready record, and a record to paste:
//!    ```sh
//!    cargo run -p examples --bin capacity -- page1.json page2.json
//!    ```
//! 3. Give an id room for the longest that can occur, since it is never cut. The longest known is the `destination_id`
//!    of an Apple user, with 169 bytes, which fits in `Chat`. Text that is only displayed can be cut: choose the width
//!    of the display, and [`Options::truncate`](crate::Options::truncate).
//! 4. Log the rejections of your devices, and enlarge the fields that are rejected with
//!    [`Overflow`](crate::Reason::Overflow).
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
//! A byte of capacity costs a byte of RAM, once: there is one record, in the [`Decoder`](crate::Decoder), and you get a
//! reference to it. Each text also stores its length, and sizes are rounded up to the alignment, so multiples of four
//! waste nothing. Let the compiler check your budget:
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
//! // The decoder adds its own state, and here an envelope without room for a description or a URL.
//! const _: () = assert!(size_of::<Row>() <= 96);
//! const _: () = assert!(size_of::<Decoder<Row, Envelope<0, 0>>>() <= 400);
//! ```
//!
//! The documentation of [`Chat`](crate::Chat) and [`CompactChat`](crate::CompactChat) gives their sizes, and that of
//! `CompactChat` lists what does not fit, channel by channel: an Apple id, for example. How much stack and flash
//! decoding takes was [measured](crate#on-a-microcontroller).
