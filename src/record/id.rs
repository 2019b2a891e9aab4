//! An id that is text, though the API may send it as an integer.

use core::borrow::Borrow;
use core::fmt;
use core::ops::Deref;
use core::str::FromStr;

use heapless::{CapacityError, String};

use super::input::{Input, Outcome};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::text::put_whole;
use super::value::Value;

/// An id: text of at most `N` bytes. If the API sends an integer instead, its digits are kept. An id is never cut,
/// since a cut id is another id.
///
/// ```
/// use chatwire::Id;
///
/// let id: Id<24> = "1872640".parse()?;
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
    /// An empty id.
    ///
    /// ```
    /// assert!(chatwire::Id::<8>::new().is_empty());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self(String::new())
    }

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

// As text: an id compares, orders and hashes as its text does.
impl<const N: usize> Borrow<str> for Id<N> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> TryFrom<&str> for Id<N> {
    type Error = CapacityError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        String::try_from(text).map(Self)
    }
}

impl<const N: usize> FromStr for Id<N> {
    type Err = CapacityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text)
    }
}

impl<const N: usize> From<String<N>> for Id<N> {
    fn from(text: String<N>) -> Self {
        Self(text)
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

impl<const N: usize> PartialEq<Id<N>> for str {
    fn eq(&self, id: &Id<N>) -> bool {
        self == id.as_str()
    }
}

impl<const N: usize> PartialEq<Id<N>> for &str {
    fn eq(&self, id: &Id<N>) -> bool {
        *self == id.as_str()
    }
}

impl<const N: usize> fmt::Display for Id<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl<const N: usize> Value for Id<N> {
    const EMPTY: Self = Self::new();
    const KIND: Kind = Kind::STRING.or(Kind::INTEGER);

    #[inline(always)]
    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        put_whole(self.0.as_mut_view(), input)
    }

    #[inline(always)]
    fn empty() -> Self {
        Self::new()
    }

    #[inline(always)]
    fn clear(&mut self) {
        self.0.clear();
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
        plain.text(self.0.as_mut_view())
    }
}
