//! The field that says what was altered.

use chatwire::Altered;
use chatwire_derive::Record;

#[derive(Record)]
#[record(element = "chat", list = "chats")]
struct Missing {
    id: u32,
}

#[derive(Record)]
#[record(envelope)]
struct MissingToo {
    list: chatwire::List,
}

#[derive(Record)]
#[record(element = "chat", list = "chats")]
struct Twice {
    altered: Altered<Self>,
    more: Altered<Self>,
}

#[derive(Record)]
#[record(element = "chat", list = "chats")]
struct OfAnother {
    altered: Altered<Twice>,
}

#[derive(Record)]
#[record(element = "chat", list = "chats")]
struct Renamed {
    #[record(rename = "changed")]
    altered: Altered<Self>,
}

#[derive(Record)]
struct Asset {
    id: u32,
    pub altered: Altered<Self>,
}

#[derive(Record)]
struct Newtype(Altered<Self>);

fn main() {}
