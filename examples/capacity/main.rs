//! Measures how much room the fields of a chat need. Prints what is in the given pages, how well the ready records fit,
//! and a record to paste.
//!
//!     cargo run -p examples --bin capacity -- [--json] [FILE | -]...
//!
//! `--json` prints one object on one line:
//!
//! | member | |
//! | --- | --- |
//! | `pages`, `chats` | how many were read |
//! | `fields` | for each field its name (`field`), how often it has a value (`occurs`), or is there and has none (`null`), the `longest` and the `typical` (median) value, its capacity in the ready records and in the one to paste (`capacities`), and why it is `left_out` of that one: `never_seen` (or only empty), `skipped` or null |
//! | `ready` | for each ready record its name (`record`), its `size`, and what it does, `strict` and `lenient`: how many chats it keeps `whole`, how many are `rejected` and `why` (`field`, `reason`, `chats`), how many have something `altered`, and in which `fields` (`field`, `chats`) |
//! | `record` | the `declaration` of the one to paste, its `size`, and its size `with_details` |
//!
//! A value or capacity is `{"length": bytes}`, or `{"items": texts, "length": bytes of each}` for `tag`, or null for
//! what has none; sizes are those on a 32-bit target.

mod arguments;
mod capacities;
mod extent;
mod fields;
mod json;
mod layout;
mod measure;
mod raw;
mod ready;
mod recommend;
mod record;
mod survey;
mod table;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::Arguments;
use survey::Survey;

const SUCCESS: u8 = 0;
const NO_SUCCESS: u8 = 1;
const ERROR: u8 = 2;
const USAGE: u8 = 64;

fn main() -> ExitCode {
    let arguments = match Arguments::parse() {
        Ok(arguments) => arguments,
        Err(bad) => {
            say(format_args!("capacity: {bad}\n{}", arguments::USAGE));
            return USAGE.into();
        }
    };
    run(&arguments)
        .unwrap_or_else(|error| {
            say(format_args!("capacity: {error}"));
            ERROR
        })
        .into()
}

fn run(arguments: &Arguments) -> Result<u8, String> {
    let mut survey = Survey::new();
    let mut status = SUCCESS;
    for input in &arguments.inputs {
        let named = |error: &dyn std::fmt::Display| format!("{input}: {error}");
        let pages = input.read().map_err(|error| named(&error))?;
        for envelope in survey.add(&pages).map_err(|error| named(&error))? {
            if envelope.is_success() {
                continue;
            }
            status = NO_SUCCESS;
            let code = envelope.status_code;
            if envelope.has_list() || code.is_failure() {
                say(format_args!("capacity: {input}: the page says {code}"));
            } else {
                say(format_args!(
                    "capacity: {input}: the page has no list, and says {code}"
                ));
            }
        }
    }
    if survey.chats == 0 {
        say(format_args!("capacity: there are no chats to measure"));
        return Ok(NO_SUCCESS);
    }
    let record = recommend::record(&survey)?;
    let mut out = io::stdout().lock();
    let print = if arguments.json {
        json::print
    } else {
        table::print
    };
    print(&mut out, &survey, &record)
        .map_err(|error| format!("writing the output failed: {error}"))?;
    Ok(status)
}

/// Writes to standard error, and ignores it if nobody reads that.
fn say(words: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{words}");
}
