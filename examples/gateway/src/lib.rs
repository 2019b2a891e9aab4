//! A gateway: polls the chat list over HTTP and forwards every chat once on an uplink, as a compact binary message.
//!
//! The uplink gets the chats of a pass newest first, as the list has them, and those of the next pass after them. Each
//! comes once; only where the device restarts, those since the last checkpoint, ten at most, come again.
//! [`Pages`](chatwire::Pages) sees to that.
//!
//! [`Gateway`] and all that it is made of know traits only: `embedded-nal-async` for the network, `embedded-io-async`
//! for the uplink, `embedded-hal-async` for time. [`host`] brings them to this machine, and [`server`] imitates the API
//! with all its faults.

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
