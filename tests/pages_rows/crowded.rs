//! More chats of one second than there is room for.

use chatwire::Pages;
use chatwire::Verdict::{Known, New, Old};

use crate::{FAILED, LAST, at};

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
