//! What a record is: its fields, their names in the JSON, and how they are filled.
//!
//! [`#[derive(Record)]`](derive@crate::Record) makes a struct a [`Record`], or an object or a newtype in one.
//! [`#[derive(ValueEnum)]`](derive@crate::ValueEnum) makes an enum a [`Value`]. The type of a field decides what JSON it
//! takes: see [`Value`]. The [guide](crate::guide::records) explains it step by step.

mod altered;
mod boolean;
mod details;
mod digits;
mod element;
mod fill;
mod id;
pub(crate) mod input;
mod integer;
pub(crate) mod kind;
mod list;
mod names;
mod object;
mod option;
#[cfg(feature = "fast")]
pub(crate) mod plain;
mod reason;
pub(crate) mod table;
mod text;
mod timestamp;
mod value;
pub(crate) mod variant;
mod vec;

pub use altered::{Altered, AlteredFields, Field};
pub use details::Details;
pub use element::Record;
pub use id::Id;
pub use list::List;
pub use object::Object;
pub use reason::Reason;
#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
pub use timestamp::TimestampRangeError;
pub use timestamp::{ParseTimestampError, Timestamp};
pub use value::Value;
pub use variant::{ParseVariantError, ValueEnum};

pub(crate) use digits::{Sign, signed};
pub(crate) use fill::Fill;
pub(crate) use input::{Input, Leniency, Outcome, What};
pub(crate) use integer::{integer, integer_or_digits};
pub(crate) use kind::Kind;
pub(crate) use names::{Candidate, NameList};
#[cfg(feature = "fast")]
pub(crate) use plain::{At, NOT_NAMED, Outer, Plain, Taken};
pub(crate) use table::Table;
pub(crate) use text::{put, put_whole};
