//! The oracle by itself, before anything is compared with it: hand-written
//! answers for each row of `design.md`, section 2.

mod oracle;

use oracle::{Capacities, EXAMPLE, Rules, events, expected};
use serde_json::{Value, json};

/// Small enough that rows about overflow stay short.
const SMALL: Capacities = Capacities {
    text: 4,
    tags: 2,
    details: 13,
    description: 4,
    next: 4,
};

const GOOD: &str =
    r#""chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms""#;

/// A page with one chat: good members, then these.
fn page(members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    format!(r#"{{"status_code":4305,"response":[{{{GOOD}{comma}{members}}}]}}"#)
}

/// The line of the only chat of a page.
#[track_caller]
fn only(page: &str, rules: Rules) -> Value {
    let lines = events(page.as_bytes(), &rules);
    assert_eq!(lines.len(), 2, "{page}\n{lines:?}");
    assert!(lines[1].get("envelope").is_some(), "{page}\n{lines:?}");
    lines[0].clone()
}

/// What these members make of a good chat: what is not as it is without them.
#[track_caller]
fn kept(members: &str, rules: Rules) -> Value {
    let line = only(&page(members), rules);
    let plain = only(&page(""), rules);
    let chat = line["chat"].as_object().unwrap_or_else(|| panic!("{line}"));
    chat.iter()
        .filter(|(name, value)| plain["chat"][name.as_str()] != **value)
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// The chat with these members is rejected; `^` in front of the place.
#[track_caller]
fn rejected(marked: &str, field: &str, reason: &str, rules: Rules) {
    let marked = page(marked);
    let offset = marked.find('^').expect("a mark");
    let line = only(&marked.replacen('^', "", 1), rules);
    let expected = json!({ "index": 0, "field": field, "reason": reason, "offset": offset });
    assert_eq!(line["rejected"], expected, "{marked}");
}

/// The page fails, with as many lines before it; `^` in front of the place.
#[track_caller]
fn fails(marked: &str, kind: &str, lines_before: usize) {
    fails_within(marked, kind, lines_before, Rules::strict(EXAMPLE));
}

/// The envelope is not as it must be, at `^`.
#[track_caller]
fn refused(marked: &str, member: &str, reason: &str, lines_before: usize) {
    fails(marked, "envelope", lines_before);
    let page = marked.replacen('^', "", 1);
    let error = events(page.as_bytes(), &Rules::strict(EXAMPLE))
        .pop()
        .unwrap()["error"]
        .clone();
    assert_eq!(error["member"], member, "{marked}");
    assert_eq!(error["reason"], reason, "{marked}");
}

#[track_caller]
fn fails_within(marked: &str, kind: &str, lines_before: usize, rules: Rules) {
    let offset = marked.find('^').expect("a mark");
    let lines = events(marked.replacen('^', "", 1).as_bytes(), &rules);
    let error = &lines.last().unwrap()["error"];
    assert_eq!(error["kind"], kind, "{marked}");
    assert_eq!(error["offset"], offset, "{marked}");
    assert_eq!(lines.len() - 1, lines_before, "{marked}\n{lines:?}");
}

#[track_caller]
fn envelope(page: &str) -> Value {
    envelope_within(page, EXAMPLE)
}

#[track_caller]
fn envelope_within(page: &str, capacities: Capacities) -> Value {
    let lines = events(page.as_bytes(), &Rules::strict(capacities));
    assert!(
        lines.last().unwrap().get("envelope").is_some(),
        "{page}\n{lines:?}"
    );
    lines.last().unwrap()["envelope"].clone()
}

#[test]
fn a_page_prints_as_the_issue_shows() {
    let page = br#"{ "response": {"chats": [
        {"chat_id":17,"alias_id":null,"created_at":"2021-08-22 01:14:01.50+02:00",
         "updated_at":"2021-08-22T01:14:01","status":"queued","channel":"abc",
         "asset":{"id":56161,"name":"Acme"},"customer_id":"c","destination_id":"d",
         "assignee":null,"flag":null,"tag":["billing"],"other_details":{"a": [1]}},
        {"chat_id":"\u0031","created_at":"2021-08-22T01:14:01Z","status":"closed"}],
        "links":{"self":"x","pages":42,"next":"n"}},
        "description":"ok","status_code":"4305"}"#;
    let closing = page.windows(3).position(|window| window == b"}],").unwrap();
    let chat = json!({
        "index": 0,
        "chat_id": "17",
        "alias_id": null,
        "created_at": "2021-08-21T23:14:01.5Z",
        "updated_at": "2021-08-22T01:14:01Z",
        "status": "queued",
        "channel": "abc",
        "asset": { "id": 56161, "name": "Acme" },
        "customer_id": "c",
        "destination_id": "d",
        "assignee": null,
        "flag": null,
        "tag": ["billing"],
        "other_details": { "a": [1] },
        "cut": [],
    });
    let rejected =
        json!({ "index": 1, "field": "channel", "reason": "missing", "offset": closing });
    let envelope = json!({
        "status_code": 4305,
        "description": "ok",
        "pages": 42,
        "next": "n",
        "chats": 1,
        "rejected": 1,
    });
    let lines = [
        json!({ "chat": chat }),
        json!({ "rejected": rejected }),
        json!({ "envelope": envelope }),
    ];
    for lenient in [false, true] {
        assert_eq!(expected(page, lenient, &EXAMPLE), lines);
    }
}

#[test]
fn the_printed_lines_follow_the_mode_and_show_only_what_the_issue_shows() {
    let odd = page(r#""flag":"\ud83d""#);
    let first = |lenient| expected(odd.as_bytes(), lenient, &EXAMPLE)[0].clone();
    assert_eq!(first(false)["rejected"]["reason"], "text");
    assert_eq!(first(true)["chat"]["cut"], json!(["flag"]));
    let error = json!({ "error": { "kind": "envelope", "offset": 0 } });
    assert_eq!(expected(b"[]", false, &EXAMPLE), [error]);
}

#[test]
fn an_unknown_member_is_skipped_at_every_level() {
    let plain = r#"{"status_code":1,"response":{"links":{"pages":2},"chats":[]}}"#;
    let padded = r#"{"x":[{}],"status_code":1,"response":{"x":"\ud83d","links":{"x":{},"pages":2},
        "chats":[],"X":-0.5e-7},"STATUS_CODE":true}"#;
    assert_eq!(envelope(plain), envelope(padded));
    assert_eq!(
        kept(r#""x":{"chat_id":1},"Status":[]"#, Rules::strict(SMALL)),
        json!({})
    );
    assert_eq!(
        kept(r#""asset":{"ID":7,"x":null}"#, Rules::strict(SMALL)),
        json!({ "asset": { "id": null, "name": null } })
    );
}

#[test]
fn a_key_is_what_it_spells() {
    assert_eq!(envelope(r#"{"st\u0061tus_code":1}"#)["status_code"], 1);
    refused(
        r#"{"status_code":1,^"\u0073tatus_code":1}"#,
        "status_code",
        "duplicate",
        0,
    );
    rejected(
        r#"^"st\u0061tus":"queued""#,
        "status",
        "duplicate",
        Rules::strict(SMALL),
    );
}

#[test]
fn a_failure_envelope_is_a_normal_end() {
    for response in [
        "",
        r#","response":null"#,
        r#","response":{}"#,
        r#","response":[]"#,
    ] {
        let page =
            format!(r#"{{"description":"Access Token expired","status_code":2004{response}}}"#);
        let expected = json!({
            "status_code": 2004,
            "description": "Access Token expired",
            "pages": null,
            "next": null,
            "chats": 0,
            "rejected": 0,
            "cut": [],
        });
        assert_eq!(envelope(&page), expected);
    }
}

#[test]
fn a_missing_field_is_told_at_the_brace_and_in_table_order() {
    let strict = Rules::strict(EXAMPLE);
    let fields = [
        ("chat_id", r#""chat_id":"1""#),
        ("created_at", r#""created_at":"2021-08-22T01:14:01Z""#),
        ("status", r#""status":"queued""#),
        ("channel", r#""channel":"sms""#),
    ];
    for (missing, _) in fields {
        // All later ones, in reverse: this one and the earlier ones are missing.
        let rest: Vec<_> = fields
            .iter()
            .rev()
            .filter(|(name, _)| *name != missing)
            .map(|(_, member)| *member)
            .collect();
        let page = format!(r#"{{"status_code":1,"response":[{{{}}}]}}"#, rest.join(","));
        let offset = page.find("}]").unwrap();
        let expected =
            json!({ "index": 0, "field": missing, "reason": "missing", "offset": offset });
        assert_eq!(only(&page, strict)["rejected"], expected);
    }
    let nothing = only(r#"{"status_code":1,"response":[{}]}"#, strict);
    assert_eq!(nothing["rejected"]["field"], "chat_id");
}

#[test]
fn the_first_fault_in_document_order_wins() {
    let strict = Rules::strict(EXAMPLE);
    rejected(
        r#""flag":^1,"tag":2,"status":"closed""#,
        "flag",
        "type",
        strict,
    );
    rejected(r#""tag":^2,"flag":1"#, "tag", "type", strict);
    // Also over a missing field, which is known only at the end.
    let page = r#"{"status_code":1,"response":[{"flag":1}]}"#;
    assert_eq!(only(page, strict)["rejected"]["reason"], "type");
}

#[test]
fn null_is_for_optional_fields() {
    let strict = Rules::strict(SMALL);
    for field in ["chat_id", "created_at", "status", "channel"] {
        let page = format!(r#"{{"status_code":1,"response":[{{"{field}":null}}]}}"#);
        let offset = page.find("null").unwrap();
        let expected = json!({ "index": 0, "field": field, "reason": "null", "offset": offset });
        assert_eq!(only(&page, strict)["rejected"], expected);
    }
    for field in [
        "alias_id",
        "updated_at",
        "asset",
        "customer_id",
        "destination_id",
        "assignee",
        "flag",
        "tag",
        "other_details",
    ] {
        assert_eq!(kept(&format!(r#""{field}":null"#), strict), json!({}));
    }
    assert_eq!(
        kept(r#""asset":{"id":null}"#, strict),
        json!({ "asset": { "id": null, "name": null } })
    );
    rejected(r#""tag":["a",^null]"#, "tag", "type", strict);
}

#[test]
fn a_wrong_type_rejects_in_both_modes() {
    let rows = [
        (r#""alias_id":^true"#, "alias_id"),
        (r#""alias_id":^1.0"#, "alias_id"),
        (r#""alias_id":^1E5"#, "alias_id"),
        (r#""customer_id":^[]"#, "customer_id"),
        (r#""destination_id":^{}"#, "destination_id"),
        (r#""updated_at":^1629594841"#, "updated_at"),
        (r#""asset":^"x""#, "asset"),
        (r#""asset":^[]"#, "asset"),
        (r#""asset":{"id":^1.5}"#, "asset.id"),
        (r#""asset":{"id":^{}}"#, "asset.id"),
        (r#""asset":{"name":^1}"#, "asset.name"),
        (r#""flag":^1"#, "flag"),
        (r#""tag":^"a""#, "tag"),
        (r#""tag":^{}"#, "tag"),
        (r#""tag":["a", ^["b"]]"#, "tag"),
        (r#""other_details":^[]"#, "other_details"),
        (r#""other_details":^"{}""#, "other_details"),
    ];
    for (members, field) in rows {
        rejected(members, field, "type", Rules::strict(EXAMPLE));
        rejected(members, field, "type", Rules::lenient(EXAMPLE));
    }
}

#[test]
fn a_list_element_that_is_no_object_is_rejected_as_a_chat() {
    for element in ["null", "1", "\"chat\"", "true", "[{}]"] {
        for rules in [Rules::strict(EXAMPLE), Rules::lenient(EXAMPLE)] {
            let page = format!(r#"{{"response":{{"chats":[ {element} ]}},"status_code":1}}"#);
            let offset = page.find(element).unwrap();
            let expected =
                json!({ "index": 0, "field": "chat", "reason": "type", "offset": offset });
            assert_eq!(only(&page, rules)["rejected"], expected);
        }
    }
}

#[test]
fn an_unknown_variant_is_kept_only_in_lenient_mode() {
    for (field, text) in [
        ("status", "Queued"),
        ("status", ""),
        ("channel", "sms "),
        ("channel", r"\udc00"),
    ] {
        let other = if field == "status" {
            r#""channel":"api""#
        } else {
            r#""status":"closed""#
        };
        let page = format!(
            r#"{{"status_code":1,"response":[{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",{other},"{field}":"{text}"}}]}}"#
        );
        let offset = page.find(&format!("\"{text}\"}}")).unwrap();
        let rejected = json!({
            "index": 0, "field": field, "reason": "unknown_variant", "offset": offset,
        });
        assert_eq!(only(&page, Rules::strict(SMALL))["rejected"], rejected);
        let line = only(&page, Rules::lenient(SMALL));
        assert_eq!(line["chat"][field], "unknown");
        assert_eq!(line["chat"]["cut"], json!([]));
    }
}

#[test]
fn a_long_text_overflows_or_is_cut_at_a_character() {
    let (strict, lenient) = (Rules::strict(SMALL), Rules::lenient(SMALL));
    assert_eq!(kept(r#""flag":"abcd""#, strict), json!({ "flag": "abcd" }));
    assert_eq!(
        kept(r#""flag":"\ud83d\ude00""#, strict),
        json!({ "flag": "😀" })
    );
    rejected(r#""flag":^"abcde""#, "flag", "overflow", strict);
    let cut = |text: &str| kept(&format!(r#""flag":"{text}""#), lenient)["flag"].clone();
    assert_eq!(cut("abcde"), "abcd");
    assert_eq!(cut("abcé"), "abc");
    // What comes after a character that does not fit is not moved up.
    assert_eq!(cut("ab€cd"), "ab");
    assert_eq!(cut("a\\ud83d\\ude00b"), "a");
    assert_eq!(
        kept(
            r#""assignee":"abcde","asset":{"name":"abcde","id":"abcde"}"#,
            lenient
        ),
        json!({
            "assignee": "abcd",
            "asset": { "id": "abcd", "name": "abcd" },
            "cut": ["asset.id", "asset.name", "assignee"],
        })
    );
    rejected(r#""asset":{"id":^"abcde"}"#, "asset.id", "overflow", strict);
}

#[test]
fn an_integer_is_an_id_by_its_digits() {
    let (strict, lenient) = (Rules::strict(SMALL), Rules::lenient(SMALL));
    for field in ["alias_id", "customer_id", "destination_id", "assignee"] {
        assert_eq!(
            kept(&format!(r#""{field}":-0"#), strict),
            json!({ field: "-0" })
        );
        assert_eq!(
            kept(&format!(r#""{field}":1234"#), strict),
            json!({ field: "1234" })
        );
    }
    rejected(r#""alias_id":^-1234"#, "alias_id", "overflow", strict);
    assert_eq!(
        kept(r#""alias_id":-1234"#, lenient),
        json!({ "alias_id": "-123", "cut": ["alias_id"] })
    );
}

#[test]
fn an_asset_id_is_any_64_bit_integer() {
    let strict = Rules::strict(EXAMPLE);
    let id = |digits: &str| {
        kept(&format!(r#""asset":{{"id":{digits}}}"#), strict)["asset"]["id"].clone()
    };
    assert_eq!(id("18446744073709551615"), json!(u64::MAX));
    assert_eq!(id("-9223372036854775808"), json!(i64::MIN));
    assert_eq!(id("-0"), json!(0));
    assert_eq!(id(r#""007""#), json!("007"));
    for digits in ["18446744073709551616", "-9223372036854775809"] {
        let members = format!(r#""asset":{{"id":^{digits}}}"#);
        rejected(&members, "asset.id", "range", strict);
        rejected(&members, "asset.id", "range", Rules::lenient(EXAMPLE));
    }
}

#[test]
fn tags_over_capacity_overflow_or_are_left_out() {
    let (strict, lenient) = (Rules::strict(SMALL), Rules::lenient(SMALL));
    assert_eq!(kept(r#""tag":[]"#, strict), json!({ "tag": [] }));
    assert_eq!(
        kept(r#""tag":["a","b"]"#, strict),
        json!({ "tag": ["a", "b"] })
    );
    rejected(r#""tag":["a","b",^"c","d"]"#, "tag", "overflow", strict);
    rejected(r#""tag":["a",^"abcde"]"#, "tag", "overflow", strict);
    rejected(r#""tag":["a",^"\udfff"]"#, "tag", "text", strict);
    assert_eq!(
        kept(r#""tag":["abcde","b","c","d"]"#, lenient),
        json!({ "tag": ["abcd", "b"], "cut": ["tag"] })
    );
}

#[test]
fn a_lone_surrogate_is_ill_formed_text_only_where_text_is_kept() {
    let (strict, lenient) = (Rules::strict(SMALL), Rules::lenient(SMALL));
    for lone in [
        r"\ud83d",
        r"\uDE00",
        r"\ud83d\u0041",
        r"\ud83d\ud83d\ude00",
        r"\ud83d\n",
        r"\ude00\ud83d",
    ] {
        assert_eq!(kept(&format!(r#""x":"{lone}""#), strict), json!({}));
        assert_eq!(kept(&format!(r#""x{lone}":1"#), strict), json!({}));
        rejected(&format!(r#""flag":^"{lone}""#), "flag", "text", strict);
        rejected(
            &format!(r#""updated_at":^"{lone}""#),
            "updated_at",
            "datetime",
            lenient,
        );
    }
    assert_eq!(
        kept(r#""flag":"\ud83dA""#, lenient),
        json!({ "flag": "\u{fffd}A", "cut": ["flag"] })
    );
    assert_eq!(
        kept(r#""flag":"ab\ud83d""#, lenient),
        json!({ "flag": "ab", "cut": ["flag"] })
    );
    // Whichever comes first in the text.
    rejected(r#""flag":^"abcde\ud83d""#, "flag", "overflow", strict);
    rejected(r#""flag":^"a\ud83dbcde""#, "flag", "text", strict);
}

#[test]
fn a_datetime_has_these_forms_and_no_others() {
    let strict = Rules::strict(SMALL);
    let utc = |text: &str| kept(&format!(r#""updated_at":"{text}""#), strict)["updated_at"].clone();
    for (text, expected) in [
        ("2021-08-22T01:14:02Z", "2021-08-22T01:14:02Z"),
        ("2021-08-22 01:14:02", "2021-08-22T01:14:02Z"),
        (r"2021\u002d08-22T01:14:02Z", "2021-08-22T01:14:02Z"),
        ("2021-08-22T01:14:02+23:59", "2021-08-21T01:15:02Z"),
        ("2021-08-22T01:14:02-0130", "2021-08-22T02:44:02Z"),
        ("2021-08-22T01:14:02+01", "2021-08-22T00:14:02Z"),
        ("2021-08-22T01:14:02-00:00", "2021-08-22T01:14:02Z"),
        ("2021-08-22T01:14:02.000Z", "2021-08-22T01:14:02Z"),
        (
            "2021-08-22T01:14:02.1234567899Z",
            "2021-08-22T01:14:02.123456789Z",
        ),
        ("2021-08-22T01:14:02.0100", "2021-08-22T01:14:02.01Z"),
        ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
        (
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59.999999999Z",
        ),
    ] {
        assert_eq!(utc(text), expected, "{text}");
    }
    for text in [
        "",
        "2021-08-22",
        "2021-08-22T01:14Z",
        "2021-08-22t01:14:02Z",
        "2021-08-22T01:14:02z",
        "2021-08-22  01:14:02Z",
        " 2021-08-22T01:14:02Z",
        "2021-08-22T01:14:02Z ",
        "2021-8-22T01:14:02Z",
        "2021-08-22T01:14:02.Z",
        "2021-08-22T01:14:02,5Z",
        "2021-08-22T01:14:02+1",
        "2021-08-22T01:14:02+24:00",
        "2021-08-22T01:14:02+00:60",
        "2021-08-22T01:14:02+00:0",
        "2021-08-22T01:14:02+000",
        "2021-08-22T01:14:02Z+00",
        "2021-08-22T01:14:60Z",
        "2021-08-22T24:00:00Z",
        "2021-08-22T01:60:00Z",
        "2021-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2021-00-10T00:00:00Z",
        "2021-13-10T00:00:00Z",
        "2021-01-00T00:00:00Z",
        "2021-01-32T00:00:00Z",
        "-001-01-01T00:00:00Z",
        "+2021-01-01T00:00:00",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "2021-08-22T01:14:0٢Z",
    ] {
        let members = format!(r#""updated_at":^"{text}""#);
        rejected(&members, "updated_at", "datetime", strict);
        rejected(&members, "updated_at", "datetime", Rules::lenient(SMALL));
    }
}

#[test]
fn a_repeated_field_is_a_duplicate_whatever_its_values() {
    for rules in [Rules::strict(SMALL), Rules::lenient(SMALL)] {
        rejected(r#"^"chat_id":"1""#, "chat_id", "duplicate", rules);
        rejected(r#""flag":null,^"flag":null"#, "flag", "duplicate", rules);
        rejected(r#""flag":null,^"flag":1"#, "flag", "duplicate", rules);
        rejected(r#""asset":{},^"asset":{}"#, "asset", "duplicate", rules);
        rejected(
            r#""asset":{"id":1,^"id":1}"#,
            "asset.id",
            "duplicate",
            rules,
        );
        rejected(
            r#""asset":{"name":null,^"name":"a"}"#,
            "asset.name",
            "duplicate",
            rules,
        );
        assert_eq!(kept(r#""x":1,"x":2"#, rules), json!({}));
    }
}

#[test]
fn details_are_kept_as_sent_or_said_to_be_too_long() {
    for rules in [Rules::strict(SMALL), Rules::lenient(SMALL)] {
        assert_eq!(
            kept(r#""other_details": {"a" :[ 1]} "#, rules),
            json!({ "other_details": r#"{"a" :[ 1]}"# })
        );
        assert_eq!(
            kept(r#""other_details":{"":"\ud83d"}"#, rules),
            json!({ "other_details": r#"{"":"\ud83d"}"# })
        );
        assert_eq!(
            kept(r#""other_details":{"a":"\ud83d"}"#, rules),
            json!({ "cut": ["other_details"] })
        );
    }
}

#[test]
fn a_rejected_chat_costs_neither_its_neighbours_nor_the_page() {
    let good = format!("{{{GOOD}}}");
    let page =
        format!(r#"{{"status_code":1,"response":[{good},{{"chat_id":[[]],"tag":1}},7,{good}]}}"#);
    let lines = events(page.as_bytes(), &Rules::strict(EXAMPLE));
    let kinds: Vec<_> = lines
        .iter()
        .map(|line| {
            let (kind, body) = line.as_object().unwrap().iter().next().unwrap();
            (kind.as_str(), body.get("index").and_then(Value::as_u64))
        })
        .collect();
    let expected = [
        ("chat", Some(0)),
        ("rejected", Some(1)),
        ("rejected", Some(2)),
        ("chat", Some(3)),
        ("envelope", None),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(lines[4]["envelope"]["chats"], 2);
    assert_eq!(lines[4]["envelope"]["rejected"], 2);
}

#[test]
fn the_envelopes_own_text_never_costs_the_page() {
    let read = |members: &str| {
        let envelope = envelope_within(&format!(r#"{{"status_code":1,{members}}}"#), SMALL);
        (
            envelope["description"].clone(),
            envelope["next"].clone(),
            envelope["cut"].clone(),
        )
    };
    let rows = [
        (r#""description":null"#, json!(null), json!(null), json!([])),
        (
            r#""description":7"#,
            json!(null),
            json!(null),
            json!(["description"]),
        ),
        (
            r#""description":[{}]"#,
            json!(null),
            json!(null),
            json!(["description"]),
        ),
        (
            r#""description":"abcd""#,
            json!("abcd"),
            json!(null),
            json!([]),
        ),
        (
            r#""description":"abcé""#,
            json!("abc"),
            json!(null),
            json!(["description"]),
        ),
        (
            r#""description":"\ud83d""#,
            json!("\u{fffd}"),
            json!(null),
            json!(["description"]),
        ),
        (
            r#""response":{"links":{"next":"abcd"}}"#,
            json!(null),
            json!("abcd"),
            json!([]),
        ),
        (
            r#""response":{"links":{"next":null}}"#,
            json!(null),
            json!(null),
            json!([]),
        ),
        (
            r#""response":{"links":{"next":"abcde"}}"#,
            json!(null),
            json!(null),
            json!(["next"]),
        ),
        (
            r#""response":{"links":{"next":"\ud83d"}}"#,
            json!(null),
            json!(null),
            json!(["next"]),
        ),
        (
            r#""response":{"links":{"next":false}}"#,
            json!(null),
            json!(null),
            json!(["next"]),
        ),
        (
            r#""response":{"links":null}"#,
            json!(null),
            json!(null),
            json!([]),
        ),
        (
            r#""response":{"links":[{"next":"a"}]}"#,
            json!(null),
            json!(null),
            json!(["pages", "next"]),
        ),
    ];
    for (members, description, next, cut) in rows {
        assert_eq!(read(members), (description, next, cut), "{members}");
    }
}

#[test]
fn pages_are_counted_where_they_are_a_number() {
    for (pages, expected) in [
        ("4294967295", json!(u32::MAX)),
        ("0", json!(0)),
        ("-0", json!(0)),
        ("4294967296", json!(null)),
        ("-1", json!(null)),
        ("1.0", json!(null)),
        ("1e1", json!(null)),
        ("null", json!(null)),
        (r#""42""#, json!(null)),
        ("[42]", json!(null)),
    ] {
        let page = format!(r#"{{"status_code":1,"response":{{"links":{{"pages":{pages}}}}}}}"#);
        let envelope = envelope(&page);
        assert_eq!(envelope["pages"], expected, "{pages}");
        let left_out = expected.is_null() && pages != "null";
        let cut = if left_out {
            json!(["pages"])
        } else {
            json!([])
        };
        assert_eq!(envelope["cut"], cut, "{pages}");
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
        (r#""""#, "type"),
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

#[test]
fn json_that_is_not_this_envelope_is_fatal() {
    for page in ["^[]", " ^7!", "^\"x\"", "^null", "^[{!"] {
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
    for value in ["\"x\"", "7 ", "true", "false"] {
        refused(&format!(r#"{{"response":^{value}"#), "response", "type", 0);
    }
    for value in ["\"x\"", "7 ", "true", "null", "{!"] {
        refused(
            &format!(r#"{{"response":{{"chats":^{value}"#),
            "list",
            "type",
            0,
        );
    }
    fails(r#"{"response":nul^!"#, "syntax", 0);
}

#[test]
fn malformed_json_is_fatal_at_its_first_impossible_byte() {
    for page in [
        "^!",
        "^}",
        "{^,",
        "{\"a\"^,",
        "{\"a\":^}",
        "{\"a\":1,^}",
        "{\"a\":1^]",
        "{\"a\":[^,",
        "{\"a\":[1,^]",
        "{\"a\":[1^}",
        "{\"a\":[1 ^2",
        "{\"a\":0^1",
        "{\"a\":-^a",
        "{\"a\":^+1",
        "{\"a\":^.5",
        "{\"a\":1.^e",
        "{\"a\":1e^}",
        "{\"a\":1e+^-",
        "{\"a\":1^x",
        "{\"a\":^N",
        "{\"a\":tru^E",
        "{\"a\":true^e",
        "{\"a\":\"^\n",
        "{\"a\":\"^\0",
        "{\"a\":\"\\^x",
        "{\"a\":\"\\u12^g",
        "{\"a\":\"\\u12^\"",
        "{\"a\":\"\\^é",
        "{\"^\t",
        "{^é",
        "^\u{feff}{}",
        "{\u{20}^\u{c}",
        "{\"response\":[{\"chat_id\":7,\"flag\":{\"x\":^}",
    ] {
        fails(page, "syntax", 0);
    }
    fails(r#"{"response":[7,{"x":"\u00^x"#, "syntax", 1);
}

#[test]
fn ill_formed_utf8_is_fatal_at_the_sequence() {
    let strict = Rules::strict(EXAMPLE);
    let last = |page: &[u8]| {
        let line = events(page, &strict).pop().unwrap()["error"].clone();
        (
            line["kind"].as_str().unwrap().to_owned(),
            line["offset"].as_u64().unwrap(),
        )
    };
    for (page, kind, offset) in [
        (&b"{\"a\xff"[..], "utf8", 3),
        (b"{\"a\xe2\x82\"", "utf8", 3),
        (b"{\"a\xe2\x82\n", "utf8", 3),
        (b"{\"a\xed\xa0\x80", "utf8", 3),
        (b"{\"a\xc0\x80", "utf8", 3),
        (b"{\"a\xf4\x90\x80\x80", "utf8", 3),
        (b"{\"a\xe2\x82", "unexpected_end", 5),
        (b"{\"a\xe0\x80", "utf8", 3),
        (b"{\"a\\\xff", "syntax", 4),
        (b"{\"a\\\xe2\x82", "syntax", 4),
        (b"{\xff", "syntax", 1),
        (b"{\xe2\x82", "syntax", 1),
        (b"{\xe2\x82!", "syntax", 1),
        (b"{\"status_code\":1}\xe2\x82!", "trailing", 17),
        (b"{\"status_code\":1}\xe2\x82", "trailing", 17),
        (b"{\"status_code\":1}\xe2\x82\xac", "trailing", 17),
    ] {
        assert_eq!(
            last(page),
            (kind.to_owned(), offset),
            "{}",
            page.escape_ascii()
        );
    }
}

#[test]
fn nesting_ends_at_32_levels() {
    let nested = |levels: usize| format!("{}^[]", "[".repeat(levels));
    fails(&format!(r#"{{"a":{}"#, nested(31)), "depth", 0);
    let deep = format!(r#"{{"a":{}^"#, "[".repeat(31));
    fails(&deep, "unexpected_end", 0);
    fails(
        &format!(r#"{{"response":[{{"asset":{}"#, nested(29)),
        "depth",
        0,
    );
    fails(&format!(r#"{{"a":{}^{{"#, r#"{"":"#.repeat(31)), "depth", 0);
}

#[test]
fn what_is_closed_is_no_level() {
    let deep = format!("{}{}", "[".repeat(31), "]".repeat(31));
    let page = format!(
        r#"{{"a":{deep},"b":{deep},"c":[{}{{}}],"status_code":1}}"#,
        "[],".repeat(40)
    );
    assert_eq!(envelope(&page)["status_code"], 1);
}

#[test]
fn nothing_but_whitespace_follows_the_envelope() {
    assert_eq!(envelope("{\"status_code\":1} \t\r\n")["status_code"], 1);
    fails(r#"{"status_code":1} ^x"#, "trailing", 0);
    fails(r#"{"status_code":1}^{"status_code":1}"#, "trailing", 0);
    fails(r#"{"status_code":1,"response":[7]}^,"#, "trailing", 1);
}

#[test]
fn an_early_end_is_told_at_the_length() {
    fails("^", "unexpected_end", 0);
    fails(" \n^", "unexpected_end", 0);
    let page = page(r#""flag":"\ud83d\ude00","tag":["é"],"x":[true,null,-1.5e+1]"#);
    let chat_ends = page.len() - "]}".len();
    for end in 0..page.len() {
        let lines = events(&page.as_bytes()[..end], &Rules::strict(EXAMPLE));
        let error = json!({ "error": { "kind": "unexpected_end", "offset": end } });
        assert_eq!(lines.last(), Some(&error));
        assert_eq!(lines.len() - 1, usize::from(end >= chat_ends));
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
