//! hifijson over an iterator of bytes, which 64-byte pieces feed.

use crate::Job;
use super::hifijson::{Texts, page as walk};
use crate::record::Chat;
use core::{
    convert::Infallible,
    slice::{Chunks, Iter},
};
use heapless::{
    string::StringView,
    vec::{Vec, VecView},
};
use hifijson::{IterLexer, Lex, Read};

pub fn decode(Job { page, .. }: &Job<'_>, taken: impl FnMut(&Chat)) -> bool {
    let bytes = Bytes {
        piece: [].iter(),
        pieces: page.chunks(64),
    };
    walk(&mut IterLexer::new(bytes), taken)
}

/// The page's bytes; cheaper than `Flatten`, which looks at both its ends.
struct Bytes<'a> {
    piece: Iter<'a, u8>,
    pieces: Chunks<'a, u8>,
}

impl Iterator for Bytes<'_> {
    type Item = Result<u8, Infallible>;

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(byte) = self.piece.next() {
                return Some(Ok(*byte));
            }
            self.piece = self.pieces.next()?.iter();
        }
    }
}

impl<I: Iterator<Item = Result<u8, Infallible>>> Texts for IterLexer<Infallible, I> {
    /// A longer name is an error, which in earnest would not do.
    type Key = Vec<u8, 16>;

    fn key(&mut self) -> Option<Self::Key> {
        let mut key = Vec::new();
        read_string(self, &mut key)?;
        Some(key)
    }

    fn text(&mut self, text: &mut StringView) -> Option<()> {
        // SAFETY: whatever happens, the bytes are UTF-8 or gone when the borrow ends.
        let bytes = unsafe { text.as_mut_vec() };
        let read = read_string(self, bytes);
        if read.is_none() || core::str::from_utf8(bytes).is_err() {
            bytes.clear();
            return None;
        }
        read
    }

    fn number(&mut self, text: &mut StringView) -> Option<()> {
        let mut fits = true;
        self.foreach_until(
            |byte| fits &= text.push(byte.into()).is_ok(),
            |byte| !byte.is_ascii_digit() && byte != b'-',
        );
        fits.then_some(())
    }
}

/// Takes byte by byte: `foreach_until` would look at each before it takes it.
fn read_string<L: Lex>(lexer: &mut L, bytes: &mut VecView<u8>) -> Option<()> {
    loop {
        match lexer.take_next()? {
            b'"' => return Some(()),
            b'\\' => {
                let kind = lexer.take_next()?;
                let character = lexer.escape(kind).ok()?;
                let utf8 = &mut [0; 4];
                bytes
                    .extend_from_slice(character.encode_utf8(utf8).as_bytes())
                    .ok()?;
            }
            0..=0x1f => return None,
            byte => bytes.push(byte).ok()?,
        }
    }
}
