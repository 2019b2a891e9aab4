//! What the walk over the pages does, a row each.

#[path = "../support/_time_limit/mod.rs"]
mod _time_limit;

mod crowded;
mod ends;
mod future;
mod kept;
mod rounds;

use Verdict::New;
use chatwire::{PageEnd, Pages, Timestamp, Verdict};

const FULL: u32 = PageEnd::FULL;

/// A page that succeeded.
fn good(chats: u32, pages: Option<u32>, next: bool) -> PageEnd {
    let mut end = PageEnd::new(true, chats);
    (end.pages, end.next) = (pages, next);
    end
}

const FAILED: PageEnd = {
    let mut end = PageEnd::new(false, 10);
    end.pages = Some(1);
    end
};
const LAST: PageEnd = PageEnd::new(true, 1);

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
