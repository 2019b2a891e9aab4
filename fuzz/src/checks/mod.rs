//! One file a target: a function from a fuzzer's bytes that panics when a promise is broken.

pub mod bytes;
pub mod composed;
pub mod declared;
pub mod front_ends;
pub mod input;
pub mod layers;
pub mod lenient;
pub mod lexer;
pub mod pages;
pub mod readers;
pub mod recipe;
pub mod rows;

mod against_oracle;
mod faulty;
mod records;

/// Panics when these bytes break a promise.
pub type Check = fn(&[u8]);
