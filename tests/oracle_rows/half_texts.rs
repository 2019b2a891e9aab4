//! The envelope after an error in the middle of a text, or soon behind it.

use oracle::events_with_envelope;

use super::after_an_error::{nothing_but, stands, stands_within};
use super::*;

#[test]
fn a_text_is_there_when_it_is_complete() {
    stands(r#"{"description":"abc"#, json!({}));
    stands(r#"{"description":"abc""#, json!({ "description": "abc" }));
    stands(r#"{"description":"abc"!"#, json!({ "description": "abc" }));
    stands(r#"{"description":"abc\x""#, json!({}));
    stands(r#"{"description":""#, json!({}));
    stands(r#"{"description":"""#, json!({}));
    stands(r#"{"status_code":"43"#, json!({}));
    stands(r#"{"status_code":"43""#, json!({ "status_code": 43 }));
    let next = |rest: &str| format!(r#"{{"response":{{"links":{{"next":{rest}"#);
    stands(&next(r#""abc"#), json!({}));
    stands(&next(r#""abc""#), json!({ "next": "abc" }));
}

#[test]
fn a_long_text_is_flagged_from_the_character_on_that_does_not_fit() {
    let read = |text: &str| {
        let description = format!(r#"{{"description":"{text}"#);
        let next = format!(r#"{{"response":{{"links":{{"next":"{text}"#);
        let both = [(description, "description"), (next, "response.links.next")];
        both.map(|(page, path)| {
            let last = events_with_envelope(page.as_bytes(), &Rules::strict(SMALL)).remove(0);
            let altered = last["envelope"]["altered"] == json!([path]);
            let expected = if altered { json!([path]) } else { json!([]) };
            let envelope = nothing_but(json!({ "altered": expected }));
            assert_eq!(last["envelope"], envelope, "{text}");
            altered
        })
    };
    for (text, flagged) in [
        ("abcd", false),
        ("abcde", true),
        ("abcde\\x", true),
        (r"abcd\", false),
        (r"abcd\n", true),
        (r"abcd\x", false),
        (r"abcd\u004", false),
        (r"abcd\u0041", true),
        ("abcé", true),
        (r"abc\ud83d", false),
        (r"abc\ud83d\ude0", false),
        (r"abc\ud83d\ude00", true),
        (r"\ud83d\ude00", false),
    ] {
        assert_eq!(read(text), [flagged; 2], "{text}");
    }
    // A character that is not all there.
    stands_within(
        b"{\"description\":\"abc\xc3",
        Rules::strict(SMALL),
        json!({}),
    );
    stands_within(
        b"{\"description\":\"abcd\xc3!",
        Rules::strict(SMALL),
        json!({}),
    );
    // The complete text keeps what fits, and the address nothing.
    stands(
        r#"{"description":"abcde","#,
        json!({ "description": "abcd", "altered": ["description"] }),
    );
    stands(
        r#"{"response":{"links":{"next":"abcde","#,
        json!({ "altered": ["response.links.next"] }),
    );
}

#[test]
fn a_lone_surrogate_is_flagged_when_it_is_known_to_be_one() {
    for (text, flagged) in [
        (r"\ud83", false),
        // The other half may follow.
        (r"\ud83d", false),
        (r"\ud83d\", false),
        (r"\ud83d\u", false),
        (r"\ud83d\ude0", false),
        (r"\ud83d\ude00", false),
        (r"\ud83d\u004", false),
        (r"\ud83d\u00x", false),
        // It does not.
        (r#"\ud83d""#, true),
        (r"\ud83dA", true),
        ("\\ud83d\n", true),
        (r"\ud83d\n", true),
        (r"\ud83d\x", true),
        (r"\ud83d\u0041", true),
        // The first is alone, and the second may not be.
        (r"\ud83d\ud83d", true),
        // There was none before it.
        (r"\ude0", false),
        (r"\ude00", true),
        (r"a\ude00", true),
        // No escape at all.
        (r"\\ud83d", true),
        (r"\\ud8", false),
    ] {
        let page = format!(r#"{{"description":"{text}"#);
        let last = events_with_envelope(page.as_bytes(), &Rules::strict(SMALL)).remove(0);
        let altered = if flagged {
            json!(["description"])
        } else {
            json!([])
        };
        assert_eq!(last["envelope"]["altered"], altered, "{text}");
        let page = format!(r#"{{"response":{{"links":{{"next":"{text}"#);
        let last = events_with_envelope(page.as_bytes(), &Rules::strict(SMALL)).remove(0);
        assert_eq!(last["envelope"]["next"], json!(null), "{text}");
        let altered = if flagged {
            json!(["response.links.next"])
        } else {
            json!([])
        };
        assert_eq!(last["envelope"]["altered"], altered, "{text}");
    }
    // Bytes that are no character say nothing of it.
    for (bytes, altered) in [
        (&b"{\"description\":\"\\ud83d\xc3"[..], json!([])),
        (b"{\"description\":\"\\ud83d\xc3\"", json!([])),
        (b"{\"description\":\"\\ud83d\xff", json!([])),
        (
            b"{\"description\":\"\\ud83d\xc3\xa9",
            json!(["description"]),
        ),
        (b"{\"description\":\"\\ud83d\x01", json!(["description"])),
    ] {
        stands_within(bytes, Rules::strict(SMALL), json!({ "altered": altered }));
    }
}

#[test]
fn a_string_of_the_wrong_kind_counts_from_its_first_character_on() {
    for (member, path) in [
        (r#""links":"#, "response.links"),
        (r#""links":{"pages":"#, "response.links.pages"),
    ] {
        let stands = |text: &str, altered: Value| {
            let page = format!(r#"{{"response":{{{member}{text}"#);
            stands(&page, json!({ "altered": altered }));
        };
        for text in [
            r#"""#,
            r#""""#,
            r#""\"#,
            r#""\x"#,
            r#""\u004"#,
            r#""\ud83d"#,
            r#""\ud83d\u"#,
        ] {
            stands(text, json!([]));
        }
        for text in [
            r#""1"#,
            r#""é"#,
            r#""\n"#,
            r#""\ud83dA"#,
            r#""\ud83d\ude00"#,
            r#""\\ud83d"#,
        ] {
            stands(text, json!([path]));
        }
    }
}
