use std::fmt::Display;

use heapless::{String, Vec};
use jiter::{Jiter, Peek};

use super::walk::{self, Outcome, Tokens};
use crate::record::{Envelope, Key, Sink};

pub fn slice<S: Sink>(page: &[u8]) -> Outcome<Envelope<S>> {
    walk::page(Jiter::new(page))
}

impl Tokens for Jiter<'_> {
    fn object(&mut self, mut member: impl FnMut(&mut Self, Key) -> Outcome<()>) -> Outcome<bool> {
        if self.peek().map_err(text_of)? == Peek::Null {
            self.known_null().map_err(text_of)?;
            return Ok(false);
        }
        let mut name = self.next_object_bytes().map_err(text_of)?;
        while let Some(key) = name.map(Key::of) {
            match key {
                Some(key) => member(self, key)?,
                None => self.next_skip().map_err(text_of)?,
            }
            name = self.next_key_bytes().map_err(text_of)?;
        }
        Ok(true)
    }

    fn objects(&mut self, mut item: impl FnMut(&mut Self) -> Outcome<()>) -> Outcome<bool> {
        if self.peek().map_err(text_of)? == Peek::Null {
            self.known_null().map_err(text_of)?;
            return Ok(false);
        }
        let mut next = self.known_array().map_err(text_of)?;
        while next.is_some() {
            item(self)?;
            next = self.array_step().map_err(text_of)?;
        }
        Ok(true)
    }

    fn texts<const N: usize, const M: usize>(
        &mut self,
        into: &mut Vec<String<N>, M>,
    ) -> Outcome<bool> {
        self.objects(|tokens| {
            into.push(String::new()).map_err(|_| "too many")?;
            let last = into.last_mut().ok_or("no room")?;
            tokens.text(last)?;
            Ok(())
        })
    }

    fn text<const N: usize>(&mut self, into: &mut String<N>) -> Outcome<bool> {
        let peek = self.peek().map_err(text_of)?;
        let text = match peek {
            Peek::Null => {
                self.known_null().map_err(text_of)?;
                return Ok(false);
            }
            Peek::String => self.known_str().map_err(text_of)?,
            _ => std::str::from_utf8(self.known_number_bytes(peek).map_err(text_of)?)
                .map_err(text_of)?,
        };
        into.push_str(text).map_err(|_| "too long")?;
        Ok(true)
    }

    fn skip(&mut self) -> Outcome<()> {
        self.next_skip().map_err(text_of)
    }

    fn end(&mut self) -> Outcome<()> {
        self.finish().map_err(text_of)
    }
}

#[cold]
fn text_of(error: impl Display) -> std::string::String {
    error.to_string()
}
