//! Attributes of fields that are wrong.

use chatwire_derive::Record;

#[derive(Record)]
struct Asset {
    #[record(skip)]
    unknown: u8,
    #[record(rename)]
    no_text: u8,
    #[record(default = "zero")]
    text: u8,
    #[record(element = "chat")]
    of_a_struct: u8,
    #[record(default, default)]
    twice: u8,
    #[record(rename = "a")]
    #[record(rename = "b")]
    twice_apart: u8,
}

#[derive(Record)]
struct Newtype(#[record(rename = "name")] u8);

fn main() {}
