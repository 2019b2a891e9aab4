//! `null` and the empties, in every field.

use super::*;

const BOTH: [fn(Capacities) -> Rules; 2] = [Rules::strict, Rules::lenient];

#[test]
fn a_required_field_rejects_null_and_the_empty_text() {
    for rules in BOTH {
        for field in ["chat_id", "created_at", "status", "channel"] {
            for value in ["^null", r#"^"""#, "\n ^null ", r#" ^"" "#] {
                rejected_in(&page_with(field, value), field, "null", rules(SMALL));
            }
        }
    }
}

#[test]
fn an_optional_field_is_none_and_nothing_is_altered() {
    for rules in BOTH {
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
            for value in ["null", r#""""#] {
                let members = format!(r#""{field}":{value}"#);
                assert_eq!(kept(&members, rules(SMALL)), json!({}), "{members}");
            }
        }
        for members in [
            r#""asset":[]"#,
            r#""asset":[ ]"#,
            r#""tag":{}"#,
            "\"tag\":{\n}",
        ] {
            assert_eq!(kept(members, rules(SMALL)), json!({}), "{members}");
        }
    }
}

#[test]
fn the_empty_of_the_own_kind_is_a_value() {
    for rules in BOTH {
        for asset in [
            "{}",
            "{ }",
            r#"{"id":null}"#,
            r#"{"id":""}"#,
            r#"{"name":"","id":null}"#,
            r#"{"name":null}"#,
        ] {
            assert_eq!(
                kept(&format!(r#""asset":{asset}"#), rules(SMALL)),
                json!({ "asset": { "id": null, "name": null } }),
                "{asset}"
            );
        }
        assert_eq!(kept(r#""tag":[ ]"#, rules(SMALL)), json!({ "tag": [] }));
    }
}

#[test]
fn an_element_of_a_list_is_a_required_text() {
    for rules in BOTH {
        assert_eq!(
            kept(r#""tag":["","a"]"#, rules(SMALL)),
            json!({ "tag": ["", "a"] })
        );
        assert_eq!(kept(r#""tag":[""]"#, rules(SMALL)), json!({ "tag": [""] }));
    }
    rejected(r#""tag":["a",^null]"#, "tag", "null", Rules::strict(SMALL));
    rejected(r#""tag":[ ^null,7]"#, "tag", "null", Rules::strict(SMALL));
    rejected(r#""tag":[^[]]"#, "tag", "type", Rules::strict(SMALL));
}

#[test]
fn a_text_that_spells_something_is_not_empty() {
    let strict = Rules::strict(SMALL);
    for (text, spelled) in [(r"\u0000", "\0"), (" ", " "), (r"\n", "\n")] {
        assert_eq!(
            kept(&format!(r#""flag":"{text}""#), strict),
            json!({ "flag": spelled })
        );
        assert_eq!(
            kept(&format!(r#""alias_id":"{text}""#), strict),
            json!({ "alias_id": spelled })
        );
        let members = format!(r#""updated_at":^"{text}""#);
        rejected(&members, "updated_at", "datetime", strict);
        let page = page_with("status", &format!("^\"{text}\""));
        rejected_in(&page, "status", "unknown_variant", strict);
        for (field, members) in [
            ("asset", format!(r#""asset":^"{text}""#)),
            ("tag", format!(r#""tag":^"{text}""#)),
        ] {
            rejected(&members, field, "type", strict);
        }
    }
}

#[test]
fn an_empty_is_said_as_good_as_anything_else() {
    let strict = Rules::strict(SMALL);
    rejected(r#""tag":{},^"tag":[]"#, "tag", "duplicate", strict);
    rejected(r#""asset":[],^"asset":"""#, "asset", "duplicate", strict);
    let page =
        r#"{"status_code":1,"response":[{"flag":"","alias_id":"","asset":[],"status":^""}]}"#;
    rejected_in(page, "status", "null", strict);
}
