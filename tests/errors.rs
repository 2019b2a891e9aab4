//! What can go wrong, in words and as the error traits have it.

use std::error::Error as StdError;

use chatwire::{Chat, ErrorKind, Event, Member, NoDatetime, Options, Reason, UnknownVariant};

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

#[test]
fn reasons() {
    for (reason, name, words) in [
        (Reason::Missing, "missing", "is missing"),
        (Reason::Null, "null", "is null"),
        (Reason::Type, "type", "has the wrong type"),
        (
            Reason::UnknownVariant,
            "unknown_variant",
            "has a value that is not documented",
        ),
        (Reason::Overflow, "overflow", "does not fit its capacity"),
        (Reason::Datetime, "datetime", "is no datetime"),
        (Reason::Range, "range", "is out of range"),
        (Reason::Text, "text", "has half a surrogate pair"),
        (Reason::Duplicate, "duplicate", "is given twice"),
    ] {
        assert_eq!(
            (reason.name(), reason.to_string()),
            (name, words.to_owned())
        );
    }
}

/// Each with an input that it stands for.
#[test]
fn each_kind() {
    let strict = Options::new();
    let deep = [br#"{"a":"#, &[b'['; 32][..]].concat();
    for (body, options, kind, printed) in [
        (
            &b"{,"[..],
            strict,
            "syntax",
            "no JSON text can have the byte at offset 1: ask for the page again",
        ),
        (
            b"{\"\xff",
            strict,
            "utf8",
            "the text is not UTF-8 from offset 2 on: ask for the page again",
        ),
        (
            &deep,
            strict,
            "depth",
            "the bracket at offset 36 opens more than 32 levels: no list of the API is that deep",
        ),
        (
            br#"{"status_code":1} 2"#,
            strict,
            "trailing",
            "something follows the envelope at offset 18: feed one body at a time, and reset in between",
        ),
        (
            br#"{"status_code":1"#,
            strict,
            "unexpected_end",
            "the body ends early, after 16 bytes: ask for the page again",
        ),
        (
            br#"{"status_code":1}"#,
            strict.max_bytes(16),
            "limit",
            "the body is longer than the 16 bytes allowed: raise max_bytes or distrust the server",
        ),
        (
            br#"{"status_code":1,"response":[{},{}]}"#,
            strict.max_records(1),
            "limit",
            "one record too many begins at offset 32: raise max_records or distrust the server",
        ),
        (
            br#"{"status_code":true}"#,
            strict,
            "envelope",
            "not the envelope of a list: status_code has the wrong type (offset 15): check the URL asked for",
        ),
    ] {
        let error = chatwire::decode::<Chat>(body, options, |_| {}).unwrap_err();
        assert_eq!(
            (error.kind.name(), error.to_string()),
            (kind, printed.to_owned())
        );
        assert_eq!(error.is_end_of_input(), kind == "unexpected_end");
    }
}

#[test]
fn members() {
    use Member::{Description, Envelope, Links, List, Next, Pages, Response, StatusCode};
    for (member, name) in [
        (Envelope, "envelope"),
        (StatusCode, "status_code"),
        (Description, "description"),
        (Response, "response"),
        (Links, "links"),
        (List, "list"),
        (Pages, "pages"),
        (Next, "next"),
    ] {
        assert_eq!(member.name(), name);
    }
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
