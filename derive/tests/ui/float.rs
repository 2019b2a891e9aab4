//! Floats.

use chatwire::{Altered, heapless};
use chatwire_derive::Record;

#[derive(Debug, Record)]
#[record(element = "chat", list = "chats")]
pub struct Chat {
    pub price: f64,
    ratio: Option<f32>,
    prices: heapless::Vec<f64, 4>,
    text: String,
    texts: Vec<Option<String>>,
    three: [u8; 3],
    texts: heapless::Vec<String, 5>,
    altered: Altered<Self>,
}

#[derive(Debug, Record)]
pub struct Price(pub f32);

fn use_it<R: chatwire::Record>() {}

fn main() {
    use_it::<Chat>();
    let _ = Chat::default();
}
