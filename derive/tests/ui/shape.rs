//! What is neither a struct nor an enum as wanted.

use chatwire_derive::{Record, ValueEnum};

#[derive(Record)]
enum Channel {
    Sms,
}

#[derive(Record)]
union Bits {
    a: u8,
}

#[derive(Record)]
struct Unit;

#[derive(Record)]
struct Pair(u8, u8);

#[derive(Record)]
struct None();

#[derive(ValueEnum)]
struct Asset {
    id: u32,
}

#[derive(ValueEnum)]
union MoreBits {
    a: u8,
}

fn main() {
    // What should have been a value is one for those who use it.
    #[derive(Record)]
    struct Holder {
        channel: Channel,
        unit: Unit,
        pair: Pair,
        asset: Asset,
    }
}
