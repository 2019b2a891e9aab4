//! Whether a chat is new.

use core::fmt;

/// What [`Pages::see`](super::Pages::see) says of a chat.
///
/// ```
/// use chatwire::{Pages, Timestamp, Verdict};
/// let mut pages: Pages = Pages::new();
/// assert_eq!(pages.see(Timestamp::UNIX_EPOCH, "1872640"), Verdict::New);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Verdict {
    /// You have not had it. Pass it on, and then call [`Pages::took`](super::Pages::took).
    New,
    /// You have had it. Its status and other fields may have changed since. If more chats have the same instant than
    /// there is room for, one that is [`Later`](Self::Later) can be among them.
    Known,
    /// It has arrived since the round began. The next round hands it out.
    Later,
    /// You have had it, and everything after it in the list. You can stop reading: the round is complete.
    Old,
}

impl Verdict {
    /// A short name for logs: the variant's name in snake case.
    ///
    /// ```
    /// assert_eq!(chatwire::Verdict::New.name(), "new");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Later => "later",
            Self::Old => "old",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
