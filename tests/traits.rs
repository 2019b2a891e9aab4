//! The traits that users reach for, each on every type that can have it.

#![cfg(all(
    feature = "embedded-io-async-07",
    feature = "serde",
    any(feature = "jiff-02", feature = "time-03", feature = "chrono-04")
))]

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};
use std::str::FromStr;

use chatwire::heapless;
use chatwire::io::{AsyncReader, Buffered, ReadError, Reader};
use chatwire::json::{Lexer, Piece, SyntaxError, SyntaxErrorKind, Token};
use chatwire::record::AlteredFields;
use chatwire::{
    Action, Altered, Asset, AssetId, Channel, Chat, ChatStatus, Chunk, CompactChat, Decoder,
    Details, Envelope, EnvelopeField, ErrorKind, Event, Field, Id, Links, List, Options, PageEnd,
    Pages, ParseTimestampError, ParseVariantError, Reason, Rejection, Response, StatusCode,
    Timestamp, TimestampRangeError, Url, Verdict,
};

trait Anywhere: Debug + Send + Sync + Unpin {}
impl<T: Debug + Send + Sync + Unpin> Anywhere for T {}
trait Data: Anywhere + Clone + Eq + Hash {}
impl<T: Anywhere + Clone + Eq + Hash> Data for T {}
trait Fault: Data + Copy + Error + 'static {}
impl<T: Data + Copy + Error + 'static> Fault for T {}
trait Word: Data + Copy + Display {}
impl<T: Data + Copy + Display> Word for T {}

fn anywhere<T: Anywhere>() {}
fn data<T: Data>() {}
fn default<T: Data + Default>() {}
fn fault<T: Fault>() {}
fn word<T: Word>() {}
fn text<T: Data + Display + FromStr>() {}

/// What this checks, the compiler does.
#[test]
fn common_traits() {
    anywhere::<(Decoder<Chat>, Reader<&[u8], Chat>, AsyncReader<&[u8], Chat>)>();
    anywhere::<(Lexer, Chunk, Buffered<&[u8]>, Pages, AlteredFields<Chat>)>();
    data::<(Event<Chat>, Rejection<Chat>, Field<Chat>, PageEnd, Options)>();
    default::<(
        Chat,
        CompactChat,
        Asset<8, 8>,
        AssetId<8>,
        Details<8>,
        Altered<Chat>,
    )>();
    default::<(Envelope, Response, Links, List, StatusCode, Url<8>, Id<8>)>();
    default::<(Channel, ChatStatus, Timestamp)>();
    fault::<chatwire::Error>();
    fault::<Rejection<Chat>>();
    fault::<SyntaxError>();
    fault::<ReadError<chatwire::Error>>();
    fault::<ParseTimestampError>();
    fault::<ParseVariantError>();
    fault::<TimestampRangeError>();
    word::<ErrorKind>();
    word::<EnvelopeField>();
    word::<Field<Chat>>();
    word::<Reason>();
    word::<SyntaxErrorKind>();
    word::<Action>();
    word::<Verdict>();
    word::<Token>();
    word::<Piece>();
    text::<Channel>();
    text::<ChatStatus>();
    text::<StatusCode>();
    text::<Timestamp>();
    text::<Id<8>>();
    text::<Url<8>>();
}

fn hash<T: Hash>(value: &T) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}

/// Values that are equal have the same hash, and copies are equal, whatever the record can do.
#[test]
fn copies_are_equal() {
    fn same<T: Clone + Eq + Hash + Debug>(value: &T) {
        let copy = value.clone();
        assert_eq!(copy, *value);
        assert_eq!(hash(&copy), hash(value));
    }
    let page =
        br#"{"status_code":4305,"response":[7,{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
        "status":"queued","channel":"fax","tag":["a","b","c","d","e","f","g"]}]}"#;
    let mut events = 0;
    chatwire::decode::<Chat>(page, Options::new().lenient(), |event| {
        events += 1;
        match event {
            Event::Record(chat) => {
                same(chat);
                same(&chat.altered);
                let fields = chat.altered.iter();
                assert_eq!(fields.clone().count(), 2);
                fields.for_each(|field| same(&field));
            }
            Event::Rejected(rejection) => same(&rejection),
            _ => unreachable!(),
        }
        same(&event);
    })
    .unwrap();
    assert_eq!(events, 2);
    assert!(Lexer::default().finish().is_err());
}

/// Maps of fields, of altered fields and of rejections do not put all into one place.
#[test]
fn other_values_have_other_hashes() {
    let fields: HashSet<_> = Field::<Chat>::all().map(|field| hash(&field)).collect();
    assert_eq!(fields.len(), Field::<Chat>::all().count());
    let page = br#"{"status_code":4305,"response":[7,{},{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
        "status":"queued","channel":"fax","tag":["a","b","c","d","e","f","g"]}]}"#;
    let (mut altered, mut rejections) = (vec![hash(&Altered::<Chat>::NONE)], vec![]);
    chatwire::decode::<Chat>(page, Options::new().lenient(), |event| match event {
        Event::Record(chat) => altered.push(hash(&chat.altered)),
        Event::Rejected(rejection) => rejections.push(hash(&rejection)),
        _ => unreachable!(),
    })
    .unwrap();
    for hashes in [altered, rejections] {
        assert_eq!(hashes.len(), 2);
        assert_ne!(hashes[0], hashes[1]);
    }
}

/// Events are handed on as they are.
#[test]
fn events_are_copied() {
    fn copied<T: Copy>() {}
    copied::<Event<Chat>>();
}

#[test]
fn constants() {
    const LEAP: Option<Timestamp> = Timestamp::from_unix(951_782_400, 0);
    const ID: Id<8> = Id::new();
    const URL: Url<8> = Url::new();
    const END: PageEnd = PageEnd::new(true, 10);
    const OPTIONS: Options = Options::new().lenient().max_records(10);
    const ERROR: chatwire::Error = chatwire::Error::new(ErrorKind::Trailing, 1);
    assert_eq!(format!("{:?}", LEAP.unwrap()), "2000-02-29T00:00:00Z");
    assert!(ID.is_empty() && URL.is_empty() && END.succeeded);
    assert_eq!(OPTIONS, Options::new().max_records(10).lenient());
    assert_eq!(
        ERROR.to_string(),
        "unexpected data after the envelope at byte 1"
    );
}

#[test]
fn ids_are_text() {
    let id: Id<8> = "1872640".parse().unwrap();
    assert!(id == "1872640" && id != "1872641");
    assert!("1872640" == id && "1872641" != id);
    assert!(*"1872640" == id && *"1872641" != id);
    let mut agents = HashMap::new();
    agents.insert(id, "ann");
    assert_eq!(agents.get("1872640"), Some(&"ann"));
    assert!("123456789".parse::<Id<8>>().is_err(), "it is never cut");
    assert!("https://a".parse::<Url<8>>().is_err(), "nor is a URL");
    let url: Url<16> = "https://a".parse().unwrap();
    assert!(url == "https://a" && url == *"https://a" && url != "https://b");
    let text: &str = url.as_ref();
    let inside = heapless::String::<16>::from(url.clone());
    assert_eq!((text, inside.as_str()), ("https://a", "https://a"));
    assert_eq!(Url::from(inside), url);
}

#[test]
fn ids_of_assets() {
    type Asset = AssetId<8>;
    assert_eq!(Asset::from(u64::MAX), AssetId::Integer(u64::MAX));
    assert_eq!(Asset::from(i64::MAX), AssetId::Integer(i64::MAX as u64));
    assert_eq!(Asset::from(0_i64), AssetId::Integer(0));
    assert_eq!(Asset::from(-1_i64), AssetId::Negative(-1));
    assert_eq!(Asset::try_from("5").unwrap().as_str(), Some("5"));
    assert!(Asset::try_from("im1510245").is_err());
    let text = heapless::String::try_from("im15").unwrap();
    assert_eq!(Asset::from(text).as_str(), Some("im15"));
}

/// Words for logs, in one casing, and padded where that is asked for.
#[test]
fn words() {
    let actions = [
        Action::Proceed,
        Action::Reauthenticate,
        Action::RetryLater,
        Action::GiveUp,
    ];
    assert_eq!(
        actions.map(Action::name),
        ["proceed", "reauthenticate", "retry_later", "give_up"]
    );
    assert_eq!(
        format!("{:?}", Options::new().truncate().drop_faulty().max_bytes(9)),
        "Options { leniency: [truncate, drop_faulty], max_bytes: 9, max_records: 4294967295 }"
    );
    let verdicts = [Verdict::New, Verdict::Known, Verdict::Later, Verdict::Old];
    assert_eq!(
        verdicts.map(Verdict::name),
        ["new", "known", "later", "old"]
    );
    assert_eq!(format!("[{:>5}]", Verdict::Old), "[  old]");
    for kind in [
        SyntaxErrorKind::Syntax,
        SyntaxErrorKind::Utf8,
        SyntaxErrorKind::Depth,
        SyntaxErrorKind::ByteLimit,
    ] {
        assert_eq!(kind.to_string(), ErrorKind::from(kind).to_string());
    }
    let of_a_text = [SyntaxErrorKind::Trailing, SyntaxErrorKind::UnexpectedEnd];
    assert_eq!(
        of_a_text.map(|kind| kind.to_string()),
        [
            "unexpected data after the JSON text",
            "unexpected end of input"
        ]
    );
    let tokens = [
        Token::BeginObject,
        Token::EndObject,
        Token::BeginArray,
        Token::EndArray,
        Token::True,
        Token::False,
        Token::Null,
    ];
    let spelled: String = tokens.map(|token| token.to_string()).concat();
    assert_eq!(spelled, "{}[]truefalsenull");
    let tokens = [Token::Key, Token::String, Token::Number, Token::More];
    assert_eq!(
        tokens.map(|token| token.to_string()),
        ["name", "string", "number", "more to come"]
    );
    let pieces = [Piece::Text, Piece::Char, Piece::LoneSurrogate, Piece::More];
    assert_eq!(
        pieces.map(|piece| piece.to_string()),
        ["text", "character", "lone surrogate", "more to come"]
    );
}
