//! Every input of a kind, none left out.
//!
//! `cargo test` goes as far as a few seconds allow, and this as far as a few minutes do, saying how many cases that were:
//!
//! ```text
//! CHATWIRE_EXHAUSTIVE=long cargo test --all-features --test exhaustive -- --show-output
//! ```
//!
//! What has to come out is computed by `serde_json`, `jiff` and the standard library.

#[path = "../support/_time_limit/mod.rs"]
mod _time_limit;

mod datetime;
mod effort;
mod elements;
mod escapes;
mod fed;
mod integers;
mod names;
mod syntax;
mod utf8;
mod verdict;

#[path = "../support/oracle/datetime.rs"]
mod contract;
#[path = "../support/outcome/mod.rs"]
mod outcome;
#[path = "../support/raw/mod.rs"]
mod raw;
#[path = "../support/oracle/text.rs"]
mod text;
