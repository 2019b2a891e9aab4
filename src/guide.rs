//! How to do things, one page for each.
//!
//! - [Declaring records](records): which fields, with which types, from which list.
//! - [Capacities](capacities): how much room each field needs, and what happens to what does not fit.
//! - [The contract](contract): what the API sends, how we know, and what each input gets.
//! - [Bad input](bad_input): what can go wrong, how you learn of it, and what to do next.
//! - [Deep sleep](deep_sleep): what survives a sleep, a reset or a power cut, and how to go on.
#![cfg_attr(
    feature = "embedded-io-async-07",
    doc = "- [Cancellation](cancellation): timeouts, `select`, and what a dropped future loses."
)]

pub mod bad_input;
#[cfg(feature = "embedded-io-async-07")]
pub mod cancellation;
pub mod capacities;
pub mod contract;
pub mod deep_sleep;
pub mod records;
