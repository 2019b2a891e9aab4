//! Proof of work: every byte of every decoded field goes into one number, which the host compares
//! with its own reading of the page.

/// FNV-1a, 32 bits. Small, and no part of the measured time.
pub struct Checksum {
    hash: u32,
    records: u32,
}

/// What a record hands to the checksum: its fields, in the order of the API's table.
pub trait Fields {
    fn fields(&self, sum: &mut Checksum);
}

impl Checksum {
    pub const fn new() -> Self {
        Self {
            hash: 0x811c_9dc5,
            records: 0,
        }
    }

    #[inline(never)]
    pub fn add(&mut self, record: &impl Fields) {
        record.fields(self);
        self.records += 1;
    }

    /// A text, or its absence. 0xfe and 0xff never occur in UTF-8.
    #[cfg(not(feature = "chatwire-integers"))]
    #[inline(never)]
    pub fn text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => {
                for byte in text.bytes() {
                    self.byte(byte);
                }
                self.byte(0xfe);
            }
            None => self.byte(0xff),
        }
    }

    /// An integer; not as digits, since a division here would hide one in the decoder.
    #[cfg(feature = "ours")]
    #[inline(never)]
    pub fn integer(&mut self, integer: u64) {
        for byte in integer.to_le_bytes() {
            self.byte(byte);
        }
    }

    /// The number of a variant or of elements.
    #[inline(never)]
    pub fn byte(&mut self, byte: u8) {
        self.hash = (self.hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    pub const fn value(&self) -> u32 {
        self.hash
    }

    pub const fn records(&self) -> u32 {
        self.records
    }
}

/// The place of a variant in the API's list of them.
#[cfg(all(feature = "ours", not(feature = "chatwire-integers")))]
pub fn place<V: PartialEq>(all: &[V], variant: V) -> u8 {
    let place = all.iter().position(|other| *other == variant);
    place.unwrap_or(all.len()) as u8
}
