//! Texts without a capacity.

use chatwire_derive::Record;

#[derive(Record)]
struct Asset {
    name: String,
    pub owner: Option<std::string::String>,
    tags: heapless::Vec<String, 4>,
    more: Vec<String>,
    boxed: Box<str>,
    boxed_list: Box<[String]>,
    three: [String; 3],
    letter: char,
}

#[derive(Record)]
struct Name(String);

fn main() {}
