//! Rounds, one after the other, and down to a horizon.

use chatwire::Pages;
use chatwire::Verdict::{Known, Later, New, Old};

use crate::{FULL, LAST, after, at, good, take};

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
