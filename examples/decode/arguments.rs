//! What was asked for on the command line.

use std::ffi::OsString;
use std::fmt;
use std::num::NonZeroU64;
use std::path::PathBuf;

pub const USAGE: &str = "\
usage: decode [--json] [--lenient] [--chunk N] [FILE | -]

Decodes a chat list page: FILE, standard input (-), or a sample.

  --json     print JSON lines instead of a table
  --lenient  keep chats with faults that can be mended, and say which fields were altered
  --chunk N  feed the decoder N bytes at a time, 1 or more";

const DEFAULT_CHUNK: NonZeroU64 = NonZeroU64::new(512).unwrap();

pub struct Arguments {
    pub json: bool,
    pub lenient: bool,
    pub chunk: NonZeroU64,
    pub input: Input,
}

pub enum Input {
    Sample,
    Stdin,
    File(PathBuf),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sample => f.write_str("the sample"),
            Self::Stdin => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl Arguments {
    /// Reads the arguments, the program's name not among them; fails with what is wrong with them.
    pub fn parse(mut given: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut arguments = Self {
            json: false,
            lenient: false,
            chunk: DEFAULT_CHUNK,
            input: Input::Sample,
        };
        while let Some(argument) = given.next() {
            let input = match argument.to_str() {
                Some("--json") => {
                    arguments.json = true;
                    continue;
                }
                Some("--lenient") => {
                    arguments.lenient = true;
                    continue;
                }
                Some("--chunk") => {
                    arguments.chunk = given
                        .next()
                        .and_then(|size| size.to_str()?.parse().ok())
                        .ok_or("--chunk takes a number of bytes, 1 or more")?;
                    continue;
                }
                Some("-") => Input::Stdin,
                _ if argument.as_encoded_bytes().starts_with(b"-") => {
                    return Err(format!("there is no option {}", argument.display()));
                }
                _ => Input::File(argument.into()),
            };
            if !matches!(arguments.input, Input::Sample) {
                return Err("one input at a time".into());
            }
            arguments.input = input;
        }
        Ok(arguments)
    }
}
