//! A gateway: polls the chat list over HTTP and forwards every chat once on an uplink, as a compact binary message.
//!
//! The chats of a pass are sent newest first, as in the list, and those of the next pass after them. Each is sent once.
//! Only after a restart, the chats since the last checkpoint, ten at most, are sent again. [`Pages`](chatwire::Pages)
//! takes care of that.
//!
//! [`Gateway`] uses traits alone: `embedded-nal-async` for the network, `embedded-io-async` for the uplink,
//! `embedded-hal-async` for time. [`host`] implements them for this machine, and [`server`] imitates the API and its
//! faults.

#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "host")]
extern crate std;

#[cfg(feature = "host")]
pub mod host;
#[cfg(feature = "host")]
pub mod server;

pub mod message;
pub mod patience;

mod authorize;
mod backoff;
mod date;
mod event;
mod gateway;
mod meter;
mod rate_limit;
mod relay;
mod trouble;
mod uplink;

pub use event::{End, Event};
pub use gateway::{Gateway, Settings};
pub use message::Message;
pub use patience::Patient;
pub use relay::Tally;
pub use trouble::Trouble;
