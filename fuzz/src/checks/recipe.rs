//! A fuzzer's bytes as a recipe for a page that is nearly what the API sends, and for how it is fed.
//!
//! Each byte is a choice, and the choice that a zero makes is the plainest: a recipe that is used up goes on as a good
//! page. That keeps most pages deep in the decoder, where bytes alone seldom get.

use arbitrary::Unstructured;

use super::input::Input;
use crate::oracle::Leniency;
use crate::oracle::record::Declared;

mod chat;
mod damage;
mod declared;
mod envelope;
pub mod events;
mod json;

pub struct Recipe {
    pub leniency: Leniency,
    /// For a record with more room than short texts fill.
    pub roomy: bool,
    limits: u8,
    script: Vec<u8>,
    page: Vec<u8>,
}

impl Recipe {
    /// For a page of chats.
    pub fn new(bytes: &[u8]) -> Self {
        Self::of(Choices::new(bytes), "chats", &chat::element)
    }

    /// For a page of such records.
    pub fn declared(choices: Choices, record: &Declared) -> Self {
        Self::of(choices, record.list, &|choices| {
            declared::element(choices, record.fields)
        })
    }

    fn of(mut choices: Choices, list: &str, element: &json::Making<'_>) -> Self {
        let flags = choices.byte();
        let limits = if flags & 4 == 0 { 0xff } else { choices.byte() };
        let script = choices.many(6, Choices::byte);
        let mut page = envelope::page(&mut choices, list, element);
        damage::inflict(&mut choices, &mut page);
        Self {
            // Any of the sixteen choices, or the usual one of all or nothing.
            leniency: match (flags & 8 != 0, flags & 1 != 0) {
                (true, _) => Leniency::number(flags >> 4),
                (false, true) => Leniency::LENIENT,
                (false, false) => Leniency::STRICT,
            },
            roomy: flags & 2 != 0,
            limits,
            script,
            page,
        }
    }

    pub fn input(&self) -> Input<'_> {
        Input::limited(&self.page, self.limits, &self.script)
    }
}

/// The choices that are left; zeros when there are none.
pub struct Choices<'a>(Unstructured<'a>);

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(Unstructured::new(bytes))
    }

    pub fn are_used_up(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        self.0.arbitrary().unwrap_or(0)
    }

    /// One of `0..count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.int_in_range(0..=count - 1).unwrap_or(0)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// True for few bytes, and not for zero.
    fn seldom(&mut self) -> bool {
        self.byte() >= 0xf0
    }

    fn many<T>(&mut self, at_most: usize, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.below(at_most + 1);
        (0..count).map(|_| one(self)).collect()
    }
}
