//! Lists that are none.

use chatwire::Details;
use chatwire_derive::Record;

#[derive(Record)]
struct Asset {
    without_capacity: Vec<u8>,
    pub maybe_without_capacity: Option<Vec<Id>>,
    array: [u8; 4],
    bytes: heapless::Vec<[u8; 4], 4>,
    lists: heapless::Vec<heapless::Vec<u8, 4>, 4>,
    maybe_lists: Option<heapless::Vec<Vec<u8>, 4>>,
    nulls: heapless::Vec<Option<u8>, 4>,
    raw: heapless::Vec<Details<8>, 4>,
    tuple: (u8, u8),
    nothing: (),
    four: [f32; 4],
    array_of_arrays: [[u8; 4]; 4],
    tuples: heapless::Vec<(u8, u8), 4>,
}

#[derive(Record)]
struct Id(u32);

fn main() {}
