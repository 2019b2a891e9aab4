//! The id of a channel asset, which is an integer on some channels and text on others.

use core::fmt;

use heapless::{CapacityError, String};

use crate::record::{Input, Kind, Outcome, Reason, Sign, Value, integer, put_whole, signed};
#[cfg(feature = "fast")]
use crate::record::{Plain, Taken};

/// The id of a channel asset: any 64-bit integer, or text of at most `N` bytes.
///
/// ```
/// use chatwire::AssetId;
///
/// let twitter = AssetId::<48>::Integer(1_290_034_567_123_456_789);
/// assert_eq!(twitter.as_u64(), Some(1_290_034_567_123_456_789));
/// assert_eq!(twitter.to_string(), "1290034567123456789");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
// Tagged, not as on the wire: formats like that of serde-json-core cannot read what may be one or the other.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum AssetId<const N: usize> {
    /// An integer that is not negative.
    Integer(u64),
    /// A negative integer.
    Negative(i64),
    /// A key, an address, or an integer that was sent as text.
    Text(String<N>),
}

impl<const N: usize> AssetId<N> {
    /// The integer, if it is one and not negative.
    ///
    /// ```
    /// assert_eq!(chatwire::AssetId::<8>::Integer(56161).as_u64(), Some(56161));
    /// ```
    #[must_use]
    pub const fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    /// The integer, if it is one and fits.
    ///
    /// ```
    /// assert_eq!(chatwire::AssetId::<8>::Negative(-5).as_i64(), Some(-5));
    /// ```
    #[must_use]
    pub const fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(integer) if *integer <= i64::MAX as u64 => Some(*integer as i64),
            Self::Negative(integer) => Some(*integer),
            _ => None,
        }
    }

    /// The text, if it is text.
    ///
    /// ```
    /// assert_eq!(chatwire::AssetId::<8>::Integer(5).as_str(), None);
    /// ```
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// An integer, as it comes from the API.
///
/// ```
/// assert_eq!(chatwire::AssetId::<8>::from(56161_u64), chatwire::AssetId::Integer(56161));
/// ```
impl<const N: usize> From<u64> for AssetId<N> {
    fn from(integer: u64) -> Self {
        Self::Integer(integer)
    }
}

/// An integer, as it comes from the API.
///
/// ```
/// assert_eq!(chatwire::AssetId::<8>::from(5_i64), chatwire::AssetId::Integer(5));
/// assert_eq!(chatwire::AssetId::<8>::from(-5_i64), chatwire::AssetId::Negative(-5));
/// ```
impl<const N: usize> From<i64> for AssetId<N> {
    fn from(integer: i64) -> Self {
        u64::try_from(integer).map_or(Self::Negative(integer), Self::Integer)
    }
}

/// Text, digits too: what the API sends in quotation marks.
///
/// ```
/// use chatwire::AssetId;
/// assert_eq!(AssetId::<8>::try_from("5")?.as_str(), Some("5"));
/// # Ok::<(), heapless::CapacityError>(())
/// ```
impl<const N: usize> TryFrom<&str> for AssetId<N> {
    type Error = CapacityError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        String::try_from(text).map(Self::Text)
    }
}

impl<const N: usize> From<String<N>> for AssetId<N> {
    fn from(text: String<N>) -> Self {
        Self::Text(text)
    }
}

impl<const N: usize> Default for AssetId<N> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<const N: usize> fmt::Display for AssetId<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => integer.fmt(f),
            Self::Negative(integer) => integer.fmt(f),
            Self::Text(text) => f.pad(text),
        }
    }
}

impl<const N: usize> Value for AssetId<N> {
    const EMPTY: Self = Self::Integer(0);
    const KIND: Kind = Kind::STRING.or(Kind::INTEGER);

    #[inline(always)]
    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        if input.is_nothing() {
            *self = Self::Integer(0);
            return Outcome::Kept;
        }
        if input.is_integer() {
            let set = |sign, magnitude| match sign {
                Sign::Plus => Some(Self::Integer(magnitude)),
                // There is a `-0`.
                Sign::Minus if magnitude == 0 => Some(Self::Integer(0)),
                Sign::Minus => signed(sign, magnitude).map(Self::Negative),
            };
            return match integer(input) {
                Ok(Some((sign, magnitude))) => match set(sign, magnitude) {
                    Some(id) => {
                        *self = id;
                        Outcome::Kept
                    }
                    None => Outcome::Faulty(Reason::Range),
                },
                Ok(None) => Outcome::Kept,
                Err(reason) => Outcome::Faulty(reason),
            };
        }
        if input.first {
            *self = Self::Text(String::new());
        }
        match self {
            Self::Text(text) => put_whole(text.as_mut_view(), input),
            _ => Outcome::Kept,
        }
    }

    #[inline(always)]
    fn empty() -> Self {
        Self::Integer(0)
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
        if let Some(integer) = plain.integer() {
            *self = Self::Integer(integer);
            return Taken::Whole;
        }
        let mut taken = Taken::Nothing;
        *self = Self::Text(String::new());
        if let Self::Text(text) = self {
            taken = plain.text(text.as_mut_view());
        }
        if let Taken::Nothing = taken {
            *self = Self::Integer(0);
        }
        taken
    }
}
