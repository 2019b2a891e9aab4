#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
// No panic: where numbers wrap or saturate, the code says so, and nothing is indexed that may not be there.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
// Where the README's links lead to in rustdoc: of several definitions of a link, the first counts.
//! [SECURITY.md]: https://github.com/chatwire/chatwire/blob/main/SECURITY.md
//! [bad input]: guide::bad_input
#![cfg_attr(
    feature = "embedded-io-async-07",
    doc = "[cancellation]: guide::cancellation"
)]
//! [capacities]: guide::capacities
//! [declaring records]: guide::records
//! [deep sleep]: guide::deep_sleep
//! [firmware/online]: https://github.com/chatwire/chatwire/tree/main/firmware/online
//! [the contract]: guide::contract
//! [printed]: https://raw.githubusercontent.com/chatwire/chatwire/main/examples/decode/printed.term.svg
//! [throughput]: https://raw.githubusercontent.com/chatwire/chatwire/main/benches/report/throughput.svg
//!
#![doc = include_str!("../README.md")]

// What the derives write begins with `::chatwire`, here too.
extern crate self as chatwire;

pub mod guide;
#[cfg(feature = "embedded-io-07")]
pub mod io;
pub mod json;
pub mod record;

mod api;
mod decode;

pub use api::{
    Action, Asset, AssetId, Channel, Chat, ChatStatus, CompactChat, Decoder, Envelope, Links,
    PageEnd, Pages, Response, StatusCode, Url, Verdict, decode,
};
pub use chatwire_derive::{Record, ValueEnum};
pub use decode::{EnvelopeField, Error, ErrorKind, Event, Options, PageDecoder, Rejection};
pub use heapless;
pub use json::Chunk;
#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
pub use record::TimestampRangeError;
pub use record::{
    Altered, Details, Field, Id, List, ParseTimestampError, ParseVariantError, Reason, Record,
    Timestamp,
};

/// What the derives write for the layer `fast`, where that is on.
#[cfg(feature = "fast")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_fast {
    ($($code:tt)*) => { $($code)* };
}

/// What the derives write for the layer `fast`, where that is on.
#[cfg(not(feature = "fast"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_fast {
    ($($code:tt)*) => {};
}

/// What the derives write with, and what the tests look into. It may change in any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::record::input::{Input, Outcome};
    pub use crate::record::kind::Kind;
    #[cfg(feature = "fast")]
    pub use crate::record::plain::{Plain, Taken};
    pub use crate::record::table::{Member, Table};
    #[cfg(feature = "fast")]
    pub use crate::record::variant::take as take_variant;
    pub use crate::record::variant::{parse as parse_variant, put as put_variant};

    pub const OBJECT: Kind = Kind::OBJECT;
    pub const STRING: Kind = Kind::STRING;

    /// Has a decoder do without the layer `fast`, so that the two can be compared.
    #[cfg(feature = "fast")]
    pub const fn engine_only<R: crate::Record, E: crate::Record>(
        decoder: &mut crate::PageDecoder<R, E>,
    ) {
        decoder.engine_only();
    }
}
