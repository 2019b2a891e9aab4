//! Every model type, written and read again by `serde_json`, by `serde-json-core` and by `postcard`.

#![cfg(feature = "serde-json-core-07")]

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "support/pages/mod.rs"]
mod pages;

use chatwire::heapless::{String, Vec};
use chatwire::{
    Action, Altered, Asset, AssetId, Channel, Chat, ChatStatus, CompactChat, Details, Envelope,
    Error, ErrorKind, Event, Field, Id, Links, Options, PageEnd, Pages, Reason, Record, StatusCode,
    Timestamp, Verdict,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// What postcard makes of a value.
fn binary<T: Serialize>(value: &T) -> std::vec::Vec<u8> {
    let mut buffer = [0; 4096];
    postcard::to_slice(value, &mut buffer).unwrap().to_vec()
}

/// Checks that a value comes back the same, and, where it is known, how it is written as JSON.
#[track_caller]
fn assert_comes_back<T>(value: &T, json: Option<&str>)
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let written = serde_json::to_string(value).unwrap();
    if let Some(json) = json {
        assert_eq!(written, json);
    }
    assert_eq!(&serde_json::from_str::<T>(&written).unwrap(), value);

    let mut buffer = [0; 4096];
    let len = serde_json_core::to_slice(value, &mut buffer).unwrap();
    let read = serde_json_core::from_slice_escaped::<T>(&buffer[..len], &mut [0; 256]);
    let (read, used) = read.unwrap_or_else(|error| panic!("{written}: {error}"));
    assert_eq!(&read, value);
    assert_eq!(used, len);
    let read = serde_json_core::from_str_escaped::<T>(&written, &mut [0; 256]);
    assert_eq!(&read.unwrap().0, value);

    let written = binary(value);
    let (read, rest) = postcard::take_from_bytes::<T>(&written).unwrap();
    assert_eq!((&read, rest), (value, &[][..]));
}

/// Names and dates are numbers where nobody reads them.
#[test]
fn binary_formats_have_numbers() {
    let instant = |text: &str| text.parse::<Timestamp>().unwrap();
    assert_eq!(binary(&instant("2021-08-22T01:14:01Z")).len(), 6);
    assert_eq!(binary(&Timestamp::default()), [0, 0]);
    assert_eq!(binary(&StatusCode::CHATS_RETRIEVED).len(), 2);
    assert_eq!(binary(&Channel::Api), [8]);
    assert_eq!(binary(&ChatStatus::Queued), [1]);
    assert_eq!(binary(&Action::GiveUp), [3]);
    assert_eq!(binary(&Verdict::Later), [2]);
    assert_eq!(binary(&Reason::Duplicate), [8]);
    assert_eq!(binary(&Altered::<Chat>::NONE), [0]);
    let numbers: std::vec::Vec<_> = Field::<Chat>::all()
        .flat_map(|field| binary(&field))
        .collect();
    assert_eq!(numbers, std::vec::Vec::from_iter(0..14));
}

/// Numbers that stand for nothing are refused.
#[test]
fn other_numbers_are_refused() {
    fn refused<T: DeserializeOwned + Debug>(bytes: &[u8]) -> bool {
        postcard::from_bytes::<T>(bytes).is_err()
    }

    assert!(refused::<Field<Chat>>(&[14]));
    assert!(!refused::<Field<Chat>>(&[u8::MAX]), "the element itself");
    assert!(refused::<Altered<Chat>>(&binary(&(1_u32 << 14))));
    assert!(!refused::<Altered<Chat>>(&binary(&(1_u32 << 13))));
    assert!(refused::<Timestamp>(&binary(&(0_i64, 1_000_000_000_u32))));
    assert!(refused::<Timestamp>(&binary(&(253_402_300_800_i64, 0_u32))));
    // The kind of an error in the envelope, which member it is, and the reason.
    assert!(!refused::<ErrorKind>(&[7, 7, 0]));
    assert!(refused::<ErrorKind>(&[7, 8, 0]));
}

#[test]
fn names() {
    for status in ChatStatus::ALL.iter().chain([&ChatStatus::Unknown]) {
        assert_comes_back(status, Some(&format!("{:?}", status.as_str())));
    }
    for channel in Channel::ALL.iter().chain([&Channel::Unknown]) {
        assert_comes_back(channel, Some(&format!("{:?}", channel.as_str())));
    }
}

#[test]
fn status_codes() {
    for number in [
        4305,
        2002,
        2003,
        2004,
        2007,
        2010,
        2099,
        3454,
        4306,
        -1,
        i64::MIN,
    ] {
        let code = StatusCode::new(number);
        assert_comes_back(&code, Some(&number.to_string()));
        let action = code.action();
        assert_comes_back(&action, Some(&format!("\"{action}\"")));
    }
}

#[test]
fn ids() {
    assert_comes_back(&Id::<24>::try_from("1872640").unwrap(), Some("\"1872640\""));
    for (id, json) in [
        (
            AssetId::Integer(u64::MAX),
            r#"{"integer":18446744073709551615}"#,
        ),
        (AssetId::Integer(0), r#"{"integer":0}"#),
        (
            AssetId::Negative(i64::MIN),
            r#"{"negative":-9223372036854775808}"#,
        ),
        (
            AssetId::Text(String::<48>::try_from("5").unwrap()),
            r#"{"text":"5"}"#,
        ),
        (
            AssetId::Text(String::try_from("a\"\n€").unwrap()),
            r#"{"text":"a\"\n€"}"#,
        ),
    ] {
        assert_comes_back(&id, Some(json));
        let mut asset = Asset::<48, 48>::default();
        asset.id = Some(id);
        asset.name = Some(String::try_from("n").unwrap());
        assert_comes_back(&asset, None);
    }
    assert_comes_back(&Asset::<48, 48>::default(), None);
}

#[test]
fn instants() {
    for (seconds, nanosecond, json) in [
        (0, 0, "\"1970-01-01T00:00:00Z\""),
        (1_629_594_841, 500_000_000, "\"2021-08-22T01:14:01.5Z\""),
        (-62_167_219_200, 1, "\"0000-01-01T00:00:00.000000001Z\""),
        (
            253_402_300_799,
            999_999_999,
            "\"9999-12-31T23:59:59.999999999Z\"",
        ),
    ] {
        let instant = Timestamp::from_unix(seconds, nanosecond).unwrap();
        assert_comes_back(&instant, Some(json));
    }
}

#[test]
fn details() {
    let json = String::try_from(r#"{"tier":"gold","n":[1,{}]}"#).unwrap();
    for details in [Details::<64>::Absent, Details::Json(json), Details::TooLong] {
        assert_comes_back(&details, None);
    }
}

#[test]
fn errors() {
    let offset = u64::MAX;
    for kind in [
        ErrorKind::Syntax,
        ErrorKind::Utf8,
        ErrorKind::Depth,
        ErrorKind::Trailing,
        ErrorKind::UnexpectedEnd,
        ErrorKind::ByteLimit,
        ErrorKind::RecordLimit,
    ] {
        assert_comes_back(&kind, None);
        assert_comes_back(&Error::new(kind, offset), None);
    }
    // The members of an envelope come out of pages that are wrong there.
    for (body, name) in [
        ("7 ", "envelope"),
        ("{}", "status_code"),
        (r#"{"description":"","description":""}"#, "description"),
        (r#"{"response":7}"#, "response"),
        (r#"{"response":{"links":{},"links":{}}}"#, "links"),
        (r#"{"response":{"chats":7}}"#, "list"),
        (r#"{"response":{"links":{"pages":1,"pages":1}}}"#, "pages"),
        (r#"{"response":{"links":{"next":"","next":""}}}"#, "next"),
    ] {
        let error = chatwire::decode::<Chat>(body.as_bytes(), Options::new(), |_| {}).unwrap_err();
        assert_comes_back(&error, None);
        let ErrorKind::Envelope { member, .. } = error.kind else {
            panic!("{body}: {error}");
        };
        assert_comes_back(&member, Some(&format!("{name:?}")));
        for reason in REASONS {
            assert_comes_back(&reason, Some(&format!("{:?}", reason.name())));
            let kind = ErrorKind::Envelope { member, reason };
            assert_comes_back(&kind, None);
            assert_comes_back(&Error::new(kind, offset), None);
        }
    }
}

const REASONS: [Reason; 9] = [
    Reason::Missing,
    Reason::Null,
    Reason::Type,
    Reason::UnknownVariant,
    Reason::Overflow,
    Reason::Datetime,
    Reason::Range,
    Reason::LoneSurrogate,
    Reason::Duplicate,
];

#[test]
fn rejections() {
    let page = br#"{"status_code":4305,"response":[{"asset":{"id":true}}]}"#;
    let mut rejected = 0;
    chatwire::decode::<Chat>(page, Options::new(), |event| {
        if let Event::Rejected(rejection) = event {
            rejected += 1;
            let json = r#"{"index":0,"field":"asset.id","reason":"type","offset":47}"#;
            assert_comes_back(&rejection, Some(json));
        }
    })
    .unwrap();
    assert_eq!(rejected, 1);
}

#[test]
fn fields() {
    for field in Field::<Chat>::all() {
        assert_comes_back(&field, Some(&format!("\"{field}\"")));
    }
}

#[test]
fn envelopes() {
    for page in pages::all() {
        let envelope = chatwire::decode::<Chat>(&page.bytes, Options::new(), |_| {}).unwrap();
        assert_comes_back(&envelope, None);
    }
    let mut links = Links::<8>::default();
    links.pages = Some(u32::MAX);
    assert_comes_back(&links, None);
    // One that has everything, and one of which everything is flagged.
    for page in [
        r#"{"status_code":-7,"description":"a\"b","response":{"links":{"pages":1,"next":"u"},"chats":[7,{}]}}"#,
        r#"{"status_code":0,"description":[],"response":{"links":{"pages":"1","next":7}}}"#,
        r#"{"status_code":0,"description":"abcdefg","response":{"links":7,"chats":null}}"#,
    ] {
        let mut decoder = chatwire::Decoder::<Chat, Envelope<4, 8>>::new();
        decoder.push(page.as_bytes(), |_| {}).unwrap();
        let envelope = decoder.finish().unwrap();
        assert_comes_back(envelope, None);
        assert_comes_back(&envelope.response, None);
        assert_comes_back(&envelope.response.list, None);
        assert_comes_back(&envelope.altered, None);
        for field in Field::<Envelope<4, 8>>::all() {
            assert_comes_back(&field, Some(&format!("\"{field}\"")));
        }
    }
}

#[test]
fn walks_over_pages() {
    let mut pages: Pages = Pages::new();
    assert_comes_back(&pages, None);
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    pages.set_until(Some(at("2021-08-22T01:14:01Z")));
    pages.took(at("9999-12-31T23:59:59.999999999Z"), "1872642");
    pages.took(at("2021-08-22T01:14:01Z"), "1872641");
    pages.took(at("2021-08-22T01:14:01Z"), "\u{e9}\"\\");
    assert_comes_back(&pages, None);
    let mut end = PageEnd::new(true, 3);
    end.pages = Some(1);
    assert_comes_back(&end, None);
    pages.end_page(end);
    pages.begin_round_to(Timestamp::UNIX_EPOCH);
    assert_comes_back(&pages, None);
    for verdict in [Verdict::New, Verdict::Known, Verdict::Later, Verdict::Old] {
        assert_comes_back(&verdict, Some(&format!("\"{verdict}\"")));
    }
}

/// Chats as they come, cut ones among them.
#[test]
fn chats() {
    fn of<R: Record + Serialize + DeserializeOwned + PartialEq + Debug>() -> usize {
        let mut chats = 0;
        for page in pages::all() {
            chatwire::decode::<R>(&page.bytes, Options::new().lenient(), |event| {
                if let Event::Record(chat) = event {
                    assert_comes_back(chat, None);
                    chats += 1;
                }
            })
            .unwrap();
        }
        chats
    }

    /// A record of one's own.
    #[derive(Debug, PartialEq, Serialize, serde::Deserialize, Record)]
    #[record(element = "chat", list = "chats")]
    struct Ticket {
        chat_id: Id<24>,
        tag: Option<Vec<String<8>, 2>>,
        other_details: Details<128>,
        altered: Altered<Self>,
    }

    assert!(of::<Chat>() > 50);
    assert!(of::<CompactChat>() > 50);
    assert!(of::<Ticket>() > 50);
}

/// JSON of another type is refused in words that say what was wanted.
#[test]
fn what_is_wanted() {
    fn refused<T: DeserializeOwned + Debug>(json: &str) -> std::string::String {
        let words = serde_json::from_str::<T>(json).unwrap_err().to_string();
        words.split(" at line").next().unwrap().to_owned()
    }

    for (words, expected) in [
        (refused::<Field<Chat>>("5"), "expected the path of a field"),
        (refused::<Field<Chat>>(r#""tags""#), "no such field"),
        (refused::<Altered<Chat>>("{}"), "expected paths of fields"),
        (
            refused::<Timestamp>("5"),
            "expected a datetime like 2021-08-22T01:14:01Z",
        ),
        (
            refused::<Timestamp>(r#""yesterday""#),
            "not a datetime such as 2021-08-22T01:14:01Z",
        ),
    ] {
        assert!(words.ends_with(expected), "{words}");
    }
}
