//! Options of what need not be there anyway.

use chatwire::Details;
use chatwire_derive::Record;

#[derive(Record)]
struct Asset {
    pub twice: Option<Option<u32>>,
    raw: Option<Details<32>>,
}

fn main() {}
