//! The envelope around the list.

use core::fmt;
use core::ops::Deref;
use core::str::FromStr;

use heapless::{CapacityError, String};

use super::status_code::StatusCode;
use crate::record::{Altered, Input, Kind, Leniency, List, Outcome, Value, put};
use chatwire_derive::Record;

/// The JSON object around the list: how the call ended, and where the next page is.
///
/// `DESCRIPTION` and `NEXT` are the capacities, in bytes, of the description and of the URL of the next page. A member
/// that is not as documented is left out, and a description that is too long is cut. [`altered`](Self::altered) names
/// both. No record is lost by it.
///
/// ```
/// use chatwire::{Chat, Options, StatusCode};
///
/// let body = br#"{"status_code":2004,"description":"Access Token expired","response":null}"#;
/// let envelope = chatwire::decode::<Chat>(body, Options::new(), |_| {})?;
/// assert_eq!(envelope.status_code, StatusCode::TOKEN_EXPIRED);
/// assert_eq!(envelope.description.as_deref(), Some("Access Token expired"));
/// assert!(!envelope.has_list());
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Record)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[record(envelope)]
#[non_exhaustive]
pub struct Envelope<const DESCRIPTION: usize = 80, const NEXT: usize = 128> {
    /// How the call ended; 0 until it was read.
    pub status_code: StatusCode,
    /// The outcome in words for people.
    pub description: Option<String<DESCRIPTION>>,
    /// The list and the links to other pages.
    #[record(default)]
    pub response: Response<NEXT>,
    /// The members whose values are not as they were sent.
    pub altered: Altered<Self>,
}

/// The list and the links to other pages: `response`.
///
/// ```
/// assert!(!chatwire::Response::<128>::default().list.present);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Record)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Response<const NEXT: usize = 128> {
    /// The other pages.
    #[record(default)]
    pub links: Links<NEXT>,
    /// The list, under the name that the record gives it.
    pub list: List,
}

/// The other pages of the list: `response.links`. The API's reference does not mention it, so any of it may be absent.
///
/// ```
/// use chatwire::{Chat, Options};
///
/// let body = br#"{"response":{"links":{"pages":42,"next":"http://x/chats?page=2"}},"status_code":4305}"#;
/// let envelope = chatwire::decode::<Chat>(body, Options::new(), |_| {})?;
/// assert_eq!(envelope.links().pages, Some(42));
/// assert_eq!(envelope.links().next.as_deref(), Some("http://x/chats?page=2"));
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Record)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Links<const NEXT: usize = 128> {
    /// How many pages there are.
    pub pages: Option<u32>,
    /// The URL of the next page.
    pub next: Option<Url<NEXT>>,
}

impl<const DESCRIPTION: usize, const NEXT: usize> Envelope<DESCRIPTION, NEXT> {
    /// Whether there was a list, even an empty one. If there was none, ask for the page again, whatever the status code
    /// says.
    ///
    /// ```
    /// use chatwire::{Chat, Options};
    /// let envelope = chatwire::decode::<Chat>(br#"{"status_code":4305}"#, Options::new(), |_| {})?;
    /// assert!(!envelope.has_list());
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn has_list(&self) -> bool {
        self.response.list.present
    }

    /// Whether the page succeeded: its list is there, and its status code is not a documented failure.
    ///
    /// ```
    /// use chatwire::{Chat, Options};
    /// let body = br#"{"status_code":4306,"response":{"chats":[]}}"#;
    /// assert!(chatwire::decode::<Chat>(body, Options::new(), |_| {})?.is_success());
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn is_success(&self) -> bool {
        self.has_list() && !self.status_code.is_failure()
    }

    /// How many records of this page were decoded.
    ///
    /// ```
    /// use chatwire::{Chat, Options};
    /// let body = br#"{"status_code":4305,"response":[{}]}"#;
    /// assert_eq!(chatwire::decode::<Chat>(body, Options::new(), |_| {})?.records(), 0);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn records(&self) -> u32 {
        self.response.list.records
    }

    /// How many records of this page were rejected.
    ///
    /// ```
    /// use chatwire::{Chat, Options};
    /// let body = br#"{"status_code":4305,"response":[{}]}"#;
    /// assert_eq!(chatwire::decode::<Chat>(body, Options::new(), |_| {})?.rejected(), 1);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn rejected(&self) -> u32 {
        self.response.list.rejected
    }

    /// The other pages.
    ///
    /// ```
    /// use chatwire::{Chat, Options};
    /// let envelope = chatwire::decode::<Chat>(br#"{"status_code":4305}"#, Options::new(), |_| {})?;
    /// assert_eq!(envelope.links().pages, None);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn links(&self) -> &Links<NEXT> {
        &self.response.links
    }
}

/// A URL of at most `N` bytes. It is never cut or repaired, since the result would be another URL.
///
/// ```
/// let url: chatwire::Url<128> = "https://api.example/v3.1/chats?page=2".parse()?;
/// assert_eq!(url, "https://api.example/v3.1/chats?page=2");
/// # Ok::<(), heapless::CapacityError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Url<const N: usize>(String<N>);

impl<const N: usize> Url<N> {
    /// A URL without a character.
    ///
    /// ```
    /// assert!(chatwire::Url::<8>::new().is_empty());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// The text.
    ///
    /// ```
    /// assert!(chatwire::Url::<8>::default().as_str().is_empty());
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> Deref for Url<N> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> AsRef<str> for Url<N> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> TryFrom<&str> for Url<N> {
    type Error = CapacityError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        String::try_from(text).map(Self)
    }
}

impl<const N: usize> FromStr for Url<N> {
    type Err = CapacityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text)
    }
}

impl<const N: usize> From<String<N>> for Url<N> {
    fn from(text: String<N>) -> Self {
        Self(text)
    }
}

impl<const N: usize> From<Url<N>> for String<N> {
    fn from(url: Url<N>) -> Self {
        url.0
    }
}

impl<const N: usize> PartialEq<str> for Url<N> {
    fn eq(&self, text: &str) -> bool {
        self.as_str() == text
    }
}

impl<const N: usize> PartialEq<&str> for Url<N> {
    fn eq(&self, text: &&str) -> bool {
        self.as_str() == *text
    }
}

impl<const N: usize> fmt::Display for Url<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl<const N: usize> Value for Url<N> {
    const EMPTY: Self = Self::new();
    const KIND: Kind = Kind::STRING;

    #[inline(always)]
    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        input.leniency = Leniency::NONE;
        put(self.0.as_mut_view(), input)
    }

    #[inline(always)]
    fn empty() -> Self {
        Self::new()
    }

    #[inline(always)]
    fn clear(&mut self) {
        self.0.clear();
    }
}
