//! Chats that are dated ahead of their time.

use chatwire::Verdict::{Known, New, Old};
use chatwire::{Pages, Verdict};

use crate::{LAST, after, at, take};

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
fn a_chat_from_the_future_takes_no_room_from_others() {
    let mut pages = Pages::<2, 24, 2>::new();
    pages.set_until(Some(at(10)));
    for (seconds, id) in [(99, "future"), (5, "b"), (5, "a")] {
        assert_eq!(take(&mut pages, seconds, id), New);
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
