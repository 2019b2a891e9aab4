//! The options of leniency that keep a value, each by itself; `dropped.rs` has
//! the one that leaves it out.

use super::*;

#[test]
fn an_unknown_variant_is_kept_as_unknown() {
    for leniency in [UNKNOWN, Leniency::LENIENT] {
        for (field, text) in [
            ("status", "open"),
            ("status", "unknown"),
            ("status", r"queued\u0000"),
            ("channel", "sms "),
            ("channel", r"\udc00"),
            ("channel", "longer than any text of the record"),
        ] {
            let page = page_with(field, &format!("\"{text}\""));
            let line = only(&page, under(leniency));
            assert_eq!(line["chat"][field], "unknown", "{text}");
            assert_eq!(line["chat"]["altered"], json!([field]), "{text}");
        }
        let page = page_with("status", r#""a""#).replace("\"sms\"", "\"b\"");
        let line = only(&page, under(leniency));
        assert_eq!(line["chat"]["altered"], json!(["status", "channel"]));
        rejected_in(
            &page_with("status", r#"^"""#),
            "status",
            "null",
            under(leniency),
        );
    }
}

#[test]
fn a_long_text_is_cut_at_a_character() {
    for leniency in [TRUNCATE, Leniency::LENIENT] {
        let cut = |text: &str, kept_text: &str| {
            assert_eq!(
                kept(&format!(r#""flag":"{text}""#), under(leniency)),
                json!({ "flag": kept_text, "altered": ["flag"] }),
                "{text}"
            );
        };
        cut("abcde", "abcd");
        cut("abcé", "abc");
        // What comes after a character that does not fit is not moved up.
        cut("ab€cd", "ab");
        cut(r"a\ud83d\ude00b", "a");
        cut(r"\u20AC\u20ac", "€");
        // Nor is it looked at.
        cut(r"abcde\ud83d", "abcd");
        cut(r"abc€\udc00", "abc");
        assert_eq!(
            kept(r#""asset":{"name":"abcde","id":"abcd"}"#, under(leniency)),
            json!({
                "asset": { "id": "abcd", "name": "abcd" },
                "altered": ["asset.name"],
            })
        );
        assert_eq!(
            kept(r#""flag":"abcd""#, under(leniency)),
            json!({ "flag": "abcd" })
        );
    }
}

#[test]
fn an_id_is_never_cut() {
    for field in ["alias_id", "customer_id", "destination_id", "assignee"] {
        for value in [r#""abcde""#, r#""abcé""#, "12345", "-1234"] {
            let members = format!(r#""{field}":^{value}"#);
            rejected(&members, field, "overflow", under(TRUNCATE));
        }
    }
    rejected(
        r#""asset":{"id":^"abcde"}"#,
        "asset.id",
        "overflow",
        under(TRUNCATE),
    );
    for value in [r#"^"abcde""#, "^12345"] {
        let page = page_with("chat_id", value);
        rejected_in(&page, "chat_id", "overflow", under(TRUNCATE));
        rejected_in(&page, "chat_id", "overflow", Rules::lenient(SMALL));
    }
}

#[test]
fn a_long_list_keeps_its_first_elements() {
    for leniency in [TRUNCATE, Leniency::LENIENT] {
        for (tags, first) in [
            (r#"["a","b","c"]"#, ["a", "b"]),
            (r#"["a","b","c","","abcdefgh"]"#, ["a", "b"]),
            (r#"["","",""]"#, ["", ""]),
            (r#"["abcde","b"]"#, ["abcd", "b"]),
            (r#"["a","abcé"]"#, ["a", "abc"]),
            (r#"["abcde","b","c","d"]"#, ["abcd", "b"]),
            // An element that is not kept is only text.
            (r#"["a","b","\ud83d"]"#, ["a", "b"]),
        ] {
            assert_eq!(
                kept(&format!(r#""tag":{tags}"#), under(leniency)),
                json!({ "tag": first, "altered": ["tag"] }),
                "{tags}"
            );
        }
    }
    rejected(r#""tag":["a","b",^7]"#, "tag", "type", under(TRUNCATE));
    rejected(r#""tag":["a","b",^null]"#, "tag", "null", under(TRUNCATE));
    rejected(r#""tag":["a","b","c",^[]]"#, "tag", "type", under(TRUNCATE));
}

#[test]
fn a_lone_surrogate_is_replaced() {
    for leniency in [SURROGATES, Leniency::LENIENT] {
        for (text, replaced) in [
            (r"\ud83d", "\u{fffd}"),
            (r"\uDE00", "\u{fffd}"),
            (r"\ud83dA", "\u{fffd}A"),
            (r"a\ud83d", "a\u{fffd}"),
            (r"\ud83d\n", "\u{fffd}\n"),
        ] {
            for field in [
                "alias_id",
                "customer_id",
                "destination_id",
                "assignee",
                "flag",
            ] {
                assert_eq!(
                    kept(&format!(r#""{field}":"{text}""#), under(leniency)),
                    json!({ field: replaced, "altered": [field] }),
                    "{text}"
                );
            }
            let page = page_with("chat_id", &format!("\"{text}\""));
            let line = only(&page, under(leniency));
            assert_eq!(line["chat"]["chat_id"], replaced);
            assert_eq!(line["chat"]["altered"], json!(["chat_id"]));
            assert_eq!(
                kept(&format!(r#""tag":["{text}",""]"#), under(leniency)),
                json!({ "tag": [replaced, ""], "altered": ["tag"] })
            );
            assert_eq!(
                kept(
                    &format!(r#""asset":{{"name":"{text}","id":"{text}"}}"#),
                    under(leniency)
                ),
                json!({
                    "asset": { "id": replaced, "name": replaced },
                    "altered": ["asset.id", "asset.name"],
                })
            );
        }
        // What is sent so is as good as any character.
        assert_eq!(
            kept("\"flag\":\"\u{fffd}\"", under(leniency)),
            json!({ "flag": "\u{fffd}" })
        );
    }
    let pairs = r#""flag":"\ud83d\ude00""#;
    assert_eq!(kept(pairs, under(SURROGATES)), json!({ "flag": "😀" }));
}

#[test]
fn each_option_forgives_its_own_fault_and_no_other() {
    let long = r#""flag":^"abcde""#;
    let lone = r#""flag":^"\ud83d""#;
    for leniency in [UNKNOWN, SURROGATES] {
        rejected(long, "flag", "overflow", under(leniency));
        rejected(
            r#""tag":["a","b",^"c"]"#,
            "tag",
            "overflow",
            under(leniency),
        );
    }
    for leniency in [UNKNOWN, TRUNCATE] {
        rejected(lone, "flag", "lone_surrogate", under(leniency));
        rejected(
            r#""tag":[^"\udc00"]"#,
            "tag",
            "lone_surrogate",
            under(leniency),
        );
    }
    // Both in one text: the replacement is 3 bytes long.
    for both in [r#""flag":^"ab\ud83d""#, r#""flag":^"\ud83dab""#] {
        rejected(both, "flag", "overflow", under(SURROGATES));
        rejected(both, "flag", "lone_surrogate", under(TRUNCATE));
    }
    rejected(
        r#""alias_id":^"ab\ud83d""#,
        "alias_id",
        "overflow",
        under(SURROGATES),
    );
    let mended = Leniency {
        truncate: true,
        ..SURROGATES
    };
    assert_eq!(
        kept(r#""flag":"ab\ud83d""#, under(mended)),
        json!({ "flag": "ab", "altered": ["flag"] })
    );
    assert_eq!(
        kept(r#""flag":"\ud83dabc""#, under(mended)),
        json!({ "flag": "\u{fffd}a", "altered": ["flag"] })
    );
}

#[test]
fn a_wrong_type_is_forgiven_by_none_of_them() {
    let all_but_drop = Leniency {
        drop: false,
        ..Leniency::LENIENT
    };
    rejected(r#""flag":^1"#, "flag", "type", under(all_but_drop));
    rejected(r#""tag":[^null]"#, "tag", "null", under(all_but_drop));
    rejected(r#""asset":^"x""#, "asset", "type", under(all_but_drop));
    rejected(
        r#""asset":{"id":^18446744073709551616}"#,
        "asset.id",
        "range",
        under(all_but_drop),
    );
    rejected(
        r#""flag":"",^"flag":"""#,
        "flag",
        "duplicate",
        under(all_but_drop),
    );
}

#[test]
fn nothing_around_the_chats_is_forgiven_or_changed() {
    for page in [
        r#"{"status_code":1,"description":"abcde","response":{"links":{"next":"abcde","pages":-1}}}"#,
        r#"{"status_code":1,"description":"\ud83d","response":{"links":{"next":"\ud83d"},"chats":[]}}"#,
        r#"{"status_code":1,"description":7,"response":{"links":7}}"#,
        r#"{"status_code":1,"description":1,"description":1}"#,
        r#"{"status_code":1,"response":{"chats":"x"}}"#,
        r#"{"status_code":null}"#,
        "{}",
        "7 ",
    ] {
        let strict = events(page.as_bytes(), &under(Leniency::STRICT));
        for leniency in Leniency::all() {
            assert_eq!(events(page.as_bytes(), &under(leniency)), strict, "{page}");
        }
    }
}

#[test]
fn what_is_altered_is_told_in_the_order_of_the_table() {
    let members = r#""other_details":"123456789012","tag":[7],"flag":"abcde","assignee":1.5,
        "destination_id":[],"customer_id":true,"asset":{"name":"\ud83d","id":{}},
        "updated_at":"x","alias_id":"abcde""#;
    let page = page(members)
        .replacen(r#""queued""#, r#""q""#, 1)
        .replacen(r#""sms""#, r#""s""#, 1)
        .replacen(r#""1""#, r#""\udc00""#, 1);
    let line = only(&page, Rules::lenient(SMALL));
    assert_eq!(
        line["chat"],
        json!({
            "index": 0,
            "chat_id": "\u{fffd}",
            "alias_id": null,
            "created_at": "2021-08-22T01:14:01Z",
            "updated_at": null,
            "status": "unknown",
            "channel": "unknown",
            "asset": { "id": null, "name": "\u{fffd}" },
            "customer_id": null,
            "destination_id": null,
            "assignee": null,
            "flag": "abcd",
            "tag": null,
            "other_details": null,
            "altered": [
                "chat_id", "alias_id", "updated_at", "status", "channel", "asset.id",
                "asset.name", "customer_id", "destination_id", "assignee", "flag", "tag",
                "other_details",
            ],
        })
    );
}
