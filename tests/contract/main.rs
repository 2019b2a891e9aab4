//! The contract, row by row: what each input gets, to the byte.
//!
//! In the rows, `^` stands before the byte at whose offset a fault is reported; it is no part of the input.

#[path = "../support/_time_limit/mod.rs"]
mod _time_limit;

mod accepted;
mod after_an_error;
mod byte_order_mark;
mod endings;
mod envelope;
mod grammar;
mod lenient;
mod marked;
#[path = "../support/outcome/mod.rs"]
mod outcome;
#[cfg(feature = "embedded-io-07")]
mod readers;
mod rejected;
mod status_codes;
