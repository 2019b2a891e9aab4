//! An optional field at fault, left out where leniency says so.

use super::*;

/// These members of a good chat leave nothing but the name of what was dropped.
#[track_caller]
fn dropped(members: &str, path: &str, rules: Rules) {
    assert_eq!(
        kept(members, rules),
        json!({ "altered": [path] }),
        "{members}"
    );
}

#[test]
fn any_fault_of_an_optional_field_drops_it() {
    for leniency in [DROP, Leniency::LENIENT] {
        for (members, path) in [
            (r#""alias_id":true"#, "alias_id"),
            (r#""alias_id":1.0"#, "alias_id"),
            (r#""alias_id":"abcde""#, "alias_id"),
            (r#""alias_id":12345"#, "alias_id"),
            (r#""updated_at":1629594841"#, "updated_at"),
            (r#""updated_at":"yesterday""#, "updated_at"),
            (r#""updated_at":"\ud83d""#, "updated_at"),
            (r#""updated_at":[]"#, "updated_at"),
            (r#""asset":"x""#, "asset"),
            (r#""asset":["id"]"#, "asset"),
            (r#""asset":7"#, "asset"),
            (r#""customer_id":[]"#, "customer_id"),
            (r#""destination_id":{}"#, "destination_id"),
            (r#""destination_id":"urn:mbid:""#, "destination_id"),
            (r#""assignee":false"#, "assignee"),
            (r#""flag":1"#, "flag"),
            (r#""flag":{"flag":"a"}"#, "flag"),
            (r#""tag":"a""#, "tag"),
            (r#""tag":{"a":1}"#, "tag"),
            (r#""tag":["a",null]"#, "tag"),
            (r#""tag":[1,"a"]"#, "tag"),
            (r#""tag":["a","b",7]"#, "tag"),
            (r#""other_details":"123456789012""#, "other_details"),
        ] {
            dropped(members, path, under(leniency));
        }
    }
}

#[test]
fn what_another_option_would_mend_is_dropped_without_it() {
    for (members, path) in [
        (r#""flag":"abcde""#, "flag"),
        (r#""flag":"\ud83d""#, "flag"),
        (r#""alias_id":"\udc00""#, "alias_id"),
        (r#""tag":["abcde"]"#, "tag"),
        (r#""tag":["a","b","c"]"#, "tag"),
        (r#""tag":["a","\ud83d"]"#, "tag"),
    ] {
        dropped(members, path, under(DROP));
    }
}

#[test]
fn only_the_innermost_optional_field_is_dropped() {
    for leniency in [DROP, Leniency::LENIENT] {
        for (asset, id, name, path) in [
            (
                r#"{"id":1.5,"name":"a"}"#,
                json!(null),
                json!("a"),
                "asset.id",
            ),
            (
                r#"{"id":"abcde","name":"a"}"#,
                json!(null),
                json!("a"),
                "asset.id",
            ),
            (
                r#"{"name":"a","id":18446744073709551616}"#,
                json!(null),
                json!("a"),
                "asset.id",
            ),
            (
                r#"{"id":[],"name":"a"}"#,
                json!(null),
                json!("a"),
                "asset.id",
            ),
            (r#"{"name":7,"id":8}"#, json!(8), json!(null), "asset.name"),
            (
                r#"{"name":{},"id":"8"}"#,
                json!("8"),
                json!(null),
                "asset.name",
            ),
        ] {
            assert_eq!(
                kept(&format!(r#""asset":{asset}"#), under(leniency)),
                json!({ "asset": { "id": id, "name": name }, "altered": [path] }),
                "{asset}"
            );
        }
    }
}

#[test]
fn a_field_given_twice_is_dropped_for_good() {
    for leniency in [DROP, Leniency::LENIENT] {
        for (members, path) in [
            (r#""flag":"a","flag":"b""#, "flag"),
            (r#""flag":null,"flag":"b""#, "flag"),
            (r#""flag":"","flag":null"#, "flag"),
            (r#""flag":"a","flag":"b","flag":"c""#, "flag"),
            (r#""flag":1,"flag":"b""#, "flag"),
            (r#""alias_id":"1","alias_id":[{"a":1}]"#, "alias_id"),
            (r#""asset":{"id":1},"asset":{"id":1}"#, "asset"),
            (r#""asset":{},"asset":null,"asset":{"id":1}"#, "asset"),
            (r#""tag":["a"],"tag":[]"#, "tag"),
            (r#""other_details":1,"other_details":2"#, "other_details"),
            (
                r#""updated_at":"2021-08-22T01:14:02Z","updated_at":"""#,
                "updated_at",
            ),
        ] {
            dropped(members, path, under(leniency));
        }
        assert_eq!(
            kept(
                r#""asset":{"id":1,"name":"a","id":2,"id":3}"#,
                under(leniency)
            ),
            json!({ "asset": { "id": null, "name": "a" }, "altered": ["asset.id"] })
        );
        assert_eq!(
            kept(r#""asset":{"name":"","id":1,"name":"a"}"#, under(leniency)),
            json!({ "asset": { "id": 1, "name": null }, "altered": ["asset.name"] })
        );
        // What was flagged in the first of them stays so.
        assert_eq!(
            kept(r#""asset":{"id":1.5},"asset":{}"#, under(leniency)),
            json!({ "altered": ["asset", "asset.id"] })
        );
    }
}

#[test]
fn a_required_field_at_fault_costs_the_chat() {
    for rules in [under(DROP), Rules::lenient(SMALL)] {
        for (field, value, reason) in [
            ("chat_id", "^true", "type"),
            ("chat_id", r#"^"abcde""#, "overflow"),
            ("created_at", r#"^"x""#, "datetime"),
            ("created_at", r#"^"\ud83d""#, "datetime"),
            ("created_at", r#"^"""#, "null"),
            ("status", "^1", "type"),
            ("channel", "^null", "null"),
        ] {
            rejected_in(&page_with(field, value), field, reason, rules);
        }
        // Also after others that were dropped.
        let members = r#""flag":1,"tag":[7],"flag":2,^"status":"queued""#;
        rejected(members, "status", "duplicate", rules);
    }
    let lone = page_with("chat_id", r#"^"\ud83d""#);
    rejected_in(&lone, "chat_id", "lone_surrogate", under(DROP));
    let unknown = page_with("channel", r#"^"fax""#);
    rejected_in(&unknown, "channel", "unknown_variant", under(DROP));
}
