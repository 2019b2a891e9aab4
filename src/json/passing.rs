//! The layer `fast`, for values that no field takes: it passes over what is complete in the chunk.

use super::grammar::{MAX_DEPTH, State};
use super::plain::{after_escape, after_number, after_space};
use super::scan::after_plain;
use super::{Chunk, Lexer};

/// A place in a value that is passed over: between two tokens, or in a text. The lexer goes on from there.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Passing<'a> {
    pub(crate) unread: &'a [u8],
    pub(super) state: State,
    /// Whether the text is a name.
    pub(super) key: bool,
    pub(super) depth: u8,
    /// The open containers, innermost in the lowest bit; 1 is an object.
    pub(super) containers: u32,
}

impl<'a> Passing<'a> {
    /// Passes over the value of a member, as far as it can. Says whether it got to the end of the value.
    #[inline(always)]
    pub(crate) fn value(&mut self, unread: &'a [u8]) -> bool {
        self.unread = unread;
        self.state = State::Value;
        self.pass(self.depth)
    }

    /// The same place, seen from inside an object or list that has just been opened.
    #[inline(always)]
    pub(crate) fn inside(self, object: bool) -> Self {
        Self {
            depth: self.depth.wrapping_add(1),
            containers: self.containers << 1 | u32::from(object),
            ..self
        }
    }

    /// Goes on to the end of the value at depth `end`, as far as it can. Says whether it got there.
    #[inline(never)]
    pub(crate) fn pass(&mut self, end: u8) -> bool {
        let Self {
            mut unread,
            mut state,
            mut key,
            mut depth,
            mut containers,
        } = *self;
        let ended = loop {
            // The arms that end a value go on below this `match`.
            match state {
                State::Text => {
                    unread = after_plain(unread);
                    while let [b'\\', escape @ ..] = unread {
                        match after_escape(escape) {
                            // Escapes come in rows.
                            Some(tail @ [b'\\', ..]) => unread = tail,
                            Some(tail) => unread = after_plain(tail),
                            None => break,
                        }
                    }
                    let [b'"', tail @ ..] = unread else {
                        break false;
                    };
                    unread = tail;
                    if key {
                        match unread {
                            [b':', b'"', tail @ ..] => {
                                key = false;
                                unread = tail;
                            }
                            [b':', tail @ ..] => {
                                state = State::Value;
                                unread = tail;
                            }
                            _ => state = State::Colon,
                        }
                        continue;
                    }
                }
                State::Value | State::FirstElement => match unread {
                    [b'"', tail @ ..] => {
                        key = false;
                        state = State::Text;
                        unread = tail;
                        continue;
                    }
                    [b'{', tail @ ..] if depth < MAX_DEPTH => {
                        depth = depth.wrapping_add(1);
                        containers = containers << 1 | 1;
                        state = State::FirstKey;
                        unread = tail;
                        continue;
                    }
                    [b'[', tail @ ..] if depth < MAX_DEPTH => {
                        depth = depth.wrapping_add(1);
                        containers <<= 1;
                        state = State::FirstElement;
                        unread = tail;
                        continue;
                    }
                    [b']', tail @ ..] if state == State::FirstElement => {
                        depth = depth.wrapping_sub(1);
                        containers >>= 1;
                        unread = tail;
                    }
                    [b'n', b'u', b'l', b'l', tail @ ..]
                    | [b't', b'r', b'u', b'e', tail @ ..]
                    | [b'f', b'a', b'l', b's', b'e', tail @ ..] => unread = tail,
                    [b' ' | b'\n' | b'\r' | b'\t', tail @ ..] => {
                        unread = after_space(tail);
                        continue;
                    }
                    _ => match after_number(unread) {
                        Some(tail) => unread = tail,
                        None => break false,
                    },
                },
                State::FirstKey | State::Key => match unread {
                    [b'"', tail @ ..] => {
                        key = true;
                        state = State::Text;
                        unread = tail;
                        continue;
                    }
                    [b'}', tail @ ..] if state == State::FirstKey => {
                        depth = depth.wrapping_sub(1);
                        containers >>= 1;
                        unread = tail;
                    }
                    [b' ' | b'\n' | b'\r' | b'\t', tail @ ..] => {
                        unread = after_space(tail);
                        continue;
                    }
                    _ => break false,
                },
                State::Colon => match unread {
                    [b':', tail @ ..] => {
                        state = State::Value;
                        unread = tail;
                        continue;
                    }
                    [b' ' | b'\n' | b'\r' | b'\t', tail @ ..] => {
                        unread = after_space(tail);
                        continue;
                    }
                    _ => break false,
                },
                State::NextMember | State::NextElement | State::Done => {}
                _ => break false,
            }
            // After a value, and after what it ends.
            let ended = loop {
                let object = containers & 1 == 1;
                state = if depth == 0 {
                    State::Done
                } else if object {
                    State::NextMember
                } else {
                    State::NextElement
                };
                if depth <= end {
                    break Some(true);
                }
                match unread {
                    [b',', b'"', tail @ ..] => {
                        key = object;
                        state = State::Text;
                        unread = tail;
                        break None;
                    }
                    [b',', tail @ ..] => {
                        state = if object { State::Key } else { State::Value };
                        unread = tail;
                        break None;
                    }
                    [b'}', tail @ ..] if object => unread = tail,
                    [b']', tail @ ..] if !object => unread = tail,
                    [b' ' | b'\n' | b'\r' | b'\t', tail @ ..] => {
                        unread = after_space(tail);
                        continue;
                    }
                    _ => break Some(false),
                }
                depth = depth.wrapping_sub(1);
                containers >>= 1;
            };
            if let Some(ended) = ended {
                break ended;
            }
        };
        *self = Self {
            unread,
            state,
            key,
            depth,
            containers,
        };
        ended
    }
}

impl Lexer {
    #[inline(always)]
    pub(super) fn passing<'a>(&self, unread: &'a [u8]) -> Passing<'a> {
        Passing {
            unread,
            state: self.state,
            key: self.key,
            depth: self.depth,
            containers: self.containers,
        }
    }

    /// Passes over the rest of a value up to its end at depth `end`, as far as it can. Says whether it got there.
    #[inline(always)]
    pub(crate) fn pass(&mut self, chunk: &mut Chunk<'_>, end: u8) -> bool {
        let mut passing = self.passing(chunk.unread);
        let ended = passing.pass(end);
        self.go_on_passing(chunk, &passing);
        ended
    }

    /// Takes over the place where passing over a value has stopped.
    #[inline(always)]
    pub(crate) fn go_on_passing<'a>(&mut self, chunk: &mut Chunk<'a>, passing: &Passing<'a>) {
        self.state = passing.state;
        self.key = passing.key;
        self.depth = passing.depth;
        self.containers = passing.containers;
        chunk.unread = passing.unread;
    }
}
