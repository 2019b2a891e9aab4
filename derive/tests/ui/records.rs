//! The place of the records.

use chatwire::{Altered, List};
use chatwire_derive::Record;

#[derive(Record)]
#[record(element = "chat", list = "chats")]
struct Chat {
    tags: List,
    altered: Altered<Self>,
}

#[derive(Record)]
struct Response {
    #[record(rename = "chats")]
    list: List,
}

fn main() {}
