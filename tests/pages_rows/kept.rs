//! What it takes, and how it is stored.

use chatwire::Pages;

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
    use crate::{FULL, after, at, good, take};

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
    assert_eq!(take(&mut stored, 5, "a"), chatwire::Verdict::Known);
}

/// No page comes after the last one that a number can name.
#[cfg(feature = "serde")]
#[test]
fn the_number_of_a_page_has_an_end() {
    use crate::{FULL, good};

    let kept = serde_json::to_string(&Pages::<16>::new()).unwrap();
    let kept = kept.replace("\"page\":1,", "\"page\":4294967294,");
    let mut pages: Pages = serde_json::from_str(&kept).unwrap();
    assert_eq!(pages.page(), Some(u32::MAX - 1));
    pages.end_page(good(FULL, None, true));
    assert_eq!(pages.page(), Some(u32::MAX));
    pages.end_page(good(FULL, None, true));
    assert_eq!(pages.page(), None);
}
