//! The envelope of a page that was read to its end.

use oracle::envelope::succeeded;

use super::*;

#[test]
fn a_failure_envelope_is_a_normal_end() {
    for (response, has_list) in [
        ("", false),
        (r#","response":null"#, false),
        (r#","response":"""#, false),
        (r#","response":{}"#, false),
        (r#","response":[]"#, true),
    ] {
        let page =
            format!(r#"{{"description":"Access Token expired","status_code":2004{response}}}"#);
        let expected = json!({
            "status_code": 2004,
            "description": "Access Token expired",
            "pages": null,
            "next": null,
            "has_list": has_list,
            "chats": 0,
            "rejected": 0,
            "altered": [],
        });
        assert_eq!(envelope(&page), expected);
    }
}

#[test]
fn an_unknown_code_is_a_code_like_others() {
    for code in [429, 4306, -1, 0] {
        let page = format!(r#"{{"status_code":{code}}}"#);
        assert_eq!(envelope(&page)["status_code"], code);
        assert_eq!(envelope(&page)["has_list"], false);
    }
}

#[test]
fn a_page_succeeds_with_its_list_and_no_documented_failure() {
    let lists = ["[]", "[7]", r#"{"chats":[]}"#, r#"{"chats":null}"#];
    let none = ["null", r#""""#, "{}", r#"{"users":[]}"#, r#"{"links":{}}"#];
    let failures = [2002, 2003, 2004, 2007, 2010, 2099, 3454];
    for code in failures.into_iter().chain([4305, 4306, 429, 200, 0, -2004]) {
        let page = |response| format!(r#"{{"response":{response},"status_code":{code}}}"#);
        for response in lists {
            let expected = !failures.contains(&code);
            assert_eq!(
                succeeded(&envelope(&page(response))),
                expected,
                "{code} {response}"
            );
        }
        for response in none {
            assert!(!succeeded(&envelope(&page(response))), "{code} {response}");
        }
        let absent = format!(r#"{{"status_code":{code}}}"#);
        assert!(!succeeded(&envelope(&absent)), "{code}");
    }
    assert!(!succeeded(&envelope(
        r#"{"status_code":"2004","response":[]}"#
    )));
}

#[test]
fn no_list_is_another_thing_than_an_empty_one() {
    for (response, has_list) in [
        (r#"{"links":{"pages":1}}"#, false),
        (r#"{"users":[]}"#, false),
        (r#"{"users":[{}],"Chats":[]}"#, false),
        (r#"{"links":{"chats":[]}}"#, false),
        ("[]", true),
        ("[ ]", true),
        (r#"{"chats":[]}"#, true),
        (r#"{"chats":null}"#, true),
        (r#"{"chats":""}"#, true),
        (r#"{"chats":{}}"#, true),
        (r#"{"chats":{ }}"#, true),
        (r#"{"ch\u0061ts":[ ]}"#, true),
    ] {
        let page = format!(r#"{{"status_code":1,"response":{response}}}"#);
        assert_eq!(envelope(&page)["has_list"], has_list, "{response}");
        assert_eq!(envelope(&page)["chats"], 0, "{response}");
        assert_eq!(envelope(&page)["rejected"], 0, "{response}");
        assert_eq!(envelope(&page)["altered"], json!([]), "{response}");
    }
    let one = envelope(&page(""));
    assert_eq!(one["has_list"], true);
    assert_eq!(one["chats"], 1);
    // A list of nothing good is a list.
    let page = r#"{"status_code":1,"response":{"chats":[null]}}"#;
    assert_eq!(envelope(page)["has_list"], true);
    assert_eq!(envelope(page)["rejected"], 1);
}

#[test]
fn members_come_in_any_order() {
    let members = [
        r#""status_code":4305"#,
        r#""description":"d""#,
        r#""response":{"links":{"next":"n","pages":3},"chats":[{}]}"#,
    ];
    let read = |order: [usize; 3]| {
        envelope(&format!(
            "{{{}}}",
            order.map(|place| members[place]).join(",")
        ))
    };
    let expected = json!({
        "status_code": 4305,
        "description": "d",
        "pages": 3,
        "next": "n",
        "has_list": true,
        "chats": 0,
        "rejected": 1,
        "altered": [],
    });
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        assert_eq!(read(order), expected);
    }
}

/// What is kept of the envelope's own members, and what is flagged.
fn own(members: &str) -> [Value; 4] {
    let envelope = envelope_within(&format!(r#"{{"status_code":1,{members}}}"#), SMALL);
    ["description", "next", "pages", "altered"].map(|name| envelope[name].clone())
}

#[test]
fn a_long_or_broken_description_is_mended() {
    for (description, text, altered) in [
        (r#""abcd""#, "abcd", false),
        (r#""abcé""#, "abc", true),
        (r#""ab€d""#, "ab", true),
        (r#""\ud83d""#, "\u{fffd}", true),
        (r#""ab\udc00""#, "ab", true),
        (r#""a\ud83db""#, "a\u{fffd}", true),
        (r#""\ud83d\ude00""#, "😀", false),
        (r#"" ""#, " ", false),
    ] {
        let flags = if altered {
            json!(["description"])
        } else {
            json!([])
        };
        assert_eq!(
            own(&format!(r#""description":{description}"#)),
            [json!(text), json!(null), json!(null), flags],
            "{description}"
        );
    }
}

#[test]
fn the_envelopes_own_empties_are_no_values() {
    let nothing = [json!(null), json!(null), json!(null), json!([])];
    for members in [
        r#""description":null"#,
        r#""description":"""#,
        r#""response":{"links":null}"#,
        r#""response":{"links":""}"#,
        r#""response":{"links":[]}"#,
        r#""response":{"links":[ ]}"#,
        r#""response":{"links":{}}"#,
        r#""response":{"links":{"next":null}}"#,
        r#""response":{"links":{"next":""}}"#,
        r#""response":{"links":{"pages":null}}"#,
        r#""response":{"links":{"pages":""}}"#,
        r#""response":{"links":{"pages":"","next":null}}"#,
    ] {
        assert_eq!(own(members), nothing, "{members}");
    }
}

#[test]
fn the_envelopes_own_faults_are_left_out_and_flagged_by_path() {
    let rows = [
        (r#""description":7"#, "description"),
        (r#""description":false"#, "description"),
        (r#""description":[]"#, "description"),
        (r#""description":{}"#, "description"),
        (r#""description":[{}]"#, "description"),
        (r#""response":{"links":7}"#, "response.links"),
        (r#""response":{"links":true}"#, "response.links"),
        (r#""response":{"links":"x"}"#, "response.links"),
        (r#""response":{"links":[{"next":"a"}]}"#, "response.links"),
        (r#""response":{"links":[null]}"#, "response.links"),
        (r#""response":{"links":{"next":7}}"#, "response.links.next"),
        (
            r#""response":{"links":{"next":false}}"#,
            "response.links.next",
        ),
        (r#""response":{"links":{"next":[]}}"#, "response.links.next"),
        (r#""response":{"links":{"next":{}}}"#, "response.links.next"),
        (
            r#""response":{"links":{"next":"abcde"}}"#,
            "response.links.next",
        ),
        (
            r#""response":{"links":{"next":"a\ud83d"}}"#,
            "response.links.next",
        ),
        (
            r#""response":{"links":{"next":"\udc00"}}"#,
            "response.links.next",
        ),
        (
            r#""response":{"links":{"pages":"1"}}"#,
            "response.links.pages",
        ),
        (
            r#""response":{"links":{"pages":[]}}"#,
            "response.links.pages",
        ),
        (
            r#""response":{"links":{"pages":{}}}"#,
            "response.links.pages",
        ),
        (
            r#""response":{"links":{"pages":true}}"#,
            "response.links.pages",
        ),
    ];
    for (members, path) in rows {
        let expected = [json!(null), json!(null), json!(null), json!([path])];
        assert_eq!(own(members), expected, "{members}");
    }
    // One at fault costs no other.
    assert_eq!(
        own(r#""response":{"links":{"next":"abcd","pages":-1}},"description":"abcde""#),
        [
            json!("abcd"),
            json!("abcd"),
            json!(null),
            json!(["description", "response.links.pages"])
        ]
    );
    assert_eq!(
        own(r#""response":{"links":{"next":"abcde","pages":2}}"#),
        [
            json!(null),
            json!(null),
            json!(2),
            json!(["response.links.next"])
        ]
    );
}

#[test]
fn pages_are_counted_where_they_are_a_number() {
    for (pages, expected) in [
        ("4294967295", Some(u32::MAX)),
        ("0", Some(0)),
        ("-0", Some(0)),
        ("4294967296", None),
        ("18446744073709551617", None),
        ("-1", None),
        ("1.0", None),
        ("1e1", None),
        (r#""42""#, None),
        ("[42]", None),
    ] {
        let page = format!(r#"{{"status_code":1,"response":{{"links":{{"pages":{pages}}}}}}}"#);
        let envelope = envelope(&page);
        assert_eq!(envelope["pages"], json!(expected), "{pages}");
        let altered = match expected {
            Some(_) => json!([]),
            None => json!(["response.links.pages"]),
        };
        assert_eq!(envelope["altered"], altered, "{pages}");
    }
}

#[test]
fn a_status_code_is_an_integer_or_digits() {
    for (code, expected) in [
        ("0", 0),
        ("-0", 0),
        ("-12", -12),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        (r#""4305""#, 4305),
        (r#""\u0034\u0033""#, 43),
        (r#""0000000000000000000000007""#, 7),
    ] {
        assert_eq!(
            envelope(&format!(r#"{{"status_code":{code}}}"#))["status_code"],
            expected
        );
    }
    for (code, reason) in [
        ("null", "null"),
        ("true", "type"),
        ("1.0", "type"),
        ("1e3", "type"),
        ("9223372036854775808", "range"),
        ("-9223372036854775809", "range"),
        (r#""""#, "null"),
        ("[]", "type"),
        ("{}", "type"),
        (r#"" ""#, "type"),
        (r#""-1""#, "type"),
        (r#"" 1""#, "type"),
        (r#""1.0""#, "type"),
        (r#""\ud83d""#, "type"),
        (r#""٣""#, "type"),
        (r#""9223372036854775808""#, "range"),
    ] {
        let page = format!(r#"{{"status_code": ^{code}, "response":[1]}}"#);
        refused(&page, "status_code", reason, 0);
    }
    // A container is refused when it opens, anything else when it is complete.
    refused(r#"{"status_code":^[!"#, "status_code", "type", 0);
    refused(r#"{"status_code":^{!"#, "status_code", "type", 0);
    fails(r#"{"status_code":nul^!"#, "syntax", 0);
    fails(r#"{"status_code":"x^"#, "unexpected_end", 0);
    fails(r#"{"status_code":1.5^"#, "unexpected_end", 0);
    refused(r#"{"status_code":^1.5!"#, "status_code", "type", 0);
}
