//! The place of the records in an envelope.

use super::input::{Input, Outcome, What};
use super::kind::Kind;
use super::value::Value;

/// The list of the records, which an envelope has in one place: whether it was there, and how many records it had.
///
/// ```
/// use chatwire::{Chat, Options};
/// let page = br#"{"status_code":4305,"response":{"chats":[{}]}}"#;
/// let list = chatwire::decode::<Chat>(page, Options::new(), |_| {})?.response.list;
/// assert!(list.present);
/// assert_eq!((list.records, list.rejected), (0, 1));
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct List {
    /// Whether there was a list. An empty one counts, and so does one with rejected elements only.
    pub present: bool,
    /// How many records were decoded.
    pub records: u32,
    /// How many elements were rejected.
    pub rejected: u32,
}

impl Value for List {
    const EMPTY: Self = Self {
        present: false,
        records: 0,
        rejected: 0,
    };
    const KIND: Kind = Kind::RECORDS.or(Kind::LIST).or(Kind::OPTIONAL);

    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        match input.what {
            What::Accepted => self.records = self.records.wrapping_add(1),
            What::Rejected => self.rejected = self.rejected.wrapping_add(1),
            What::List => self.present = true,
            _ => {}
        }
        Outcome::Kept
    }
}
