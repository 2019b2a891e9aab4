//! What can go wrong, in words and as the error traits have it.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use std::error::Error as StdError;

use chatwire::{Channel, Chat, ErrorKind, Event, Options, Reason, Timestamp};

#[test]
fn all_are_errors() {
    let error = chatwire::decode::<Chat>(b"{", Options::new(), |_| {}).unwrap_err();
    let mut errors: Vec<Box<dyn StdError>> = vec![
        error.into(),
        "yesterday".parse::<Timestamp>().unwrap_err().into(),
        "fax".parse::<Channel>().unwrap_err().into(),
        chatwire::json::Lexer::new().finish().unwrap_err().into(),
    ];
    let page = br#"{"status_code":4305,"response":[{}]}"#;
    chatwire::decode::<Chat>(page, Options::new(), |event| match event {
        Event::Rejected(rejection) => errors.push(rejection.into()),
        Event::Record(chat) => panic!("{chat:?}"),
        _ => panic!("another event"),
    })
    .unwrap();
    let printed: Vec<_> = errors.iter().map(|error| error.to_string()).collect();
    assert_eq!(
        printed,
        [
            "unexpected end of the body at byte 1",
            "not a datetime such as 2021-08-22T01:14:01Z",
            "unknown name of an enum value",
            "unexpected end of input at byte 0",
            "chat 0 rejected: chat_id is missing at byte 33",
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
            "has an unknown value",
        ),
        (Reason::Overflow, "overflow", "exceeds its capacity"),
        (Reason::Datetime, "datetime", "is not a valid datetime"),
        (Reason::Range, "range", "is out of range"),
        (
            Reason::LoneSurrogate,
            "lone_surrogate",
            "has a lone surrogate",
        ),
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
        (&b"{,"[..], strict, "syntax", "invalid JSON at byte 1"),
        (b"{\"\xff", strict, "utf8", "invalid UTF-8 at byte 2"),
        (&deep, strict, "depth", "nesting too deep at byte 36"),
        (
            br#"{"status_code":1} 2"#,
            strict,
            "trailing",
            "unexpected data after the envelope at byte 18",
        ),
        (
            br#"{"status_code":1"#,
            strict,
            "unexpected_end",
            "unexpected end of the body at byte 16",
        ),
        (
            br#"{"status_code":1}"#,
            strict.max_bytes(16),
            "limit",
            "byte limit exceeded at byte 16",
        ),
        (
            br#"{"status_code":1,"response":[{},{}]}"#,
            strict.max_records(1),
            "limit",
            "record limit exceeded at byte 32",
        ),
        (
            br#"{"status_code":true}"#,
            strict,
            "envelope",
            "not the expected envelope: status_code has the wrong type at byte 15",
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

/// Each member of the envelope that can be at fault, by its name on the wire; the list is always `list`.
#[test]
fn members() {
    for (body, name) in [
        ("7 ", "envelope"),
        ("{}", "status_code"),
        (r#"{"description":"","description":""}"#, "description"),
        (r#"{"response":7}"#, "response"),
        (r#"{"response":{"chats":7}}"#, "list"),
        (r#"{"response":{"links":{},"links":{}}}"#, "links"),
        (r#"{"response":{"links":{"pages":1,"pages":1}}}"#, "pages"),
        (r#"{"response":{"links":{"next":"","next":""}}}"#, "next"),
    ] {
        let error = chatwire::decode::<Chat>(body.as_bytes(), Options::new(), |_| {}).unwrap_err();
        let ErrorKind::Envelope { member, .. } = error.kind else {
            panic!("{body}: {error}");
        };
        assert_eq!(member.name(), name);
        assert_eq!(
            (member.to_string(), format!("{member:?}")),
            (name.to_owned(), name.to_owned())
        );
        assert!(member == name && member == *name && member != "chats");
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
