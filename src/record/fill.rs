//! What a filler knows between the pieces of a value.

use super::digits::Integer;
use super::names::Candidate;
use super::timestamp::parse::Parser;

/// What is known of the current value between its pieces. One at a time: a value has one kind.
///
/// A fixed layout, so that it is all zeros to begin with.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(u8)]
pub(crate) enum Fill {
    /// Nothing yet.
    Begun,
    /// It is too long.
    TooLong,
    /// It is an integer for which its list has no room.
    NoRoom,
    Name(Candidate),
    Datetime(Parser),
    Integer(Integer),
}
