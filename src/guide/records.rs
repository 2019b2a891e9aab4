//! Choose the fields, their types and the list.
//!
//! A record is a struct with [`#[derive(Record)]`](derive@crate::Record) whose fields have the names of the API.
//! Members that it does not name are checked to be JSON, and skipped. These are all fields of a chat, in the order in
//! which the API sends them. Keep that order: it decodes fastest.
//!
//! ```
//! use chatwire::heapless::{String, Vec};
//! use chatwire::{Altered, Asset, Channel, ChatStatus, Details, Id, Record, Timestamp};
//!
//! #[derive(Debug, Clone, PartialEq, Record)]
//! #[record(element = "chat", list = "chats")]
//! pub struct Everything {
//!     pub chat_id: Id<24>,
//!     pub alias_id: Option<Id<32>>,
//!     pub created_at: Timestamp,
//!     pub updated_at: Option<Timestamp>,
//!     pub status: ChatStatus,
//!     pub channel: Channel,
//!     pub asset: Option<Asset<48, 48>>,
//!     pub customer_id: Option<Id<32>>,
//!     pub destination_id: Option<Id<172>>,
//!     pub assignee: Option<Id<48>>,
//!     pub flag: Option<String<32>>,
//!     pub tag: Option<Vec<String<32>, 6>>,
//!     pub other_details: Details<256>,
//!     pub altered: Altered<Self>,
//! }
//! ```
//!
//! `element` is how rejections call an element, and `list` is the name of the list in the response. Every record has
//! one field of the type [`Altered`](crate::Altered), which says which other fields are not as they were sent. Copy the
//! fields that you need. [Capacities](super::capacities) says how to choose the numbers, and
//! [`Value`](crate::record::Value) lists all types.
//!
//! # Required or not
//!
//! A field is required unless it is an `Option` or [`Details`](crate::Details). A chat in which it is missing or null
//! is [rejected](super::bad_input#a-rejected-chat). An `Option` is then `None`. With `#[record(default)]`, a field of
//! any type may be missing or null, and is then empty.
//!
//! The API documents `chat_id`, `created_at`, `status` and `channel` as always present. You decide what your program
//! cannot do without:
//!
//! ```
//! use chatwire::{Altered, Event, Id, Options, Reason, Record};
//!
//! #[derive(Record)]
//! #[record(element = "chat", list = "chats")]
//! struct Assigned {
//!     chat_id: Option<Id<24>>,
//!     assignee: Id<48>,
//!     altered: Altered<Self>,
//! }
//!
//! let page = br#"{"status_code":4305,"response":[{"assignee":"ann@acme.example"},{"assignee":null}]}"#;
//! let mut told = Vec::new();
//! chatwire::decode::<Assigned>(page, Options::new(), |event| told.push(match event {
//!     Event::Record(chat) => Ok((chat.chat_id.is_some(), chat.assignee.to_string())),
//!     Event::Rejected(rejection) => Err(rejection.reason),
//!     _ => unreachable!(),
//! }))?;
//! assert_eq!(told, [Ok((false, "ann@acme.example".into())), Err(Reason::Null)]);
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # Names of your own
//!
//! The attributes are named as in serde: `rename` for a field, `rename_all` for all fields. A raw identifier such as
//! `r#type` needs none.
//!
//! ```
//! use chatwire::{Altered, Field, Record, heapless::String};
//!
//! #[derive(Record)]
//! #[record(element = "chat", list = "chats")]
//! struct Named {
//!     #[record(rename = "assignee")]
//!     agent: Option<String<48>>,
//!     r#type: Option<String<8>>,
//!     altered: Altered<Self>,
//! }
//!
//! let names: Vec<_> = Field::<Named>::all().map(|field| field.to_string()).collect();
//! assert_eq!(names, ["assignee", "type"]);
//! ```
//!
//! # Objects, newtypes and enums
//!
//! A struct without `element` and `list` is an object: the type of a field, or of the elements of a list. Its fields
//! can be objects, too. A struct with one unnamed field is a newtype. [`#[derive(ValueEnum)]`](derive@crate::ValueEnum)
//! is for an enum whose variants are sent by name; the variant with `other` stands for all other names. Capacities may
//! be const generics.
//!
//! ```
//! use chatwire::heapless::{String, Vec};
//! use chatwire::{Altered, Event, Options, Record, ValueEnum};
//!
//! #[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
//! enum Phase {
//!     #[record(other)]
//!     Other,
//!     #[record(rename = "queued")]
//!     Open,
//!     #[record(rename = "picked")]
//!     Taken,
//!     #[record(rename = "closed")]
//!     Over,
//! }
//!
//! #[derive(Record)]
//! struct Named<const NAME: usize> {
//!     name: Option<String<NAME>>,
//! }
//!
//! #[derive(Debug, PartialEq, Record)]
//! struct Tag(String<12>);
//!
//! #[derive(Record)]
//! #[record(element = "chat", list = "chats")]
//! struct Tile {
//!     status: Phase,
//!     asset: Option<Named<16>>,
//!     tag: Option<Vec<Tag, 4>>,
//!     altered: Altered<Self>,
//! }
//!
//! let page = br#"{"status_code":4305,"response":[{"status":"picked","asset":{"id":56161,"name":"Acme"},"tag":["vip"]}]}"#;
//! chatwire::decode::<Tile>(page, Options::new(), |event| match event {
//!     Event::Record(tile) => {
//!         assert_eq!(tile.status, Phase::Taken);
//!         assert_eq!(tile.asset.as_ref().unwrap().name.as_deref(), Some("Acme"));
//!         assert_eq!(tile.tag.as_ref().unwrap()[0].0, "vip");
//!     }
//!     Event::Rejected(rejection) => panic!("{rejection}"),
//!     _ => {}
//! })?;
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! `Phase` leaves out `onhold`. So a chat on hold is rejected. With
//! [`Options::keep_unknown`](crate::Options::keep_unknown) it is `Phase::Other`.
//!
//! # Numbers, floats and lists of them
//!
//! Integers of any width have a type: `u8` to `u64`, `i8` to `i64`, and `Vec<i32, 8>` for a list. Floats have none,
//! since reading them exactly takes more flash than the rest. Keep their JSON, and parse it where you need it. A list
//! of lists, or an object with any keys, is kept in the same way.
//!
//! ```
//! use chatwire::heapless::Vec;
//! use chatwire::{Altered, Details, Event, Id, Options, Record};
//!
//! #[derive(Record)]
//! struct Part {
//!     sku: Id<12>,
//!     amount: u16,
//! }
//!
//! #[derive(Record)]
//! #[record(element = "order", list = "orders")]
//! struct Order {
//!     id: u32,
//!     price: Details<16>,
//!     steps: Vec<i32, 8>,
//!     parts: Vec<Part, 4>,
//!     altered: Altered<Self>,
//! }
//!
//! let page = br#"{"status_code":1,"response":{"orders":[{"id":7,"price":12.5,"steps":[3,-1],
//!     "parts":[{"sku":"A1","amount":2},{"sku":"B2","amount":1}]}]}}"#;
//! chatwire::decode::<Order>(page, Options::new(), |event| match event {
//!     Event::Record(order) => {
//!         assert_eq!(order.price.as_json().and_then(|json| json.parse().ok()), Some(12.5));
//!         assert_eq!(order.steps, [3, -1]);
//!         assert_eq!((order.parts[1].sku.as_str(), order.parts[1].amount), ("B2", 1));
//!     }
//!     Event::Rejected(rejection) => panic!("{rejection}"),
//!     _ => {}
//! })?;
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # Another list
//!
//! Other lists of the API have the same envelope; `examples/small/users.rs` decodes the users. They have other codes
//! for success, and [`StatusCode::action`](crate::StatusCode::action) does not know them: it returns `GiveUp`. Ask
//! [`Envelope::is_success`](crate::Envelope::is_success) instead, or compare with the code:
//!
//! ```
//! use chatwire::{Altered, Event, Id, Options, Record, StatusCode};
//!
//! const USERS_RETRIEVED: StatusCode = StatusCode::new(4306);
//!
//! #[derive(Record)]
//! #[record(element = "user", list = "users")]
//! struct User {
//!     login_id: Id<48>,
//!     altered: Altered<Self>,
//! }
//!
//! let page = br#"{"status_code":4306,"response":{"users":[{"id":17,"login_id":"zoe"}]}}"#;
//! let envelope = chatwire::decode::<User>(page, Options::new(), |event| match event {
//!     Event::Record(user) => assert_eq!(user.login_id, "zoe"),
//!     Event::Rejected(rejection) => panic!("{rejection}"),
//!     _ => {}
//! })?;
//! assert!(envelope.is_success() && envelope.status_code == USERS_RETRIEVED);
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # Another envelope
//!
//! The envelope is declared like a record. `Envelope<40, 0>` is the usual one with other capacities. You can declare
//! your own, to leave out what you do not read, or for another API. One of its fields, or a field of an object in it,
//! has the type [`List`](crate::List). There the decoder expects the records, under the name that the record gives to
//! its list.
//!
//! ```
//! use chatwire::{Altered, Decoder, Id, List, Record};
//!
//! #[derive(Record)]
//! #[record(envelope)]
//! struct Answer {
//!     is_good: bool,
//!     found: Found,
//!     altered: Altered<Self>,
//! }
//!
//! #[derive(Record)]
//! struct Found {
//!     list: List,
//!     next_page: Option<u16>,
//! }
//!
//! #[derive(Record)]
//! #[record(element = "parcel", list = "parcels")]
//! struct Parcel {
//!     id: Id<16>,
//!     altered: Altered<Self>,
//! }
//!
//! let mut decoder = Decoder::<Parcel, Answer>::new();
//! decoder.push(br#"{"is_good":true,"found":{"parcels":[{"id":7}],"next_page":2}}"#, |_| {})?;
//! let answer = decoder.finish()?;
//! assert_eq!((answer.is_good, answer.found.list.records, answer.found.next_page), (true, 1, Some(2)));
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! # What does not compile
//!
//! More than 32 fields, those of nested objects included; a type without a fixed size, or one that is not decoded; a
//! name with a character that JSON escapes; a name given twice. The compiler's message is at the field, and says what
//! to write:
//!
//! ```compile_fail
//! use chatwire::{Altered, Id, Record};
//!
//! #[derive(Record)]
//! #[record(element = "chat", list = "chats")]
//! struct Twice {
//!     chat_id: Id<24>,
//!     #[record(rename = "chat_id")]
//!     id: Id<24>,
//!     altered: Altered<Self>,
//! }
//! ```
