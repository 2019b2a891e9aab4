//! What a buffer in front of a reader hands out, by whichever of the traits.

#![cfg(feature = "embedded-io-async-07")]

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use chatwire::io::Buffered;
use embassy_futures::block_on;

const BYTES: &[u8] = b"a body of some bytes";

/// One way to take up to so many bytes out of a buffer.
type Take = fn(&mut Buffered<'_, &[u8]>, usize) -> Vec<u8>;

fn by_read(reader: &mut Buffered<'_, &[u8]>, len: usize) -> Vec<u8> {
    use embedded_io_07::Read;
    let mut into = vec![0; len];
    let read = reader.read(&mut into).unwrap();
    into.truncate(read);
    into
}

fn by_fill_buf(reader: &mut Buffered<'_, &[u8]>, len: usize) -> Vec<u8> {
    use embedded_io_07::BufRead;
    let filled = reader.fill_buf().unwrap();
    let taken = filled[..len.min(filled.len())].to_vec();
    reader.consume(taken.len());
    taken
}

fn by_async_read(reader: &mut Buffered<'_, &[u8]>, len: usize) -> Vec<u8> {
    use embedded_io_async_07::Read;
    let mut into = vec![0; len];
    let read = block_on(reader.read(&mut into)).unwrap();
    into.truncate(read);
    into
}

fn by_async_fill_buf(reader: &mut Buffered<'_, &[u8]>, len: usize) -> Vec<u8> {
    use embedded_io_async_07::BufRead;
    let filled = block_on(reader.fill_buf()).unwrap();
    let taken = filled[..len.min(filled.len())].to_vec();
    reader.consume(taken.len());
    taken
}

const WAYS: [Take; 4] = [by_read, by_fill_buf, by_async_read, by_async_fill_buf];

/// Each byte comes once and in order, and as many as were asked for where the buffer has them.
#[test]
fn all_bytes_in_order() {
    for size in 1..=BYTES.len() + 1 {
        for len in 1..=BYTES.len() + 1 {
            for ways in WAYS.iter().flat_map(|a| WAYS.map(|b| [*a, b])) {
                let mut buffer = vec![0; size];
                let mut reader = Buffered::new(BYTES, &mut buffer);
                let (mut all, mut ways) = (vec![], ways.iter().cycle());
                while all.len() < BYTES.len() {
                    let buffered = size - all.len() % size;
                    let expected = len.min(buffered).min(BYTES.len() - all.len());
                    let taken = ways.next().unwrap()(&mut reader, len);
                    assert_eq!(taken.len(), expected, "{len} of {size} after {}", all.len());
                    all.extend(taken);
                }
                assert_eq!(all, BYTES, "{len} of {size}");
                assert!(WAYS.iter().all(|take| take(&mut reader, len).is_empty()));
            }
        }
    }
}

#[test]
fn more_than_there_is_cannot_be_consumed() {
    use embedded_io_07::BufRead;
    let mut buffer = [0; 4];
    let mut reader = Buffered::new(BYTES, &mut buffer);
    assert_eq!(reader.fill_buf().unwrap(), b"a bo");
    reader.consume(usize::MAX);
    assert_eq!(reader.fill_buf().unwrap(), b"dy o");
}
