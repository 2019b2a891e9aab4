//! Chats that are rejected, and the chats around them, which are not.

use chatwire::{Options, Reason};

use crate::marked::{GOOD, decoded, page, unmark};
use crate::outcome::Told;

/// Checks that this element is rejected, and nothing else.
#[track_caller]
fn assert_rejected(element: &str, field: &str, reason: Reason) {
    let good = format!("{{{GOOD}}}");
    let (page, offset) = unmark(page(&format!("{good},{element},{good}")).as_bytes());
    let outcome = decoded(&page, Options::new());
    let [Told::Record(_), Told::Rejected(rejection), Told::Record(_)] = &outcome.told[..] else {
        panic!("{element}: {outcome:?}");
    };
    let found = (
        rejection.index,
        rejection.field.to_string(),
        rejection.reason,
        rejection.offset,
    );
    assert_eq!(found, (1, field.to_string(), reason, offset), "{element}");
    let envelope = outcome.ended();
    assert_eq!(
        (envelope.records(), envelope.rejected()),
        (2, 1),
        "{element}"
    );
}

/// Checks that a chat with these members, and then the good ones, is rejected.
#[track_caller]
fn assert_bad_members(rows: &[(&str, &str)], reason: Reason) {
    for (members, field) in rows {
        // The good members follow, but the one at fault is not to be given twice for it.
        let (name, _) = field.split_once('.').unwrap_or((field, ""));
        let good = GOOD
            .split(',')
            .filter(|member| !member.starts_with(&format!("\"{name}\"")));
        let good = good.collect::<Vec<_>>().join(",");
        assert_rejected(&format!("{{{members},{good}}}"), field, reason);
    }
}

#[test]
fn missing() {
    for (element, field) in [
        (r#"{^}"#, "chat_id"),
        (r#"{"flag":null,"unknown":{"chat_id":"1"}^}"#, "chat_id"),
        (r#"{"chat_id":"1"^}"#, "created_at"),
        (r#"{"channel":"sms","chat_id":"1" ^}"#, "created_at"),
        (
            r#"{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","channel":"sms"^}"#,
            "status",
        ),
        (
            r#"{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"closed"^}"#,
            "channel",
        ),
    ] {
        assert_rejected(element, field, Reason::Missing);
    }
}

#[test]
fn null() {
    assert_bad_members(
        &[
            (r#""chat_id":^null"#, "chat_id"),
            (r#""created_at": ^null"#, "created_at"),
            (r#""status":^null"#, "status"),
            (r#""channel":^null"#, "channel"),
            // So is the empty text, but for a text that is required: see `accepted.rs`.
            (r#""chat_id":^"""#, "chat_id"),
            (r#""created_at":^"""#, "created_at"),
            (r#""status": ^"""#, "status"),
            (r#""channel":^"""#, "channel"),
            // An element of a list is there or it is not.
            (r#""tag":[^null]"#, "tag"),
            (r#""tag":["billing", ^null,7]"#, "tag"),
        ],
        Reason::Null,
    );
}

#[test]
fn wrong_type() {
    assert_bad_members(
        &[
            (r#""chat_id":^true"#, "chat_id"),
            (r#""chat_id":^{"chat_id":"1"}"#, "chat_id"),
            (r#""chat_id":^["1"]"#, "chat_id"),
            (r#""chat_id":^1.5"#, "chat_id"),
            (r#""chat_id":^1e3"#, "chat_id"),
            (r#""chat_id":^1111111111111111111111111111.5"#, "chat_id"),
            (r#""alias_id":^false"#, "alias_id"),
            (r#""created_at":^1629594841"#, "created_at"),
            (r#""created_at":^[]"#, "created_at"),
            (r#""updated_at":^{}"#, "updated_at"),
            (r#""status":^1"#, "status"),
            (r#""channel":^["sms"]"#, "channel"),
            (r#""asset":^"56161""#, "asset"),
            (r#""asset":^56161"#, "asset"),
            (r#""asset":^[56161]"#, "asset"),
            (r#""asset":{"id":^true}"#, "asset.id"),
            (r#""asset":{"id":^1.0}"#, "asset.id"),
            (r#""asset":{"id":^{"id":1}}"#, "asset.id"),
            (r#""asset":{"id":^[1]}"#, "asset.id"),
            (r#""asset":{"id":1,"name":^2}"#, "asset.name"),
            (r#""customer_id":^{}"#, "customer_id"),
            (r#""destination_id":^-1.5"#, "destination_id"),
            (r#""assignee":^true"#, "assignee"),
            (r#""flag":^1"#, "flag"),
            (r#""flag":^["priority"]"#, "flag"),
            (r#""tag":^"billing""#, "tag"),
            (r#""tag":^{"a":"billing"}"#, "tag"),
            (r#""asset":^[ {}]"#, "asset"),
            (r#""asset":^[null]"#, "asset"),
            // Each kind has its own empty, and no other but `""`.
            (r#""chat_id":^[]"#, "chat_id"),
            (r#""flag":^{}"#, "flag"),
            (r#""status":^[]"#, "status"),
            (r#""created_at":^{}"#, "created_at"),
            (r#""asset":{"id":^[]}"#, "asset.id"),
            (r#""tag":[^[]]"#, "tag"),
            (r#""tag":[^{}]"#, "tag"),
            (r#""tag":[^7]"#, "tag"),
            (r#""tag":[^["billing"]]"#, "tag"),
            (r#""tag":[^{"tag":"billing"}]"#, "tag"),
        ],
        Reason::Type,
    );
}

#[test]
fn unknown_variant() {
    assert_bad_members(
        &[
            (r#""status":^"snoozed""#, "status"),
            (r#""status":^"queued ""#, "status"),
            // Only ASCII has two cases here: this is a Kelvin sign.
            (r#""status":^"pic\u212aed""#, "status"),
            (r#""status":^"picKed""#, "status"),
            (r#""channel":^"ＳＭＳ""#, "channel"),
            (r#""status":^"unknown""#, "status"),
            (r#""channel":^"fax""#, "channel"),
            (r#""channel":^"sm""#, "channel"),
            (r#""channel":^"smss""#, "channel"),
            (r#""channel":^"sms\u0000""#, "channel"),
            (r#""channel":^"sms\ud83d""#, "channel"),
        ],
        Reason::UnknownVariant,
    );
}

#[test]
fn overflow() {
    let letters = |len: usize| "x".repeat(len);
    for (members, field) in [
        (format!(r#""chat_id":^"{}""#, letters(25)), "chat_id"),
        (format!(r#""chat_id":^{}"#, "7".repeat(25)), "chat_id"),
        (format!(r#""alias_id":^"{}""#, letters(25)), "alias_id"),
        (
            format!(r#""asset":{{"id":^"{}"}}"#, letters(49)),
            "asset.id",
        ),
        (
            format!(r#""asset":{{"name":^"{}"}}"#, letters(49)),
            "asset.name",
        ),
        (
            format!(r#""customer_id":^"{}""#, letters(37)),
            "customer_id",
        ),
        (
            format!(r#""destination_id":^"{}""#, letters(177)),
            "destination_id",
        ),
        (format!(r#""assignee":^"{}""#, letters(49)), "assignee"),
        // Sixteen characters of two bytes fit.
        (format!(r#""flag":^"{}x""#, "é".repeat(16)), "flag"),
        (format!(r#""flag":^"{}\n""#, letters(32)), "flag"),
        (r#""tag":["a","b","c","d","e",^"f"]"#.to_string(), "tag"),
        (format!(r#""tag":["a",^"{}"]"#, letters(65)), "tag"),
    ] {
        assert_bad_members(&[(&members, field)], Reason::Overflow);
    }
}

#[test]
fn datetime() {
    for text in [
        "yesterday",
        "2021-08-22",
        "2021-08-22T01:14",
        "2021-08-22T01:14:01.",
        "2021-08-22T01:14:01ZZ",
        "2021-08-22T01:14:01z",
        "2021-08-22t01:14:01Z",
        "2021-13-01T00:00:00Z",
        "2021-00-01T00:00:00Z",
        "2021-02-29T00:00:00Z",
        "2021-04-31T00:00:00Z",
        "2021-08-00T00:00:00Z",
        "2021-08-22T24:00:00Z",
        "2021-08-22T01:60:00Z",
        "2021-08-22T01:14:60Z",
        "2021-08-22T01:14:01+24:00",
        "2021-08-22T01:14:01+05:60",
        "2021-08-22T01:14:01+",
        "2021-08-22T01:14:01+5",
        "+2021-08-22T01:14:01Z",
        " 2021-08-22T01:14:01Z",
        "2021-08-22T01:14:01Z ",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "２０２１-08-22T01:14:01Z",
        r"2021-08-22T01:14:01\ud83dZ",
    ] {
        assert_bad_members(
            &[
                (&format!(r#""created_at":^"{text}""#), "created_at"),
                (&format!(r#""updated_at":^"{text}""#), "updated_at"),
            ],
            Reason::Datetime,
        );
    }
}

#[test]
fn out_of_range() {
    assert_bad_members(
        &[
            (r#""asset":{"id":^18446744073709551616}"#, "asset.id"),
            (r#""asset":{"id":^-9223372036854775809}"#, "asset.id"),
            (r#""asset":{"id":^-18446744073709551616}"#, "asset.id"),
        ],
        Reason::Range,
    );
}

#[test]
fn lone_surrogate() {
    assert_bad_members(
        &[
            (r#""chat_id":^"\ud83d""#, "chat_id"),
            (r#""alias_id":^"\ude42""#, "alias_id"),
            (r#""asset":{"id":^"a\ud83d"}"#, "asset.id"),
            (r#""asset":{"name":^"\ud83db"}"#, "asset.name"),
            (r#""customer_id":^"\ud83d\u0041""#, "customer_id"),
            (r#""destination_id":^"\ud83d\n""#, "destination_id"),
            (r#""assignee":^"\ud83d\ud83d\ude42""#, "assignee"),
            (r#""flag":^"\ud83d""#, "flag"),
            (r#""flag":^"\ud83d€""#, "flag"),
            (r#""flag":^"\ude42\ud83d""#, "flag"),
            (r#""flag":^"\ude42\ude42""#, "flag"),
            (r#""flag":^"\ud83d\u2000""#, "flag"),
            (r#""tag":["a",^"\uDBFF"]"#, "tag"),
        ],
        Reason::LoneSurrogate,
    );
}

#[test]
fn given_twice() {
    for (members, field) in [
        (r#""chat_id":"1",^"chat_id":"1""#, "chat_id"),
        (r#""flag":null,^"flag":null"#, "flag"),
        (r#""flag":null , ^"fl\u0061g":null"#, "flag"),
        (r#""tag":[],"x":0,^"tag":[]"#, "tag"),
        (r#""asset":null,^"asset":{}"#, "asset"),
        (r#""asset":{"id":1,^"id":1}"#, "asset.id"),
        (r#""other_details":{},^"other_details":{}"#, "other_details"),
    ] {
        assert_bad_members(&[(members, field)], Reason::Duplicate);
    }
}

#[test]
fn no_object() {
    for element in [
        r#"^null"#,
        "^5",
        "^-0.5e1",
        r#"^"chat""#,
        "^true",
        "^[{}]",
        "^[[]]",
    ] {
        assert_rejected(element, "chat", Reason::Type);
    }
}

#[test]
fn of_several_faults_the_first() {
    for (element, field, reason) in [
        (
            r#"{"flag":^1,"channel":"fax","chat_id":null}"#,
            "flag",
            Reason::Type,
        ),
        (
            r#"{"channel":^"fax","flag":1,"flag":1}"#,
            "channel",
            Reason::UnknownVariant,
        ),
        (
            r#"{"asset":{"id":^true,"name":1},"tag":0}"#,
            "asset.id",
            Reason::Type,
        ),
        (r#"{"tag":["a",^1,2],"chat_id":true}"#, "tag", Reason::Type),
    ] {
        assert_rejected(element, field, reason);
    }
}
