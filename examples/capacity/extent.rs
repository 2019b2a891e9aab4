//! The length of a value, or the capacity of a field.

use std::fmt;

use serde::Serialize;

/// The bytes of a text, or of each text in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Extent {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<usize>,
    pub length: usize,
}

impl Extent {
    pub const fn text(length: usize) -> Self {
        Self {
            items: None,
            length,
        }
    }

    pub const fn texts(items: usize, length: usize) -> Self {
        Self {
            items: Some(items),
            length,
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.length == 0 || self.items == Some(0)
    }

    /// Whether all of `other` fits.
    pub fn holds(self, other: Self) -> bool {
        self.length >= other.length && self.items >= other.items
    }

    /// A quarter more, each length rounded up to whole words of four bytes.
    pub fn with_headroom(self) -> Self {
        let quarter_more = |number: usize| number + number.div_ceil(4);
        Self {
            items: self.items.map(quarter_more),
            length: quarter_more(self.length).next_multiple_of(4),
        }
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.items {
            Some(items) => write!(f, "{items} × {}", self.length),
            None => self.length.fmt(f),
        }
    }
}
