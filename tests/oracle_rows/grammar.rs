//! What is no JSON.

use serde_json::json;

use super::*;

#[test]
fn malformed_json_is_fatal_at_its_first_impossible_byte() {
    for page in [
        "^!",
        "^}",
        "{^,",
        "{\"a\"^,",
        "{\"a\":^}",
        "{\"a\":1,^}",
        "{\"a\":1^]",
        "{\"a\":[^,",
        "{\"a\":[1,^]",
        "{\"a\":[1^}",
        "{\"a\":[1 ^2",
        "{\"a\":0^1",
        "{\"a\":-^a",
        "{\"a\":^+1",
        "{\"a\":^.5",
        "{\"a\":1.^e",
        "{\"a\":1e^}",
        "{\"a\":1e+^-",
        "{\"a\":1^x",
        "{\"a\":^N",
        "{\"a\":tru^E",
        "{\"a\":true^e",
        "{\"a\":\"^\n",
        "{\"a\":\"^\0",
        "{\"a\":\"\\^x",
        "{\"a\":\"\\u12^g",
        "{\"a\":\"\\u12^\"",
        "{\"a\":\"\\^é",
        "{\"^\t",
        "{^é",
        " ^\u{feff}{}",
        "{^\u{feff}}",
        "{\u{20}^\u{c}",
        "{\"response\":[{\"chat_id\":7,\"flag\":{\"x\":^}",
    ] {
        fails(page, "syntax", 0);
    }
    fails(r#"{"response":[7,{"x":"\u00^x"#, "syntax", 1);
}

#[test]
fn ill_formed_utf8_is_fatal_at_the_sequence() {
    let strict = Rules::strict(EXAMPLE);
    let last = |page: &[u8]| {
        let line = events(page, &strict).pop().unwrap()["error"].clone();
        (
            line["kind"].as_str().unwrap().to_owned(),
            line["offset"].as_u64().unwrap(),
        )
    };
    for (page, kind, offset) in [
        (&b"{\"a\xff"[..], "utf8", 3),
        (b"{\"a\xe2\x82\"", "utf8", 3),
        (b"{\"a\xe2\x82\n", "utf8", 3),
        (b"{\"a\xed\xa0\x80", "utf8", 3),
        (b"{\"a\xc0\x80", "utf8", 3),
        (b"{\"a\xf4\x90\x80\x80", "utf8", 3),
        (b"{\"a\xe2\x82", "unexpected_end", 5),
        (b"{\"a\xe0\x80", "utf8", 3),
        (b"{\"a\\\xff", "syntax", 4),
        (b"{\"a\\\xe2\x82", "syntax", 4),
        (b"{\xff", "syntax", 1),
        (b"{\xe2\x82", "syntax", 1),
        (b"{\xe2\x82!", "syntax", 1),
        (b"{\"status_code\":1}\xe2\x82!", "trailing", 17),
        (b"{\"status_code\":1}\xe2\x82", "trailing", 17),
        (b"{\"status_code\":1}\xe2\x82\xac", "trailing", 17),
    ] {
        assert_eq!(
            last(page),
            (kind.to_owned(), offset),
            "{}",
            page.escape_ascii()
        );
    }
}

#[test]
fn nesting_ends_at_32_levels() {
    let nested = |levels: usize| format!("{}^[]", "[".repeat(levels));
    fails(&format!(r#"{{"a":{}"#, nested(31)), "depth", 0);
    let deep = format!(r#"{{"a":{}^"#, "[".repeat(31));
    fails(&deep, "unexpected_end", 0);
    fails(
        &format!(r#"{{"response":[{{"asset":{}"#, nested(29)),
        "depth",
        0,
    );
    fails(&format!(r#"{{"a":{}^{{"#, r#"{"":"#.repeat(31)), "depth", 0);
}

#[test]
fn what_is_closed_is_no_level() {
    let deep = format!("{}{}", "[".repeat(31), "]".repeat(31));
    let page = format!(
        r#"{{"a":{deep},"b":{deep},"c":[{}{{}}],"status_code":1}}"#,
        "[],".repeat(40)
    );
    assert_eq!(envelope(&page)["status_code"], 1);
}

#[test]
fn nothing_but_whitespace_follows_the_envelope() {
    assert_eq!(envelope("{\"status_code\":1} \t\r\n")["status_code"], 1);
    fails(r#"{"status_code":1} ^x"#, "trailing", 0);
    fails(r#"{"status_code":1}^{"status_code":1}"#, "trailing", 0);
    fails(r#"{"status_code":1,"response":[7]}^,"#, "trailing", 1);
}

#[test]
fn an_early_end_is_told_at_the_length() {
    fails("^", "unexpected_end", 0);
    fails(" \n^", "unexpected_end", 0);
    let page = page(r#""flag":"\ud83d\ude00","tag":["é"],"x":[true,null,-1.5e+1]"#);
    let chat_ends = page.len() - "]}".len();
    for end in 0..page.len() {
        let lines = events(&page.as_bytes()[..end], &Rules::strict(EXAMPLE));
        let error = json!({ "error": { "kind": "unexpected_end", "offset": end } });
        assert_eq!(lines.last(), Some(&error));
        assert_eq!(lines.len() - 1, usize::from(end >= chat_ends));
    }
}
