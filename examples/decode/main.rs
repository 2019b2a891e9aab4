//! Decodes a chat list page and prints what is in it, for people or as JSON lines.
//!
//!     cargo run -p examples --bin decode -- [--json] [--lenient] [--chunk N] [FILE | -]

mod arguments;
mod cell;
mod compact;
mod json_lines;
mod report;
mod roomy;
mod table;

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use arguments::{Arguments, Input};
use chatwire::{Decoder, Options};
use json_lines::JsonLines;
use report::{Report, Stop};
use table::Table;

const SAMPLE: &[u8] = include_bytes!("../../tests/data/sample.json");

const SUCCESS: u8 = 0;
const NO_SUCCESS: u8 = 1;
const ERROR: u8 = 2;
const USAGE: u8 = 64;

fn main() -> ExitCode {
    let arguments = match Arguments::parse() {
        Ok(arguments) => arguments,
        Err(bad) => {
            say(format_args!("decode: {bad}\n{}", arguments::USAGE));
            return USAGE.into();
        }
    };
    let out = io::stdout().lock();
    let status = if arguments.json {
        run(&arguments, JsonLines::new(out))
    } else {
        run(&arguments, Table::new(out, arguments.chunk))
    };
    status
        .unwrap_or_else(|error| {
            say(format_args!("decode: writing the output failed: {error}"));
            ERROR
        })
        .into()
}

/// Decodes and reports. Fails only if the report cannot be written.
fn run<R: Report>(arguments: &Arguments, mut report: R) -> io::Result<u8> {
    let mut options = Options::new();
    if arguments.lenient {
        options = options.lenient();
    }
    let mut decoder = Decoder::<R::Record>::with_options(options);
    let stop = match decode(arguments, &mut decoder, &mut report)? {
        Ok(()) => match decoder.finish() {
            Ok(envelope) => {
                report.envelope(envelope)?;
                return Ok(match envelope.is_success() {
                    true => SUCCESS,
                    false => NO_SUCCESS,
                });
            }
            Err(error) => Stop::Decode(error),
        },
        Err(stop) => stop,
    };
    report.stop(&stop)?;
    say(format_args!("decode: {}: {stop}", arguments.input));
    Ok(ERROR)
}

/// Feeds the input to its end, chunk by chunk.
fn decode<R: Report>(
    arguments: &Arguments,
    decoder: &mut Decoder<R::Record>,
    report: &mut R,
) -> io::Result<Result<(), Stop>> {
    let mut input: Box<dyn Read> = match &arguments.input {
        Input::Sample => Box::new(SAMPLE),
        Input::Stdin => Box::new(io::stdin().lock()),
        Input::File(path) => match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => return Ok(Err(Stop::Io { error, offset: 0 })),
        },
    };
    let mut bytes = Vec::new();
    let mut offset = 0;
    let mut index = 0;
    loop {
        bytes.clear();
        let read = input
            .by_ref()
            .take(arguments.chunk.get())
            .read_to_end(&mut bytes);
        // The bytes before a failure are good.
        let mut reported = Ok(());
        let pushed = decoder.push(&bytes, |event| {
            if reported.is_ok() {
                reported = report.event(index, &event);
            }
            index += 1;
        });
        reported?;
        if let Err(error) = pushed {
            return Ok(Err(Stop::Decode(error)));
        }
        offset += bytes.len() as u64;
        match read {
            Ok(0) => return Ok(Ok(())),
            Ok(_) => {}
            Err(error) => return Ok(Err(Stop::Io { error, offset })),
        }
    }
}

/// Writes to standard error, and ignores it if nobody reads that.
fn say(words: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{words}");
}
