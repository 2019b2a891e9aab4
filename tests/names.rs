//! Keys and enum values that only begin or end like a name, in pieces of every size.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use chatwire::{Chat, Chunk, Decoder, Event, Options};

/// What one chat with these members comes to, fed so many bytes at a time.
fn outcome(members: &str, size: usize) -> Vec<String> {
    let page = format!(
        r#"{{"status_code":4305,"response":[{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued",{members}}}]}}"#
    );
    let mut decoder = Decoder::<Chat>::with_options(Options::new());
    let mut lines = Vec::new();
    for bytes in page.as_bytes().chunks(size) {
        let mut chunk = Chunk::new(bytes);
        while let Some(event) = decoder.feed(&mut chunk).unwrap() {
            lines.push(match event {
                Event::Record(chat) => format!("{} {:?}", chat.channel, chat.flag),
                Event::Rejected(rejection) => {
                    format!("{} {}", rejection.field, rejection.reason.name())
                }
                _ => panic!("another event"),
            });
        }
    }
    decoder.finish().unwrap();
    lines
}

#[test]
fn half_a_surrogate_pair_is_in_no_name() {
    for (members, expected) in [
        (r#""channel":"\ud83dsms""#, "channel unknown_variant"),
        (r#""channel":"s\ud83dms""#, "channel unknown_variant"),
        (r#""channel":"sms\ud83d""#, "channel unknown_variant"),
        (r#""\ud83dchannel":"sms""#, "channel missing"),
        (r#""channel":"sms","\ud83dflag":"evil""#, "sms None"),
        (
            r#""channel":"sms","\udc00flag":"evil","flag":"good""#,
            r#"sms Some("good")"#,
        ),
    ] {
        for size in [1, 2, 3, 7, 64, usize::MAX] {
            assert_eq!(outcome(members, size), [expected], "{members} by {size}");
        }
    }
}

/// A length that 16 bits cannot tell from none.
const LONG: usize = 1 << 16;

#[test]
fn text_of_any_length_is_in_no_name() {
    let long = "x".repeat(LONG);
    for (members, expected) in [
        (
            format!(r#""channel":"{long}sms""#),
            "channel unknown_variant",
        ),
        (
            format!(r#""channel":"{long}\u0073ms""#),
            "channel unknown_variant",
        ),
        (format!(r#""{long}\u0063hannel":"sms""#), "channel missing"),
        (format!(r#""channel{long}":"sms""#), "channel missing"),
        (
            format!(r#""channel":"sms\u0020{long}""#),
            "channel unknown_variant",
        ),
    ] {
        for size in [1, 64, 512, LONG, usize::MAX] {
            assert_eq!(outcome(&members, size), [expected], "by {size}");
        }
    }
}
