//! What lenient mode keeps, and that it says so.

use chatwire::{AssetId, Channel, ChatStatus, Options, Reason};

use crate::marked::{GOOD, decoded, page};
use crate::outcome::{Full, Told};

fn lenient(element: &str) -> Told<Full> {
    let outcome = decoded(page(element).as_bytes(), Options::new().lenient());
    assert!(outcome.end.is_ok());
    outcome.told.into_iter().next().expect("one element")
}

/// The chat with the good members and these, and the fields that were cut or mended.
#[track_caller]
fn kept(members: &str) -> (Full, Vec<String>) {
    let Told::Record(chat) = lenient(&format!("{{{GOOD},{members}}}")) else {
        panic!("{members}");
    };
    let cut = chat.cut.iter().map(|field| field.to_string()).collect();
    (chat, cut)
}

#[test]
fn unknown_variants_are_kept() {
    let chat = lenient(
        r#"{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"snoozed","channel":"sms\ud83d"}"#,
    );
    let Told::Record(chat) = chat else {
        panic!("{chat:?}");
    };
    assert_eq!(chat.status, ChatStatus::Unknown);
    assert_eq!(chat.channel, Channel::Unknown);
}

#[test]
fn texts_are_cut_at_a_character() {
    let (chat, cut) = kept(&format!(r#""flag":"x{}""#, "é".repeat(16)));
    assert_eq!(chat.flag.unwrap(), *format!("x{}", "é".repeat(15)));
    assert_eq!(cut, ["flag"]);

    // Nothing is taken after the cut, although it would fit.
    let (chat, cut) = kept(&format!(r#""flag":"{}🙂x""#, "x".repeat(30)));
    assert_eq!(chat.flag.unwrap(), *"x".repeat(30));
    assert_eq!(cut, ["flag"]);

    let (chat, cut) = kept(&format!(r#""flag":"{}\ud83d\ude42\u0078""#, "x".repeat(30)));
    assert_eq!(chat.flag.unwrap(), *"x".repeat(30));
    assert_eq!(cut, ["flag"]);

    let (chat, cut) = kept(&format!(r#""alias_id":{}"#, "7".repeat(25)));
    assert_eq!(chat.alias_id.unwrap(), *"7".repeat(24));
    assert_eq!(cut, ["alias_id"]);

    let long = "x".repeat(49);
    let (chat, cut) = kept(&format!(r#""asset":{{"id":"{long}","name":"{long}"}}"#));
    let asset = chat.asset.unwrap();
    assert_eq!(
        asset.id,
        Some(AssetId::Text(long[..48].try_into().unwrap()))
    );
    assert_eq!(asset.name.as_deref(), Some(&long[..48]));
    assert_eq!(cut, ["asset.id", "asset.name"]);
}

#[test]
fn the_first_tags_are_kept() {
    let (chat, cut) = kept(r#""tag":["a","b","c","d","e","f","\ud83d"],"flag":"f""#);
    assert_eq!(chat.tag.unwrap(), ["a", "b", "c", "d", "e"]);
    assert_eq!(cut, ["tag"]);
    assert_eq!(chat.flag.unwrap(), "f");

    let (chat, cut) = kept(&format!(r#""tag":["{}","b"]"#, "x".repeat(65)));
    assert_eq!(chat.tag.unwrap(), ["x".repeat(64).as_str(), "b"]);
    assert_eq!(cut, ["tag"]);
}

#[test]
fn lone_surrogates_are_mended() {
    for (json, text) in [
        (r"\ud83d", "\u{fffd}"),
        (r"\ude42\ud83d", "\u{fffd}\u{fffd}"),
        (r"a\ud83db", "a\u{fffd}b"),
        (r"\ud83d\u0041", "\u{fffd}A"),
        (r"\ud83d\n", "\u{fffd}\n"),
        (r"\ud83d\ud83d\ude42", "\u{fffd}🙂"),
        (r"\ud83d€", "\u{fffd}€"),
    ] {
        let (chat, cut) = kept(&format!(r#""flag":"{json}""#));
        assert_eq!(chat.flag.as_deref(), Some(text), "{json}");
        assert_eq!(cut, ["flag"], "{json}");
    }
    let (_, cut) = kept(r#""flag":"\ud83d\ude42""#);
    assert!(cut.is_empty());
}

#[test]
fn other_faults_still_reject() {
    for (element, field, reason) in [
        ("{}".to_string(), "chat_id", Reason::Missing),
        (r#"{"chat_id":null}"#.to_string(), "chat_id", Reason::Null),
        (format!(r#"{{{GOOD},"flag":1}}"#), "flag", Reason::Type),
        (format!(r#"{{{GOOD},"tag":[1]}}"#), "tag", Reason::Type),
        (
            format!(r#"{{{GOOD},"flag":"","flag":""}}"#),
            "flag",
            Reason::Duplicate,
        ),
        (
            format!(r#"{{{GOOD},"updated_at":"\ud83d"}}"#),
            "updated_at",
            Reason::Datetime,
        ),
        (
            format!(r#"{{{GOOD},"asset":{{"id":18446744073709551616}}}}"#),
            "asset.id",
            Reason::Range,
        ),
        ("7".to_string(), "chat", Reason::Type),
    ] {
        let Told::Rejected(rejection) = lenient(&element) else {
            panic!("{element}");
        };
        assert_eq!(rejection.field, field, "{element}");
        assert_eq!(rejection.reason, reason, "{element}");
    }
}

#[test]
fn one_chat_s_cuts_are_not_the_next_one_s() {
    let cut = format!(r#"{{{GOOD},"flag":"{}"}}"#, "x".repeat(33));
    let elements = format!("{cut},{{{GOOD}}}");
    let outcome = decoded(page(&elements).as_bytes(), Options::new().lenient());
    let [Told::Record(first), Told::Record(second)] = &outcome.told[..] else {
        panic!("{outcome:?}");
    };
    assert!(first.cut.contains("flag"));
    assert!(second.cut.is_empty());
}
