//! How much memory the types take. `on_32_bit.rs` checks it where it matters; what docs and README say of it is
//! compared with that here.

#[path = "../support/_time_limit/mod.rs"]
mod _time_limit;

use chatwire::{Chat, CompactChat, Decoder, Envelope, Error, Rejection};

const CHECKED: &str = include_str!("on_32_bit.rs");

/// The size on a 32-bit target that the build for one checks.
fn checked(record: &str) -> &'static str {
    let (_, size) = CHECKED
        .split_once(&format!("size_of::<{record}>() == "))
        .expect("an assertion");
    size.split_once(')').unwrap().0
}

/// What stands in the docs above a struct.
fn documented(record: &str) -> &'static str {
    let (docs, _) = include_str!("../../src/api/chat.rs")
        .split_once(&format!("pub struct {record} {{"))
        .unwrap();
    let (before, _) = docs.rsplit_once(" bytes on a 32-bit target").unwrap();
    before.rsplit_once(' ').unwrap().1
}

#[test]
fn the_docs_state_the_sizes_that_are_checked() {
    for record in ["Chat", "CompactChat"] {
        assert_eq!(documented(record), checked(record), "{record}");
        let row = format!("| `{record}` | {} |", checked(record));
        assert!(
            include_str!("../../README.md").contains(&row),
            "README: {row}"
        );
    }
}

#[test]
fn the_docs_state_the_size_of_the_walk_over_pages() {
    let size = checked("Pages");
    let (thousands, rest) = size.split_at(1);
    let docs = format!("with the defaults {thousands},{rest} on a 32-bit target");
    assert!(
        include_str!("../../src/api/pages/mod.rs").contains(&docs),
        "{docs}"
    );
}

#[test]
fn errors_are_small_and_copied() {
    fn copied<T: Copy>() -> usize {
        size_of::<T>()
    }
    // The promise is for 32 bits; here the reference to a member's name adds to it.
    assert!(copied::<Error>() <= 24);
    assert!(copied::<Rejection<Chat>>() <= 16);
}

/// The limit of 192 bytes is for 32-bit targets; here pointers and the alignment of 64-bit integers add to it.
#[test]
fn the_decoder_is_small() {
    fn state<R: chatwire::Record>() -> usize {
        size_of::<Decoder<R>>() - size_of::<R>() - size_of::<Envelope>()
    }
    assert!(state::<Chat>() <= 224, "{}", state::<Chat>());
    assert!(state::<CompactChat>() <= 224);
}
