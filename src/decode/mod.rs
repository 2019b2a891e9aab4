//! From chunks to records: the walk over a page, its options, and what can go wrong.

mod decoder;
mod error;
#[cfg(feature = "fast")]
mod fast;
mod fault;
mod nest;
mod options;
mod page;
mod pass;
mod rejection;
mod run;
mod stack;
mod value;
mod walk;

pub use decoder::{Event, PageDecoder};
pub use error::{EnvelopeField, Error, ErrorKind};
pub use options::Options;
pub use rejection::Rejection;

#[cfg(feature = "embedded-io-07")]
pub(crate) use walk::Step;
