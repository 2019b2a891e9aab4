#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
// Where the README's links lead to in rustdoc: the first definition of a link is the one that counts.
//! [SECURITY.md]: https://github.com/chatwire/chatwire/blob/main/SECURITY.md
//! [bad input]: guide::bad_input
#![cfg_attr(
    feature = "embedded-io-async-07",
    doc = "[cancellation]: guide::cancellation"
)]
//! [capacities]: guide::capacities
//! [declaring records]: guide::records
//! [printed]: https://raw.githubusercontent.com/chatwire/chatwire/main/examples/decode/printed.term.svg
//! [throughput]: https://raw.githubusercontent.com/chatwire/chatwire/main/benches/report/throughput.svg
//!
#![doc = include_str!("../README.md")]

pub mod guide;
#[cfg(feature = "embedded-io-07")]
pub mod io;
pub mod json;
pub mod record;

mod api;
mod asset_id;
#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
mod calendars;
mod chat;
mod declare;
mod decoder;
mod details;
mod envelope;
mod error;
mod field;
mod fill;
mod id;
mod options;
mod rejection;
mod status;
mod timestamp;
mod walk;

pub use api::pages::{PageEnd, Pages, Verdict};
pub use asset_id::AssetId;
#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
pub use calendars::OutOfRange;
pub use chat::{Asset, Channel, Chat, ChatStatus, CompactChat};
pub use declare::UnknownVariant;
pub use decoder::{Decoder, Event, decode};
pub use details::Details;
pub use envelope::{Envelope, Links};
pub use error::{Error, ErrorKind, Member, Reason};
pub use field::{Cut, Field};
pub use heapless;
pub use id::Id;
pub use json::Chunk;
pub use options::Options;
pub use record::Record;
pub use rejection::Rejection;
pub use status::{Action, StatusCode};
pub use timestamp::{NoDatetime, Timestamp};
