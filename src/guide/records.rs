//! Which fields, with which types, from which list.
//!
//! A record is a struct whose fields have the names of the API. [`record!`](crate::record!) declares it; whatever it
//! does not name is checked to be JSON and skipped. The list of chats has this to offer, in this order, which is also
//! the order that decodes fastest:
//!
//! ```
//! use chatwire::heapless::{String, Vec};
//! use chatwire::{Asset, Channel, ChatStatus, Details, Id, Timestamp};
//!
//! chatwire::record! {
//!     #[derive(Debug, Clone, PartialEq)]
//!     pub struct Everything: "chat" in "chats" {
//!         pub chat_id: Id<24>,
//!         pub alias_id: Option<Id<32>>,
//!         pub created_at: Timestamp,
//!         pub updated_at: Option<Timestamp>,
//!         pub status: ChatStatus,
//!         pub channel: Channel,
//!         pub asset: Option<Asset<48, 48>>,
//!         pub customer_id: Option<Id<32>>,
//!         pub destination_id: Option<Id<64>>,
//!         pub assignee: Option<Id<48>>,
//!         pub flag: Option<String<32>>,
//!         pub tag: Option<Vec<String<32>, 6>>,
//!         pub other_details: Details<256>,
//!     }
//! }
//! ```
//!
//! `"chat" in "chats"` is what rejections call an element, and the name of the list in the response. Copy what you
//! need of it; [capacities](super::capacities) says how to choose the numbers, [`Value`](crate::record::Value) which
//! other types there are. The struct gets one more field, [`cut`](crate::Cut).
//!
//! # Required or not
//!
//! A field is required unless it is an `Option` or [`Details`](crate::Details). A chat in which it is missing or null
//! is [rejected](super::bad_input#a-rejected-chat). `Option` takes either as `None`.
//!
//! The API documents `chat_id`, `created_at`, `status` and `channel` as always there. Make them `Option`s all the same
//! if you can do without, or others required if you cannot:
//!
//! ```
//! use chatwire::{Event, Id, Options, Reason};
//!
//! chatwire::record! {
//!     struct Assigned: "chat" in "chats" {
//!         chat_id: Option<Id<24>>,
//!         assignee: Id<48>,
//!     }
//! }
//!
//! let page = br#"{"status_code":4305,"response":[{"assignee":"ann@acme.example"},{"assignee":null}]}"#;
//! let mut told = Vec::new();
//! chatwire::decode::<Assigned>(page, Options::new(), |event| told.push(match event {
//!     Event::Record(chat) => Ok((chat.chat_id.is_some(), chat.assignee.to_string())),
//!     Event::Rejected(rejection) => Err(rejection.reason),
//! }))?;
//! assert_eq!(told, [Ok((false, "ann@acme.example".into())), Err(Reason::Null)]);
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # Names of your own
//!
//! `as` separates the field's name from the wire's; a raw identifier needs none.
//!
//! ```
//! use chatwire::{Field, heapless::String};
//!
//! chatwire::record! {
//!     struct Named: "chat" in "chats" {
//!         agent as "assignee": Option<String<48>>,
//!         r#type: Option<String<8>>,
//!     }
//! }
//!
//! let names: Vec<_> = Field::<Named>::all().map(|field| field.to_string()).collect();
//! assert_eq!(names, ["assignee", "type"]);
//! ```
//!
//! # Objects in the record, and enums
//!
//! A struct without a list is an object for a field; its capacities may be const generics.
//! [`variants!`](crate::variants!) declares an enum with the names that the wire has.
//!
//! ```
//! use chatwire::{Event, Options, heapless::String};
//!
//! chatwire::variants! {
//!     #[derive(Debug, Clone, Copy, PartialEq)]
//!     enum Phase {
//!         Open = "queued",
//!         Taken = "picked",
//!         Over = "closed",
//!     }
//! }
//!
//! chatwire::record! {
//!     struct Named<const NAME: usize> {
//!         name: Option<String<NAME>>,
//!     }
//! }
//!
//! chatwire::record! {
//!     struct Tile: "chat" in "chats" {
//!         status: Phase,
//!         asset: Option<Named<16>>,
//!     }
//! }
//!
//! let page = br#"{"status_code":4305,"response":[{"status":"picked","asset":{"id":56161,"name":"Acme"}}]}"#;
//! chatwire::decode::<Tile>(page, Options::new(), |event| match event {
//!     Event::Record(tile) => {
//!         assert_eq!(tile.status, Phase::Taken);
//!         assert_eq!(tile.asset.as_ref().unwrap().name.as_deref(), Some("Acme"));
//!     }
//!     Event::Rejected(rejection) => panic!("{rejection}"),
//! })?;
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! `Phase` leaves out `onhold`, so a chat on hold is rejected in strict mode, and `Phase::Unknown` in lenient mode.
//!
//! # Another list
//!
//! Other lists of the API have the same envelope. [`record!`](crate::record!) shows that of the users, and
//! `examples/users.rs` is a program for it. Its success has another number, which
//! [`StatusCode::action`](crate::StatusCode::action) cannot know: compare [`number`](crate::StatusCode::number).
//!
//! # What does not compile
//!
//! More than 32 fields, those of nested objects included; an object in an object of the record; a name with a character
//! that JSON escapes; a name given twice:
//!
//! ```compile_fail,E0080
//! use chatwire::Id;
//!
//! chatwire::record! {
//!     struct Twice: "chat" in "chats" {
//!         chat_id: Id<24>,
//!         id as "chat_id": Id<24>,
//!     }
//! }
//! ```
