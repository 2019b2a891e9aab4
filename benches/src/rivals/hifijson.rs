use std::fmt::Display;

use heapless::{String, Vec};
use hifijson::escape::Lex as _;
use hifijson::num::LexWrite as _;
use hifijson::str::LexWrite as _;
use hifijson::token::Lex as _;
use hifijson::{Error, Expect, Read, SliceLexer, ignore};

use super::walk::{self, Outcome, Tokens};
use crate::record::{Envelope, Key, Sink};

pub fn slice<S: Sink>(page: &[u8]) -> Outcome<Envelope<S>> {
    walk::page(SliceLexer::new(page))
}

/// Lets [`SliceLexer::seq`] carry both its own errors and those of the walk.
struct Fault(std::string::String);

impl From<Expect> for Fault {
    #[cold]
    fn from(expected: Expect) -> Self {
        Self(format!("expected {expected}"))
    }
}

impl From<std::string::String> for Fault {
    fn from(fault: std::string::String) -> Self {
        Self(fault)
    }
}

/// Takes a `null` if that is next.
fn null(lexer: &mut SliceLexer) -> Outcome<bool> {
    if lexer.ws_peek() != Some(b'n') {
        return Ok(false);
    }
    match lexer.null_or_bool() {
        Some(None) => Ok(true),
        _ => Err("expected null".into()),
    }
}

fn open(lexer: &mut SliceLexer, bracket: u8) -> Outcome<()> {
    match lexer.expect(SliceLexer::ws_peek, bracket) {
        Some(()) => Ok(()),
        None => Err(format!("expected {}", char::from(bracket))),
    }
}

impl Tokens for SliceLexer<'_> {
    fn object(&mut self, mut member: impl FnMut(&mut Self, Key) -> Outcome<()>) -> Outcome<bool> {
        if null(self)? {
            return Ok(false);
        }
        open(self, b'{')?;
        self.seq(b'}', Self::ws_peek, |next, lexer| {
            lexer.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
            let mut name = Default::default();
            lexer.str_bytes(&mut name).map_err(text_of)?;
            lexer.expect(Self::ws_peek, b':').ok_or(Expect::Colon)?;
            match Key::of(name) {
                Some(key) => member(lexer, key)?,
                None => lexer.skip()?,
            }
            Ok(())
        })
        .map_err(|Fault(fault)| fault)?;
        Ok(true)
    }

    fn objects(&mut self, mut item: impl FnMut(&mut Self) -> Outcome<()>) -> Outcome<bool> {
        if null(self)? {
            return Ok(false);
        }
        open(self, b'[')?;
        self.seq(b']', Self::ws_peek, |_, lexer| Ok(item(lexer)?))
            .map_err(|Fault(fault)| fault)?;
        Ok(true)
    }

    fn texts<const N: usize, const M: usize>(
        &mut self,
        into: &mut Vec<String<N>, M>,
    ) -> Outcome<bool> {
        self.objects(|lexer| {
            into.push(String::new()).map_err(|_| "too many")?;
            let last = into.last_mut().ok_or("no room")?;
            lexer.text(last)?;
            Ok(())
        })
    }

    fn text<const N: usize>(&mut self, into: &mut String<N>) -> Outcome<bool> {
        match self.ws_peek() {
            Some(b'n') => Ok(!null(self)?),
            Some(b'"') => {
                let append = |bytes: &mut &[u8], out: &mut &mut String<N>| {
                    let text = std::str::from_utf8(bytes).map_err(hifijson::str::Error::Utf8)?;
                    out.push_str(text).map_err(|_| Fault("too long".into()))
                };
                let unescape = |lexer: &mut Self, out: &mut &mut String<N>| {
                    let kind = lexer.take_next().ok_or(hifijson::escape::Error::Eof)?;
                    let character = lexer.escape(kind)?;
                    out.push(character).map_err(|_| Fault("too long".into()))
                };
                self.discarded()
                    .str_fold(into, append, unescape)
                    .map_err(|Fault(fault)| fault)?;
                Ok(true)
            }
            _ => {
                let (digits, _) = self.num_string().validated().map_err(text_of)?;
                into.push_str(digits).map_err(|_| "too long")?;
                Ok(true)
            }
        }
    }

    fn skip(&mut self) -> Outcome<()> {
        let next = self.ws_peek().ok_or("unexpected end")?;
        ignore::parse(next, self).map_err(text_of::<Error>)
    }

    fn end(&mut self) -> Outcome<()> {
        match self.ws_peek() {
            None => Ok(()),
            Some(_) => Err("bytes after the page".into()),
        }
    }
}

impl From<hifijson::str::Error> for Fault {
    #[cold]
    fn from(error: hifijson::str::Error) -> Self {
        Self(text_of(error))
    }
}

impl From<hifijson::escape::Error> for Fault {
    #[cold]
    fn from(error: hifijson::escape::Error) -> Self {
        Self(text_of(error))
    }
}

#[cold]
fn text_of<E: Display>(error: E) -> std::string::String {
    error.to_string()
}
