//! Which pages the pager asks for, on lists of known length.

use chatwire::{Age, Chat, Envelope, Options, Pager, Timestamp};

/// What a page of so many chats says, of a list of so many pages.
fn envelope(chats: usize, pages: Option<u32>) -> Envelope {
    let links = pages.map_or("null".to_owned(), |pages| format!(r#"{{"pages":{pages}}}"#));
    // A rejected chat is on the page, too.
    let chats = vec!["{}"; chats].join(",");
    let page =
        format!(r#"{{"status_code":4305,"response":{{"links":{links},"chats":[{chats}]}}}}"#);
    chatwire::decode::<Chat>(page.as_bytes(), Options::new(), |_| {}).unwrap()
}

/// The instant so many seconds into 1970.
fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix(seconds, 0).unwrap()
}

#[test]
fn stops_after_the_last_page() {
    let mut pager = Pager::new();
    let mut asked = Vec::new();
    while let Some(page) = pager.page() {
        asked.push(page);
        assert!(asked.len() <= 3, "{asked:?}");
        pager.end_page(&envelope(10, Some(3)));
    }
    assert_eq!(asked, [1, 2, 3]);
}

#[test]
fn stops_after_a_page_that_is_not_full() {
    for (chats, next) in [(0, None), (9, None), (10, Some(2)), (11, Some(2))] {
        let mut pager = Pager::new();
        pager.end_page(&envelope(chats, None));
        assert_eq!(pager.page(), next, "{chats} chats");
    }
}

#[test]
fn asks_again_for_a_page_that_failed() {
    let mut pager = Pager::new();
    pager.end_page(&envelope(10, None));
    let failed = br#"{"status_code":2007,"description":"Internal Server Error","response":null}"#;
    pager.end_page(&chatwire::decode::<Chat>(failed, Options::new(), |_| {}).unwrap());
    assert_eq!(pager.page(), Some(2));
}

#[test]
fn stops_at_what_is_known_from_before() {
    let mut pager = Pager::since(at(100));
    assert_eq!(pager.see(at(102)), Age::New);
    assert_eq!(pager.see(at(101)), Age::New);
    assert_eq!(pager.see(at(100)), Age::Same);
    assert_eq!(pager.page(), Some(1));
    assert_eq!(pager.see(at(99)), Age::Old);
    assert_eq!(pager.page(), None);
    assert_eq!(pager.newest(), Some(at(102)));
}

#[test]
fn the_next_round_wants_what_is_newer_than_this_one() {
    let mut pager = Pager::new();
    for seconds in [50, 60, 40] {
        assert_eq!(pager.see(at(seconds)), Age::New);
    }
    pager.end_page(&envelope(3, None));
    pager.restart();
    assert_eq!(pager.page(), Some(1));
    assert_eq!(pager.see(at(61)), Age::New);
    assert_eq!(pager.see(at(60)), Age::Same);
    assert_eq!(pager.see(at(59)), Age::Old);
}

#[cfg(feature = "serde")]
#[test]
fn a_page_number_never_overflows() {
    let json = format!(
        r#"{{"page":{},"done":false,"known":null,"newest":null}}"#,
        u32::MAX
    );
    let mut pager: Pager = serde_json::from_str(&json).unwrap();
    pager.end_page(&envelope(10, None));
    assert_eq!(pager.page(), Some(u32::MAX));
}
