//! What would be borrowed from a page that is gone.

use chatwire_derive::Record;

#[derive(Record)]
struct Asset {
    name: &'static str,
    bytes: Option<&'static [u8]>,
    texts: &'static [&'static str],
    number: &'static u32,
    price: &'static f32,
    prices: &'static [f32],
}

#[derive(Record)]
struct Borrowed<'a> {
    name: Name<'a>,
}

struct Name<'a>(&'a str);

fn main() {}
