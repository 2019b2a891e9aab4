//! The device's log for people, by defmt's own decoder.

use anyhow::{Context, bail};
use defmt_decoder::{DecodeError, Table};
use std::io::Read;

/// Prints every frame of `frames` as `LEVEL message`.
///
/// Times and places in the source are left out, so that the text is the same on every machine.
pub fn print(image: &[u8], mut frames: impl Read) -> anyhow::Result<()> {
    let table = Table::parse(image)?.context("the image has no .defmt section")?;
    let mut received = Vec::new();
    frames.read_to_end(&mut received)?;
    let mut decoder = table.new_stream_decoder();
    decoder.received(&received);
    loop {
        match decoder.decode() {
            Ok(frame) => {
                let level = frame.level().map_or("", |level| level.as_str());
                println!("{level:5} {}", frame.display_message());
            }
            Err(DecodeError::UnexpectedEof) => return Ok(()),
            Err(DecodeError::Malformed) => bail!("a malformed defmt frame"),
        }
    }
}
