//! How the bytes of a page get to the decoder.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chatwire::io::{AsyncReader, Buffered, Reader};
use chatwire::{Decoder, Envelope, Event, Options, Record};

pub trait Feeding {
    const LABEL: &'static str;

    fn feed<R: Record>(page: &[u8], each: impl FnMut(Event<'_, R>)) -> Result<Envelope, String>;
}

/// Feeds the page in pieces of `size` bytes.
fn push<R: Record>(
    mut decoder: Decoder<R>,
    page: &[u8],
    size: usize,
    mut each: impl FnMut(Event<'_, R>),
) -> Result<Envelope, String> {
    for bytes in page.chunks(size) {
        decoder
            .push(bytes, &mut each)
            .map_err(|error| error.to_string())?;
    }
    let envelope = decoder.finish().map_err(|error| error.to_string())?;
    Ok(envelope.clone())
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

    fn feed<R: Record>(page: &[u8], each: impl FnMut(Event<'_, R>)) -> Result<Envelope, String> {
        push(Decoder::new(), page, N, each)
    }
}

/// The same without the layer `fast`.
pub struct Engine<const N: usize>;

impl<const N: usize> Feeding for Engine<N> {
    const LABEL: &'static str = match N {
        1 => "1-byte chunks, engine alone",
        8 => "8-byte chunks, engine alone",
        64 => "64-byte chunks, engine alone",
        512 => "512-byte chunks, engine alone",
        usize::MAX => "whole page, engine alone",
        _ => panic!("a size of chunk without a name"),
    };

    fn feed<R: Record>(page: &[u8], each: impl FnMut(Event<'_, R>)) -> Result<Envelope, String> {
        let mut decoder = Decoder::new();
        chatwire::__private::engine_only(&mut decoder);
        push(decoder, page, N, each)
    }
}

/// The page is read through a reader that lends its buffer, here of the whole page.
pub struct BufRead;

impl Feeding for BufRead {
    const LABEL: &'static str = "BufRead";

    fn feed<R: Record>(
        page: &[u8],
        mut each: impl FnMut(Event<'_, R>),
    ) -> Result<Envelope, String> {
        let mut decoder = Decoder::<R>::new();
        let mut reader = Reader::new(page, &mut decoder);
        while let Some(event) = reader.next().map_err(|error| error.to_string())? {
            each(event);
        }
        Ok(reader.envelope().clone())
    }
}

/// Aligned, so that the counts do not change with the depth of the stack.
#[repr(align(64))]
struct Buffer([u8; 64]);

/// The page is read 64 bytes at a time into a buffer of the caller.
pub struct Read;

impl Feeding for Read {
    const LABEL: &'static str = "64-byte reads";

    fn feed<R: Record>(
        page: &[u8],
        mut each: impl FnMut(Event<'_, R>),
    ) -> Result<Envelope, String> {
        let (mut decoder, mut buffer) = (Decoder::<R>::new(), Buffer([0; 64]));
        let mut reader = Reader::new(Buffered::new(page, &mut buffer.0), &mut decoder);
        while let Some(event) = reader.next().map_err(|error| error.to_string())? {
            each(event);
        }
        Ok(reader.envelope().clone())
    }
}

/// The same, asynchronously; the bytes are always there, so no executor is measured.
pub struct Async;

impl Feeding for Async {
    const LABEL: &'static str = "async 64-byte reads";

    fn feed<R: Record>(
        page: &[u8],
        mut each: impl FnMut(Event<'_, R>),
    ) -> Result<Envelope, String> {
        let (mut decoder, mut buffer) = (Decoder::<R>::new(), Buffer([0; 64]));
        let mut reader = AsyncReader::new(Buffered::new(page, &mut buffer.0), &mut decoder);
        let fed = pin!(async {
            while let Some(event) = reader.next().await.map_err(|error| error.to_string())? {
                each(event);
            }
            Ok(reader.envelope().clone())
        });
        match fed.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(envelope) => envelope,
            Poll::Pending => Err("a slice made the reader wait".to_owned()),
        }
    }
}
