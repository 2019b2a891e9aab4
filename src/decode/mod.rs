//! From chunks to records: the walk over a page, what it needs to be told, and what can go wrong.

mod decoder;
mod error;
mod options;
mod page;
mod rejection;
mod stack;
mod walk;

pub use decoder::{Decoder, Event};
pub use error::{EnvelopeField, Error, ErrorKind};
pub use options::Options;
pub use rejection::Rejection;

pub(crate) use walk::Step;
