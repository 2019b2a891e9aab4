use heapless::{String, Vec};
use picojson::{ChunkReader, Event, ParseError, PullParser, StreamParser};

use super::walk::{self, Outcome, Tokens};
use crate::record::{Envelope, Key, Sink};

pub fn stream<S: Sink>(page: &[u8]) -> Outcome<Envelope<S>> {
    // A token must fit the parser's buffer whole, so 64 bytes would not do.
    let mut buffer = [0; 256];
    walk::page(Stream {
        parser: StreamParser::new(ChunkReader::new(page, 64), &mut buffer),
        opened: false,
    })
}

struct Stream<'b, 'p> {
    parser: StreamParser<'b, ChunkReader<'p>>,
    /// The start of the next object was taken, to see whether its array goes on.
    opened: bool,
}

impl Tokens for Stream<'_, '_> {
    fn object(&mut self, mut member: impl FnMut(&mut Self, Key) -> Outcome<()>) -> Outcome<bool> {
        if !std::mem::take(&mut self.opened) {
            match self.parser.next_event().map_err(text_of)? {
                Event::StartObject => {}
                Event::Null => return Ok(false),
                other => return Err(format!("{other:?} is no object")),
            }
        }
        loop {
            let key = match self.parser.next_event().map_err(text_of)? {
                Event::Key(name) => Key::of(name.as_str().as_bytes()),
                Event::EndObject => return Ok(true),
                other => return Err(format!("{other:?} is no key")),
            };
            match key {
                Some(key) => member(self, key)?,
                None => self.skip()?,
            }
        }
    }

    fn objects(&mut self, mut item: impl FnMut(&mut Self) -> Outcome<()>) -> Outcome<bool> {
        match self.parser.next_event().map_err(text_of)? {
            Event::StartArray => {}
            Event::Null => return Ok(false),
            other => return Err(format!("{other:?} is no array")),
        }
        loop {
            match self.parser.next_event().map_err(text_of)? {
                Event::StartObject => self.opened = true,
                Event::EndArray => return Ok(true),
                other => return Err(format!("{other:?} is no object")),
            }
            item(self)?;
        }
    }

    fn texts<const N: usize, const M: usize>(
        &mut self,
        into: &mut Vec<String<N>, M>,
    ) -> Outcome<bool> {
        match self.parser.next_event().map_err(text_of)? {
            Event::StartArray => {}
            Event::Null => return Ok(false),
            other => return Err(format!("{other:?} is no array")),
        }
        loop {
            match self.parser.next_event().map_err(text_of)? {
                Event::String(text) => {
                    into.push(String::new()).map_err(|_| "too many")?;
                    let last = into.last_mut().ok_or("no room")?;
                    last.push_str(text.as_str()).map_err(|_| "too long")?;
                }
                Event::EndArray => return Ok(true),
                other => return Err(format!("{other:?} is no string")),
            }
        }
    }

    fn text<const N: usize>(&mut self, into: &mut String<N>) -> Outcome<bool> {
        match self.parser.next_event().map_err(text_of)? {
            Event::String(text) => into.push_str(text.as_str()).map_err(|_| "too long")?,
            Event::Number(number) => into.push_str(number.as_str()).map_err(|_| "too long")?,
            Event::Null => return Ok(false),
            other => return Err(format!("{other:?} is no string")),
        }
        Ok(true)
    }

    fn skip(&mut self) -> Outcome<()> {
        let mut depth = 0u32;
        loop {
            match self.parser.next_event().map_err(text_of)? {
                Event::StartObject | Event::StartArray => depth += 1,
                Event::EndObject | Event::EndArray => depth -= 1,
                Event::Key(_) => continue,
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn end(&mut self) -> Outcome<()> {
        match self.parser.next_event().map_err(text_of)? {
            Event::EndDocument => Ok(()),
            other => Err(format!("{other:?} after the page")),
        }
    }
}

#[cold]
fn text_of(error: ParseError) -> std::string::String {
    error.to_string()
}
