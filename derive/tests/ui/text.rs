//! Texts without a capacity.

use chatwire_derive::Record;

#[derive(Record)]
struct Asset {
    name: String,
    pub owner: Option<std::string::String>,
    tags: heapless::Vec<String, 4>,
    more: Vec<String>,
    boxed: Box<str>,
    letter: char,
}

#[derive(Record)]
struct Name(String);

fn main() {}
