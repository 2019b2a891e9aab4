//! The command line.

use std::fmt;
use std::num::NonZeroU64;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

pub const USAGE: &str = "\
usage: decode [--json] [--lenient] [--chunk N] [FILE | -]

Decodes a page of the chat list: FILE, standard input (-), or a sample.

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
    pub fn parse() -> Result<Self, lexopt::Error> {
        let mut parser = Parser::from_env();
        let mut arguments = Self {
            json: false,
            lenient: false,
            chunk: DEFAULT_CHUNK,
            input: Input::Sample,
        };
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("json") => arguments.json = true,
                Arg::Long("lenient") => arguments.lenient = true,
                Arg::Long("chunk") => arguments.chunk = parser.value()?.parse()?,
                Arg::Value(input) if matches!(arguments.input, Input::Sample) => {
                    arguments.input = match input.to_str() {
                        Some("-") => Input::Stdin,
                        _ => Input::File(input.into()),
                    };
                }
                Arg::Value(_) => return Err("one input at a time".into()),
                _ => return Err(argument.unexpected()),
            }
        }
        Ok(arguments)
    }
}
