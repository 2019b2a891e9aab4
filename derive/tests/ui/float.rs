//! Floats, which are parsed from raw JSON.

use chatwire::{Altered, Event, Options, Record};

mod derives {
    pub use chatwire_derive::Record;
}

#[derive(Debug, derives::Record)]
#[record(element = "chat", list = "chats")]
pub struct Chat {
    pub price: f64,
    pub(crate) ratio: Option<f32>,
    prices: heapless::Vec<f64, 4>,
    altered: Altered<Self>,
}

#[derive(Debug, derives::Record)]
pub struct Price(pub f32);

#[derive(Debug, derives::Record)]
#[allow(unused_parens)]
pub struct InBrackets(pub (f32));

macro_rules! declare {
    ($type:ty) => {
        #[derive(Debug, derives::Record)]
        pub struct InMacro(pub $type);
    };
}

declare!(f64);

fn is_record<R: Record>() {}

fn main() {
    // That it is no record now is not said again.
    is_record::<Chat>();
    let _ = chatwire::decode::<Chat>(b"", Options::new(), |event| match event {
        Event::Record(chat) => assert!(chat.altered.is_empty()),
        _ => {}
    });
}
