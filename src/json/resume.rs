//! Where the layer `fast` begins and stops.

use super::grammar::State;
use super::{Chunk, Lexer};

/// Where the layer stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) enum Place {
    /// Before a name, after a comma or the bracket.
    Name,
    AfterValue,
    /// Before the value of the member at hand.
    Value,
    /// In the string that is the value of the member at hand, some of which was taken.
    Text,
}

impl Lexer {
    /// The text that is loaded, and what of it comes after the comma before a member's name; nothing where there can be
    /// no name yet.
    #[inline(always)]
    pub(crate) fn before_name<'a>(&mut self, chunk: &Chunk<'a>) -> Option<(&'a str, &'a [u8])> {
        let unread = match (self.state, chunk.unread) {
            (State::NextMember, [b',', tail @ ..]) => tail,
            (State::FirstKey | State::Key, unread) => unread,
            _ => return None,
        };
        Some((chunk.text, unread))
    }

    /// Goes on at `unread`. Where no member was taken, an object may still end after its bracket, as it may not after a
    /// comma.
    #[inline(always)]
    pub(crate) fn go_on<'a>(
        &mut self,
        chunk: &mut Chunk<'a>,
        unread: &'a [u8],
        place: Place,
        taken: bool,
    ) {
        self.state = match place {
            Place::Name if self.state == State::FirstKey && !taken => State::FirstKey,
            Place::Name => State::Key,
            Place::AfterValue => State::NextMember,
            Place::Value => State::Value,
            Place::Text => State::Text,
        };
        self.key = false;
        chunk.unread = unread;
    }

    /// The string at hand began where the text has its quotation mark: one less than `at`.
    #[inline(always)]
    pub(crate) fn begin_at(&mut self, at: usize) {
        self.start_at = at;
    }
}
