//! A type that is no value.

use chatwire::{Altered, heapless};
use chatwire_derive::Record;
use std::time::Duration;

#[derive(Debug, Record)]
#[record(element = "chat", list = "chats")]
struct Chat {
    waited: Duration,
    id: u32,
    times: heapless::Vec<std::time::Instant, 4>,
    altered: Altered<Self>,
}

#[derive(Debug, Record)]
struct Newtype(Duration);

fn main() {}
