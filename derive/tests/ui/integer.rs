//! Integers of another width than those that are decoded.

use chatwire_derive::Record;

#[derive(Record)]
struct Asset {
    count: usize,
    pub offset: Option<isize>,
    large: u128,
    larger: i128,
    counts: heapless::Vec<usize, 4>,
}

fn main() {}
