//! The rivals that fill the record through serde.

use std::fmt::Display;
use std::io::BufReader;

use crate::record::{AssetId, Chats, Envelope, NoAssetId, Sink};

type Page<S, I = AssetId> = Envelope<Chats<S, I>>;

fn answer<S: Sink, I, E: Display>(page: Result<Page<S, I>, E>) -> Result<Envelope<S>, String> {
    page.map(Page::into_sink).map_err(|error| error.to_string())
}

pub fn slice<S: Sink>(page: &[u8]) -> Result<Envelope<S>, String> {
    answer(serde_json::from_slice::<Page<S>>(page))
}

pub fn reader<S: Sink>(page: &[u8]) -> Result<Envelope<S>, String> {
    // serde_json asks for one byte at a time; the buffer makes it 64-byte reads.
    let reader = BufReader::with_capacity(64, page);
    answer(serde_json::from_reader::<_, Page<S>>(reader))
}

pub fn core_slice<S: Sink>(page: &[u8]) -> Result<Envelope<S>, String> {
    let page = serde_json_core::from_slice::<Page<S, NoAssetId>>(page);
    answer(page.map(|(page, _)| page))
}

pub fn core_escaped<S: Sink>(page: &[u8]) -> Result<Envelope<S>, String> {
    // Room for the longest string that is unescaped, the `next` link.
    let mut unescaped = [0; 128];
    let page = serde_json_core::from_slice_escaped::<Page<S, NoAssetId>>(page, &mut unescaped);
    answer(page.map(|(page, _)| page))
}

pub fn sonic<S: Sink>(page: &[u8]) -> Result<Envelope<S>, String> {
    answer(sonic_rs::from_slice::<Page<S>>(page))
}

pub fn simd<S: Sink>(page: &[u8]) -> Result<Envelope<S>, String> {
    let mut copy = page.to_vec();
    answer(simd_json::serde::from_slice::<Page<S>>(&mut copy))
}
