//! Types that need an allocator.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use chatwire_derive::Record;

#[derive(Record)]
struct Asset {
    boxed: Box<u32>,
    pub counted: Option<Rc<Inside>>,
    map: HashMap<u32, u32>,
    tree: std::collections::BTreeMap<String, u32>,
    maps: heapless::Vec<BTreeMap<u32, u32>, 4>,
}

#[derive(Record)]
struct Inside {
    x: u8,
}

fn main() {}
