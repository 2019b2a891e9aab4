//! An id that is text, though the API may send it as an integer.

use core::fmt;
use core::ops::Deref;

use heapless::String;

use crate::record::{Slot, Value};

/// An id: text of at most `N` bytes. Where the API sends an integer instead, its digits are kept.
///
/// ```
/// use chatwire::Id;
///
/// let id = Id::<24>::try_from("1872640")?;
/// assert_eq!(id, "1872640");
/// assert_eq!(id.len(), 7);
/// # Ok::<(), heapless::CapacityError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Id<const N: usize>(String<N>);

impl<const N: usize> Id<N> {
    /// The text.
    ///
    /// ```
    /// assert_eq!(chatwire::Id::<8>::default().as_str(), "");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> Deref for Id<N> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> AsRef<str> for Id<N> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> TryFrom<&str> for Id<N> {
    type Error = heapless::CapacityError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        String::try_from(text).map(Self)
    }
}

impl<const N: usize> From<Id<N>> for String<N> {
    fn from(id: Id<N>) -> Self {
        id.0
    }
}

impl<const N: usize> PartialEq<str> for Id<N> {
    fn eq(&self, text: &str) -> bool {
        self.as_str() == text
    }
}

impl<const N: usize> PartialEq<&str> for Id<N> {
    fn eq(&self, text: &&str) -> bool {
        self.as_str() == *text
    }
}

impl<const N: usize> fmt::Display for Id<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl<const N: usize> Value for Id<N> {
    const EMPTY: Self = Self(String::new());

    #[inline(always)]
    fn empty() -> Self {
        Self(String::new())
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Id(self.0.as_mut_view())
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}
