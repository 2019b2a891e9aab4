//! Where a round is.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub(super) enum State {
    /// There is a page to read.
    Reading,
    /// The page had an old chat.
    Stopped,
    /// The page was the last.
    Ended,
}
