//! Names that cannot be compared as they are sent, or not told from each other.

use chatwire_derive::{Record, ValueEnum};

#[derive(Record)]
struct Asset {
    #[record(rename = "")]
    empty: u8,
    #[record(rename = "a\"b")]
    quoted: u8,
    #[record(rename = "a\\b")]
    escaped: u8,
    #[record(rename = "a\nb")]
    control: u8,
    name: u8,
    #[record(rename = "name")]
    title: u8,
}

#[derive(Record)]
#[record(rename_all = "camelCase")]
struct Renamed {
    an_id: u8,
    #[allow(non_snake_case)]
    anId: u8,
}

#[derive(Record)]
#[record(element = "chat", list = "")]
struct Chat {
    altered: chatwire::Altered<Self>,
}

#[derive(ValueEnum)]
#[record(rename_all = "lowercase")]
enum Channel {
    Sms,
    #[record(rename = "SMS")]
    TextMessage,
    #[record(other)]
    Unknown,
}

#[derive(ValueEnum)]
enum Quoted {
    #[record(rename = "\"")]
    Quote,
    #[record(other)]
    Unknown,
}

fn main() {}
