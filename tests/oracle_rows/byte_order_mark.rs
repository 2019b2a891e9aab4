//! U+FEFF in front of a page.

use super::*;

#[test]
fn a_mark_at_the_start_is_passed_over() {
    let plain = envelope(r#"{"status_code":1}"#);
    for page in [
        "\u{feff}{\"status_code\":1}",
        "\u{feff} \r\n{\"status_code\":1} ",
    ] {
        assert_eq!(envelope(page), plain);
    }
    let chat = only(&page(r#""flag":"a""#), Rules::strict(SMALL));
    let marked = format!("\u{feff}{}", page(r#""flag":"a""#));
    assert_eq!(only(&marked, Rules::strict(SMALL)), chat);
}

#[test]
fn offsets_count_the_mark() {
    let marked = format!("\u{feff}{}", page(r#""flag":^7"#));
    rejected_in(&marked, "flag", "type", Rules::strict(SMALL));
    assert_eq!(
        marked.find('^'),
        Some(page(r#""flag":^7"#).find('^').unwrap() + 3)
    );
    refused("\u{feff}^[", "envelope", "type", 0);
    refused("\u{feff}{^}", "status_code", "missing", 0);
    fails("\u{feff}^!", "syntax", 0);
    fails("\u{feff}{\"status_code\":1}^x", "trailing", 0);
}

#[test]
fn it_stands_there_once_and_nowhere_else() {
    fails("\u{feff}^\u{feff}{}", "syntax", 0);
    fails("\u{feff} ^\u{feff}{}", "syntax", 0);
    fails(" ^\u{feff}{}", "syntax", 0);
    fails("{^\u{feff}}", "syntax", 0);
    fails("{\"status_code\":1}^\u{feff}", "trailing", 0);
    // In a text it is a character.
    assert_eq!(
        kept("\"flag\":\"\u{feff}\"", Rules::strict(SMALL)),
        json!({ "flag": "\u{feff}" })
    );
}

/// The kind and the offset of what ends this page.
fn end(page: &[u8], max_bytes: Option<usize>) -> (String, u64) {
    let rules = Rules {
        max_bytes,
        ..Rules::strict(EXAMPLE)
    };
    let lines = events(page, &rules);
    assert_eq!(lines.len(), 1);
    let error = &lines[0]["error"];
    let kind = error["kind"].as_str().unwrap();
    (kind.into(), error["offset"].as_u64().unwrap())
}

#[test]
fn part_of_a_mark_is_none() {
    for (page, kind, offset) in [
        (&b"\xef"[..], "unexpected_end", 1),
        (b"\xef\xbb", "unexpected_end", 2),
        (b"\xef\xbb\xbf", "unexpected_end", 3),
        (b"\xef\xbb\xbf ", "unexpected_end", 4),
        (b"\xef{}", "syntax", 1),
        (b"\xef\xbf\xbd{}", "syntax", 1),
        (b"\xef\xef\xbb\xbf", "syntax", 1),
        (b"\xef\xbb{}", "syntax", 2),
        (b"\xef\xbb\xbe", "syntax", 2),
        (b"\xef\xbb\xef", "syntax", 2),
        (b"\xef\xbb\xbf\xef", "syntax", 3),
        (b"\xef\xbb\xbf\xbf", "syntax", 3),
        (b"\xbb\xbf{}", "syntax", 0),
        (b"\xfe\xff{}", "syntax", 0),
    ] {
        let escaped = page.escape_ascii();
        assert_eq!(end(page, None), (kind.into(), offset), "{escaped}");
    }
}

#[test]
fn the_limit_counts_the_mark() {
    let page = "\u{feff}{\"status_code\":1}".as_bytes();
    let within = |limit| Rules {
        max_bytes: Some(limit),
        ..Rules::strict(EXAMPLE)
    };
    assert_eq!(
        events(page, &within(page.len())),
        events(page, &Rules::strict(EXAMPLE))
    );
    for limit in 0..page.len() {
        assert_eq!(end(page, Some(limit)), ("limit".into(), limit as u64));
    }
    assert_eq!(end(b"\xef{}", Some(1)), ("limit".into(), 1));
    assert_eq!(end(b"\xef{}", Some(2)), ("syntax".into(), 1));
}
