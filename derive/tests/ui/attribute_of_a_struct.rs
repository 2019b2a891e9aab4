//! Attributes of structs that are wrong.

use chatwire::Altered;
use chatwire_derive::Record;

#[derive(Record)]
#[record(element = "chat")]
struct NoList {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(list = "chats")]
struct NoElement {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(envelope, list = "chats")]
struct Both {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(element = "chat", list = "chats", name = "chat")]
struct Unknown {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(element = "chat", list = "chats", element = "chat")]
struct Twice {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(element, list = "chats")]
struct NoText {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(element = chat, list = "chats")]
struct NotQuoted {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(envelope = "true")]
struct Text {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(element("chat"), list = "chats")]
struct Parentheses {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record("chat")]
struct NoKey {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record]
struct Bare {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record = "chat"]
struct Equals {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(element = "chat" list = "chats")]
struct NoComma {
    altered: Altered<Self>,
}

#[derive(Record)]
#[record(rename_all = "camel")]
struct NoRule {
    id: u32,
}

#[derive(Record)]
#[record(crate = "no path")]
struct NoPath {
    id: u32,
}

#[derive(Record)]
#[record(element = "chat", list = "chats")]
struct Newtype(u8);

fn main() {}
