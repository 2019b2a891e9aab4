//! Which page to ask for next.

use super::envelope::Envelope;
use crate::record::Timestamp;

/// Walks the pages of the list, newest chat first, and says when to stop: after the last page, after a page that is
/// not full, or at a chat older than the newest one known from before.
///
/// ```
/// use chatwire::{Age, Chat, Event, Options, Pager};
///
/// let page = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}}"#;
///
/// let mut pager = Pager::new();
/// while let Some(number) = pager.page() {
///     println!("GET /v3.1/chats?page={number}");
///     let envelope = chatwire::decode::<Chat>(page, Options::new(), |event| {
///         if let Event::Record(chat) = event {
///             match pager.see(chat.created_at) {
///                 Age::New => println!("new: {}", chat.chat_id),
///                 Age::Same | Age::Old => println!("known, or as old as a known one"),
///             }
///         }
///     })?;
///     pager.end_page(&envelope);
/// }
/// // The next round begins at page 1 and ends at this chat.
/// pager.restart();
/// assert_eq!(pager.page(), Some(1));
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Pager {
    page: u32,
    done: bool,
    known: Option<Timestamp>,
    newest: Option<Timestamp>,
}

/// How a chat compares with the newest one known from before.
///
/// ```
/// use chatwire::{Age, Pager, Timestamp};
/// assert_eq!(Pager::since(Timestamp::UNIX_EPOCH).see(Timestamp::UNIX_EPOCH), Age::Same);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Age {
    /// It is newer.
    New,
    /// It was created in the same instant: that chat itself, or another one. Only its id can tell.
    Same,
    /// It is older, and so is all that follows.
    Old,
}

impl Pager {
    /// Chats on a full page.
    ///
    /// ```
    /// let options = chatwire::Options::new().max_records(chatwire::Pager::PAGE_SIZE);
    /// ```
    pub const PAGE_SIZE: u32 = 10;

    /// Begins with page 1, and wants all chats.
    ///
    /// ```
    /// assert_eq!(chatwire::Pager::new(), chatwire::Pager::default());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            page: 1,
            done: false,
            known: None,
            newest: None,
        }
    }

    /// Begins with page 1, and wants the chats created after `newest`.
    ///
    /// ```
    /// use chatwire::{Age, Pager};
    /// let mut pager = Pager::since("2021-08-22T01:14:01Z".parse()?);
    /// assert_eq!(pager.see("2021-08-22T01:14:00Z".parse()?), Age::Old);
    /// assert_eq!(pager.page(), None);
    /// # Ok::<(), chatwire::NoDatetime>(())
    /// ```
    #[must_use]
    pub const fn since(newest: Timestamp) -> Self {
        Self {
            page: 1,
            done: false,
            known: Some(newest),
            newest: Some(newest),
        }
    }

    /// The page to ask for, from 1; `None` when there is no more to ask for.
    ///
    /// ```
    /// assert_eq!(chatwire::Pager::new().page(), Some(1));
    /// ```
    #[must_use]
    pub const fn page(&self) -> Option<u32> {
        if self.done { None } else { Some(self.page) }
    }

    /// The newest chat seen: what to begin with after a restart of the device. Store it once [`page`](Self::page) says
    /// that the round is complete; before that, older chats are still to come.
    ///
    /// ```
    /// assert_eq!(chatwire::Pager::new().newest(), None);
    /// ```
    #[must_use]
    pub const fn newest(&self) -> Option<Timestamp> {
        self.newest
    }

    /// Takes note of a chat, which counts as known from the next round on; after an old one there is no further page.
    ///
    /// ```
    /// use chatwire::{Age, Pager, Timestamp};
    /// let mut pager = Pager::new();
    /// assert_eq!(pager.see(Timestamp::UNIX_EPOCH), Age::New);
    /// assert_eq!(pager.newest(), Some(Timestamp::UNIX_EPOCH));
    /// ```
    pub fn see(&mut self, created_at: Timestamp) -> Age {
        self.newest = self.newest.max(Some(created_at));
        match self.known {
            Some(known) if created_at < known => {
                self.done = true;
                Age::Old
            }
            Some(known) if created_at == known => Age::Same,
            _ => Age::New,
        }
    }

    /// Goes on to the next page, if there is one. A page whose status code tells of a failure is asked for again.
    ///
    /// ```
    /// use chatwire::{Chat, Options, Pager};
    /// let mut pager = Pager::new();
    /// let empty = br#"{"status_code":4305,"response":{"chats":[]}}"#;
    /// pager.end_page(&chatwire::decode::<Chat>(empty, Options::new(), |_| {})?);
    /// assert_eq!(pager.page(), None);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    pub fn end_page<const DESCRIPTION: usize, const NEXT: usize>(
        &mut self,
        envelope: &Envelope<DESCRIPTION, NEXT>,
    ) {
        if envelope.status_code.is_failure() {
            return;
        }
        let chats = envelope.records().saturating_add(envelope.rejected());
        let last = envelope
            .links()
            .pages
            .is_some_and(|pages| self.page >= pages);
        if last || chats < Self::PAGE_SIZE {
            self.done = true;
        }
        self.page = self.page.saturating_add(1);
    }

    /// Begins the next round: page 1 again, for the chats created after the newest one seen in this round.
    ///
    /// ```
    /// use chatwire::{Age, Pager, Timestamp};
    /// let mut pager = Pager::new();
    /// pager.see(Timestamp::UNIX_EPOCH);
    /// pager.restart();
    /// assert_eq!(pager.see(Timestamp::UNIX_EPOCH), Age::Same);
    /// ```
    pub fn restart(&mut self) {
        *self = Self {
            page: 1,
            done: false,
            known: self.newest,
            newest: self.newest,
        };
    }
}

impl Default for Pager {
    fn default() -> Self {
        Self::new()
    }
}
