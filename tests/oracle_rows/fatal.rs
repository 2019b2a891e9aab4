//! JSON that is not this envelope, and limits.

use super::*;

#[test]
fn json_that_is_not_this_envelope_is_fatal() {
    for page in [
        "^[]", " ^7!", "^7", "^\"x\"", "^\"\"", "^null", " ^false", "^[{!", "^[", "^[!",
    ] {
        refused(page, "envelope", "type", 0);
    }
    // What is malformed itself is not refused for its type.
    fails("\"x^", "unexpected_end", 0);
    fails("nul^!", "syntax", 0);
    refused(r#"{"description":"x"^}"#, "status_code", "missing", 0);
    refused(r#"{^}!"#, "status_code", "missing", 0);
    refused(
        r#"{"status_code":1,^"status_code""#,
        "status_code",
        "duplicate",
        0,
    );
    fails(r#"{"status_code":1,"status_code^"#, "unexpected_end", 0);
    refused(
        r#"{"description":null,^"description":null}"#,
        "description",
        "duplicate",
        0,
    );
    refused(
        r#"{"response":[1],^"response":[1]}"#,
        "response",
        "duplicate",
        1,
    );
    refused(
        r#"{"response":{"chats":[1],^"chats":[1]}}"#,
        "list",
        "duplicate",
        1,
    );
    refused(
        r#"{"response":{"links":1,^"links":1}}"#,
        "links",
        "duplicate",
        0,
    );
    refused(
        r#"{"response":{"links":{"pages":1,^"pages":1}}}"#,
        "pages",
        "duplicate",
        0,
    );
    refused(
        r#"{"response":{"links":{"next":1,"pages":1,^"next":1}}}"#,
        "next",
        "duplicate",
        0,
    );
    refused(
        r#"{"response":{"links":null,^"links":[]}}"#,
        "links",
        "duplicate",
        0,
    );
    refused(
        r#"{"response":{"chats":null,^"chats":null}}"#,
        "list",
        "duplicate",
        0,
    );
    refused(
        r#"{"response":"",^"response":null}"#,
        "response",
        "duplicate",
        0,
    );
    // But not of a member that is passed over.
    let page =
        r#"{"x":1,"x":2,"status_code":1,"response":{"x":1,"x":2,"links":{"self":1,"self":2}}}"#;
    assert_eq!(envelope(page)["status_code"], 1);
}

/// As the response and as the list in it, after which the page ends.
#[track_caller]
fn either(value: &str, check: impl Fn(&str, &str)) {
    check(&format!(r#"{{"response":{value}"#), "response");
    check(&format!(r#"{{"response":{{"chats":{value}"#), "list");
}

#[test]
fn a_response_or_list_of_another_type_is_fatal() {
    for value in [
        // A string when it is complete.
        r#"^"x""#,
        r#"^"x"!"#,
        "^\"é\"",
        r#"^"\n""#,
        r#"^"\ud83d\ude00""#,
        r#"^"\ud83d""#,
        r#"^"\ude00A""#,
        // A number when the byte behind it is there.
        "^7 ",
        "^7!",
        "^-1.5e3,",
        "^true",
        "^false!",
    ] {
        either(value, |page, member| refused(page, member, "type", 0));
    }
    for (value, kind) in [
        ("7^", "unexpected_end"),
        ("-^", "unexpected_end"),
        ("1.^!", "syntax"),
        ("tru^", "unexpected_end"),
        ("fals^!", "syntax"),
        ("nul^l!", "syntax"),
        ("\"^", "unexpected_end"),
        ("\"^\n", "syntax"),
        ("\"\\^", "unexpected_end"),
        ("\"\\^x", "syntax"),
        ("\"\\u004^", "unexpected_end"),
        ("\"\\ud83d^", "unexpected_end"),
        ("\"\\ud83d\\u^", "unexpected_end"),
        ("\"x^", "unexpected_end"),
        ("\"x^\n", "syntax"),
        ("\"é\\^x", "syntax"),
        ("\"\\u0041^", "unexpected_end"),
        ("\"\\ud83d\\ude00^", "unexpected_end"),
        ("\"\\ud83dA^", "unexpected_end"),
    ] {
        // The end of `null` is what makes it fine.
        let value = value.replace("nul^l!", "null^!");
        either(&value, |page, _| fails(page, kind, 0));
    }
}

#[test]
fn a_bracket_of_the_other_kind_is_decided_by_what_stands_in_it() {
    // An object for the list.
    for value in ["^{\"", "^{ \"a\":1}", "^{\n\"!", "^{\"\\x"] {
        let page = format!(r#"{{"response":{{"chats":{value}"#);
        refused(&page, "list", "type", 0);
    }
    for (value, kind) in [
        ("{^", "unexpected_end"),
        ("{ ^", "unexpected_end"),
        ("{^!", "syntax"),
        ("{^1", "syntax"),
        ("{^]", "syntax"),
        ("{^,", "syntax"),
        ("{}^!", "syntax"),
        ("{} ^", "unexpected_end"),
    ] {
        let page = format!(r#"{{"response":{{"chats":{value}"#);
        fails(&page, kind, 0);
    }
    // For the response it is a list.
    fails(r#"{"response":[^!"#, "syntax", 0);
    fails(r#"{"response":[^"#, "unexpected_end", 0);
    // Where a scalar is wanted, the bracket is enough.
    for bracket in ["[", "{", "[]", "[!", "{!", "{}"] {
        let page = format!(r#"{{"status_code":^{bracket}"#);
        refused(&page, "status_code", "type", 0);
    }
}

#[test]
fn limits_are_named_errors() {
    let page = r#"{"status_code":1,"response":[7, 7,7]}"#;
    let records = |max| Rules {
        max_records: Some(max),
        ..Rules::strict(EXAMPLE)
    };
    fails_within(r#"{"response":[^7, 7,7]}"#, "limit", 0, records(0));
    fails_within(r#"{"response":[7, ^true!"#, "limit", 1, records(1));
    fails_within(r#"{"response":[7, tru^!"#, "syntax", 1, records(1));
    fails_within(r#"{"response":[7, ^!"#, "syntax", 1, records(1));

    let bytes = |max| Rules {
        max_bytes: Some(max),
        ..Rules::strict(EXAMPLE)
    };
    let unlimited = events(page.as_bytes(), &Rules::strict(EXAMPLE));
    assert_eq!(events(page.as_bytes(), &bytes(page.len())), unlimited);
    assert_eq!(events(page.as_bytes(), &records(3)), unlimited);
    fails_within(&format!("{page}^ "), "limit", 3, bytes(page.len()));
    fails_within(r#"{"response":[7,^ 7,7]}"#, "limit", 1, bytes(15));
    fails_within(r#"{"response":[7,^!"#, "limit", 1, bytes(15));
    fails_within(r#"{"response":[^!!"#, "syntax", 0, bytes(14));
    fails_within(r#"^{"#, "limit", 0, bytes(0));
}
