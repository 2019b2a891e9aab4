//! The device's log for people, as it comes.

use anyhow::{Context, bail};
use defmt_decoder::{DecodeError, StreamDecoder, Table};

pub struct Log<'t> {
    decoder: Box<dyn StreamDecoder + Send + Sync + 't>,
}

/// A line of it.
pub struct Line {
    pub level: &'static str,
    pub words: String,
}

/// The texts that stand in the image.
pub fn texts(image: &[u8]) -> anyhow::Result<Table> {
    Table::parse(image)?.context("the image has no .defmt section")
}

impl<'t> Log<'t> {
    pub fn new(texts: &'t Table) -> Self {
        Self {
            decoder: texts.new_stream_decoder(),
        }
    }

    /// The lines that are complete now.
    pub fn receive(&mut self, bytes: &[u8]) -> anyhow::Result<Vec<Line>> {
        self.decoder.received(bytes);
        let mut lines = Vec::new();
        loop {
            match self.decoder.decode() {
                Ok(frame) => lines.push(Line {
                    level: frame.level().map_or("", |level| level.as_str()),
                    words: frame.display_message().to_string(),
                }),
                Err(DecodeError::UnexpectedEof) => return Ok(lines),
                Err(DecodeError::Malformed) => bail!("a malformed defmt frame"),
            }
        }
    }
}
