//! What surrounds the list.

use chatwire::{Envelope, ErrorKind, Options, Reason, StatusCode};

use crate::marked::{GOOD, decoded, unmark};

#[track_caller]
fn envelope(page: &str) -> Envelope {
    decoded(page.as_bytes(), Options::new()).ended().clone()
}

/// What is flagged, by its path.
fn altered(envelope: &Envelope) -> Vec<String> {
    let altered = envelope.altered.iter();
    altered.map(|field| field.to_string()).collect()
}

#[track_caller]
fn assert_refused(rows: &[(&str, &str, Reason)]) {
    for &(marked, name, expected) in rows {
        for options in [Options::new(), Options::new().lenient()] {
            let (page, offset) = unmark(marked.as_bytes());
            let error = decoded(&page, options).end.unwrap_err();
            let ErrorKind::Envelope { member, reason } = error.kind else {
                panic!("{marked}: {error}");
            };
            assert_eq!(
                (member.name(), reason, error.offset),
                (name, expected, offset),
                "{marked}"
            );
            assert!(
                member == name && member == *name && member != "x",
                "{marked}"
            );
        }
    }
}

#[test]
fn failure_is_a_normal_end() {
    for page in [
        r#"{"status_code":2004,"description":"Access Token expired","response":null}"#,
        r#"{"status_code":2004,"description":"Access Token expired"}"#,
        r#"{"description":"Access Token expired","response":{},"status_code":2004}"#,
        r#" { "response" : { "links" : null , "x" : [ { } ] } , "description" : "Access Token expired" , "status_code" : "2004" } "#,
    ] {
        let envelope = envelope(page);
        assert_eq!(envelope.status_code, StatusCode::TOKEN_EXPIRED, "{page}");
        assert_eq!(
            envelope.description.as_deref(),
            Some("Access Token expired")
        );
        assert_eq!((envelope.records(), envelope.rejected()), (0, 0));
        assert!(!envelope.has_list() && !envelope.is_success(), "{page}");
    }
}

#[test]
fn members_in_any_order() {
    let links = r#""links":{"pages":42,"next":"u"}"#;
    let chats = format!(r#""chats":[{{{GOOD}}},7]"#);
    let mut expected = None;
    for response in [format!("{links},{chats}"), format!("{chats},{links}")] {
        let code = r#""status_code":4305"#;
        let description = r#""description":"fine""#;
        let response = &*format!(r#""response":{{{response}}}"#);
        let unknown = r#""x":{"status_code":[]}"#;
        for members in [
            [code, description, response, unknown],
            [response, unknown, description, code],
            [unknown, description, code, response],
            [description, response, code, unknown],
        ] {
            let envelope = envelope(&format!("{{{}}}", members.join(",")));
            assert_eq!((envelope.records(), envelope.rejected()), (1, 1));
            assert_eq!(envelope.links().pages, Some(42));
            assert!(envelope.has_list() && envelope.is_success());
            assert_eq!(envelope.description.as_deref(), Some("fine"));
            assert_eq!(&envelope, expected.get_or_insert(envelope.clone()));
        }
    }
}

#[test]
fn a_bare_list_is_the_response() {
    let page = format!(r#"{{"response":[{{{GOOD}}}],"status_code":4305,"description":"x"}}"#);
    let envelope = envelope(&page);
    assert_eq!(envelope.records(), 1);
    assert!(envelope.has_list());
    assert_eq!(envelope.description.as_deref(), Some("x"));
}

#[test]
fn links() {
    for (links, pages, next) in [
        ("null", None, None),
        ("{}", None, None),
        ("[]", None, None),
        (r#""""#, None, None),
        (r#"{"next":null,"pages":null}"#, None, None),
        (r#"{"next":"","pages":""}"#, None, None),
        (
            r#"{"self":"s","first":1,"prev":{},"last":[],"pages":0}"#,
            Some(0),
            None,
        ),
        (
            r#"{"next":"http://x/?page=2\u0026n","pages":4294967295}"#,
            Some(u32::MAX),
            Some("http://x/?page=2&n"),
        ),
    ] {
        let page = format!(r#"{{"status_code":4305,"response":{{"links":{links},"chats":[]}}}}"#);
        let envelope = envelope(&page);
        assert_eq!(envelope.links().pages, pages, "{page}");
        assert_eq!(envelope.links().next.as_deref(), next, "{page}");
        assert!(envelope.altered.is_empty(), "{page}");
    }
}

#[test]
fn odd_links_are_left_out_and_flagged() {
    let (links, pages, next) = (
        "response.links",
        "response.links.pages",
        "response.links.next",
    );
    for (json, flagged) in [
        (r#"{"pages":4294967296}"#, &[pages][..]),
        (r#"{"pages":-1}"#, &[pages]),
        (r#"{"pages":1.5}"#, &[pages]),
        (r#"{"pages":"42"}"#, &[pages]),
        (r#"{"pages":{}}"#, &[pages]),
        (r#"{"next":7}"#, &[next]),
        (r#"{"next":"\ud83d"}"#, &[next]),
        (r#"{"next":{"href":"u"},"pages":[]}"#, &[pages, next]),
        (r#"[{}]"#, &[links]),
        (r#"[null]"#, &[links]),
        (r#""none""#, &[links]),
        ("7", &[links]),
        ("false", &[links]),
    ] {
        let page = format!(r#"{{"status_code":4305,"response":{{"chats":[],"links":{json}}}}}"#);
        let envelope = envelope(&page);
        assert_eq!(altered(&envelope), flagged, "{page}");
        assert!(flagged.iter().all(|path| envelope.altered.contains(path)));
        assert_eq!(
            (envelope.links().pages, &envelope.links().next),
            (None, &None),
            "{page}"
        );
        assert!(envelope.is_success(), "{page}");
    }
    // What is not at fault stays.
    let page = r#"{"status_code":1,"response":{"links":{"pages":-1,"next":"u"},"chats":[7]}}"#;
    let envelope = envelope(page);
    assert_eq!(envelope.links().next.as_deref(), Some("u"));
    assert_eq!(
        (altered(&envelope), envelope.rejected()),
        (vec![pages.to_owned()], 1)
    );
}

#[test]
fn long_text_is_cut_or_left_out() {
    let text = |len: usize| "x".repeat(len);
    for (sent, kept, cut) in [
        (text(80), text(80), false),
        (text(81), text(80), true),
        (text(79) + "é", text(79), true),
        (text(5) + r"\ud83d", text(5) + "\u{fffd}", true),
    ] {
        let envelope = envelope(&format!(r#"{{"status_code":1,"description":"{sent}"}}"#));
        assert_eq!(envelope.description.as_deref(), Some(&*kept), "{sent}");
        assert_eq!(envelope.altered.contains("description"), cut, "{sent}");
        assert_eq!(envelope.altered.is_empty(), !cut, "{sent}");
    }
    for (len, left_out) in [(128, false), (129, true)] {
        let next = text(len);
        let page = format!(r#"{{"status_code":1,"response":{{"links":{{"next":"{next}"}}}}}}"#);
        let envelope = envelope(&page);
        assert_eq!(
            envelope.links().next.as_deref(),
            (!left_out).then_some(&*next)
        );
        assert_eq!(envelope.altered.contains("response.links.next"), left_out);
    }
}

#[test]
fn a_description_that_is_no_text() {
    for json in ["7", "-1.5e3", "{}", "[]", "[1]", "true"] {
        let envelope = envelope(&format!(r#"{{"description":{json},"status_code":1}}"#));
        assert_eq!(envelope.description, None, "{json}");
        assert_eq!(altered(&envelope), ["description"], "{json}");
    }
    for json in ["null", r#""""#] {
        let envelope = envelope(&format!(r#"{{"description":{json},"status_code":1}}"#));
        assert_eq!(envelope.description, None, "{json}");
        assert!(envelope.altered.is_empty(), "{json}");
    }
}

/// No list, a list of another name, and an empty list are different things.
#[test]
fn whether_there_is_a_list() {
    for (response, has_list, rejected) in [
        ("null", false, 0),
        (r#""""#, false, 0),
        ("{}", false, 0),
        (r#"{"users":[{}]}"#, false, 0),
        (r#"{"links":{"pages":1}}"#, false, 0),
        (r#"{"Chats":[]}"#, false, 0),
        ("[]", true, 0),
        ("[7]", true, 1),
        (r#"{"chats":[]}"#, true, 0),
        (r#"{"chats":null}"#, true, 0),
        (r#"{"chats":""}"#, true, 0),
        (r#"{"chats":{}}"#, true, 0),
        (r#"{"chats":{ } }"#, true, 0),
        (r#"{"chats":[{}]}"#, true, 1),
    ] {
        let both = [
            format!(r#"{{"status_code":4305,"response":{response}}}"#),
            format!(r#"{{"response":{response},"status_code":4305}}"#),
        ];
        for page in both {
            let envelope = envelope(&page);
            assert_eq!(envelope.has_list(), has_list, "{page}");
            assert_eq!(envelope.is_success(), has_list, "{page}");
            assert_eq!(
                (envelope.records(), envelope.rejected()),
                (0, rejected),
                "{page}"
            );
            assert!(envelope.altered.is_empty(), "{page}");
        }
    }
    assert!(!envelope(r#"{"status_code":4305}"#).has_list());
}

/// A code that is not documented is neither a success nor a failure by itself: the list decides.
#[test]
fn success_is_a_list_without_a_failure() {
    for (code, fails) in [
        ("4305", false),
        ("4306", false),
        ("200", false),
        ("2004", true),
        ("3454", true),
    ] {
        let with = envelope(&format!(r#"{{"status_code":{code},"response":[]}}"#));
        assert_eq!(with.is_success(), !fails, "{code}");
        let without = envelope(&format!(r#"{{"status_code":{code}}}"#));
        assert!(!without.is_success(), "{code}");
    }
    assert!(!envelope(r#"{"status_code":429}"#).is_success());
}

#[test]
fn the_root_is_an_object() {
    assert_refused(&[
        ("^[]", "envelope", Reason::Type),
        (" ^[{}]", "envelope", Reason::Type),
        ("^\"status_code\"", "envelope", Reason::Type),
        ("^4305 ", "envelope", Reason::Type),
        ("^null", "envelope", Reason::Type),
        ("^\"\"", "envelope", Reason::Type),
        ("^true", "envelope", Reason::Type),
    ]);
}

#[test]
fn the_status_code_is_there_and_an_integer() {
    assert_refused(&[
        ("{^}", "status_code", Reason::Missing),
        (
            r#"{"response":{"status_code":4305,"chats":[]} ^}"#,
            "status_code",
            Reason::Missing,
        ),
        (r#"{"status_code":^null}"#, "status_code", Reason::Null),
        (r#"{"status_code":^true}"#, "status_code", Reason::Type),
        (r#"{"status_code":^{}}"#, "status_code", Reason::Type),
        (r#"{"status_code":^[4305]}"#, "status_code", Reason::Type),
        (r#"{"status_code":^4305.0}"#, "status_code", Reason::Type),
        (r#"{"status_code":^4e3}"#, "status_code", Reason::Type),
        (r#"{"status_code":^"ok"}"#, "status_code", Reason::Type),
        (r#"{"status_code":^""}"#, "status_code", Reason::Null),
        (r#"{"status_code":^"-4305"}"#, "status_code", Reason::Type),
        (r#"{"status_code":^"4305 "}"#, "status_code", Reason::Type),
        (
            r#"{"status_code":^"4305\ud83d"}"#,
            "status_code",
            Reason::Type,
        ),
        (
            r#"{"status_code":^9223372036854775808}"#,
            "status_code",
            Reason::Range,
        ),
        (
            r#"{"status_code":^"99999999999999999999"}"#,
            "status_code",
            Reason::Range,
        ),
    ]);
}

#[test]
fn members_of_another_type() {
    assert_refused(&[
        (r#"{"response":^"none"}"#, "response", Reason::Type),
        (r#"{"response":^0}"#, "response", Reason::Type),
        (r#"{"response":^false}"#, "response", Reason::Type),
        (r#"{"response":^"\ud83d"}"#, "response", Reason::Type),
        (r#"{"response":{"chats":^{"a":1}}}"#, "list", Reason::Type),
        (
            r#"{"response":{"chats":^{ "chat_id":[]}}}"#,
            "list",
            Reason::Type,
        ),
        (r#"{"response":{"chats":^7}}"#, "list", Reason::Type),
        (r#"{"response":{"chats":^true}}"#, "list", Reason::Type),
        (r#"{"response":{"chats":^"none"}}"#, "list", Reason::Type),
    ]);
}

#[test]
fn a_member_given_twice() {
    assert_refused(&[
        (
            r#"{"status_code":1,^"status_code":1}"#,
            "status_code",
            Reason::Duplicate,
        ),
        (
            r#"{"status_code":1, ^"st\u0061tus_code":1}"#,
            "status_code",
            Reason::Duplicate,
        ),
        (
            r#"{"description":"","x":0,^"description":""}"#,
            "description",
            Reason::Duplicate,
        ),
        (
            r#"{"response":null,^"response":{}}"#,
            "response",
            Reason::Duplicate,
        ),
        (
            r#"{"response":[],^"response":[]}"#,
            "response",
            Reason::Duplicate,
        ),
        (
            r#"{"response":{"chats":[],^"chats":[]}}"#,
            "list",
            Reason::Duplicate,
        ),
        (
            r#"{"response":{"links":{},^"links":{}}}"#,
            "links",
            Reason::Duplicate,
        ),
        (
            r#"{"response":{"links":{"pages":1,^"pages":1}}}"#,
            "pages",
            Reason::Duplicate,
        ),
        (
            r#"{"response":{"links":{"next":null,^"next":""}}}"#,
            "next",
            Reason::Duplicate,
        ),
    ]);
}
