//! hifijson over a page in RAM.

use crate::Job;
use super::hifijson::{Texts, page as walk};
use crate::record::Chat;
use heapless::string::StringView;
use hifijson::{
    Read, SliceLexer,
    escape::Lex as _,
    num::LexWrite as _,
    str::{Error, LexWrite as _},
};

pub fn decode(Job { page, .. }: &Job<'_>, taken: impl FnMut(&Chat)) -> bool {
    walk(&mut SliceLexer::new(page), taken)
}

/// Text that fits no capacity is an error like any other.
enum Bad {
    Lexed,
    TooLong,
}

impl From<Error> for Bad {
    fn from(_: Error) -> Self {
        Self::Lexed
    }
}

impl<'a> Texts for SliceLexer<'a> {
    type Key = &'a [u8];

    fn key(&mut self) -> Option<&'a [u8]> {
        let mut key: &[u8] = &[];
        self.str_bytes(&mut key).ok()?;
        Some(key)
    }

    fn text(&mut self, text: &mut StringView) -> Option<()> {
        let piece = |bytes: &mut &'a [u8], text: &mut &mut StringView| {
            let piece = core::str::from_utf8(bytes).map_err(Error::Utf8)?;
            text.push_str(piece).map_err(|_| Bad::TooLong)
        };
        let escape = |lexer: &mut Self, text: &mut &mut StringView| {
            let kind = lexer.take_next().ok_or(Error::Eof)?;
            let character = lexer.escape(kind).map_err(Error::Escape)?;
            text.push(character).map_err(|_| Bad::TooLong)
        };
        self.str_fold(text, piece, escape).ok()?;
        Some(())
    }

    fn number(&mut self, text: &mut StringView) -> Option<()> {
        let (number, _) = self.num_string().validated().ok()?;
        text.push_str(number).ok()
    }
}
