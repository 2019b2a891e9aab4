//! How much memory a type takes on another target.

/// A target with pointers of this many bytes, and 64-bit integers aligned to 8, as on ARM and RISC-V.
#[derive(Clone, Copy)]
pub struct Target {
    pub pointer: usize,
}

pub const ON_32_BIT: Target = Target { pointer: 4 };

#[derive(Clone, Copy)]
pub struct Layout {
    pub size: usize,
    align: usize,
    /// Whether it has invalid bit patterns, so that an `Option` of it takes no more.
    spare: bool,
}

impl Layout {
    pub const fn integer(size: usize) -> Self {
        Self {
            size,
            align: size,
            spare: false,
        }
    }

    pub const fn bytes(size: usize) -> Self {
        Self {
            size,
            align: 1,
            spare: false,
        }
    }

    /// An enum without fields.
    pub const fn variants() -> Self {
        Self {
            size: 1,
            align: 1,
            spare: true,
        }
    }

    pub const fn array(self, count: usize) -> Self {
        Self {
            size: self.size * count,
            ..self
        }
    }

    /// A struct: the compiler orders the fields so that there is no space between them.
    pub fn structure(fields: &[Self]) -> Self {
        let align = fields.iter().map(|field| field.align).max().unwrap_or(1);
        let size: usize = fields.iter().map(|field| field.size).sum();
        Self {
            size: size.next_multiple_of(align),
            align,
            spare: fields.iter().any(|field| field.spare),
        }
    }

    /// An enum with these fields in its variants: its tag comes first.
    pub fn choice(variants: &[Self]) -> Self {
        let align = variants.iter().map(|field| field.align).max().unwrap_or(1);
        let ends = variants.iter().map(|field| field.align + field.size);
        Self {
            size: ends.max().unwrap_or(1).next_multiple_of(align),
            align,
            spare: true,
        }
    }

    pub fn option(self) -> Self {
        if self.spare {
            self
        } else {
            Self::choice(&[self])
        }
    }
}
