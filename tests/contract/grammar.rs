//! JSON, rule by rule (RFC 8259): what is refused and at which byte, wherever in a page it stands.

use chatwire::{ErrorKind, Options};

use crate::marked::{GOOD, assert_error, decoded, page};
use crate::outcome::Told;

/// Where a JSON value can stand: in values that are passed over, kept as they are, or wanted.
fn places(value: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let chat = format!(r#"{{"response":[{{{GOOD},"#);
    let places = [
        (r#"{"x":"#.to_string(), "}"),
        (r#"{"x":["#.to_string(), "]}"),
        (chat.clone() + r#""x":"#, "}]}"),
        (chat.clone() + r#""flag":"#, "}]}"),
        (chat.clone() + r#""alias_id":"#, "}]}"),
        (chat.clone() + r#""asset":{"id":"#, "}}]}"),
        (chat.clone() + r#""tag":["#, "]}]}"),
        (chat + r#""other_details":{"x":"#, "}}]}"),
        // Wanted no more, for the chat is rejected already.
        (r#"{"response":[{"flag":1,"flag":"#.to_string(), "}]}"),
        (r#"{"response":["#.to_string(), "]}"),
    ];
    places
        .into_iter()
        .map(move |(before, after)| [before.as_bytes(), value, after.as_bytes()].concat())
}

#[track_caller]
fn assert_kind(values: &[&str], kind: ErrorKind) {
    for value in values {
        for page in places(value.as_bytes()) {
            assert_error(&page, Options::new(), kind);
            assert_error(&page, Options::new().lenient(), kind);
        }
    }
}

#[test]
fn literals() {
    assert_kind(
        &[
            "t^True",
            "nul^",
            "n^Ull",
            "tru^E",
            "n^il",
            "nu^\u{0}ll",
            "true^e",
            "fals^",
            "^True",
            "^NULL",
            "^undefined",
            "^NaN",
            "^Infinity",
            "-^Infinity",
        ],
        ErrorKind::Syntax,
    );
}

#[test]
fn numbers() {
    assert_kind(
        &[
            "0^1", "-0^1", "0^0", "-^", "-^-1", "-^x", "^+1", "^.5", "-^.5", "1.^", "1.^e5",
            "1.5^.5", "1e^", "1e+^", "1e-^", "1e^.5", "1e5^.5", "1e5^e5", "1E+^+1", "1e5^e", "1^x",
            "0^x1f", "1^_000", "0.^-1", "^٣", "1^٣",
        ],
        ErrorKind::Syntax,
    );
}

#[test]
fn strings() {
    assert_kind(
        &[
            "\"^\u{0}\"",
            "\"a^\nb\"",
            "\"^\tb\"",
            "\"é^\u{1f}\"",
            r#""\^x""#,
            r#""\^'""#,
            r#""\^0""#,
            r#""\^U0041""#,
            r#""\u^""#,
            r#""\u00^"00""#,
            r#""\u004^g""#,
            r#""\u^+041""#,
            r#""\ud83d\^x""#,
            r#""\ud83d\ude4^"""#,
            "^'a'",
            "\"\\^\n\"",
            "\"\\^é\"",
            "\"\\u00^é\"",
            r#""a" ^"b""#,
        ],
        ErrorKind::Syntax,
    );
}

#[test]
fn containers() {
    assert_kind(
        &[
            "[1^}",
            "[^}",
            r#"{"a":1^]"#,
            "{^]",
            "[1,^]",
            "[^,1]",
            "[1,^,2]",
            "[1 ^2]",
            r#"["a"^"b"]"#,
            "[1^:2]",
            "{^,}",
            r#"{"a":1,^}"#,
            r#"{"a":1,^,"b":2}"#,
            r#"{"a"^}"#,
            r#"{"a"^,"b":1}"#,
            r#"{"a"^"b"}"#,
            r#"{"a":^}"#,
            r#"{"a":^,"b":1}"#,
            r#"{"a":^:1}"#,
            r#"{"a":1^"b":2}"#,
            r#"{"a":1 ^"b":2}"#,
            "{^1:2}",
            "{^null:2}",
            "{^[]:2}",
            "{^a:1}",
            "{^'a':1}",
        ],
        ErrorKind::Syntax,
    );
}

#[test]
fn a_member_in_the_place_of_a_value() {
    assert_kind(
        &[
            r#""customer_id"^:"10001","x":"one more""#,
            r#""assignee"^:null,"x":"one more text""#,
        ],
        ErrorKind::Syntax,
    );
}

#[test]
fn a_member_without_a_value() {
    for member in [
        r#""flag":"#,
        r#""alias_id":"#,
        r#""tag":"#,
        r#""created_at":"#,
        r#""x":"#,
        r#""asset":{"id":"#,
    ] {
        for end in ["^}", "^,\"x\":0}", " ^}", "^]", "^:0}"] {
            let page = format!(r#"{{"response":[{{{GOOD},{member}{end}]}}"#);
            assert_error(page.as_bytes(), Options::new(), ErrorKind::Syntax);
        }
    }
}

#[test]
fn comments_and_white_space() {
    assert_kind(
        &[
            "^/**/1",
            "1^/**/",
            "^//\n1",
            "^#\n1",
            "^\u{b}1",
            "^\u{c}1",
            "^\u{a0}1",
            "^\u{2028}1",
            "^\u{feff}1",
            "1^\u{0}",
            "[1^\u{7f}]",
            // Blanks are read by words.
            " ^!\"some text\"",
            " ^\u{8}\"some text\"",
        ],
        ErrorKind::Syntax,
    );
}

/// Whatever is no text at all.
#[test]
fn no_json() {
    for page in [
        "^<html></html>",
        "^HTTP/1.1 200 OK\r\n\r\n{}",
        "^}",
        "^]",
        "^,",
        "^:",
        " ^x",
        "{\"status_code\":4305^x}",
        "{\"status_code\":4305^]",
        "{\"status_code\":0^4305}",
        "{\"status_code\":\"4305^\n\"}",
        "{\"status^\u{1}_code\":4305}",
        "{\"status_code\"^=4305}",
    ] {
        assert_error(page.as_bytes(), Options::new(), ErrorKind::Syntax);
    }
}

#[test]
fn utf8() {
    let sequences: [&[u8]; 16] = [
        b"^\x80",
        b"^\xbf",
        b"^\xc0\x80",
        b"^\xc1\xbf",
        b"^\xc3x",
        b"^\xc3\xc3\xa9",
        b"^\xe0\x80\x80",
        b"^\xe2\x82x",
        b"^\xe2x",
        b"^\xed\xa0\x80",
        b"^\xed\xbf\xbf",
        b"^\xf0\x80\x80\x80",
        b"^\xf0\x9f\x99x",
        b"^\xf4\x90\x80\x80",
        b"^\xf5\x80\x80\x80",
        b"^\xff",
    ];
    for sequence in sequences {
        for text in [&b"\""[..], b"\"a", "\"é".as_bytes(), br#""\n"#] {
            for page in places(&[text, sequence, b"\""].concat()) {
                assert_error(&page, Options::new(), ErrorKind::Utf8);
            }
        }
        for page in places(&[b"{\"", sequence, b"\":0}"].concat()) {
            assert_error(&page, Options::new(), ErrorKind::Utf8);
        }
    }
}

#[test]
fn depth() {
    let nested = |levels: usize| {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        [
            (open, close),
            (r#"{"a":"#.repeat(levels), "}".repeat(levels)),
        ]
    };
    // The envelope is the first of 32 levels.
    for (open, close) in nested(31) {
        let page = format!(r#"{{"status_code":1,"x":{open}0{close}}}"#);
        let page = page.replace("{0}", "{}");
        assert!(decoded(page.as_bytes(), Options::new()).end.is_ok());
    }
    for open in ["[", "{"] {
        let arrays = "[".repeat(31);
        let page = format!(r#"{{"status_code":1,"x":{arrays}^{open}"#);
        assert_error(page.as_bytes(), Options::new(), ErrorKind::Depth);
        let objects = r#"{"a":"#.repeat(31);
        let page = format!(r#"{{"status_code":1,"x":{objects}^{open}"#);
        assert_error(page.as_bytes(), Options::new(), ErrorKind::Depth);
    }
    let page = format!(r#"{{"response":[{}^[]"#, "[".repeat(30));
    assert_error(page.as_bytes(), Options::new(), ErrorKind::Depth);
    // A member that no field takes, in an object of a chat: five levels are around it.
    let begin = format!(r#"{{"response":{{"chats":[{{{GOOD},"asset":{{"id":1,"x":"#);
    for (open, close) in nested(27) {
        let page = format!(r#"{begin}{open}0{close},"name":"n"}}}}]}},"status_code":1}}"#);
        let outcome = decoded(page.as_bytes(), Options::new());
        assert!(outcome.ended().is_success());
        assert!(matches!(&outcome.told[..], [Told::Record(_)]));
        let page = format!(r#"{begin}{open}^["#);
        assert_error(page.as_bytes(), Options::new(), ErrorKind::Depth);
    }
}

/// Such a member can be cut anywhere, and what is around it goes on.
#[test]
fn objects_and_lists_that_no_field_takes() {
    for value in [
        r#"{"y":["some text",{"z":"of a length that is cut"}],"w":[[{}],{"v":[]}]}"#,
        r#"[{"y":[true,false,null,-12.5e3]},["\u00e4\n",[],{}],"\ud83d\ude42",{"z":{"w":0}}]"#,
        "[ [ { \"y\" : [ 1 , 2 ] } ,\t[ ] ] , { } ,\r\n{ \"z\" : \"text\" } ]",
    ] {
        for member in ["asset", "x"] {
            let chat =
                format!(r#"{{{GOOD},"{member}":{{"id":1,"x":{value},"name":"n"}},"flag":"vip"}}"#);
            let page = page(&format!("{chat},{chat}"));
            let outcome = decoded(page.as_bytes(), Options::new());
            assert!(outcome.ended().is_success());
            assert_eq!(outcome.told.len(), 2);
            for told in outcome.told {
                let Told::Record(chat) = told else {
                    panic!("{page}");
                };
                assert_eq!(chat.flag.as_deref(), Some("vip"));
                let name = chat.asset.and_then(|asset| asset.name);
                assert_eq!(name.as_deref(), (member == "asset").then_some("n"));
            }
        }
    }
}

#[test]
fn deeper_than_any_stack() {
    let page = "[".repeat(1_000_000);
    let page = format!(r#"{{"x":{page}"#);
    let outcome = crate::outcome::whole::<crate::outcome::Full>(page.as_bytes(), Options::new());
    assert_eq!(outcome.end.unwrap_err().kind, ErrorKind::Depth);
}

#[test]
fn all_white_space() {
    let page = "\t\r\n {\t\r\n \"status_code\"\t\r\n :\t\r\n 4305\t\r\n ,\t\r\n \"x\" : [ ] , \"y\" : { } , \"z\" : [ 1 , 2 ] } \t\r\n";
    assert!(decoded(page.as_bytes(), Options::new()).end.is_ok());
}
