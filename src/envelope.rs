//! What surrounds the list in a body.

use heapless::String;

use crate::error::Member;
use crate::record::{Slot, Value};
use crate::status::StatusCode;

/// The JSON object that surrounds the list: how the call ended, and where the next page is.
///
/// `DESCRIPTION` and `NEXT` are the capacities in bytes of the description and of the URL of the next page.
///
/// ```
/// use chatwire::{Chat, Options, StatusCode};
///
/// let body = br#"{"status_code":2004,"description":"Access Token expired","response":null}"#;
/// let envelope = chatwire::decode::<Chat>(body, Options::new(), |_| {})?;
/// assert_eq!(envelope.status_code, StatusCode::TokenExpired);
/// assert_eq!(envelope.description.as_deref(), Some("Access Token expired"));
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Envelope<const DESCRIPTION: usize = 80, const NEXT: usize = 128> {
    /// How the call ended; `Unknown(0)` until it was read.
    pub status_code: StatusCode,
    /// The outcome in words for people.
    pub description: Option<String<DESCRIPTION>>,
    /// Whether `description` is not all that was sent: cut to its capacity, half a surrogate pair replaced by
    /// U+FFFD, or no text.
    pub description_cut: bool,
    /// The other pages.
    pub links: Links<NEXT>,
    /// How many records of this page were decoded.
    pub records: u32,
    /// How many records of this page were rejected.
    pub rejected: u32,
}

/// The other pages of the list: `response.links`, of which the API's reference says nothing, so all of it may
/// be absent.
///
/// ```
/// use chatwire::{Chat, Options};
///
/// let body = br#"{"response":{"links":{"pages":42,"next":"http://x/chats?page=2"}},"status_code":4305}"#;
/// let links = chatwire::decode::<Chat>(body, Options::new(), |_| {})?.links;
/// assert_eq!(links.pages, Some(42));
/// assert_eq!(links.next.as_deref(), Some("http://x/chats?page=2"));
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Links<const NEXT: usize = 128> {
    /// How many pages there are.
    pub pages: Option<u32>,
    /// Whether `pages` was sent but is no 32-bit count, and was left out; also where `links` is no object.
    pub pages_left_out: bool,
    /// The URL of the next page.
    pub next: Option<String<NEXT>>,
    /// Whether `next` was sent but does not fit, has half a surrogate pair or is no text, and was left out whole; also
    /// where `links` is no object.
    pub next_left_out: bool,
}

impl<const DESCRIPTION: usize, const NEXT: usize> Envelope<DESCRIPTION, NEXT> {
    pub(crate) const EMPTY: Self = Self {
        status_code: StatusCode::Unknown(0),
        description: None,
        description_cut: false,
        links: Links {
            pages: None,
            pages_left_out: false,
            next: None,
            next_left_out: false,
        },
        records: 0,
        rejected: 0,
    };
}

impl<const D: usize, const N: usize> Envelope<D, N> {
    /// Where the value of a member goes, if it is not a container.
    pub(crate) fn slot(&mut self, member: Member) -> Slot<'_> {
        match member {
            Member::StatusCode => self.status_code.slot(),
            Member::Description => self.description.slot(),
            Member::Pages => self.links.pages.slot(),
            Member::Next => self.links.next.slot(),
            _ => Slot::None,
        }
    }

    /// Empties a member that cannot be kept, and flags it.
    pub(crate) fn leave_out(&mut self, member: Member) {
        match member {
            Member::Description => {
                self.description = None;
                self.description_cut = true;
            }
            Member::Pages => {
                self.links.pages = None;
                self.links.pages_left_out = true;
            }
            Member::Next => {
                self.links.next = None;
                self.links.next_left_out = true;
            }
            Member::Links => {
                self.links.pages_left_out = true;
                self.links.next_left_out = true;
            }
            _ => {}
        }
    }
}
