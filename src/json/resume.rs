//! Where the layer `fast` begins and stops.

use heapless::String;

use super::grammar::State;
use super::plain::escaped;
use super::{Chunk, Lexer, Passing};

/// Where the layer stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) enum Place {
    /// Where it began.
    Begin,
    /// Before a name, after a comma.
    Name,
    AfterValue,
    /// Before the value of the current member.
    Value,
    /// In the string that is the value of the current member, some of which was taken.
    Text,
    /// In the list that is the value of the current member, after some of its elements.
    Elements,
    /// In the value of a member that no field takes.
    Unwanted,
}

impl Lexer {
    /// Where the layer begins: after the comma before a member's name, or after the colon. Nothing where neither of them
    /// was read yet.
    #[inline(always)]
    pub(crate) fn in_member<'a>(&self, chunk: &Chunk<'a>) -> Option<Passing<'a>> {
        let unread = match (self.state, chunk.unread) {
            (State::NextMember, [b',', tail @ ..]) | (State::Colon, [b':', tail @ ..]) => tail,
            (State::FirstKey | State::Key | State::Value, unread) => unread,
            _ => return None,
        };
        Some(self.passing(unread))
    }

    /// Goes on at `unread`.
    #[inline(always)]
    pub(crate) fn go_on<'a>(&mut self, chunk: &mut Chunk<'a>, unread: &'a [u8], place: Place) {
        self.state = match place {
            // An object may end after its bracket, as it may not after a comma.
            Place::Begin if self.state == State::FirstKey => State::FirstKey,
            Place::Begin | Place::Name => State::Key,
            Place::AfterValue => State::NextMember,
            Place::Value => State::Value,
            Place::Elements => {
                self.enter(false);
                State::NextElement
            }
            // Where in the value, is said by `go_on_passing`.
            Place::Text | Place::Unwanted => State::Text,
        };
        self.key = false;
        chunk.unread = unread;
    }

    /// The current string began where the text has its quotation mark: one less than `at`.
    #[inline(always)]
    pub(crate) fn begin_at(&mut self, at: usize) {
        self.start_at = at;
    }

    /// Whether an escape is next in the current string.
    #[inline(always)]
    pub(crate) fn is_at_escape(&self, chunk: &Chunk<'_>) -> bool {
        self.state == State::Text && matches!(chunk.unread, [b'\\', ..])
    }

    /// What a row of escapes spells, as much of it as there is room for; nothing if the first is cut or invalid.
    #[inline(always)]
    pub(crate) fn escapes(&self, chunk: &mut Chunk<'_>) -> String<32> {
        let mut spelt = String::new();
        while let [b'\\', escape @ ..] = chunk.unread {
            let Some((char, tail)) = escaped(escape) else {
                break;
            };
            if spelt.push(char).is_err() {
                break;
            }
            chunk.unread = tail;
        }
        spelt
    }
}
