//! A type that is no value, and which the derive knows nothing about.

use std::time::Duration;

use chatwire::Altered;
use chatwire_derive::Record;

#[derive(Debug, Record)]
#[record(element = "chat", list = "chats")]
struct Chat {
    id: u32,
    waited: Duration,
    altered: Altered<Self>,
}

#[derive(Debug, Record)]
struct Asset {
    #[record(default)]
    waits: heapless::Vec<Duration, 4>,
}

#[derive(Debug, Record)]
struct Wait(Duration);

fn main() {
    let _ = Chat::default();
}
