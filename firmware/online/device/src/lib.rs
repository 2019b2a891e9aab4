//! What the programs are made of: the board and its network card, time, tasks, connections, and what is kept.
//!
//! A board's file says where its things are; all else is the same on all boards.

#![no_std]

pub mod board;
pub mod card;
pub mod events;
pub mod executor;
pub mod host;
pub mod log;
pub mod registers;
pub mod settings;
pub mod store;
pub mod tcp;
pub mod time;
#[cfg(feature = "tls")]
pub mod tls;
