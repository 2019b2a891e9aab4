//! The values of a chat's fields, strictly read.

use super::*;

#[test]
fn a_wrong_type_rejects() {
    let rows = [
        (r#""alias_id":^true"#, "alias_id"),
        (r#""alias_id":^1.0"#, "alias_id"),
        (r#""alias_id":^1E5"#, "alias_id"),
        (r#""customer_id":^[]"#, "customer_id"),
        (r#""destination_id":^{}"#, "destination_id"),
        (r#""assignee":^["a"]"#, "assignee"),
        (r#""updated_at":^1629594841"#, "updated_at"),
        (r#""updated_at":^[]"#, "updated_at"),
        (r#""updated_at":^{}"#, "updated_at"),
        (r#""asset":^"x""#, "asset"),
        (r#""asset":^7"#, "asset"),
        (r#""asset":^ [{}]"#, "asset"),
        (r#""asset":^[null]"#, "asset"),
        (r#""asset":{"id":^1.5}"#, "asset.id"),
        (r#""asset":{"id":^false}"#, "asset.id"),
        (r#""asset":{"id":^{}}"#, "asset.id"),
        (r#""asset":{"id":^[]}"#, "asset.id"),
        (r#""asset":{"name":^1}"#, "asset.name"),
        (r#""asset":{"name":^{}}"#, "asset.name"),
        (r#""flag":^1"#, "flag"),
        (r#""flag":^[]"#, "flag"),
        (r#""flag":^{}"#, "flag"),
        (r#""tag":^"a""#, "tag"),
        (r#""tag":^false"#, "tag"),
        (r#""tag":^{"":null}"#, "tag"),
        (r#""tag":["a", ^["b"]]"#, "tag"),
        (r#""tag":[^{}]"#, "tag"),
        (r#""tag":[^7]"#, "tag"),
    ];
    for (members, field) in rows {
        rejected(
            &members.replace("^ ", " ^"),
            field,
            "type",
            Rules::strict(EXAMPLE),
        );
    }
}

#[test]
fn a_wrong_type_of_a_required_field_rejects_in_both_modes() {
    for rules in [Rules::strict(EXAMPLE), Rules::lenient(EXAMPLE)] {
        for (field, values) in [
            ("chat_id", ["^[]", "^{}", "^true", "^1.5"]),
            ("created_at", ["^[]", "^{}", "^1629594841", "^false"]),
            ("status", ["^[]", "^{}", "^7", r#"^["queued"]"#]),
            ("channel", ["^[]", "^{}", "^7", "^true"]),
        ] {
            for value in values {
                rejected_in(&page_with(field, value), field, "type", rules);
            }
        }
    }
}

#[test]
fn a_variant_is_the_same_in_any_ascii_case() {
    for rules in [Rules::strict(SMALL), Rules::lenient(SMALL)] {
        for (field, text, variant) in [
            ("channel", "LiveChat", "livechat"),
            ("channel", "SMS", "sms"),
            ("channel", "WhatsApp", "whatsapp"),
            ("channel", r"\u004CiveCha\u0054", "livechat"),
            ("channel", "aBc", "abc"),
            ("status", "Queued", "queued"),
            ("status", "ONHOLD", "onhold"),
            ("status", r"p\u0049cked", "picked"),
        ] {
            let line = only(&page_with(field, &format!("\"{text}\"")), rules);
            assert_eq!(line["chat"][field], variant, "{text}");
            assert_eq!(line["chat"]["altered"], json!([]), "{text}");
        }
    }
}

#[test]
fn an_unknown_variant_rejects() {
    for (field, text) in [
        ("status", "open"),
        ("status", "queued "),
        ("status", "queue"),
        ("status", "sms"),
        ("status", r"\u0000"),
        ("status", "unknown"),
        // The Kelvin sign is a K to Unicode, and not to ASCII.
        ("status", "pic\u{212a}ed"),
        ("channel", "sms "),
        ("channel", "closed"),
        ("channel", r"\udc00"),
        ("channel", r"sms\ud83d"),
    ] {
        for leniency in [TRUNCATE, SURROGATES, DROP, Leniency::STRICT] {
            let page = page_with(field, &format!("^\"{text}\""));
            rejected_in(&page, field, "unknown_variant", under(leniency));
        }
    }
}

#[test]
fn a_long_text_overflows() {
    let strict = Rules::strict(SMALL);
    assert_eq!(kept(r#""flag":"abcd""#, strict), json!({ "flag": "abcd" }));
    assert_eq!(
        kept(r#""flag":"\ud83d\ude00""#, strict),
        json!({ "flag": "😀" })
    );
    rejected(r#""flag":^"abcde""#, "flag", "overflow", strict);
    rejected(r#""flag":^"abcé""#, "flag", "overflow", strict);
    rejected(
        r#""asset":{"name":^"abcde"}"#,
        "asset.name",
        "overflow",
        strict,
    );
    rejected(r#""asset":{"id":^"abcde"}"#, "asset.id", "overflow", strict);
    for field in ["alias_id", "customer_id", "destination_id", "assignee"] {
        let members = format!(r#""{field}":^"abcde""#);
        rejected(&members, field, "overflow", strict);
    }
    rejected_in(
        &page_with("chat_id", r#"^"12345""#),
        "chat_id",
        "overflow",
        strict,
    );
}

#[test]
fn an_integer_is_an_id_by_its_digits() {
    let strict = Rules::strict(SMALL);
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
    let line = only(&page_with("chat_id", "17"), strict);
    assert_eq!(line["chat"]["chat_id"], "17");
    rejected(r#""alias_id":^-1234"#, "alias_id", "overflow", strict);
}

#[test]
fn an_asset_id_is_any_64_bit_integer() {
    let strict = Rules::strict(SMALL);
    let id = |digits: &str| {
        kept(&format!(r#""asset":{{"id":{digits}}}"#), strict)["asset"]["id"].clone()
    };
    // However short a text it may be.
    assert_eq!(id("18446744073709551615"), json!(u64::MAX));
    assert_eq!(id("-9223372036854775808"), json!(i64::MIN));
    assert_eq!(id("-0"), json!(0));
    assert_eq!(id(r#""007""#), json!("007"));
    for digits in ["18446744073709551616", "-9223372036854775809"] {
        let members = format!(r#""asset":{{"id":^{digits}}}"#);
        rejected(&members, "asset.id", "range", strict);
    }
}

#[test]
fn tags_over_capacity_overflow() {
    let strict = Rules::strict(SMALL);
    assert_eq!(kept(r#""tag":[]"#, strict), json!({ "tag": [] }));
    assert_eq!(
        kept(r#""tag":["a","b"]"#, strict),
        json!({ "tag": ["a", "b"] })
    );
    rejected(r#""tag":["a","b",^"c","d"]"#, "tag", "overflow", strict);
    rejected(r#""tag":["a","b",^"\ud83d"]"#, "tag", "overflow", strict);
    rejected(r#""tag":["a","b",^1]"#, "tag", "type", strict);
    rejected(r#""tag":["a","b",^null]"#, "tag", "null", strict);
    rejected(r#""tag":["a",^"abcde"]"#, "tag", "overflow", strict);
    rejected(r#""tag":["a",^"\udfff"]"#, "tag", "lone_surrogate", strict);
}

#[test]
fn a_lone_surrogate_is_a_fault_only_where_text_is_kept() {
    let strict = Rules::strict(SMALL);
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
        for field in ["flag", "alias_id", "assignee"] {
            let members = format!(r#""{field}":^"{lone}""#);
            rejected(&members, field, "lone_surrogate", strict);
        }
        let members = format!(r#""asset":{{"id":^"{lone}"}}"#);
        rejected(&members, "asset.id", "lone_surrogate", strict);
        for leniency in [UNKNOWN, TRUNCATE, SURROGATES, Leniency::STRICT] {
            let members = format!(r#""updated_at":^"{lone}""#);
            rejected(&members, "updated_at", "datetime", under(leniency));
        }
    }
    // Whichever comes first in the text.
    rejected(r#""flag":^"abcde\ud83d""#, "flag", "overflow", strict);
    rejected(r#""flag":^"a\ud83dbcde""#, "flag", "lone_surrogate", strict);
    rejected(r#""flag":^"abcd\ud83d""#, "flag", "lone_surrogate", strict);
}

#[test]
fn details_are_kept_as_sent_or_said_to_be_too_long() {
    let details = |raw: &str, rules| kept(&format!(r#""other_details": {raw} "#), rules);
    for rules in [Rules::strict(SMALL), Rules::lenient(SMALL)] {
        for raw in [
            r#"{"a" :[ 1]}"#,
            r#"{"":"\ud83d"}"#,
            "{}",
            "[]",
            "[ [] , {} ]",
            "true",
            "false",
            "-1.50e+3",
            r#""x""#,
            r#""\u0041""#,
            r#""\ud83d""#,
            r#"[null]"#,
        ] {
            assert_eq!(
                details(raw, rules),
                json!({ "other_details": raw }),
                "{raw}"
            );
        }
        for raw in [
            r#"{"a":"\ud83d"}"#,
            "[1,2,3,4,5,6,7]",
            "12345678901234",
            r#""123456789012""#,
        ] {
            let left_out = json!({ "altered": ["other_details"] });
            assert_eq!(details(raw, rules), left_out, "{raw}");
        }
    }
}
