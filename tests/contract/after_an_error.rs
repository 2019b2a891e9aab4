//! What is known of the envelope when a page goes wrong: what was read to its end before that, and nothing of what was
//! not, however the page is cut.

use chatwire::{Envelope, Options, StatusCode};

use crate::marked::decoded;

/// The envelope of a page that ends in an error, strictly and leniently.
#[track_caller]
fn left(page: &[u8]) -> Envelope {
    let strict = decoded(page, Options::new());
    assert!(strict.end.is_err(), "{}", page.escape_ascii());
    let lenient = decoded(page, Options::new().lenient());
    assert_eq!(strict.end, lenient.end, "{}", page.escape_ascii());
    assert_eq!(strict.envelope, lenient.envelope, "{}", page.escape_ascii());
    strict.envelope
}

/// Each is nothing, but for what is flagged.
#[test]
fn a_value_that_is_not_whole() {
    for (page, flagged) in [
        (&br#"{"response":{"links":1.}}"#[..], ""),
        (br#"{"response":{"links":12"#, ""),
        (br#"{"response":{"links":tr!"#, ""),
        (br#"{"response":{"links":"a\x"#, "response.links"),
        (b"{\"response\":{\"links\":\"\x01", ""),
        (br#"{"response":{"links":[1"#, "response.links"),
        (br#"{"response":{"links":[!"#, ""),
        (br#"{"response":{"links":{"pages":12."#, ""),
        (br#"{"response":{"links":{"pages":12"#, ""),
        (
            br#"{"response":{"links":{"pages":1.5!"#,
            "response.links.pages",
        ),
        (
            br#"{"response":{"links":{"pages":"1\x"#,
            "response.links.pages",
        ),
        (br#"{"response":{"links":{"next":"a\x"#, ""),
        (br#"{"response":{"links":{"next":"a"#, ""),
        (
            br#"{"response":{"links":{"next":"a\ud83d\x"#,
            "response.links.next",
        ),
        (br#"{"response":{"links":{"next":"a\ud83d"#, ""),
        (br#"{"response":{"links":{"next":7."#, ""),
        (br#"{"description":1."#, ""),
        (br#"{"description":1.5,!"#, "description"),
        (br#"{"description":"abc\x"#, ""),
        (br#"{"description":"abc"#, ""),
        (b"{\"description\":\"abc\xff", ""),
        (b"{\"description\":\"abc\\ud83d\xff", ""),
        (b"{\"description\":\"abc\\ud83d\xef", ""),
        (b"{\"description\":\"abc\\ud83d\xef\"", ""),
        (b"{\"description\":\"abc\\ud83d\xc3\xa9", "description"),
        (b"{\"description\":\"abc\\ud83d\x01", "description"),
        (br#"{"description":"abc\ud83da"#, "description"),
        (br#"{"status_code":12."#, ""),
        (br#"{"status_code":12"#, ""),
        (br#"{"status_code":"12"#, ""),
        (br#"{"status_code":"12\x"#, ""),
        (br#"{"response":"a\x"#, ""),
        (br#"{"response":{"chats":"a\x"#, ""),
        (b"{\"response\":{\"chats\":\"\x01", ""),
        (br#"{"response":{"chats":1."#, ""),
        (br#"{"response":{"chats":nul!"#, ""),
        (br#"{"response":{"chats":{"#, ""),
        (br#"{"response":{"chats":{"a"#, ""),
    ] {
        let expected = Envelope::default();
        let mut envelope = left(page);
        let altered: Vec<_> = envelope
            .altered
            .iter()
            .map(|field| field.to_string())
            .collect();
        assert_eq!(altered.join(" "), flagged, "{}", page.escape_ascii());
        envelope.altered = expected.altered;
        assert_eq!(envelope, expected, "{}", page.escape_ascii());
    }
}

#[test]
fn what_was_whole_before_it() {
    let whole = r#"{"status_code":7,"description":"d","response":{"links":{"pages":3,"next":"u"},"chats":[7,8]}"#;
    for rest in [
        "",
        ",",
        "}}",
        "} x",
        r#","x":{"a":[!"#,
        r#","status_code":1"#,
        r#","response":[]"#,
    ] {
        let envelope = left(format!("{whole}{rest}").as_bytes());
        assert_eq!(envelope.status_code, StatusCode::new(7), "{rest}");
        assert_eq!(envelope.description.as_deref(), Some("d"), "{rest}");
        assert_eq!(envelope.links().pages, Some(3), "{rest}");
        assert_eq!(envelope.links().next.as_deref(), Some("u"), "{rest}");
        assert_eq!(
            (envelope.has_list(), envelope.records(), envelope.rejected()),
            (true, 0, 2)
        );
        assert!(envelope.altered.is_empty());
    }
    for (list, rejected) in [
        ("[", 0),
        ("[7", 0),
        ("[7,", 1),
        ("[7,{", 1),
        ("[7,{}", 2),
        ("[7,{}!", 2),
    ] {
        let envelope = left(format!(r#"{{"response":{{"chats":{list}"#).as_bytes());
        assert_eq!(
            (envelope.has_list(), envelope.rejected()),
            (true, rejected),
            "{list}"
        );
    }
    for list in ["null,", r#""","#, "{},"] {
        let envelope = left(format!(r#"{{"response":{{"chats":{list}"#).as_bytes());
        assert!(envelope.has_list(), "{list}");
    }
}
