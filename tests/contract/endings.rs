//! How a page can end: too early, too late, or at a limit.

use chatwire::{Chat, Chunk, Decoder, ErrorKind, Event, Options};

use crate::marked::{GOOD, assert_error, decoded, page};
use crate::outcome::{Full, Told, whole};

#[test]
fn something_follows_the_envelope() {
    for page in [
        r#"{"status_code":4305}^{"status_code":4305}"#,
        r#"{"status_code":4305} ^{}"#,
        r#"{"status_code":4305}^}"#,
        r#"{"status_code":4305}^]"#,
        r#"{"status_code":4305}^,"#,
        r#"{"status_code":4305}^:"#,
        r#"{"status_code":4305}^""#,
        r#"{"status_code":4305}^0"#,
        r#"{"status_code":4305}^null"#,
        "{\"status_code\":4305}\n^<html>",
        "{\"status_code\":4305}^\0",
        "{\"status_code\":4305}^€",
    ] {
        assert_error(page.as_bytes(), Options::new(), ErrorKind::Trailing);
    }
    // Half a character follows it, and then nothing.
    assert_error(
        b"{\"status_code\":4305}^\xe2\x82",
        Options::new(),
        ErrorKind::Trailing,
    );
    let spaces = format!("{{\"status_code\":4305}}{}", " \r\n\t".repeat(50));
    assert!(decoded(spaces.as_bytes(), Options::new()).end.is_ok());
}

#[test]
fn too_many_bytes() {
    let page = page(&format!("{{{GOOD}}}"));
    let limit = |bytes: usize| Options::new().max_bytes(bytes as u64);
    assert!(decoded(page.as_bytes(), limit(page.len())).end.is_ok());
    for allowed in 0..page.len() {
        let (head, tail) = page.split_at(allowed);
        let marked = format!("{head}^{tail}");
        assert_error(marked.as_bytes(), limit(allowed), ErrorKind::ByteLimit);
    }
    // Also within a character, and where nothing but white space follows.
    assert_error(b"{\"\xe2\x82^\xac\":0}", limit(4), ErrorKind::ByteLimit);
    assert_error(b"{\"status_code\":1} ^ ", limit(18), ErrorKind::ByteLimit);
}

#[test]
fn too_many_records() {
    let limit = |records| Options::new().max_records(records);
    let good = format!("{{{GOOD}}}");
    let three = page(&format!("{good},7,{good}"));
    assert_eq!(decoded(three.as_bytes(), limit(3)).told.len(), 3);
    assert!(decoded(three.as_bytes(), limit(3)).end.is_ok());
    for (records, elements) in [
        (2, format!("{good}, 7 , ^{good}")),
        (1, format!("{good},^7,{good}")),
        (0, format!("^{good},7")),
        (0, "^null".to_string()),
        (0, "^\"x\"".to_string()),
    ] {
        let outcome = assert_error(
            page(&elements).as_bytes(),
            limit(records),
            ErrorKind::RecordLimit,
        );
        assert_eq!(outcome.told.len(), records as usize);
    }
    // What is wrong in the text of the record comes first.
    for element in ["\"x^\u{1}\"", "\"\\u00^x\""] {
        let page = page(element);
        assert_error(page.as_bytes(), limit(0), ErrorKind::Syntax);
    }
    assert!(decoded(page("").as_bytes(), limit(0)).end.is_ok());
}

#[test]
fn an_error_stays_until_reset() {
    let good = page(&format!("{{{GOOD}}}"));
    let mut decoder = Decoder::<Chat>::new();
    let error = decoder.feed(&mut Chunk::new(b"{]")).unwrap_err();
    assert_eq!(decoder.feed(&mut Chunk::new(good.as_bytes())), Err(error));
    assert_eq!(decoder.finish().unwrap_err(), error);

    decoder.reset();
    assert_eq!(decoder.finish().unwrap_err().offset, 0);
    assert!(decoder.feed(&mut Chunk::new(b"{")).is_err());

    decoder.reset();
    let mut chunk = Chunk::new(good.as_bytes());
    assert!(matches!(
        decoder.feed(&mut chunk),
        Ok(Some(Event::Record(_)))
    ));
    assert_eq!(decoder.feed(&mut chunk), Ok(None));
    assert_eq!(decoder.finish().unwrap().records(), 1);
}

/// Asked at every byte, and asking changes nothing.
#[test]
fn whether_it_is_complete() {
    let page = page(&format!("{{{GOOD}}},{{}}"));
    let spaced = format!("{page} \r\n");
    for options in [Options::new(), Options::new().lenient()] {
        let expected = whole::<Full>(spaced.as_bytes(), options);
        let mut decoder = Decoder::<Full>::with_options(options);
        let mut told: Vec<Told<Full>> = vec![];
        assert!(!decoder.is_complete());
        for (index, byte) in spaced.bytes().enumerate() {
            decoder
                .push(&[byte], |event| told.push(event.into()))
                .unwrap();
            for _ in 0..2 {
                assert_eq!(
                    decoder.is_complete(),
                    index + 1 >= page.len(),
                    "after byte {index}"
                );
            }
            decoder.push(b"", |_| panic!("nothing came")).unwrap();
        }
        assert_eq!(told, expected.told);
        assert_eq!(decoder.envelope(), &expected.envelope);
        // What comes now is too much, as if nobody had asked.
        let error = decoder.push(b"{", |_| {}).unwrap_err();
        assert_eq!(
            (error.kind, error.offset),
            (ErrorKind::Trailing, spaced.len() as u64)
        );
        assert!(!decoder.is_complete());
        decoder.reset();
        assert!(!decoder.is_complete());
    }
    // Neither a value that is no envelope nor one that went wrong is complete.
    for body in ["7", "7 ", "null", "[]", r#"{"status_code":true}"#, "{}"] {
        let mut decoder = Decoder::<Chat>::new();
        let _ = decoder.push(body.as_bytes(), |_| {});
        assert!(!decoder.is_complete(), "{body}");
        assert!(decoder.finish().is_err(), "{body}");
        assert!(!decoder.is_complete(), "{body}");
    }
}

/// A body that ends too early has ended for good.
#[test]
fn an_end_is_an_end() {
    let mut decoder = Decoder::<Chat>::new();
    decoder.push(b"{", |_| {}).unwrap();
    let error = decoder.finish().unwrap_err();
    assert_eq!(decoder.push(b"}", |_| {}), Err(error));
    assert_eq!(decoder.finish().unwrap_err(), error);
    decoder.reset();
    decoder.push(br#"{"status_code":1}"#, |_| {}).unwrap();
    assert!(decoder.finish().is_ok() && decoder.finish().is_ok());
}

#[test]
fn options_outlive_a_reset() {
    let mut decoder = Decoder::<Chat>::with_options(Options::new().max_bytes(1));
    decoder.reset();
    let error = decoder.feed(&mut Chunk::new(b"{}")).unwrap_err();
    assert_eq!(error.kind, ErrorKind::ByteLimit);
}

/// No capacity and no counter is used up by a page of any length.
#[test]
fn a_page_without_end() {
    let mut decoder = Decoder::<Chat>::new();
    let begin = br#"{"status_code":4305,"response":["#;
    assert_eq!(decoder.feed(&mut Chunk::new(begin)), Ok(None));
    let chat = format!(r#"{{{GOOD},"x":"{}"}},"#, "é".repeat(500));
    for _ in 0..10_000 {
        let mut chunk = Chunk::new(chat.as_bytes());
        assert!(matches!(
            decoder.feed(&mut chunk),
            Ok(Some(Event::Record(_)))
        ));
        assert_eq!(decoder.feed(&mut chunk), Ok(None));
    }
    let error = decoder.finish().unwrap_err();
    assert_eq!(error.kind, ErrorKind::UnexpectedEnd);
    assert_eq!(error.offset, (begin.len() + 10_000 * chat.len()) as u64);
    assert_eq!(decoder.envelope().records(), 10_000);
}
