//! Another API's envelope, declared like everything else: its list lies one object deeper and under other names, with
//! required and optional members around it.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use std::fmt::Debug;

use chatwire::heapless::{String, Vec};
use chatwire::{
    Altered, Decoder, ErrorKind, Event, Field, Id, List, Options, Reason, Record, Timestamp,
    ValueEnum,
};

#[derive(Debug, Clone, PartialEq, Record)]
#[record(envelope)]
struct Orders {
    success: bool,
    message: Option<String<8>>,
    #[record(default)]
    data: Data,
    rate: Option<Rate>,
    altered: Altered<Self>,
}

#[derive(Debug, Clone, PartialEq, Record)]
struct Data {
    total: Option<u32>,
    #[record(default)]
    page: Page,
    notices: Option<Vec<String<4>, 2>>,
}

/// What is directly around the list.
#[derive(Debug, Clone, PartialEq, Record)]
struct Page {
    cursor: Option<Id<8>>,
    list: List,
    order: Option<Sorting>,
    size: u8,
}

#[derive(Debug, Clone, PartialEq, Record)]
struct Rate {
    left: u32,
    reset: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
#[record(rename_all = "lowercase")]
enum Sorting {
    Up,
    Down,
    #[record(other)]
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "order", list = "orders")]
struct Order {
    id: Id<8>,
    lines: Option<Vec<Line, 2>>,
    altered: Altered<Self>,
}

#[derive(Debug, Clone, PartialEq, Record)]
struct Line {
    what: String<8>,
    count: Option<u16>,
}

/// What a page comes to.
#[derive(Debug, Clone, PartialEq)]
struct Outcome {
    told: std::vec::Vec<Told>,
    end: Result<(), (std::string::String, u64)>,
    envelope: Orders,
}

/// A record as it prints, or the field at fault, the reason and the offset.
#[derive(Debug, Clone, PartialEq)]
enum Told {
    Order(std::string::String),
    Rejected(std::string::String, Reason, u64),
}

fn fed<'a>(chunks: impl IntoIterator<Item = &'a [u8]>, options: Options) -> Outcome {
    let mut decoder = Decoder::<Order, Orders>::with_options(options);
    let mut told = vec![];
    let mut end = Ok(());
    for bytes in chunks {
        end = end.and_then(|()| {
            decoder.push(bytes, |event| {
                told.push(match event {
                    Event::Record(order) => Told::Order(shown(order)),
                    Event::Rejected(rejection) => Told::Rejected(
                        rejection.field.to_string(),
                        rejection.reason,
                        rejection.offset,
                    ),
                    _ => panic!("another event"),
                });
            })
        });
    }
    let end = end.and_then(|()| decoder.finish().map(drop));
    Outcome {
        told,
        end: end.map_err(|error| match error.kind {
            ErrorKind::Envelope { member, reason } => {
                (format!("{member} {}", reason.name()), error.offset)
            }
            kind => (kind.name().to_owned(), error.offset),
        }),
        envelope: decoder.envelope().clone(),
    }
}

fn shown(order: &Order) -> std::string::String {
    let lines = order.lines.as_ref().map(|lines| {
        let lines = lines
            .iter()
            .map(|line| format!("{} {:?}", line.what, line.count));
        lines.collect::<std::vec::Vec<_>>().join(", ")
    });
    format!("{} {lines:?} {:?}", order.id, order.altered)
}

/// The same however the page is cut: at every one and two places, and between all bytes.
fn decoded(page: &str, options: Options) -> Outcome {
    let page = page.as_bytes();
    let whole = fed([page], options);
    for first in 0..=page.len() {
        let (head, rest) = page.split_at(first);
        for second in (0..=rest.len()).step_by(if page.len() > 150 { 7 } else { 1 }) {
            let (middle, tail) = rest.split_at(second);
            let cut = fed([head, middle, tail], options);
            assert_eq!(
                cut,
                whole,
                "{} cut at {first}, {second}",
                page.escape_ascii()
            );
        }
    }
    assert_eq!(
        fed(page.chunks(1), options),
        whole,
        "{}",
        page.escape_ascii()
    );
    whole
}

/// A byte's place in the page, marked by `^`, and the page without the mark.
fn unmark(marked: &str) -> (std::string::String, u64) {
    let at = marked.find('^').expect("a mark");
    (marked.replacen('^', "", 1), at as u64)
}

fn altered(envelope: &Orders) -> std::string::String {
    format!("{:?}", envelope.altered)
}

const GOOD: &str = r#"{"success":true,"message":"fine","rate":{"left":9,"reset":"2021-08-22T01:14:01Z"},"x":[{}],
    "data":{"total":3,"notices":["a","b"],"page":{"size":2,"cursor":"c2","order":"Down","orders":[
    {"id":1,"lines":[{"what":"pen","count":2},{"what":"ink"}]},{"id":"two","y":{"id":3}},{"id":null},7,
    {"id":"4","lines":[{"count":1}]}]}}}"#;

#[test]
fn a_page() {
    let outcome = decoded(GOOD, Options::new());
    let at = |text: &str| GOOD.find(text).unwrap() as u64;
    assert_eq!(
        outcome.told,
        [
            Told::Order(r#"1 Some("pen Some(2), ink None") {}"#.into()),
            Told::Order("two None {}".into()),
            Told::Rejected("id".into(), Reason::Null, at("null")),
            Told::Rejected("order".into(), Reason::Type, at("7,")),
            Told::Rejected("lines.what".into(), Reason::Missing, at("}]}]}}}")),
        ]
    );
    assert_eq!(outcome.end, Ok(()));
    let Orders {
        success,
        message,
        data,
        rate,
        altered,
    } = outcome.envelope;
    assert!(success && altered.is_empty());
    assert_eq!(message.as_deref(), Some("fine"));
    let rate = rate.unwrap();
    assert_eq!(
        (rate.left, rate.reset),
        (9, "2021-08-22T01:14:01Z".parse().ok())
    );
    assert_eq!(
        (data.total, data.notices.unwrap().as_slice()),
        (
            Some(3),
            &["a".try_into().unwrap(), "b".try_into().unwrap()][..]
        )
    );
    assert_eq!(data.page.cursor.as_deref(), Some("c2"));
    assert_eq!((data.page.size, data.page.order), (2, Some(Sorting::Down)));
    let list = data.page.list;
    assert_eq!((list.present, list.records, list.rejected), (true, 2, 3));

    let paths = Field::<Orders>::all().map(|field| field.to_string());
    assert!(paths.eq([
        "success",
        "message",
        "data",
        "data.total",
        "data.page",
        "data.page.cursor",
        "data.page.list",
        "data.page.order",
        "data.page.size",
        "data.notices",
        "rate",
        "rate.left",
        "rate.reset",
    ]));
}

#[test]
fn every_prefix_ends_early() {
    let whole = fed([GOOD.as_bytes()], Options::new());
    for end in 0..GOOD.len() {
        let prefix = &GOOD.as_bytes()[..end];
        let outcome = fed([prefix], Options::new());
        assert_eq!(outcome.end, Err(("unexpected_end".into(), end as u64)));
        assert!(whole.told.starts_with(&outcome.told), "up to {end}");
        assert_eq!(
            fed(prefix.chunks(3), Options::new()),
            outcome,
            "up to {end}"
        );
        let list = outcome.envelope.data.page.list;
        let told = usize::try_from(list.records + list.rejected).unwrap();
        assert_eq!(told, outcome.told.len());
    }
}

#[test]
fn whether_there_is_a_list() {
    for (members, present, elements) in [
        (r#""data":{}"#, false, 0),
        (r#""data":null"#, false, 0),
        (r#""data":"""#, false, 0),
        (r#""data":[]"#, false, 0),
        (r#""data":{"page":null}"#, false, 0),
        (r#""data":{"page":{"size":1}}"#, false, 0),
        (r#""data":{"page":{"size":1,"list":[7]}}"#, false, 0),
        (r#""data":{"page":{"size":1,"chats":[7]}}"#, false, 0),
        (r#""data":{"page":{"size":1,"orders":null}}"#, true, 0),
        (r#""data":{"page":{"size":1,"orders":{}}}"#, true, 0),
        (r#""data":{"page":{"orders":[7,8],"size":1}}"#, true, 2),
        // Alone in the place of the object that it is in.
        (r#""data":{"page":[]}"#, true, 0),
        (r#""data":{"page":[7,{},8],"total":1}"#, true, 3),
    ] {
        let page = format!(r#"{{{members},"success":false}}"#);
        let outcome = decoded(&page, Options::new());
        assert_eq!(outcome.end, Ok(()), "{page}");
        let list = outcome.envelope.data.page.list;
        assert_eq!((list.present, list.rejected), (present, elements), "{page}");
        assert_eq!(altered(&outcome.envelope), "{}", "{page}");
    }
}

#[test]
fn faults_that_are_fatal() {
    for (marked, error) in [
        ("^[]", "envelope type"),
        ("^7 ", "envelope type"),
        ("{^}", "success missing"),
        (r#"{"success":^null}"#, "success null"),
        (r#"{"success":^""}"#, "success null"),
        (r#"{"success":^"true"}"#, "success type"),
        (r#"{"success":^[]}"#, "success type"),
        (r#"{"success":true,^"success":true}"#, "success duplicate"),
        (r#"{"message":null,^"message":null}"#, "message duplicate"),
        (r#"{"data":^7}"#, "data type"),
        (r#"{"data":^"x"}"#, "data type"),
        (r#"{"data":^[7]}"#, "data type"),
        (r#"{"data":null,^"data":{}}"#, "data duplicate"),
        (r#"{"data":{"page":^true}}"#, "page type"),
        (r#"{"data":{"page":{^}}}"#, "size missing"),
        (r#"{"data":{"page":{"size":^null}}}"#, "size null"),
        (r#"{"data":{"page":{"size":^256}}}"#, "size range"),
        (r#"{"data":{"page":{"size":^"1"}}}"#, "size type"),
        (r#"{"data":{"page":{"orders":^7}}}"#, "list type"),
        (r#"{"data":{"page":{"orders":^{"a":1}}}}"#, "list type"),
        (
            r#"{"data":{"page":{"orders":[],^"orders":[]}}}"#,
            "list duplicate",
        ),
        (
            r#"{"data":{"page":{"cursor":1,^"cursor":1}}}"#,
            "cursor duplicate",
        ),
        (r#"{"rate":{"left":1,^"left":1}}"#, "left duplicate"),
        (r#"{"success":true}^!"#, "trailing"),
        (r#"{"data":{"page":[{"id":^!"#, "syntax"),
        (r#"{"rate":{"reset":"x\^x"#, "syntax"),
    ] {
        let (page, offset) = unmark(marked);
        for options in [Options::new(), Options::new().lenient()] {
            let outcome = decoded(&page, options);
            assert_eq!(outcome.end, Err((error.to_owned(), offset)), "{marked}");
        }
    }
}

/// What may be left out is left out where it is at fault, and flagged; what is in it goes with it.
#[test]
fn faults_that_cost_nothing() {
    for (members, flagged) in [
        (r#""message":7"#, "{message}"),
        (r#""message":[{"a":"b"}]"#, "{message}"),
        (r#""message":"far too long""#, "{message}"),
        (r#""message":"\ud83d""#, "{message}"),
        (r#""rate":7"#, "{rate}"),
        (r#""rate":"none""#, "{rate}"),
        (r#""rate":[7]"#, "{rate}"),
        (r#""rate":{}"#, "{rate}"),
        (r#""rate":{"left":-1,"reset":null}"#, "{rate}"),
        (r#""rate":{"left":null}"#, "{rate}"),
        (r#""rate":{"reset":"yesterday","left":1}"#, "{rate.reset}"),
        (r#""data":{"total":"3","page":{"size":1}}"#, "{data.total}"),
        (r#""data":{"notices":["a",7]}"#, "{data.notices}"),
        (r#""data":{"notices":["a","b","c"]}"#, "{data.notices}"),
        (r#""data":{"notices":["abcde"]}"#, "{data.notices}"),
        (
            r#""data":{"page":{"size":1,"cursor":"too long an id"}}"#,
            "{data.page.cursor}",
        ),
        (
            r#""data":{"page":{"size":1,"cursor":123456789}}"#,
            "{data.page.cursor}",
        ),
        (
            r#""data":{"page":{"size":1,"order":"sideways","orders":[7]}}"#,
            "{data.page.order}",
        ),
        (
            r#""data":{"page":{"order":7,"size":1,"cursor":true}}"#,
            "{data.page.cursor, data.page.order}",
        ),
    ] {
        let page = format!(r#"{{"success":true,{members}}}"#);
        let outcome = decoded(&page, Options::new());
        assert_eq!(
            (outcome.end, &*altered(&outcome.envelope)),
            (Ok(()), flagged),
            "{page}"
        );
        let Orders {
            message,
            data,
            rate,
            ..
        } = outcome.envelope;
        let kept = message.map_or(0, |text| text.len());
        assert_eq!(
            kept,
            match members {
                r#""message":"far too long""# => 8,
                r#""message":"\ud83d""# => 3,
                _ => 0,
            }
        );
        assert_eq!(rate.is_some(), flagged == "{rate.reset}", "{page}");
        assert!(rate.is_none_or(|rate| rate.left == 1 && rate.reset.is_none()));
        assert_eq!((data.total, data.page.cursor), (None, None), "{page}");
        let order = (flagged == "{data.page.order}").then_some(Sorting::Unknown);
        assert_eq!(data.page.order, order, "{page}");
        let notices: std::vec::Vec<_> = data
            .notices
            .iter()
            .flatten()
            .map(|text| text.as_str())
            .collect();
        assert_eq!(
            notices,
            match members {
                r#""data":{"notices":["a","b","c"]}"# => &["a", "b"][..],
                r#""data":{"notices":["abcde"]}"# => &["abcd"],
                _ => &[],
            }
        );
    }
}

/// As the API's own envelope does it: what was read before an error stays, and nothing is half there.
#[test]
fn what_is_known_after_an_error() {
    for (rest, list) in [
        (r#""message":"ab\x"#, false),
        (r#""message":"ab"#, false),
        (r#""rate":{"left":12."#, false),
        (r#""rate":7."#, false),
        (r#""data":{"total":12."#, false),
        (r#""data":{"total":12"#, false),
        (r#""data":{"page":{"cursor":12."#, false),
        (r#""data":{"page":{"cursor":"c\x"#, false),
        (r#""data":{"page":{"order":"up"#, false),
        (r#""data":{"page":{"orders":"\x"#, false),
        (r#""data":{"page":{"orders":1."#, false),
        (r#""data":{"page":{"orders":["#, true),
        (r#""data":{"page":["#, true),
    ] {
        let outcome = decoded(&format!(r#"{{"success":true,{rest}"#), Options::new());
        assert!(outcome.end.is_err());
        let mut envelope = outcome.envelope;
        assert!(envelope.success && envelope.altered.is_empty(), "{rest}");
        assert_eq!(envelope.data.page.list.present, list, "{rest}");
        envelope.success = false;
        envelope.data.page.list = List::default();
        // The object of which an open member is a part was there.
        envelope.rate = envelope.rate.filter(|rate| *rate != Rate::default());
        assert_eq!(envelope, Orders::default(), "{rest}");
    }
}
