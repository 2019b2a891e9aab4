//! What JSON a field takes.

/// What JSON a field takes, as bits. Several may be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Kind(u16);

impl Kind {
    pub(crate) const STRING: Self = Self(1);
    pub(crate) const INTEGER: Self = Self(1 << 1);
    pub(crate) const BOOL: Self = Self(1 << 2);
    pub(crate) const OBJECT: Self = Self(1 << 3);
    /// Any value, which is kept as raw JSON.
    pub(crate) const RAW: Self = Self(1 << 4);
    /// An array. The other bits say what its elements are.
    pub(crate) const LIST: Self = Self(1 << 5);
    /// The array of the records.
    pub(crate) const RECORDS: Self = Self(1 << 6);
    /// The field may be absent or null.
    pub(crate) const OPTIONAL: Self = Self(1 << 7);
    /// The empty string is a value. Without this bit, it counts as null.
    pub(crate) const EMPTY_TEXT: Self = Self(1 << 8);
    /// The body itself, which has to be the envelope. No bit is set, so that a new decoder is all zeros.
    pub(crate) const ROOT: Self = Self(0);

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether any bit of `other` is set.
    #[inline(always)]
    pub(crate) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The same, but the field may be absent or null.
    #[must_use]
    pub const fn optional(self) -> Self {
        let kind = self.or(Self::OPTIONAL);
        if self.is(Self::LIST) {
            kind
        } else {
            kind.without(Self::EMPTY_TEXT)
        }
    }

    /// An array of these.
    pub(crate) const fn list(self) -> Self {
        assert!(
            !self.is(Self::LIST),
            "a list of lists is not supported: keep it as raw JSON"
        );
        assert!(
            !self.is(Self::RAW),
            "a list of raw JSON is not supported: keep the whole list as raw JSON"
        );
        assert!(
            !self.is(Self::OPTIONAL),
            "the elements of a list are not optional"
        );
        self.or(Self::LIST)
    }

    #[inline(always)]
    pub(crate) const fn is_root(self) -> bool {
        self.0 == Self::ROOT.0
    }

    /// What the field's own value may be, as opposed to the elements of its list.
    #[inline(always)]
    pub(crate) const fn scalar(self) -> Self {
        if self.is(Self::LIST) {
            Self::LIST
        } else {
            self
        }
    }

    /// What the elements of the list may be.
    #[inline(always)]
    pub(crate) const fn element(self) -> Self {
        self.without(Self(Self::LIST.0 | Self::OPTIONAL.0))
    }
}
