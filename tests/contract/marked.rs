//! Pages with a mark at the byte that matters.

use chatwire::{Error, ErrorKind, Options};

use crate::outcome::{Full, Outcome, assert_same, fed, whole};

/// The required members of a chat.
pub const GOOD: &str =
    r#""chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms""#;

/// A page with these elements in its list.
pub fn page(elements: &str) -> String {
    format!(r#"{{"status_code":4305,"response":{{"chats":[{elements}]}}}}"#)
}

/// The page without its mark, and the offset of the byte that it stood before.
pub fn unmark(marked: &[u8]) -> (Vec<u8>, u64) {
    let at = marked
        .iter()
        .position(|&byte| byte == b'^')
        .expect("a mark");
    let page = [&marked[..at], &marked[at + 1..]].concat();
    assert!(!page.contains(&b'^'), "one mark");
    (page, at as u64)
}

/// What a page comes to, whatever the size of the chunks.
#[track_caller]
pub fn decoded(page: &[u8], options: Options) -> Outcome<Full> {
    let outcome = whole(page, options);
    for size in 1..=page.len() {
        assert_same(&fed(page.chunks(size), options), &outcome, || {
            format!("{} by {size}", String::from_utf8_lossy(page))
        });
    }
    outcome
}

/// Checks that a page has this error at the mark.
#[track_caller]
pub fn assert_error(marked: &[u8], options: Options, kind: ErrorKind) -> Outcome<Full> {
    let (page, offset) = unmark(marked);
    let outcome = decoded(&page, options);
    let error = Error::new(kind, offset);
    assert_eq!(
        outcome.end,
        Err(error),
        "{}",
        String::from_utf8_lossy(marked)
    );
    outcome
}
