//! The kinds of page that are decoded.

use std::borrow::Cow;

use crate::thousand;

pub struct Page {
    pub kind: &'static str,
    pub bytes: Cow<'static, [u8]>,
}

/// Every kind of page; the first is the typical one that all ratios refer to.
pub fn all() -> Vec<Page> {
    let stored = |kind, bytes: &'static [u8]| Page {
        kind,
        bytes: Cow::Borrowed(bytes),
    };
    vec![
        stored("typical", include_bytes!("../../tests/data/page.json")),
        stored(
            "unicode",
            include_bytes!("../../tests/data/page-unicode.json"),
        ),
        stored(
            "escaped",
            include_bytes!("../../tests/data/page-escaped.json"),
        ),
        stored(
            "pretty",
            include_bytes!("../../tests/data/page-pretty.json"),
        ),
        stored(
            "status-last",
            include_bytes!("../../tests/data/page-status-last.json"),
        ),
        Page {
            kind: "thousand",
            bytes: Cow::Owned(thousand::page().into_bytes()),
        },
        stored(
            "failure",
            include_bytes!("../../tests/data/error-2004.json"),
        ),
    ]
}
