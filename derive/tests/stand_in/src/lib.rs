//! The record layer of chatwire, without a decoder.
#![no_std]
#![allow(dead_code, unused_imports)]

#[path = "../../../../src/record/mod.rs"]
pub mod record;

mod json {
    pub(crate) mod scan {
        pub(crate) fn after_name<'t>(text: &'t [u8], name: &[u8]) -> Option<&'t [u8]> {
            text.strip_prefix(name)
        }
    }
}

pub use heapless;
pub use record::{Altered, Details, Id, List, Record, Timestamp};

#[doc(hidden)]
pub mod __private {
    pub use crate::record::table::Member;
    pub use crate::record::variant::{parse as parse_variant, put as put_variant};
    use crate::record::Kind;
    pub const OBJECT: Kind = Kind::OBJECT;
    pub const STRING: Kind = Kind::STRING;
}
