//! How to go about things, a page each.
//!
//! - [Declaring records](records): which fields, with which types, from which list.
//! - [Capacities](capacities): how much room each field needs, and what happens to what does not fit.
//! - [The contract](contract): what the API sends, how we know, and what each input gets.
//! - [Bad input](bad_input): what can go wrong, how it is told, and what to do next.
#![cfg_attr(
    feature = "embedded-io-async-07",
    doc = "- [Cancellation](cancellation): timeouts, `select`, and what a dropped future loses."
)]

pub mod bad_input;
#[cfg(feature = "embedded-io-async-07")]
pub mod cancellation;
pub mod capacities;
pub mod contract;
pub mod records;
