//! What surrounds the list.

use chatwire::{Envelope, ErrorKind, Member, Options, Reason, StatusCode};

use crate::marked::{GOOD, assert_error, decoded};

#[track_caller]
fn envelope(page: &str) -> Envelope {
    let outcome = decoded(page.as_bytes(), Options::new());
    outcome
        .end
        .unwrap_or_else(|error| panic!("{page}: {error}"))
}

#[track_caller]
fn assert_refused(rows: &[(&str, Member, Reason)]) {
    for &(page, member, reason) in rows {
        assert_error(
            page.as_bytes(),
            Options::new(),
            ErrorKind::Envelope { member, reason },
        );
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
        assert_eq!(envelope.status_code, StatusCode::TokenExpired, "{page}");
        assert_eq!(
            envelope.description.as_deref(),
            Some("Access Token expired")
        );
        assert_eq!((envelope.records, envelope.rejected), (0, 0));
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
            assert_eq!((envelope.records, envelope.rejected), (1, 1));
            assert_eq!(envelope.links.pages, Some(42));
            assert_eq!(envelope.description.as_deref(), Some("fine"));
            assert_eq!(&envelope, expected.get_or_insert(envelope.clone()));
        }
    }
}

#[test]
fn a_bare_list_is_the_response() {
    let page = format!(r#"{{"response":[{{{GOOD}}}],"status_code":4305,"description":"x"}}"#);
    let envelope = envelope(&page);
    assert_eq!(envelope.records, 1);
    assert_eq!(envelope.description.as_deref(), Some("x"));
}

#[test]
fn links() {
    for (links, pages, next) in [
        ("null", None, None),
        ("{}", None, None),
        (r#"{"next":null,"pages":null}"#, None, None),
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
        let links = envelope(&page).links;
        assert_eq!(links.pages, pages, "{page}");
        assert_eq!(links.next.as_deref(), next, "{page}");
        assert!(!links.pages_left_out && !links.next_left_out, "{page}");
    }
}

#[test]
fn odd_links_are_left_out_and_flagged() {
    for (links, pages_left_out, next_left_out) in [
        (r#"{"pages":4294967296}"#, true, false),
        (r#"{"pages":-1}"#, true, false),
        (r#"{"pages":1.5}"#, true, false),
        (r#"{"pages":"42"}"#, true, false),
        (r#"{"next":7}"#, false, true),
        (r#"{"next":"\ud83d"}"#, false, true),
        (r#"{"next":{"href":"u"},"pages":[]}"#, true, true),
        (r#"[]"#, true, true),
        (r#""none""#, true, true),
    ] {
        let page = format!(r#"{{"status_code":4305,"response":{{"chats":[],"links":{links}}}}}"#);
        let links = envelope(&page).links;
        assert_eq!(links.pages_left_out, pages_left_out, "{page}");
        assert_eq!(links.next_left_out, next_left_out, "{page}");
        assert_eq!((links.pages, links.next), (None, None), "{page}");
    }
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
        assert_eq!(envelope.description_cut, cut, "{sent}");
    }
    for (len, left_out) in [(128, false), (129, true)] {
        let next = text(len);
        let page = format!(r#"{{"status_code":1,"response":{{"links":{{"next":"{next}"}}}}}}"#);
        let links = envelope(&page).links;
        assert_eq!(links.next.as_deref(), (!left_out).then_some(&*next));
        assert_eq!(links.next_left_out, left_out);
    }
}

#[test]
fn a_description_that_is_no_text() {
    for json in ["7", "{}", "[1]", "true"] {
        let envelope = envelope(&format!(r#"{{"description":{json},"status_code":1}}"#));
        assert_eq!(envelope.description, None, "{json}");
        assert!(envelope.description_cut, "{json}");
    }
}

#[test]
fn the_root_is_an_object() {
    use Member::Envelope;
    assert_refused(&[
        ("^[]", Envelope, Reason::Type),
        (" ^[{}]", Envelope, Reason::Type),
        ("^\"status_code\"", Envelope, Reason::Type),
        ("^4305 ", Envelope, Reason::Type),
        ("^null", Envelope, Reason::Type),
        ("^true", Envelope, Reason::Type),
    ]);
}

#[test]
fn the_status_code_is_there_and_an_integer() {
    use Member::StatusCode;
    assert_refused(&[
        ("{^}", StatusCode, Reason::Missing),
        (
            r#"{"response":{"status_code":4305,"chats":[]} ^}"#,
            StatusCode,
            Reason::Missing,
        ),
        (r#"{"status_code":^null}"#, StatusCode, Reason::Null),
        (r#"{"status_code":^true}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^{}}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^[4305]}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^4305.0}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^4e3}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^"ok"}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^""}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^"-4305"}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^"4305 "}"#, StatusCode, Reason::Type),
        (r#"{"status_code":^"4305\ud83d"}"#, StatusCode, Reason::Type),
        (
            r#"{"status_code":^9223372036854775808}"#,
            StatusCode,
            Reason::Range,
        ),
        (
            r#"{"status_code":^"99999999999999999999"}"#,
            StatusCode,
            Reason::Range,
        ),
    ]);
}

#[test]
fn members_of_another_type() {
    assert_refused(&[
        (r#"{"response":^"none"}"#, Member::Response, Reason::Type),
        (r#"{"response":^0}"#, Member::Response, Reason::Type),
        (r#"{"response":^false}"#, Member::Response, Reason::Type),
        (r#"{"response":{"chats":^{}}}"#, Member::List, Reason::Type),
        (
            r#"{"response":{"chats":^"none"}}"#,
            Member::List,
            Reason::Type,
        ),
        (
            r#"{"response":{"chats":^null}}"#,
            Member::List,
            Reason::Type,
        ),
    ]);
}

#[test]
fn a_member_given_twice() {
    assert_refused(&[
        (
            r#"{"status_code":1,^"status_code":1}"#,
            Member::StatusCode,
            Reason::Duplicate,
        ),
        (
            r#"{"status_code":1, ^"st\u0061tus_code":1}"#,
            Member::StatusCode,
            Reason::Duplicate,
        ),
        (
            r#"{"description":"","x":0,^"description":""}"#,
            Member::Description,
            Reason::Duplicate,
        ),
        (
            r#"{"response":null,^"response":{}}"#,
            Member::Response,
            Reason::Duplicate,
        ),
        (
            r#"{"response":[],^"response":[]}"#,
            Member::Response,
            Reason::Duplicate,
        ),
        (
            r#"{"response":{"chats":[],^"chats":[]}}"#,
            Member::List,
            Reason::Duplicate,
        ),
        (
            r#"{"response":{"links":{},^"links":{}}}"#,
            Member::Links,
            Reason::Duplicate,
        ),
        (
            r#"{"response":{"links":{"pages":1,^"pages":1}}}"#,
            Member::Pages,
            Reason::Duplicate,
        ),
        (
            r#"{"response":{"links":{"next":null,^"next":""}}}"#,
            Member::Next,
            Reason::Duplicate,
        ),
    ]);
}
