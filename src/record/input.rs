//! What reaches a field: pieces of its value.

use core::fmt;

use super::fill::Fill;
use super::reason::Reason;

/// What a field gets: a piece of its value, or the news that it has none. The decoder makes it, and a
/// [`Value`](super::Value) of your own hands it on to the values inside.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Input<'a> {
    pub(crate) what: What,
    /// The text of the piece, where it has some.
    pub(crate) text: &'a str,
    /// Whether this is the first piece of the value, or of an element of the list.
    pub(crate) first: bool,
    /// Whether it is the last.
    pub(crate) last: bool,
    pub(crate) leniency: Leniency,
    pub(crate) fill: &'a mut Fill,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) enum What {
    /// Of a string.
    Text,
    /// Of a string, but no text.
    LoneSurrogate,
    /// Of an integer.
    Integer,
    True,
    False,
    /// The bracket of an object.
    Object,
    /// The bracket of a list.
    List,
    /// JSON of any value, to be kept as it is.
    Raw,
    /// No value: what the field has so far is to be forgotten.
    Nothing,
    /// An element of the list of the records that was handed out.
    Accepted,
    /// An element of the list of the records that was rejected.
    Rejected,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Outcome {
    /// It is kept as it was sent.
    Kept,
    /// It is kept, but not as it was sent.
    Altered,
    /// There is no room for this piece, nor for the rest of the value.
    Full,
    /// The value cannot be kept.
    Faulty(Reason),
}

impl Input<'_> {
    /// Whether the field is to have no value.
    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.what == What::Nothing
    }

    /// Whether this is a piece of an integer.
    #[inline(always)]
    pub(crate) fn is_integer(&self) -> bool {
        self.what == What::Integer
    }

    /// Whether a text or list that does not fit may be cut.
    #[inline(always)]
    pub(crate) fn may_cut(&self) -> bool {
        self.leniency.has(Leniency::TRUNCATE)
    }
}

/// Which faults are put up with.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Leniency(u8);

impl Leniency {
    pub(crate) const NONE: Self = Self(0);
    /// Values that an enum does not know.
    pub(crate) const UNKNOWN: Self = Self(1);
    /// Texts and lists that do not fit.
    pub(crate) const TRUNCATE: Self = Self(1 << 1);
    /// Lone surrogates.
    pub(crate) const SURROGATES: Self = Self(1 << 2);
    /// Any fault of a field that need not be there.
    pub(crate) const DROP: Self = Self(1 << 3);
    pub(crate) const ALL: Self = Self(0b1111);

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    #[inline(always)]
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The methods of [`Options`](crate::Options) that were called.
    fn options(self) -> impl Iterator<Item = &'static str> {
        [
            (Self::UNKNOWN, "keep_unknown"),
            (Self::TRUNCATE, "truncate"),
            (Self::SURROGATES, "replace_surrogates"),
            (Self::DROP, "drop_faulty"),
        ]
        .into_iter()
        .filter(move |&(option, _)| self.has(option))
        .map(|(_, name)| name)
    }
}

impl fmt::Debug for Leniency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        for option in self.options() {
            list.entry(&format_args!("{option}"));
        }
        list.finish()
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for Leniency {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{}", defmt::Debug2Format(self));
    }
}
