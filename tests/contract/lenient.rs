//! What each of the four ways of leniency keeps, and that it says so.

use chatwire::heapless::{String, Vec};
use chatwire::{Altered, AssetId, Channel, ChatStatus, Details, Event, Options, Reason, Record};

use crate::marked::{GOOD, decoded, page};
use crate::outcome::{Full, Told, assert_same, fed, whole};

type Choice = fn(Options) -> Options;

const KEEP_UNKNOWN: Choice = Options::keep_unknown;
const TRUNCATE: Choice = Options::truncate;
const REPLACE: Choice = Options::replace_surrogates;
const DROP: Choice = Options::drop_faulty;

const ALL: [Choice; 4] = [KEEP_UNKNOWN, TRUNCATE, REPLACE, DROP];

/// The options with these choices: bit n stands for the nth of them.
fn options(bits: u8) -> Options {
    let chosen = ALL.iter().enumerate().filter(|(n, _)| bits >> n & 1 != 0);
    chosen.fold(Options::new(), |options, (_, choice)| choice(options))
}

fn only(element: &str, options: Options) -> Told<Full> {
    let outcome = decoded(page(element).as_bytes(), options);
    outcome.ended();
    outcome.told.into_iter().next().expect("one element")
}

/// The chat with the good members and these, and the fields that are flagged.
#[track_caller]
fn kept(members: &str, options: Options) -> (Full, std::vec::Vec<std::string::String>) {
    let element = format!("{{{GOOD},{members}}}");
    let Told::Record(chat) = only(&element, options) else {
        panic!("{members}");
    };
    let altered = chat.altered.iter().map(|field| field.to_string());
    let altered = altered.collect();
    (chat, altered)
}

#[track_caller]
fn assert_rejected(element: &str, options: Options, field: &str, reason: Reason) {
    let Told::Rejected(rejection) = only(element, options) else {
        panic!("{element}");
    };
    assert_eq!(
        (rejection.field.to_string(), rejection.reason),
        (field.to_owned(), reason),
        "{element}"
    );
}

#[test]
fn unknown_variants_are_kept() {
    let chat = |status: &str, channel: &str| {
        format!(
            r#"{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":{status},"channel":{channel}}}"#
        )
    };
    let element = chat(r#""snoozed""#, r#""sms\ud83d""#);
    let Told::Record(kept) = only(&element, KEEP_UNKNOWN(Options::new())) else {
        panic!();
    };
    assert_eq!(
        (kept.status, kept.channel),
        (ChatStatus::Unknown, Channel::Unknown)
    );
    assert_eq!(format!("{:?}", kept.altered), "{status, channel}");
    // An empty text is none, and `unknown` is no name.
    let options = options(0b1111);
    assert_rejected(&chat(r#""""#, r#""sms""#), options, "status", Reason::Null);
    let Told::Record(kept) = only(&chat(r#""unknown""#, r#""SMS""#), options) else {
        panic!();
    };
    assert_eq!(
        (kept.status, kept.channel),
        (ChatStatus::Unknown, Channel::Sms)
    );
    assert_eq!(format!("{:?}", kept.altered), "{status}");
}

#[test]
fn texts_are_cut_at_a_character() {
    let kept = |members: &str| kept(members, TRUNCATE(Options::new()));
    let (chat, altered) = kept(&format!(r#""flag":"x{}""#, "é".repeat(16)));
    assert_eq!(chat.flag.unwrap(), *format!("x{}", "é".repeat(15)));
    assert_eq!(altered, ["flag"]);

    // Nothing is taken after the cut, although it would fit.
    let (chat, altered) = kept(&format!(r#""flag":"{}🙂x""#, "x".repeat(30)));
    assert_eq!(chat.flag.unwrap(), *"x".repeat(30));
    assert_eq!(altered, ["flag"]);

    let (chat, altered) = kept(&format!(r#""flag":"{}\ud83d\ude42\u0078""#, "x".repeat(30)));
    assert_eq!(chat.flag.unwrap(), *"x".repeat(30));
    assert_eq!(altered, ["flag"]);

    // Nor is anything wrong with what is not taken.
    let (chat, altered) = kept(&format!(r#""flag":"{}é\ud83d""#, "x".repeat(32)));
    assert_eq!(chat.flag.unwrap(), *"x".repeat(32));
    assert_eq!(altered, ["flag"]);

    let long = "x".repeat(49);
    let (chat, altered) = kept(&format!(
        r#""asset":{{"id":"{}","name":"{long}"}}"#,
        &long[..48]
    ));
    let asset = chat.asset.unwrap();
    assert_eq!(
        asset.id,
        Some(AssetId::Text(long[..48].try_into().unwrap()))
    );
    assert_eq!(asset.name.as_deref(), Some(&long[..48]));
    assert_eq!(altered, ["asset.name"]);
}

/// A cut id is another id.
#[test]
fn ids_are_never_cut() {
    let long = |len: usize| "7".repeat(len);
    for (members, field) in [
        (format!(r#""alias_id":"{}""#, long(25)), "alias_id"),
        (format!(r#""alias_id":{}"#, long(25)), "alias_id"),
        (
            format!(r#""asset":{{"name":"n","id":"{}"}}"#, long(49)),
            "asset.id",
        ),
        (format!(r#""customer_id":"{}""#, long(37)), "customer_id"),
        (
            format!(r#""destination_id":"{}\ud83d""#, long(177)),
            "destination_id",
        ),
        (format!(r#""assignee":"{}é""#, long(47)), "assignee"),
    ] {
        let element = format!("{{{GOOD},{members}}}");
        for bits in 0..8 {
            assert_rejected(&element, options(bits), field, Reason::Overflow);
        }
        // Dropped they may be: then nothing is left of them.
        for bits in 8..16 {
            let (chat, altered) = kept(&members, options(bits));
            assert_eq!(altered, [field], "{members}");
            let expected = kept(r#""asset":null"#, Options::new()).0;
            let asset = chat.asset.clone();
            assert!(asset.is_none_or(|asset| asset.id.is_none() && asset.name.unwrap() == "n"));
            assert_eq!(
                Full {
                    altered: Altered::NONE,
                    asset: None,
                    ..chat
                },
                expected,
                "{members}"
            );
        }
    }
    // The one that is required cannot be.
    let element = format!(
        r#"{{"chat_id":"{}","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}}"#,
        long(25)
    );
    for bits in 0..16 {
        assert_rejected(&element, options(bits), "chat_id", Reason::Overflow);
    }
}

#[test]
fn the_first_tags_are_kept() {
    let kept = |members: &str| kept(members, TRUNCATE(Options::new()));
    let (chat, altered) = kept(r#""tag":["a","b","c","d","e","f","\ud83d"],"flag":"f""#);
    assert_eq!(chat.tag.unwrap(), ["a", "b", "c", "d", "e"]);
    assert_eq!(altered, ["tag"]);
    assert_eq!(chat.flag.unwrap(), "f");

    let (chat, altered) = kept(&format!(r#""tag":["{}","b"]"#, "x".repeat(65)));
    assert_eq!(chat.tag.unwrap(), ["x".repeat(64).as_str(), "b"]);
    assert_eq!(altered, ["tag"]);

    // What is too much has to be of the right kind all the same.
    let element = format!(r#"{{{GOOD},"tag":["a","b","c","d","e","f",7]}}"#);
    assert_rejected(&element, options(0b0111), "tag", Reason::Type);
}

#[test]
fn lone_surrogates_are_mended() {
    let kept = |members: &str| kept(members, REPLACE(Options::new()));
    for (json, text) in [
        (r"\ud83d", "\u{fffd}"),
        (r"\ude42\ud83d", "\u{fffd}\u{fffd}"),
        (r"a\ud83db", "a\u{fffd}b"),
        (r"\ud83d\u0041", "\u{fffd}A"),
        (r"\ud83d\n", "\u{fffd}\n"),
        (r"\ud83d\ud83d\ude42", "\u{fffd}🙂"),
        (r"\ud83d€", "\u{fffd}€"),
    ] {
        let (chat, altered) = kept(&format!(r#""flag":"{json}""#));
        assert_eq!(chat.flag.as_deref(), Some(text), "{json}");
        assert_eq!(altered, ["flag"], "{json}");
        let (chat, altered) = kept(&format!(r#""assignee":"{json}","tag":["{json}"]"#));
        assert_eq!(chat.assignee.as_deref(), Some(text), "{json}");
        assert_eq!(chat.tag.unwrap(), [text], "{json}");
        assert_eq!(altered, ["assignee", "tag"], "{json}");
    }
    let (_, altered) = kept(r#""flag":"\ud83d\ude42""#);
    assert!(altered.is_empty());
    // A character more than fits is too long, whatever stands for it.
    let element = format!(r#"{{{GOOD},"flag":"{}\ud83d"}}"#, "x".repeat(30));
    assert_rejected(&element, REPLACE(Options::new()), "flag", Reason::Overflow);
    // One in a datetime is no character of a datetime, and one in a name of no name.
    let element = format!(r#"{{{GOOD},"updated_at":"2021-08-22T01:14:01Z\ud83d"}}"#);
    assert_rejected(
        &element,
        REPLACE(Options::new()),
        "updated_at",
        Reason::Datetime,
    );
}

#[test]
fn faulty_optional_fields_are_dropped() {
    let kept = |members: &str| kept(members, DROP(Options::new()));
    let bare = kept(r#""x":1"#).0;
    let long = "x".repeat(65);
    for (members, fields) in [
        (r#""alias_id":true"#.to_owned(), &["alias_id"][..]),
        (r#""alias_id":1.5"#.to_owned(), &["alias_id"]),
        (r#""alias_id":[]"#.to_owned(), &["alias_id"]),
        (r#""updated_at":"yesterday""#.to_owned(), &["updated_at"]),
        (r#""updated_at":{"a":[1]}"#.to_owned(), &["updated_at"]),
        (format!(r#""customer_id":"{long}""#), &["customer_id"]),
        (
            r#""destination_id":"a\ud83d""#.to_owned(),
            &["destination_id"],
        ),
        (format!(r#""flag":"{long}""#), &["flag"]),
        (r#""flag":"\ud83d""#.to_owned(), &["flag"]),
        (r#""flag":"a","flag":"b""#.to_owned(), &["flag"]),
        (r#""flag":null,"flag":null"#.to_owned(), &["flag"]),
        (r#""flag":1,"flag":"b","flag":"c""#.to_owned(), &["flag"]),
        (r#""tag":"billing""#.to_owned(), &["tag"]),
        (r#""tag":["a",1]"#.to_owned(), &["tag"]),
        (r#""tag":["a",null]"#.to_owned(), &["tag"]),
        (r#""tag":["a",["b"]]"#.to_owned(), &["tag"]),
        (r#""tag":["a","b","c","d","e","f"]"#.to_owned(), &["tag"]),
        (r#""tag":{"a":"b"}"#.to_owned(), &["tag"]),
        (r#""asset":"Acme""#.to_owned(), &["asset"]),
        (r#""asset":[1]"#.to_owned(), &["asset"]),
        (r#""asset":null,"asset":{"id":1}"#.to_owned(), &["asset"]),
        (
            r#""other_details":{},"other_details":{}"#.to_owned(),
            &["other_details"],
        ),
        (
            r#""flag":0,"asset":0,"alias_id":[1]"#.to_owned(),
            &["alias_id", "asset", "flag"],
        ),
    ] {
        let (chat, altered) = kept(&members);
        assert_eq!(altered, fields, "{members}");
        assert_eq!(
            Full {
                altered: Altered::NONE,
                ..chat
            },
            bare,
            "{members}"
        );
    }
    // In an object, it is the object's field that is at fault, and no more.
    let (chat, altered) = kept(r#""asset":{"id":99999999999999999999,"name":"n"},"flag":"f""#);
    let asset = chat.asset.unwrap();
    assert_eq!((asset.id, asset.name.as_deref()), (None, Some("n")));
    assert_eq!(
        (altered, chat.flag.as_deref()),
        (vec!["asset.id".to_owned()], Some("f"))
    );
}

/// Each fault, and the only choice that puts up with it.
#[test]
fn each_by_itself() {
    let long = "x".repeat(37);
    for (members, field, reason, forgiving) in [
        (
            r#""flag":"\ud83d""#.to_owned(),
            "flag",
            Reason::LoneSurrogate,
            0b1100,
        ),
        (
            format!(r#""flag":"{long}""#),
            "flag",
            Reason::Overflow,
            0b1010,
        ),
        (
            r#""tag":["a","b","c","d","e","f"]"#.to_owned(),
            "tag",
            Reason::Overflow,
            0b1010,
        ),
        (
            format!(r#""customer_id":"{long}""#),
            "customer_id",
            Reason::Overflow,
            0b1000,
        ),
        (r#""flag":7"#.to_owned(), "flag", Reason::Type, 0b1000),
        (
            r#""updated_at":"x""#.to_owned(),
            "updated_at",
            Reason::Datetime,
            0b1000,
        ),
        (
            r#""tag":[],"tag":[]"#.to_owned(),
            "tag",
            Reason::Duplicate,
            0b1000,
        ),
        (r#""tag":[null]"#.to_owned(), "tag", Reason::Null, 0b1000),
    ] {
        for bits in 0..16 {
            if bits & forgiving == 0 {
                let element = format!("{{{GOOD},{members}}}");
                assert_rejected(&element, options(bits), field, reason);
            } else {
                assert_eq!(
                    kept(&members, options(bits)).1,
                    [field],
                    "{members} {bits:b}"
                );
            }
        }
    }
    let unknown =
        r#"{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"fax"}"#;
    for bits in 0..16 {
        if bits & 1 == 0 {
            assert_rejected(unknown, options(bits), "channel", Reason::UnknownVariant);
        } else {
            assert!(matches!(only(unknown, options(bits)), Told::Record(_)));
        }
    }
    assert_eq!(options(0b1111), Options::new().lenient());
}

/// Whatever is chosen.
#[test]
fn faults_of_required_fields_still_reject() {
    for (element, field, reason) in [
        ("{}".to_string(), "chat_id", Reason::Missing),
        (r#"{"chat_id":null}"#.to_string(), "chat_id", Reason::Null),
        (r#"{"chat_id":""}"#.to_string(), "chat_id", Reason::Null),
        (r#"{"chat_id":1.5}"#.to_string(), "chat_id", Reason::Type),
        (r#"{"chat_id":[]}"#.to_string(), "chat_id", Reason::Type),
        (
            format!(r#"{{{GOOD},"status":"closed"}}"#),
            "status",
            Reason::Duplicate,
        ),
        (
            r#"{"created_at":"\ud83d"}"#.to_string(),
            "created_at",
            Reason::Datetime,
        ),
        (
            r#"{"flag":7,"created_at":7}"#.to_string(),
            "created_at",
            Reason::Type,
        ),
        ("7".to_string(), "chat", Reason::Type),
    ] {
        assert_rejected(&element, Options::new().lenient(), field, reason);
    }
}

#[test]
fn one_chat_s_flags_are_not_the_next_one_s() {
    let cut = format!(r#"{{{GOOD},"flag":"{}"}}"#, "x".repeat(33));
    let elements = format!("{cut},{{{GOOD}}}");
    let outcome = decoded(page(&elements).as_bytes(), Options::new().lenient());
    let [Told::Record(first), Told::Record(second)] = &outcome.told[..] else {
        panic!("{outcome:?}");
    };
    assert!(first.altered.contains("flag"));
    assert!(second.altered.is_empty());
    assert_eq!(second.flag, None);
}

/// Nothing that strictness takes is flagged or changed.
#[test]
fn what_is_good_stays_as_it_is() {
    let page = include_bytes!("../data/page-dotnet.json");
    let strict = whole::<Full>(page, Options::new());
    for bits in 1..16 {
        let lenient = whole::<Full>(page, options(bits));
        for (strict, lenient) in strict.told.iter().zip(&lenient.told) {
            assert!(strict == lenient || matches!(strict, Told::Rejected(_)));
        }
    }
}

#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "chat", list = "chats")]
struct NoRoom {
    tag: Option<Vec<String<4>, 0>>,
    flag: Option<String<0>>,
    other_details: Details<0>,
    altered: Altered<Self>,
}

/// A list or text of capacity 0 is cut like any other.
#[test]
fn no_room_at_all() {
    let told = |element: &str, options: Options| {
        let page = page(element);
        let outcome = whole::<NoRoom>(page.as_bytes(), options);
        for size in 1..page.len() {
            let again = fed(page.as_bytes().chunks(size), options);
            assert_same(&again, &outcome, || format!("{page} by {size}"));
        }
        outcome.ended();
        outcome.told.into_iter().next().unwrap()
    };
    for (element, field) in [
        (r#"{"tag":["a"]}"#, "tag"),
        (r#"{"tag":["","b"]}"#, "tag"),
        (r#"{"flag":"f"}"#, "flag"),
        (r#"{"flag":"\u0041"}"#, "flag"),
    ] {
        let Told::Rejected(rejection) = told(element, Options::new()) else {
            panic!("{element}");
        };
        assert_eq!(
            (rejection.field == field, rejection.reason),
            (true, Reason::Overflow)
        );
        let Told::Record(chat) = told(element, TRUNCATE(Options::new())) else {
            panic!("{element}");
        };
        assert_eq!(format!("{:?}", chat.altered), format!("{{{field}}}"));
        assert_eq!(
            chat.tag.is_some(),
            field == "tag",
            "the list is there, and empty"
        );
        assert_eq!(chat.flag.is_some(), field == "flag");
        let Told::Record(chat) = told(element, DROP(Options::new())) else {
            panic!("{element}");
        };
        assert!(chat.tag.is_none() && chat.flag.is_none() && chat.altered.contains(field));
    }
    let Told::Record(chat) = told(r#"{"tag":[],"flag":"","other_details":7}"#, Options::new())
    else {
        panic!();
    };
    assert_eq!(
        (chat.tag.map(|tags| tags.len()), chat.flag),
        (Some(0), None)
    );
    assert_eq!(
        (chat.other_details, format!("{:?}", chat.altered)),
        (Details::TooLong, "{other_details}".into())
    );
}

/// They can be set on a decoder that is there, and stay set.
#[test]
fn options_can_be_set_later() {
    let page = page(&format!(r#"{{{GOOD},"flag":7}}"#));
    let mut decoder = chatwire::Decoder::<Full>::new();
    for (options, kept) in [
        (Options::new(), 0),
        (Options::new().drop_faulty(), 1),
        (Options::new(), 0),
    ] {
        decoder.set_options(options);
        for _ in 0..2 {
            let mut chats = 0;
            let pushed = decoder.push(page.as_bytes(), |event| {
                chats += usize::from(matches!(event, Event::Record(_)));
            });
            assert_eq!((pushed, chats), (Ok(()), kept));
            decoder.reset();
        }
    }
}
