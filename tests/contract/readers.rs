//! A reader that fails: its own error, unchanged, never the end of the page.

use chatwire::io::{Buffered, ReadError, Reader};
use chatwire::{Chat, Decoder, Event};
use embedded_io_07::{ErrorKind, ErrorType, Read};

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
