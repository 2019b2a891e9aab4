//! Where the list ends, and what a page that failed does.

use chatwire::Verdict::{Later, Old};
use chatwire::{Chat, Envelope, Options, PageEnd, Pages, StatusCode};

use crate::{FAILED, FULL, after, at, good, take};

/// Page 3, and what each of these makes of it.
#[test]
fn the_end_of_the_list_is_what_the_server_says() {
    let (more, none) = (true, false);
    let rows = [
        // An empty page, whatever is said of it.
        (good(0, None, none), None),
        (good(0, Some(9), more), None),
        (good(0, Some(0), none), None),
        // A next page is one.
        (good(FULL, None, more), Some(4)),
        (good(1, None, more), Some(4)),
        (good(1, Some(3), more), Some(4)),
        (good(1, Some(2), more), Some(4)),
        (good(1, Some(0), more), Some(4)),
        (good(1, Some(9), more), Some(4)),
        // So are more pages.
        (good(FULL, Some(4), none), Some(4)),
        (good(1, Some(4), none), Some(4)),
        // The last of them.
        (good(FULL, Some(3), none), None),
        (good(1, Some(3), none), None),
        // A number that cannot be right, or none: the page itself tells.
        (good(FULL, Some(2), none), Some(4)),
        (good(FULL, Some(0), none), Some(4)),
        (good(FULL, None, none), Some(4)),
        (good(FULL + 1, None, none), Some(4)),
        (good(FULL - 1, Some(2), none), None),
        (good(1, Some(0), none), None),
        (good(FULL - 1, None, none), None),
        // Not read at all.
        (FAILED, Some(3)),
        (PageEnd::new(false, 0), Some(3)),
    ];
    for (end, page) in rows {
        let mut pages: Pages = Pages::new();
        pages.end_page(good(1, Some(9), none));
        pages.end_page(good(FULL, None, more));
        assert_eq!(pages.page(), Some(3));
        pages.end_page(end);
        assert_eq!(pages.page(), page, "{end:?}");
    }
}

#[test]
fn the_envelope_tells_how_the_page_ended() {
    let chat = r#"{"chat_id":"1872640","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}"#;
    let long = "x".repeat(200);
    let rows = [
        (
            r#"{"status_code":4305,"response":{"chats":[CHAT,{}]}}"#,
            good(2, None, false),
        ),
        (
            r#"{"status_code":4305,"response":{"chats":[],"links":{}}}"#,
            good(0, None, false),
        ),
        (
            r#"{"status_code":4305,"response":{"links":{"pages":9,"next":null},"chats":[CHAT]}}"#,
            good(1, Some(9), false),
        ),
        (
            r#"{"status_code":4305,"response":{"links":{"pages":0,"next":"u"},"chats":[CHAT]}}"#,
            good(1, Some(0), true),
        ),
        (
            r#"{"status_code":4305,"response":{"links":{"pages":-1,"next":"LONG"},"chats":[CHAT]}}"#,
            good(1, None, true),
        ),
        // Unknown codes are no failure where the list is there.
        (
            r#"{"status_code":4306,"response":[CHAT]}"#,
            good(1, None, false),
        ),
        (
            r#"{"status_code":429,"response":null}"#,
            PageEnd::new(false, 0),
        ),
        (r#"{"status_code":2042}"#, PageEnd::new(false, 0)),
        (
            r#"{"response":[CHAT],"status_code":2007}"#,
            PageEnd::new(false, 1),
        ),
    ];
    for (body, end) in rows {
        let body = body.replace("CHAT", chat).replace("LONG", &long);
        let envelope = chatwire::decode::<Chat>(body.as_bytes(), Options::new(), |_| {}).unwrap();
        assert_eq!(PageEnd::from(&envelope), end, "{body}");
    }
}

#[test]
fn every_documented_failure_asks_for_the_page_again() {
    let body = br#"{"status_code":4305,"response":[]}"#;
    let mut envelope: Envelope = chatwire::decode::<Chat>(body, Options::new(), |_| {}).unwrap();
    envelope.response.list.records = 3;
    for number in [2002, 2003, 2004, 2007, 2010, 2099, 3454] {
        envelope.status_code = StatusCode::from(number);
        let mut pages: Pages = Pages::new();
        pages.end_page(&envelope);
        assert_eq!(pages.page(), Some(1), "{number}");
    }
    envelope.status_code = StatusCode::CHATS_RETRIEVED;
    let mut pages: Pages = Pages::new();
    pages.end_page(&envelope);
    assert_eq!(pages.page(), None);
}

/// A code may come after the list, so a page can fail after it had an old chat.
#[test]
fn a_page_that_fails_after_an_old_chat_is_asked_for_again() {
    let mut pages = after(&[(5, "b")]);
    assert_eq!(take(&mut pages, 4, "a"), Old);
    pages.end_page(FAILED);
    assert_eq!(pages.page(), Some(1));
    assert_eq!(take(&mut pages, 4, "a"), Old);
    pages.end_page(good(FULL, None, true));
    assert_eq!(pages.page(), None);
    // No second end undoes it.
    pages.end_page(FAILED);
    pages.end_page(good(FULL, None, true));
    assert_eq!(pages.page(), None);
}

#[test]
fn pages_without_news_are_counted() {
    let mut pages: Pages = Pages::new();
    let mut count = |chats: &[(i64, &str)], end| {
        for (seconds, id) in chats {
            take(&mut pages, *seconds, id);
        }
        pages.end_page(end);
        pages.pages_without_news()
    };
    let more = good(FULL, None, true);
    assert_eq!(count(&[(9, "c"), (8, "b")], more), 0);
    assert_eq!(count(&[(9, "c"), (8, "b")], more), 1);
    assert_eq!(count(&[(9, "c")], FAILED), 1);
    assert_eq!(count(&[(12, "later")], more), 2);
    assert_eq!(count(&[(8, "b"), (8, "a")], more), 0);
    assert_eq!(count(&[], more), 1);
    // Known, and further down than those before: the same way again.
    pages.begin_round();
    assert_eq!(pages.pages_without_news(), 0);
    for seconds in [9, 8] {
        assert_ne!(pages.see(at(seconds), "c"), Later);
        pages.end_page(more);
        assert_eq!(pages.pages_without_news(), 0);
    }
}

#[test]
fn the_number_of_pages_is_bounded_by_an_empty_one() {
    let mut pages: Pages = Pages::new();
    for page in 1..=5 {
        assert_eq!(pages.page(), Some(page));
        pages.end_page(good(FULL, Some(u32::MAX), true));
    }
    pages.end_page(good(0, Some(u32::MAX), true));
    assert_eq!(pages.page(), None);
}
