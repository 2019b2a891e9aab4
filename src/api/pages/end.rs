//! How a page ended.

use crate::api::envelope::Envelope;

/// What [`Pages::end_page`](super::Pages::end_page) needs to know about a page that was read to its end.
///
/// It is made of an [`Envelope`]; make it [yourself](Self::new) where the page does not come from the decoder.
///
/// ```
/// use chatwire::{Chat, Options, PageEnd};
///
/// let body = br#"{"status_code":4305,"response":{"chats":[{}],"links":{"pages":42}}}"#;
/// let envelope = chatwire::decode::<Chat>(body, Options::new(), |_| {})?;
/// let mut end = PageEnd::new(true, 1);
/// end.pages = Some(42);
/// assert_eq!(PageEnd::from(&envelope), end);
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PageEnd {
    /// Whether the list was there and the status code is not a documented failure.
    pub succeeded: bool,
    /// How many chats were on the page, rejected ones included.
    pub chats: u32,
    /// How many pages there are, if the server says so.
    pub pages: Option<u32>,
    /// Whether the server names a next page. A URL that is too long to keep counts, too.
    pub next: bool,
}

impl PageEnd {
    /// How many chats a full page has.
    ///
    /// ```
    /// let options = chatwire::Options::new().max_records(chatwire::PageEnd::FULL);
    /// ```
    pub const FULL: u32 = 10;

    /// The end of a page: whether it succeeded, and how many chats it had. The server says nothing of further pages;
    /// where it does, set [`pages`](Self::pages) and [`next`](Self::next).
    ///
    /// ```
    /// let mut end = chatwire::PageEnd::new(true, 10);
    /// end.next = true;
    /// ```
    #[must_use]
    pub const fn new(succeeded: bool, chats: u32) -> Self {
        Self {
            succeeded,
            chats,
            pages: None,
            next: false,
        }
    }

    /// Whether page `page` was the last, as the table at [`Pages`](super::Pages#the-end-of-the-list) has it.
    pub(super) const fn is_last(&self, page: u32) -> bool {
        if self.chats == 0 || page == u32::MAX {
            return true;
        }
        if self.next {
            return false;
        }
        match self.pages {
            Some(pages) if pages >= page => pages == page,
            _ => self.chats < Self::FULL,
        }
    }
}

impl<const DESCRIPTION: usize, const NEXT: usize> From<&Envelope<DESCRIPTION, NEXT>> for PageEnd {
    fn from(envelope: &Envelope<DESCRIPTION, NEXT>) -> Self {
        Self {
            succeeded: envelope.is_success(),
            chats: envelope.records().saturating_add(envelope.rejected()),
            pages: envelope.links().pages,
            next: envelope.links().next.is_some()
                || envelope.altered.contains("response.links.next"),
        }
    }
}
