//! How the bytes of a page get to the decoder.

use chatwire::{Chunk, Decoder, Envelope, Event, Options, Record};

pub trait Feeding {
    const LABEL: &'static str;

    fn feed<R: Record>(page: &[u8], each: impl FnMut(Event<'_, R>)) -> Result<Envelope, String>;
}

/// The page is in memory.
pub struct Whole;

impl Feeding for Whole {
    const LABEL: &'static str = "whole page";

    fn feed<R: Record>(page: &[u8], each: impl FnMut(Event<'_, R>)) -> Result<Envelope, String> {
        chatwire::decode(page, Options::new(), each).map_err(|error| error.to_string())
    }
}

/// The page comes in pieces of `N` bytes.
pub struct Chunks<const N: usize>;

impl<const N: usize> Feeding for Chunks<N> {
    const LABEL: &'static str = match N {
        1 => "1-byte chunks",
        8 => "8-byte chunks",
        64 => "64-byte chunks",
        512 => "512-byte chunks",
        _ => panic!("a size of chunk without a name"),
    };

    fn feed<R: Record>(
        page: &[u8],
        mut each: impl FnMut(Event<'_, R>),
    ) -> Result<Envelope, String> {
        let mut decoder = Decoder::<R>::new();
        for bytes in page.chunks(N) {
            let mut chunk = Chunk::new(bytes);
            while let Some(event) = decoder
                .feed(&mut chunk)
                .map_err(|error| error.to_string())?
            {
                each(event);
            }
        }
        let envelope = decoder.finish().map_err(|error| error.to_string())?;
        Ok(envelope.clone())
    }
}
