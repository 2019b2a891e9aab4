//! A reader that fails: its own error, unchanged, never the end of the page.

use chatwire::io::{Buffered, ReadError, Reader};
use chatwire::{Chat, Decoder, Event};
use embedded_io_07::{BufRead, ErrorKind, ErrorType, Read};

use crate::marked::{GOOD, page};

/// Fails once where the bytes are cut.
struct Broken<'a> {
    before: &'a [u8],
    failed: bool,
    after: &'a [u8],
}

impl ErrorType for Broken<'_> {
    type Error = ErrorKind;
}

impl Read for Broken<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, ErrorKind> {
        if !self.before.is_empty() {
            return Ok(self.before.read(into).unwrap());
        }
        if !self.failed {
            self.failed = true;
            return Err(ErrorKind::ConnectionReset);
        }
        Ok(self.after.read(into).unwrap())
    }
}

#[test]
fn a_failure_is_not_the_end() {
    let page = page(&format!("{{{GOOD}}},{{{GOOD}}}"));
    for cut in 0..=page.len() {
        let (before, after) = page.as_bytes().split_at(cut);
        let mut buffer = [0; 16];
        let broken = Broken {
            before,
            failed: false,
            after,
        };
        let mut decoder = Decoder::<Chat>::new();
        let mut reader = Reader::new(Buffered::new(broken, &mut buffer), &mut decoder);
        let (mut chats, mut failures) = (0, 0);
        loop {
            match reader.next() {
                Ok(Some(Event::Record(_))) => chats += 1,
                Ok(None) => break,
                Err(ReadError::Io(ErrorKind::ConnectionReset)) => failures += 1,
                other => panic!("cut at {cut}: {other:?}"),
            }
        }
        assert_eq!((chats, failures), (2, 1), "cut at {cut}");
    }
}

/// Has nothing after its bytes and does not end, as a UART has it: to ask is to hang.
struct Silent<'a>(&'a [u8]);

impl ErrorType for Silent<'_> {
    type Error = ErrorKind;
}

impl Read for Silent<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, ErrorKind> {
        assert!(!self.0.is_empty(), "waits for ever");
        Ok(self.0.read(into).unwrap())
    }
}

impl BufRead for Silent<'_> {
    fn fill_buf(&mut self) -> Result<&[u8], ErrorKind> {
        assert!(!self.0.is_empty(), "waits for ever");
        Ok(self.0)
    }

    fn consume(&mut self, len: usize) {
        self.0 = &self.0[len..];
    }
}

#[test]
fn an_error_is_said_again_without_asking_for_bytes() {
    for (body, kind) in [
        (&br#"{"status_code":true"#[..], "envelope"),
        (b"{!", "syntax"),
        (b"[", "envelope"),
        (br#"{"status_code":1} x"#, "trailing"),
    ] {
        for size in 1..=body.len() {
            let mut buffer = vec![0; size];
            let mut decoder = Decoder::<Chat>::new();
            let mut reader = Reader::new(Buffered::new(Silent(body), &mut buffer), &mut decoder);
            let error = reader.next().unwrap_err();
            let ReadError::Decode(why) = error else {
                panic!("{error:?}");
            };
            assert_eq!(why.kind.name(), kind);
            for _ in 0..3 {
                assert_eq!(
                    reader.next(),
                    Err(error),
                    "{} by {size}",
                    body.escape_ascii()
                );
            }
            assert!(!reader.is_complete());
        }
    }
}

/// A source that stays open is read to the end of the envelope, and no further.
#[test]
fn a_source_without_an_end() {
    let page = page(&format!("{{{GOOD}}},{{}}"));
    for size in 1..=page.len() {
        let mut buffer = vec![0; size];
        let mut decoder = Decoder::<Chat>::new();
        let source = Buffered::new(Silent(page.as_bytes()), &mut buffer);
        let mut reader = Reader::new(source, &mut decoder);
        let mut told = 0;
        while told < 2 {
            assert!(!reader.is_complete());
            assert!(reader.next().unwrap().is_some());
            told += 1;
        }
        // The brackets behind the last chat are still to come. Whoever gives them asks before each byte more.
        let mut rest = reader.into_inner();
        while !decoder.is_complete() {
            let byte = rest.fill_buf().unwrap()[0];
            decoder.push(&[byte], |_| panic!("two chats")).unwrap();
            rest.consume(1);
        }
        assert_eq!(
            decoder.envelope().records() + decoder.envelope().rejected(),
            2
        );
    }
}
