//! Which members a chat has, and whether it is a chat at all.

use super::*;

#[test]
fn an_unknown_member_is_skipped_at_every_level() {
    let plain = r#"{"status_code":1,"response":{"links":{"pages":2},"chats":[]}}"#;
    let padded = r#"{"x":[{}],"status_code":1,"response":{"x":"\ud83d","links":{"x":{},"pages":2,
        "self":"s","first":null,"prev":7,"last":["\udc00"]},
        "chats":[],"X":-0.5e-7},"STATUS_CODE":true}"#;
    assert_eq!(envelope(plain), envelope(padded));
    assert_eq!(
        kept(r#""x":{"chat_id":1},"Status":[]"#, Rules::strict(SMALL)),
        json!({})
    );
    let further = r#""team_id":3,"team_name":"x","subject":"","thread_id":null,"customer":{},
        "messages":[{"flag":1}],"route_params":{"tag":1},"outcome":[],"browserfingerprint":"\ud83d",
        "tags":["a"]"#;
    assert_eq!(kept(further, Rules::strict(SMALL)), json!({}));
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
fn a_missing_field_is_told_at_the_brace_and_in_table_order() {
    let fields = [
        ("chat_id", r#""chat_id":"1""#),
        ("created_at", r#""created_at":"2021-08-22T01:14:01Z""#),
        ("status", r#""status":"queued""#),
        ("channel", r#""channel":"sms""#),
    ];
    for rules in [Rules::strict(EXAMPLE), Rules::lenient(EXAMPLE)] {
        for (missing, _) in fields {
            // All others, the last first.
            let rest: Vec<_> = fields
                .iter()
                .rev()
                .filter(|(name, _)| *name != missing)
                .map(|(_, member)| *member)
                .collect();
            let page = format!(
                r#"{{"status_code":1,"response":[{{{}^}}]}}"#,
                rest.join(",")
            );
            rejected_in(&page, missing, "missing", rules);
        }
        let nothing = r#"{"status_code":1,"response":[{^}]}"#;
        rejected_in(nothing, "chat_id", "missing", rules);
        let last = r#"{"status_code":1,"response":[{"chat_id":1,"status":"closed"^}]}"#;
        rejected_in(last, "created_at", "missing", rules);
    }
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
    rejected(
        r#""asset":{"name":^1,"id":1.5},"flag":1"#,
        "asset.name",
        "type",
        strict,
    );
    rejected(r#"^"status":[],"flag":1"#, "status", "duplicate", strict);
    // Also over a missing field, which is known only at the end.
    let page = r#"{"status_code":1,"response":[{"flag":^1}]}"#;
    rejected_in(page, "flag", "type", strict);
}

#[test]
fn a_repeated_field_is_a_duplicate_whatever_its_values() {
    let strict = Rules::strict(SMALL);
    rejected(r#""flag":null,^"flag":null"#, "flag", "duplicate", strict);
    rejected(r#""flag":null,^"flag":1"#, "flag", "duplicate", strict);
    rejected(r#""flag":"",^"flag":"a""#, "flag", "duplicate", strict);
    rejected(r#""asset":{},^"asset":{}"#, "asset", "duplicate", strict);
    rejected(
        r#""other_details":1,^"other_details":1"#,
        "other_details",
        "duplicate",
        strict,
    );
    rejected(
        r#""asset":{"id":1,^"id":1}"#,
        "asset.id",
        "duplicate",
        strict,
    );
    rejected(
        r#""asset":{"name":null,^"name":"a"}"#,
        "asset.name",
        "duplicate",
        strict,
    );
    for rules in [strict, Rules::lenient(SMALL)] {
        rejected(r#"^"chat_id":"1""#, "chat_id", "duplicate", rules);
        rejected(r#"^"channel":[]"#, "channel", "duplicate", rules);
        assert_eq!(kept(r#""x":1,"x":2"#, rules), json!({}));
    }
}

#[test]
fn a_list_element_that_is_no_object_is_rejected_as_a_chat() {
    for element in [
        "null",
        "1",
        "\"chat\"",
        "\"\"",
        "true",
        "[{}]",
        "[]",
        "\"\\ud83d\"",
    ] {
        for rules in [Rules::strict(EXAMPLE), Rules::lenient(EXAMPLE)] {
            let page = format!(r#"{{"response":{{"chats":[ ^{element} ]}},"status_code":1}}"#);
            rejected_in(&page, "chat", "type", rules);
        }
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
