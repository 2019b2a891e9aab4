//! The command line.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use lexopt::{Arg, Parser};

pub const USAGE: &str = "\
usage: capacity [--json] [FILE | -]...

Tells how much room the fields of a chat need, from chat list pages: files, standard input (-), or a sample. A file may
have many pages, one after the other.

  --json  print one JSON object instead of a table";

const SAMPLE: &[u8] = include_bytes!("../../tests/data/sample.json");

/// About thirty thousand chats; a page of the API has ten.
const LONGEST_INPUT: u64 = 16 << 20;

pub struct Arguments {
    pub json: bool,
    pub inputs: Vec<Input>,
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

impl Input {
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let input: Box<dyn Read> = match self {
            Self::Sample => Box::new(SAMPLE),
            Self::Stdin => Box::new(io::stdin().lock()),
            Self::File(path) => Box::new(File::open(path)?),
        };
        let mut bytes = Vec::new();
        input.take(LONGEST_INPUT + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LONGEST_INPUT {
            return Err(io::Error::other("more than 16 MiB: give it in parts"));
        }
        Ok(bytes)
    }
}

impl Arguments {
    pub fn parse() -> Result<Self, lexopt::Error> {
        let mut parser = Parser::from_env();
        let mut json = false;
        let mut inputs = Vec::new();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("json") => json = true,
                Arg::Value(path) if path != "-" => inputs.push(Input::File(path.into())),
                Arg::Value(_) if inputs.iter().any(|input| matches!(input, Input::Stdin)) => {
                    return Err("standard input can be read once".into());
                }
                Arg::Value(_) => inputs.push(Input::Stdin),
                _ => return Err(argument.unexpected()),
            }
        }
        if inputs.is_empty() {
            inputs.push(Input::Sample);
        }
        Ok(Self { json, inputs })
    }
}
