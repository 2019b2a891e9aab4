//! Chats that may look odd, and are good.

use chatwire::{
    Altered, Asset, AssetId, Channel, ChatStatus, Details, Id, Options, Reason, Record, Timestamp,
    heapless,
};

use crate::marked::{GOOD, decoded, page};
use crate::outcome::{Full, Told, fed};

/// The only chat of a page.
#[track_caller]
fn only(page: &str) -> Full {
    let outcome = decoded(page.as_bytes(), Options::new());
    let [Told::Record(chat)] = &outcome.told[..] else {
        panic!("{page}: {outcome:?}");
    };
    assert!(chat.altered.is_empty() || chat.other_details == Details::TooLong);
    chat.clone()
}

/// The chat with the good members, and these.
#[track_caller]
fn with(members: &str) -> Full {
    only(&page(&format!("{{{GOOD},{members}}}")))
}

#[test]
fn null_is_absent() {
    let absent = only(&page(&format!("{{{GOOD}}}")));
    assert_eq!(absent.alias_id, None);
    assert_eq!(absent.other_details, Details::Absent);
    let null = with(
        r#""alias_id":null,"updated_at":null,"asset":null,"customer_id":null,"destination_id":null,
           "assignee":null,"flag":null,"tag":null,"other_details":null"#,
    );
    assert_eq!(null, absent);
}

/// Servers write "none" as their language pleases.
#[test]
fn no_value_at_all() {
    let absent = only(&page(&format!("{{{GOOD}}}")));
    for members in [
        r#""alias_id":"","updated_at":"","asset":"","customer_id":"","destination_id":"","assignee":"","flag":"",
           "tag":"","other_details":"""#,
        r#""asset":[],"tag":{}"#,
        r#""asset":[ ],"tag":{
        }"#,
    ] {
        assert_eq!(with(members), absent, "{members}");
    }
    // The empty of its own kind is a value.
    let empty = with(r#""asset":{},"tag":[],"other_details":[]"#);
    assert_eq!(empty.asset, Some(Asset::default()));
    assert_eq!(empty.tag.map(|tags| tags.len()), Some(0));
    assert_eq!(empty.other_details.as_json(), Some("[]"));
    for members in [
        r#""asset":{"id":"","name":""}"#,
        r#""asset":{"id":null,"name":null}"#,
    ] {
        assert_eq!(with(members).asset, Some(Asset::default()), "{members}");
    }
    // What spells nothing but space, or the bracket of a string's text, is a text.
    for (json, text) in [
        (r#"" ""#, " "),
        (r#""[]""#, "[]"),
        (r#""null""#, "null"),
        (r#""\u0000""#, "\0"),
    ] {
        assert_eq!(
            with(&format!(r#""flag":{json}"#)).flag.as_deref(),
            Some(text),
            "{json}"
        );
    }
    assert!(
        with(r#""updated_at":"2021-08-22T01:14:01.1234567Z""#)
            .updated_at
            .is_some()
    );
}

/// A text that must be there may have no characters; whatever else must be there has to be something.
#[test]
fn an_empty_text_that_is_required() {
    #[derive(Debug, Clone, PartialEq, Record)]
    #[record(element = "chat", list = "chats")]
    struct Flagged {
        flag: heapless::String<4>,
        altered: Altered<Self>,
    }
    let page = page(r#"{"flag":""},{"flag":"a"},{"flag":null},{"flag":[]}"#);
    for size in 1..=page.len() {
        let outcome = fed::<Flagged>(page.as_bytes().chunks(size), Options::new());
        let told = outcome.told.iter().map(|told| match told {
            Told::Record(flagged) => Ok(flagged.flag.as_str()),
            Told::Rejected(rejection) => Err(rejection.reason),
        });
        let told = told.collect::<Vec<_>>();
        assert_eq!(
            told,
            [Ok(""), Ok("a"), Err(Reason::Null), Err(Reason::Type)],
            "by {size}"
        );
    }
}

#[test]
fn names_of_enum_values_in_any_case() {
    let expected = only(&page(&format!("{{{GOOD}}}")));
    for (status, channel) in [
        ("Queued", "SMS"),
        ("QUEUED", "sMs"),
        (r"\u0051ueue\u0044", r"s\u004ds"),
    ] {
        let chat = format!(
            r#"{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"{status}","channel":"{channel}"}}"#
        );
        assert_eq!(only(&page(&chat)), expected, "{status} {channel}");
    }
    let all = [
        ("LiveChat", Channel::LiveChat),
        ("FaceBook", Channel::Facebook),
        ("Twitter", Channel::Twitter),
        ("EMAIL", Channel::Email),
        ("WhatsApp", Channel::WhatsApp),
        ("Abc", Channel::Abc),
        ("Api", Channel::Api),
    ];
    for (name, channel) in all {
        let chat = format!(
            r#"{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"OnHold","channel":"{name}"}}"#
        );
        let chat = only(&page(&chat));
        assert_eq!((chat.status, chat.channel), (ChatStatus::OnHold, channel));
    }
}

/// What the event samples of the vendor show, and the API documents.
#[test]
fn an_apple_id() {
    #[derive(Debug, Clone, PartialEq, Record)]
    #[record(element = "chat", list = "chats")]
    struct Addressed {
        destination_id: Option<Id<169>>,
        altered: Altered<Self>,
    }
    let apple = format!("urn:mbid:{}=", "Ab0+/".repeat(31) + "Zz09");
    assert_eq!(apple.len(), 169);
    for (sent, kept) in [
        (apple.clone(), true),
        (apple.replace('+', r"\u002B"), true),
        (apple.clone() + "=", false),
    ] {
        let page = page(&format!(r#"{{"destination_id":"{sent}"}}"#));
        for size in [page.len(), 1, 7] {
            let outcome = fed::<Addressed>(page.as_bytes().chunks(size), Options::new());
            match &outcome.told[..] {
                [Told::Record(chat)] if kept => {
                    assert_eq!(chat.destination_id.as_deref(), Some(&*apple))
                }
                [Told::Rejected(rejection)] if !kept => {
                    assert_eq!(rejection.reason, Reason::Overflow)
                }
                told => panic!("{told:?}"),
            }
        }
    }
}

#[test]
fn nothing_is_left_of_the_chat_before() {
    let full = format!(
        r#"{{{GOOD},"alias_id":"a","updated_at":"2021-08-22T01:14:01Z","asset":{{"id":1,"name":"n"}},"customer_id":"c",
        "destination_id":"d","assignee":"a","flag":"f","tag":["t"],"other_details":{{"a":1}}}}"#
    );
    let bare = format!("{{{GOOD}}}");
    let outcome = decoded(page(&format!("{full},{bare}")).as_bytes(), Options::new());
    assert_eq!(outcome.told[1], Told::Record(only(&page(&bare))));
}

#[test]
fn members_in_any_order() {
    let expected = with(r#""flag":"f""#);
    let mut members: Vec<_> = GOOD.split(',').chain([r#""flag":"f""#]).collect();
    for _ in 0..members.len() {
        members.rotate_left(1);
        assert_eq!(only(&page(&format!("{{{}}}", members.join(",")))), expected);
    }
    members.reverse();
    assert_eq!(only(&page(&format!("{{{}}}", members.join(",")))), expected);
}

#[test]
fn names_with_escapes() {
    let chat = with(r#""\u0066lag":"f","\u0061ss\u0065t":{"n\u0061me":"n"}"#);
    assert_eq!(chat.flag.as_deref(), Some("f"));
    assert_eq!(chat.asset.unwrap().name.as_deref(), Some("n"));
}

#[test]
fn unknown_members() {
    let expected = with(r#""flag":"f""#);
    for members in [
        r#""x":"\ud83d","flag":"f""#,
        r#""\ud83d":1,"flag":"f""#,
        r#""fla":1,"flag":"f","flags":2,"Flag":3,"":4,"flag\u0000":5"#,
        r#""x":1,"x":2,"flag":"f""#,
        r#""x":{"flag":"g","y":[{"flag":[]},[[]],-0.0e-0]},"flag":"f""#,
        r#""x":18446744073709551616e99999,"flag":"f""#,
    ] {
        assert_eq!(with(members), expected, "{members}");
    }
    let long = "€".repeat(100_000);
    let page = page(&format!(r#"{{{GOOD},"{long}":"{long}","flag":"f"}}"#));
    let outcome = crate::outcome::whole::<Full>(page.as_bytes(), Options::new());
    assert_eq!(outcome.told, [Told::Record(expected)]);
}

#[test]
fn ids_sent_as_integers() {
    for (integer, digits) in [
        ("0", "0"),
        ("-0", "-0"),
        ("1872640", "1872640"),
        ("-5", "-5"),
        ("123456789012345678901234", "123456789012345678901234"),
    ] {
        let chat = with(&format!(r#""alias_id":{integer},"assignee":{integer}"#));
        assert_eq!(chat.alias_id.as_deref(), Some(digits));
        assert_eq!(chat.assignee.as_deref(), Some(digits));
    }
}

#[test]
fn asset_ids() {
    for (json, id) in [
        ("0", AssetId::Integer(0)),
        ("-0", AssetId::Integer(0)),
        ("56161", AssetId::Integer(56161)),
        ("9223372036854775808", AssetId::Integer(1 << 63)),
        ("18446744073709551615", AssetId::Integer(u64::MAX)),
        ("-1", AssetId::Negative(-1)),
        ("-9223372036854775808", AssetId::Negative(i64::MIN)),
        (r#""56161""#, AssetId::Text("56161".try_into().unwrap())),
        (r#""k\u00e9y""#, AssetId::Text("kéy".try_into().unwrap())),
    ] {
        let asset = with(&format!(r#""asset":{{"id":{json}}}"#)).asset;
        let mut expected = Asset::default();
        expected.id = Some(id);
        assert_eq!(asset, Some(expected), "{json}");
    }
    assert_eq!(with(r#""asset":{}"#).asset, Some(Asset::default()));
}

#[test]
fn datetimes() {
    for (text, seconds, nanosecond) in [
        ("1970-01-01T00:00:00Z", 0, 0),
        ("2021-08-22T01:14:01Z", 1_629_594_841, 0),
        ("2021-08-22T01:14:01", 1_629_594_841, 0),
        ("2021-08-22 01:14:01", 1_629_594_841, 0),
        ("2021-08-22 01:14:01Z", 1_629_594_841, 0),
        ("2021-08-22T01:14:01.5Z", 1_629_594_841, 500_000_000),
        ("2021-08-22T01:14:01.000000001", 1_629_594_841, 1),
        (
            "2021-08-22T01:14:01.1234567899999Z",
            1_629_594_841,
            123_456_789,
        ),
        ("2021-08-22T06:44:01+05:30", 1_629_594_841, 0),
        ("2021-08-22T06:44:01+0530", 1_629_594_841, 0),
        ("2021-08-21T18:14:01-07", 1_629_594_841, 0),
        ("2021-08-22T01:14:01-00:00", 1_629_594_841, 0),
        ("2000-02-29T00:00:00Z", 951_782_400, 0),
        ("1969-12-31T23:59:59.75Z", -1, 750_000_000),
        ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
        ("9999-12-31T23:59:59Z", 253_402_300_799, 0),
        (r"2021\u002d08-22T01:14:01Z", 1_629_594_841, 0),
    ] {
        let instant = with(&format!(r#""updated_at":"{text}""#)).updated_at;
        assert_eq!(instant, Timestamp::from_unix(seconds, nanosecond), "{text}");
    }
}

#[test]
fn texts_up_to_their_capacity() {
    for text in ["x", &"x".repeat(32), &"é".repeat(16), &"😀".repeat(8)] {
        let chat = with(&format!(r#""flag":"{text}","tag":["{text}","","{text}"]"#));
        assert_eq!(chat.flag.as_deref(), Some(text));
        let tags = chat.tag.unwrap();
        assert_eq!(tags.iter().collect::<Vec<_>>(), [text, "", text]);
    }
    assert_eq!(with(r#""tag":["a","b","c","d","e"]"#).tag.unwrap().len(), 5);
    assert_eq!(with(r#""tag":[]"#).tag.unwrap().len(), 0);
}

#[test]
fn escapes() {
    for (json, text) in [
        (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r"\u0000\u001f\u007f\u00e9", "\0\u{1f}\u{7f}é"),
        (r"\u20AC\u20ac", "€€"),
        (r"\ud83d\ude42\uD83D\uDE42", "🙂🙂"),
        (r"\ud800\udc00\udbff\udfff", "\u{10000}\u{10ffff}"),
        (r"\ud7ff\ue000\uffff", "\u{d7ff}\u{e000}\u{ffff}"),
    ] {
        let chat = with(&format!(r#""flag":"{json}""#));
        assert_eq!(chat.flag.as_deref(), Some(text), "{json}");
    }
}

#[test]
fn details_as_they_were_sent() {
    for json in [
        "{}",
        r#"{ "a" : [ 1.50 , -0 , 1E5 ] , "a":null }"#,
        "{\n\t\"\\ud83d\": \"\\ud83d\\u00e9é🙂\"\r\n}",
        r#"{"}":"]","{":"\"}"}"#,
        "[ ]",
        "[{},[1.5,[]]]",
        "true",
        "-0.50e+1",
        r#""gold""#,
        r#""\ud83d\u0022""#,
    ] {
        let chat = with(&format!(r#""other_details": {json} "#));
        assert_eq!(chat.other_details.as_json(), Some(json));
        // Where it is likely to come.
        let chat = with(&format!(r#""tag":null,"other_details":{json}"#));
        assert_eq!(chat.other_details.as_json(), Some(json));
    }
}

#[test]
fn details_that_do_not_fit() {
    let json = |len: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(len - 8));
    let chat = with(&format!(r#""other_details":{}"#, json(160)));
    assert_eq!(chat.other_details.as_json(), Some(&*json(160)));
    let chat = with(&format!(r#""other_details":{},"flag":"f""#, json(161)));
    assert_eq!(chat.other_details, Details::TooLong);
    assert!(chat.altered.contains("other_details"));
    assert_eq!(chat.altered.iter().count(), 1);
    assert_eq!(chat.flag.as_deref(), Some("f"));
}
