//! The kinds of page that are decoded.

use crate::thousand;

/// The long page: what a byte costs by itself does not depend on how many there are, and takes long to count.
pub const THOUSAND: &str = "thousand";

pub struct Page {
    pub kind: &'static str,
    pub bytes: &'static [u8],
}

/// Every kind of page; the first is the typical one, whose ratios count.
pub fn all() -> Vec<Page> {
    let page = |kind, bytes: &[u8]| Page {
        kind,
        bytes: aligned(bytes),
    };
    vec![
        page("typical", include_bytes!("../../tests/data/page.json")),
        page(
            "unicode",
            include_bytes!("../../tests/data/page-unicode.json"),
        ),
        page(
            "escaped",
            include_bytes!("../../tests/data/page-escaped.json"),
        ),
        page(
            "dotnet",
            include_bytes!("../../tests/data/page-dotnet.json"),
        ),
        page(
            "pretty",
            include_bytes!("../../tests/data/page-pretty.json"),
        ),
        page(
            "status-last",
            include_bytes!("../../tests/data/page-status-last.json"),
        ),
        page(
            "messages",
            include_bytes!("../../tests/data/page-messages.json"),
        ),
        page(THOUSAND, thousand::page().as_bytes()),
        page(
            "failure",
            include_bytes!("../../tests/data/error-2004.json"),
        ),
    ]
}

/// The bytes, where a cache line begins: the standard library checks UTF-8 in aligned words, so the counts would
/// change with the address, and the address with anything else that is linked in.
pub(crate) fn aligned(bytes: &[u8]) -> &'static [u8] {
    const LINE: usize = 64;
    let room = vec![0; bytes.len() + LINE].leak();
    let start = room.as_ptr().align_offset(LINE);
    let place = &mut room[start..start + bytes.len()];
    place.copy_from_slice(bytes);
    place
}
