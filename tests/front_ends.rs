//! The same page through every front end, cut in every way: always the same records, rejections, offsets and
//! envelope.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "support/outcome/mod.rs"]
mod outcome;
#[path = "support/pages/mod.rs"]
mod pages;
#[cfg(feature = "embedded-io-07")]
#[path = "support/trickle/mod.rs"]
mod trickle;

use chatwire::{Chat, Options, Record};
use outcome::{Full, Outcome, assert_same, fed, pushed, whole};
use pages::Page;
use std::fmt::Debug;

/// Decodes a page that comes in pieces of so many bytes.
type FrontEnd<R> = fn(&[u8], usize, Options) -> Outcome<R>;

/// Bodies that go wrong, where it matters for the envelope how much of a value was read.
const FAULTY: &[&[u8]] = &[
    br#"{"response":{"links":1.}}"#,
    br#"{"response":{"links":{"pages":12."#,
    br#"{"response":{"links":{"pages":12"#,
    br#"{"response":{"links":{"pages":12}}"#,
    br#"{"response":{"links":{"next":"a\x"#,
    br#"{"response":{"links":{"next":"ab"#,
    br#"{"response":{"links":"n\x"#,
    br#"{"response":{"links":[7!"#,
    b"{\"response\":{\"chats\":\"\x01",
    br#"{"response":{"chats":[7,"x\y"#,
    br#"{"response":{"chats":{"x!"#,
    br#"{"status_code":1,"description":1.}"#,
    br#"{"status_code":1,"description":"ab\ud83d\x"#,
    b"{\"status_code\":1,\"description\":\"\xc3\xa9\xff",
    br#"{"status_code":12."#,
    br#"{"status_code":"12\x"#,
    br#"{"status_code":1,"response":[7],"x":{"#,
    br#"{"status_code":1,"response":[7]} x"#,
    b"\xef\xbb\xbf{\"status_code\":true",
    b"\xef\xbb",
];

fn all_pages() -> Vec<Page> {
    let faulty = FAULTY.iter().enumerate().map(|(index, bytes)| Page {
        name: format!("faulty page {index}"),
        bytes: bytes.to_vec(),
    });
    pages::all().into_iter().chain(faulty).collect()
}

/// Compares a front end with the whole page at once: every page, every size of the pieces, both modes.
fn every_size<R: Record + Clone + PartialEq + Debug>(front_end: FrontEnd<R>) {
    for page in all_pages() {
        let strict = whole(&page.bytes, Options::new());
        let lenient = whole(&page.bytes, Options::new().lenient());
        for size in 1..=page.bytes.len() {
            let outcome = front_end(&page.bytes, size, Options::new());
            assert_same(&outcome, &strict, || format!("{} by {size}", page.name));
            if lenient != strict {
                let outcome = front_end(&page.bytes, size, Options::new().lenient());
                assert_same(&outcome, &lenient, || {
                    format!("{} by {size}, lenient", page.name)
                });
            }
        }
    }
}

#[test]
fn push() {
    every_size::<Full>(|page, size, options| fed(page.chunks(size), options));
}

#[test]
fn push_in_one_call() {
    every_size::<Full>(|page, size, options| pushed(page.chunks(size), options));
}

#[test]
fn push_without_details() {
    every_size::<Chat>(|page, size, options| fed(page.chunks(size), options));
}

#[test]
fn every_cut() {
    for page in all_pages() {
        for options in [Options::new(), Options::new().lenient()] {
            let expected = whole::<Full>(&page.bytes, options);
            for cut in 0..=page.bytes.len() {
                let (head, tail) = page.bytes.split_at(cut);
                let outcome = fed([head, tail], options);
                assert_same(&outcome, &expected, || {
                    format!("{} cut at {cut}", page.name)
                });
            }
        }
    }
}

#[test]
fn every_pair_of_cuts() {
    let page = include_bytes!("data/short.json");
    for options in [Options::new(), Options::new().lenient()] {
        let expected = whole::<Full>(page, options);
        for first in 0..=page.len() {
            let (head, rest) = page.split_at(first);
            for second in 0..=rest.len() {
                let (middle, tail) = rest.split_at(second);
                let outcome = fed([head, middle, tail], options);
                assert_same(&outcome, &expected, || {
                    format!("cut at {first} and {}", first + second)
                });
            }
        }
    }
}

#[cfg(feature = "embedded-io-07")]
mod readers {
    use super::every_size;
    use crate::outcome::{Full, Outcome};
    use crate::trickle::Trickle;
    use chatwire::io::{Buffered, ReadError, Reader};
    use chatwire::{Decoder, Options};
    use embedded_io_07::BufRead;
    use std::convert::Infallible;

    fn read(io: impl BufRead<Error = Infallible>, options: Options) -> Outcome<Full> {
        let mut decoder = Decoder::<Full>::with_options(options);
        let mut reader = Reader::new(io, &mut decoder);
        let mut told = vec![];
        let end = loop {
            match reader.next() {
                Ok(Some(event)) => told.push(event.into()),
                Ok(None) => break Ok(()),
                Err(ReadError::Decode(error)) => break Err(error),
                Err(error) => panic!("{error}"),
            }
        };
        assert_eq!(reader.is_complete(), end.is_ok());
        Outcome {
            told,
            end,
            envelope: reader.envelope().clone(),
        }
    }

    #[test]
    fn lent() {
        every_size(|page, size, options| read(Trickle::new(page, size), options));
    }

    #[test]
    fn buffered() {
        every_size(|page, size, options| {
            let mut buffer = vec![0; size];
            let whole = Trickle::new(page, page.len());
            read(Buffered::new(whole, &mut buffer), options)
        });
    }
}

#[cfg(feature = "embedded-io-async-07")]
mod async_readers {
    use super::every_size;
    use crate::outcome::{Full, Outcome};
    use crate::trickle::Trickle;
    use chatwire::io::{AsyncReader, Buffered, ReadError};
    use chatwire::{Decoder, Options};
    use embassy_futures::{block_on, poll_once};
    use embedded_io_async_07::BufRead;
    use std::convert::Infallible;
    use std::task::Poll;

    async fn read(io: impl BufRead<Error = Infallible>, options: Options) -> Outcome<Full> {
        let mut decoder = Decoder::<Full>::with_options(options);
        let mut reader = AsyncReader::new(io, &mut decoder);
        let mut told = vec![];
        let end = loop {
            match reader.next().await {
                Ok(Some(event)) => told.push(event.into()),
                Ok(None) => break Ok(()),
                Err(ReadError::Decode(error)) => break Err(error),
                Err(error) => panic!("{error}"),
            }
        };
        assert_eq!(reader.is_complete(), end.is_ok());
        Outcome {
            told,
            end,
            envelope: reader.envelope().clone(),
        }
    }

    /// Drops each future that has to wait, and makes a new one.
    fn read_impatiently(io: impl BufRead<Error = Infallible>, options: Options) -> Outcome<Full> {
        let mut decoder = Decoder::<Full>::with_options(options);
        let mut reader = AsyncReader::new(io, &mut decoder);
        let mut told = vec![];
        let end = loop {
            match poll_once(reader.next()) {
                Poll::Pending => {}
                Poll::Ready(Ok(Some(event))) => told.push(event.into()),
                Poll::Ready(Ok(None)) => break Ok(()),
                Poll::Ready(Err(ReadError::Decode(error))) => break Err(error),
                Poll::Ready(Err(error)) => panic!("{error}"),
            }
        };
        assert_eq!(reader.is_complete(), end.is_ok());
        Outcome {
            told,
            end,
            envelope: reader.envelope().clone(),
        }
    }

    #[test]
    fn lent() {
        every_size(|page, size, options| block_on(read(Trickle::new(page, size), options)));
    }

    #[test]
    fn buffered() {
        every_size(|page, size, options| {
            let mut buffer = vec![0; size];
            let whole = Trickle::new(page, page.len());
            block_on(read(Buffered::new(whole, &mut buffer), options))
        });
    }

    #[test]
    fn dropped_futures() {
        every_size(|page, size, options| read_impatiently(Trickle::new(page, size), options));
    }
}
