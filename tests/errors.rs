//! What can go wrong, as the error traits have it.

use std::error::Error as StdError;

use chatwire::{Chat, ErrorKind, Event, NoDatetime, Options, UnknownVariant};

#[test]
fn all_are_errors() {
    let error = chatwire::decode::<Chat>(b"{", Options::new(), |_| {}).unwrap_err();
    let mut errors: Vec<Box<dyn StdError>> =
        vec![error.into(), NoDatetime.into(), UnknownVariant.into()];
    let page = br#"{"status_code":4305,"response":[{}]}"#;
    chatwire::decode::<Chat>(page, Options::new(), |event| match event {
        Event::Rejected(rejection) => errors.push(rejection.into()),
        Event::Record(chat) => panic!("{chat:?}"),
    })
    .unwrap();
    let printed: Vec<_> = errors.iter().map(|error| error.to_string()).collect();
    assert_eq!(
        printed,
        [
            "the body ends early, after 1 bytes: ask for the page again",
            "the text is no datetime like 2021-08-22T01:14:01Z",
            "the text names no variant",
            "chat 0 rejected: chat_id is missing (offset 33)",
        ]
    );
    let error = errors[0].downcast_ref::<chatwire::Error>();
    assert_eq!(
        error.map(|error| error.kind),
        Some(ErrorKind::UnexpectedEnd)
    );
}

#[cfg(feature = "embedded-io-07")]
mod of_readers {
    use super::{Chat, StdError};
    use chatwire::Decoder;
    use chatwire::io::{Buffered, ReadError, Reader};
    use embedded_io_07::{Error as _, ErrorKind, ErrorType, Read};

    /// Fails after its bytes.
    struct Broken(&'static [u8]);

    impl ErrorType for Broken {
        type Error = ErrorKind;
    }

    impl Read for Broken {
        fn read(&mut self, into: &mut [u8]) -> Result<usize, ErrorKind> {
            match self.0.read(into) {
                Ok(0) => Err(ErrorKind::ConnectionReset),
                read => Ok(read.unwrap()),
            }
        }
    }

    fn read(bytes: &'static [u8]) -> ReadError<ErrorKind> {
        let mut decoder = Decoder::<Chat>::new();
        let mut buffer = [0; 8];
        Reader::new(Buffered::new(Broken(bytes), &mut buffer), &mut decoder)
            .next()
            .unwrap_err()
    }

    #[test]
    fn a_reader_that_fails_says_why() {
        let error = read(b"{");
        assert_eq!(error, ReadError::Io(ErrorKind::ConnectionReset));
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
        let error: Box<dyn StdError> = error.into();
        assert_eq!(
            error.to_string(),
            "reading the body failed: ConnectionReset"
        );
    }

    #[test]
    fn a_page_that_is_bad_is_invalid_data() {
        let error = read(b"{,");
        let ReadError::Decode(why) = error else {
            panic!("{error:?}");
        };
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        assert_eq!(why.kind(), ErrorKind::InvalidData);
        assert_eq!(error.to_string(), why.to_string());
    }
}
