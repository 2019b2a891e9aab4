//! What the walk over the pages does, a row each.

use Verdict::{Known, Later, New, Old};
use chatwire::{Chat, Envelope, Options, PageEnd, Pages, StatusCode, Timestamp, Verdict};

const FULL: u32 = PageEnd::FULL;

/// A page that succeeded.
fn good(chats: u32, pages: Option<u32>, next: bool) -> PageEnd {
    PageEnd {
        succeeded: true,
        chats,
        pages,
        next,
    }
}

const FAILED: PageEnd = PageEnd {
    succeeded: false,
    chats: 10,
    pages: Some(1),
    next: false,
};
const LAST: PageEnd = PageEnd {
    succeeded: true,
    chats: 1,
    pages: None,
    next: false,
};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix(1_629_594_841 + seconds, 0).unwrap()
}

/// Sees a chat, and takes it where it is new.
fn take<const IDS: usize, const ID: usize, const AHEAD: usize>(
    pages: &mut Pages<IDS, ID, AHEAD>,
    seconds: i64,
    id: &str,
) -> Verdict {
    let verdict = pages.see(at(seconds), id);
    if verdict == New {
        assert!(pages.took(at(seconds), id), "{id} is told apart");
    }
    verdict
}

/// Pages whose round is complete and had these chats.
fn after(chats: &[(i64, &str)]) -> Pages {
    let mut pages = Pages::new();
    for (seconds, id) in chats {
        assert_eq!(take(&mut pages, *seconds, id), New, "{id}");
    }
    pages.end_page(LAST);
    pages.begin_round();
    pages
}

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
        (
            PageEnd {
                succeeded: false,
                ..good(0, None, none)
            },
            Some(3),
        ),
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
            PageEnd {
                succeeded: false,
                ..good(0, None, false)
            },
        ),
        (
            r#"{"status_code":2042}"#,
            PageEnd {
                succeeded: false,
                ..good(0, None, false)
            },
        ),
        (
            r#"{"response":[CHAT],"status_code":2007}"#,
            PageEnd {
                succeeded: false,
                ..good(1, None, false)
            },
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
    envelope.records = 3;
    for number in [2002, 2003, 2004, 2007, 2010, 2099, 3454] {
        envelope.status_code = StatusCode::from(number);
        let mut pages: Pages = Pages::new();
        pages.end_page(&envelope);
        assert_eq!(pages.page(), Some(1), "{number}");
    }
    envelope.status_code = StatusCode::ChatsRetrieved;
    let mut pages: Pages = Pages::new();
    pages.end_page(&envelope);
    assert_eq!(pages.page(), None);
}

#[test]
fn a_round_ends_at_the_chats_of_the_one_before() {
    let mut pages = after(&[(5, "c"), (3, "b"), (3, "a")]);
    assert_eq!(pages.mark(), Some(at(5)));
    assert_eq!(take(&mut pages, 9, "f"), New);
    assert_eq!(
        take(&mut pages, 5, "e"),
        New,
        "of the mark's second, but another"
    );
    assert_eq!(take(&mut pages, 5, "c"), Known);
    assert_eq!(pages.page(), Some(1), "there may be another one");
    assert_eq!(take(&mut pages, 5, "d"), New);
    assert_eq!(take(&mut pages, 3, "b"), Old);
    assert_eq!(pages.page(), None);
    assert_eq!(pages.mark(), Some(at(5)), "until the next round");
    pages.begin_round();
    assert_eq!((pages.page(), pages.mark()), (Some(1), Some(at(9))));
    assert_eq!(take(&mut pages, 9, "f"), Known);
    assert_eq!(take(&mut pages, 5, "c"), Old);
    // A round without news keeps the mark.
    pages.begin_round();
    assert_eq!(pages.mark(), Some(at(9)));
}

#[test]
fn a_mark_of_the_same_second_keeps_the_ids_of_both_rounds() {
    let mut pages = after(&[(5, "a")]);
    assert_eq!(take(&mut pages, 5, "b"), New);
    pages.end_page(LAST);
    pages.begin_round();
    for id in ["b", "a"] {
        assert_eq!(take(&mut pages, 5, id), Known, "{id}");
    }
}

#[test]
fn what_arrives_in_a_round_is_for_the_next() {
    let mut pages: Pages = Pages::new();
    take(&mut pages, 9, "c");
    take(&mut pages, 7, "b");
    // The page shifts and is read again.
    assert_eq!(take(&mut pages, 9, "d"), Later, "of the newest second");
    assert_eq!(take(&mut pages, 12, "e"), Later);
    assert_eq!(take(&mut pages, 9, "c"), Known);
    assert_eq!(take(&mut pages, 7, "b"), Known);
    assert_eq!(take(&mut pages, 7, "a"), New);
    pages.end_page(LAST);
    pages.begin_round();
    for id in ["e", "d"] {
        let seconds = if id == "e" { 12 } else { 9 };
        assert_eq!(take(&mut pages, seconds, id), New, "{id}");
    }
    assert_eq!(take(&mut pages, 9, "c"), Known);
    assert_eq!(take(&mut pages, 7, "b"), Old);
}

#[test]
fn a_round_that_broke_off_keeps_the_mark_and_what_it_took() {
    let mut pages = after(&[(1, "a")]);
    take(&mut pages, 9, "d");
    take(&mut pages, 7, "c");
    pages.end_page(good(FULL, None, false));
    pages.begin_round();
    assert_eq!((pages.page(), pages.mark()), (Some(1), Some(at(1))));
    assert_eq!(take(&mut pages, 11, "e"), Later);
    assert_eq!(take(&mut pages, 9, "d"), Known);
    assert_eq!(take(&mut pages, 7, "c"), Known);
    assert_eq!(take(&mut pages, 4, "b"), New);
    assert_eq!(take(&mut pages, 1, "a"), Known);
    pages.end_page(LAST);
    pages.begin_round();
    assert_eq!(pages.mark(), Some(at(9)), "not that of the later one");
    assert_eq!(take(&mut pages, 11, "e"), New);
}

#[test]
fn what_is_not_taken_is_new_again() {
    let mut pages: Pages = Pages::new();
    assert_eq!(pages.see(at(5), "a"), New);
    assert_eq!(pages.see(at(5), "a"), New);
    assert!(pages.took(at(5), "a"));
    assert_eq!(pages.see(at(5), "a"), Known);
}

/// Taking what is not new cannot move the round back.
#[test]
fn taking_a_known_chat_changes_nothing() {
    let mut pages = after(&[(1, "a")]);
    take(&mut pages, 9, "d");
    take(&mut pages, 7, "c");
    let before = pages.clone();
    for (seconds, id) in [
        (9, "d"),
        (7, "c"),
        (8, "x"),
        (12, "later"),
        (1, "a"),
        (0, "old"),
    ] {
        assert!(pages.took(at(seconds), id));
        assert_eq!(pages, before, "{id}");
    }
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
fn a_chat_from_the_future_comes_once_and_is_no_mark() {
    let mut pages: Pages = Pages::new();
    pages.set_until(Some(at(10)));
    assert_eq!(take(&mut pages, 99, "future"), New);
    assert_eq!(take(&mut pages, 99, "future"), Known);
    assert_eq!(take(&mut pages, 10, "b"), New);
    pages.end_page(LAST);
    pages.begin_round();
    assert_eq!(pages.mark(), Some(at(10)));
    pages.set_until(Some(at(20)));
    assert_eq!(take(&mut pages, 99, "future"), Known);
    assert_eq!(take(&mut pages, 15, "c"), New);
    // A bound that goes back makes nothing unknown, nor does none.
    for until in [Some(at(1)), None] {
        pages.set_until(until);
        assert_eq!(take(&mut pages, 99, "future"), Known);
        assert_eq!(take(&mut pages, 15, "c"), Known);
        assert_eq!(take(&mut pages, 10, "b"), Known);
    }
}

#[test]
fn a_bound_before_the_mark_changes_nothing() {
    let mut pages = after(&[(5, "b"), (5, "a")]);
    pages.set_until(Some(at(1)));
    let rows = [
        (6, "c", New),
        (5, "b", Known),
        (5, "a", Known),
        (4, "z", Old),
    ];
    for (seconds, id, verdict) in rows {
        assert_eq!(take(&mut pages, seconds, id), verdict, "{id}");
    }
}

#[test]
fn without_a_bound_a_chat_from_the_future_is_the_mark() {
    let mut pages = after(&[(99, "future"), (10, "b")]);
    assert_eq!(pages.mark(), Some(at(99)));
    assert_eq!(take(&mut pages, 15, "c"), Old);
}

#[test]
fn a_chat_whose_time_has_come_becomes_the_mark_and_frees_its_room() {
    let mut pages = Pages::<4, 24, 1>::new();
    let round = |pages: &mut Pages<4, 24, 1>, until, chats: &[(i64, &str, Verdict)]| {
        pages.set_until(Some(at(until)));
        for (seconds, id, verdict) in chats {
            assert_eq!(take(pages, *seconds, id), *verdict, "{id}");
        }
        pages.end_page(LAST);
        pages.begin_round();
    };
    round(&mut pages, 10, &[(12, "f", New), (9, "a", New)]);
    assert_eq!(pages.mark(), Some(at(9)));
    // Listed behind it, for it is older, and still new.
    round(
        &mut pages,
        11,
        &[(12, "f", Known), (11, "b", New), (9, "a", Known)],
    );
    assert_eq!(pages.mark(), Some(at(11)));
    round(&mut pages, 12, &[(12, "f", Known), (11, "b", Known)]);
    assert_eq!(pages.mark(), Some(at(12)));
    // There is room for the next one, and the first is known still.
    round(
        &mut pages,
        13,
        &[(20, "g", New), (12, "f", Known), (11, "b", Old)],
    );
}

#[test]
fn more_chats_from_the_future_than_there_is_room_for_come_again() {
    let mut pages = Pages::<4, 24, 2>::new();
    pages.set_until(Some(at(0)));
    for (id, told_apart) in [("d", true), ("c", true), ("b", false), ("a", false)] {
        assert_eq!(pages.see(at(9), id), New);
        assert_eq!(pages.took(at(9), id), told_apart, "{id}");
    }
    for (id, verdict) in [("d", Known), ("c", Known), ("b", New), ("a", New)] {
        assert_eq!(pages.see(at(9), id), verdict, "{id}");
    }
    // Not for ever: when their time has come, they are like others.
    pages.set_until(Some(at(9)));
    for _ in 0..2 {
        pages.begin_round();
        for id in ["d", "c", "b", "a"] {
            let verdict = pages.see(at(9), id);
            pages.took(at(9), id);
            assert_eq!(
                verdict == New,
                pages.mark().is_none() && "ba".contains(id),
                "{id}"
            );
        }
        pages.end_page(LAST);
        pages.begin_round();
    }
}

/// With a bound of a while ago, a chat may be listed late.
#[test]
fn a_late_chat_after_the_bound_is_not_missed() {
    let mut pages: Pages = Pages::new();
    pages.set_until(Some(at(70)));
    for (seconds, id) in [(99, "c"), (80, "a"), (60, "z")] {
        assert_eq!(take(&mut pages, seconds, id), New);
    }
    pages.end_page(LAST);
    pages.begin_round();
    pages.set_until(Some(at(130)));
    for (seconds, id, verdict) in [
        (99, "c", Known),
        (90, "late", New),
        (80, "a", Known),
        (60, "z", Known),
    ] {
        assert_eq!(take(&mut pages, seconds, id), verdict, "{id}");
    }
    pages.end_page(LAST);
    pages.begin_round();
    for (seconds, id, verdict) in [(99, "c", Known), (90, "late", Old)] {
        assert_eq!(take(&mut pages, seconds, id), verdict, "{id}");
    }
}

/// Three ids, five chats of one second: the rule that new ones are listed first goes on where the ids end.
#[test]
fn a_crowded_second_ends_at_its_first_known_chat() {
    let mut pages = Pages::<3>::new();
    for (id, told_apart) in [
        ("e", true),
        ("d", true),
        ("c", true),
        ("b", false),
        ("a", false),
    ] {
        assert_eq!(pages.see(at(5), id), New);
        assert_eq!(pages.took(at(5), id), told_apart, "{id}");
    }
    pages.end_page(LAST);
    pages.begin_round();
    assert_eq!(pages.see(at(5), "g"), New);
    pages.took(at(5), "g");
    assert_eq!(pages.see(at(5), "f"), New);
    pages.took(at(5), "f");
    assert_eq!(pages.see(at(5), "e"), Old);
    pages.begin_round();
    assert_eq!(pages.see(at(5), "g"), Old);
    pages.begin_round();
    // What is beyond the ids of a mark is known all the same, down to a horizon.
    pages.begin_round_to(at(4));
    for (seconds, id, verdict) in [
        (7, "i", New),
        (5, "h", New),
        (5, "g", Known),
        (5, "a", Known),
        (4, "z", Known),
        (3, "y", Old),
    ] {
        assert_eq!(pages.see(at(seconds), id), verdict, "{id}");
        pages.took(at(seconds), id);
    }
}

/// A second can become crowded over several rounds.
#[test]
fn a_second_is_crowded_with_the_chats_of_earlier_rounds_too() {
    let mut pages = Pages::<3, 24, 2>::new();
    assert!(pages.took(at(5), "a"));
    pages.end_page(LAST);
    pages.begin_round();
    assert!(pages.took(at(5), "c"));
    assert!(pages.took(at(5), "b"));
    pages.end_page(LAST);
    pages.begin_round();
    assert!(!pages.took(at(5), "d"), "a fourth one");
    // And with those that came ahead of their time.
    let mut pages = Pages::<2, 24, 2>::new();
    pages.set_until(Some(at(4)));
    assert!(pages.took(at(5), "a"));
    pages.set_until(Some(at(5)));
    assert!(pages.took(at(5), "c"));
    assert!(!pages.took(at(5), "b"));
    assert_eq!(pages.see(at(5), "a"), Known);
}

/// The last ids of a crowded second are those that a page has again when it shifts by a few.
#[test]
fn of_a_crowded_second_the_last_chats_are_known() {
    let mut pages = Pages::<3>::new();
    for id in ["e", "d", "c", "b", "a"] {
        pages.took(at(5), id);
    }
    for (id, verdict) in [
        ("e", New),
        ("d", New),
        ("c", Known),
        ("b", Known),
        ("a", Known),
    ] {
        assert_eq!(pages.see(at(5), id), verdict, "{id}");
    }
}

/// Its first known chat was read, and then the page is read again, with chats that have arrived.
#[test]
fn a_crowded_second_that_is_read_again_leaves_nothing_out() {
    let crowded = || {
        let mut pages = Pages::<2>::new();
        for id in ["c", "b", "a"] {
            pages.took(at(5), id);
        }
        pages.end_page(LAST);
        pages.begin_round();
        pages
    };
    let mut pages = crowded();
    assert_eq!(pages.see(at(5), "c"), Old);
    pages.end_page(FAILED);
    assert_eq!(pages.see(at(5), "d"), New);

    let mut pages = crowded();
    pages.begin_round_to(at(0));
    assert_eq!(pages.see(at(5), "c"), Known);
    assert_eq!(
        pages.see(at(5), "a"),
        Known,
        "it has no id there, but is behind"
    );
    for (seconds, id) in [(6, "e"), (5, "d")] {
        assert_eq!(pages.see(at(seconds), id), New, "{id}");
        pages.took(at(seconds), id);
    }
    assert_eq!(pages.see(at(5), "c"), Known);
    assert_eq!(pages.see(at(5), "a"), Known);
}

#[test]
fn an_id_without_room_comes_again_and_costs_no_other_chat() {
    let mut pages = Pages::<4, 4>::new();
    assert!(pages.took(at(5), "c"));
    assert!(pages.took(at(5), "b"));
    assert!(!pages.took(at(5), "longer"));
    for (id, verdict) in [("longer", New), ("c", Known), ("b", Known)] {
        assert_eq!(pages.see(at(5), id), verdict, "{id}");
    }
    pages.end_page(LAST);
    pages.begin_round();
    assert!(!pages.took(at(5), "d"), "its second is crowded still");
    pages.end_page(LAST);
    pages.begin_round();
    assert_eq!(
        pages.see(at(5), "d"),
        Old,
        "the first known one, and there are some that are not told apart"
    );
    let mut pages = Pages::<2, 4>::new();
    pages.set_until(Some(at(5)));
    assert!(!pages.took(at(6), "longer"));
    assert_eq!(pages.see(at(6), "longer"), New);
}

#[test]
fn a_round_to_a_horizon_has_the_known_chats_too() {
    let mut pages = after(&[(9, "c"), (7, "b"), (3, "a")]);
    pages.begin_round_to(at(7));
    for (seconds, id, verdict) in [(12, "d", New), (9, "c", Known), (7, "b", Known)] {
        assert_eq!(take(&mut pages, seconds, id), verdict, "{id}");
    }
    assert_eq!(take(&mut pages, 3, "a"), Old);
    assert_eq!(pages.page(), None);
    pages.begin_round();
    assert_eq!(pages.mark(), Some(at(12)));
    // It was for one round.
    assert_eq!(take(&mut pages, 9, "c"), Old);
}

#[test]
fn a_horizon_newer_than_the_mark_leaves_nothing_out() {
    let mut pages = after(&[(5, "a")]);
    pages.begin_round_to(at(20));
    for (seconds, id, verdict) in [
        (30, "d", New),
        (10, "c", New),
        (5, "b", New),
        (5, "a", Known),
        (4, "z", Old),
    ] {
        assert_eq!(take(&mut pages, seconds, id), verdict, "{id}");
    }
    // Without a mark there is none.
    let mut pages: Pages = Pages::new();
    pages.begin_round_to(at(20));
    assert_eq!(take(&mut pages, 10, "c"), New);
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

/// On a 32-bit target it is 1,788 bytes, which `on_32_bit.rs` checks; here, lengths take twice as much.
#[test]
fn it_takes_what_the_docs_say() {
    assert!(size_of::<Pages>() <= 2200, "{}", size_of::<Pages>());
    assert!(size_of::<Pages<64>>() - size_of::<Pages<16>>() <= 3 * 48 * 32);
    assert_eq!(Pages::<3>::default(), Pages::new());
}

#[cfg(feature = "serde")]
#[test]
fn it_survives_being_stored() {
    let mut pages = after(&[(5, "b"), (5, "a")]);
    pages.begin_round_to(at(1));
    pages.set_until(Some(at(9)));
    for (seconds, id) in [(99, "f"), (8, "e"), (6, "d"), (5, "c"), (5, "b")] {
        take(&mut pages, seconds, id);
    }
    pages.end_page(good(FULL, None, false));
    let kept = serde_json::to_string(&pages).unwrap();
    let mut stored: Pages = serde_json::from_str(&kept).unwrap();
    assert_eq!(stored, pages);
    assert_eq!(take(&mut stored, 5, "a"), Known);
}
