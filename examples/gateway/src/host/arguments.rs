//! The command line.

use std::format;
use std::string::String;
use std::vec::Vec;

use lexopt::{Arg, Parser, ValueExt};

use crate::server::{Fault, TEAM};

pub const USAGE: &str = "\
usage: gateway [--fault NAME]... [--seed N] [--chats N] [--passes N] [--speed N]
               [--team ID]

Starts a server on loopback that imitates the API, with faults, and polls it.

  --fault NAME  a fault of the server, or `all`, or `none`; the default is some of them
  --seed N      when the faults strike, and what the chats are
  --chats N     how many chats there are at the start
  --passes N    how often to poll; between two, chats arrive
  --speed N     how many times as fast all waiting is: 1 as in the field, the default is 10
  --team ID     the header `teamid`, or `none`; the default is the one that the server knows

With any other argument it prints this, and a list of the faults.";

/// The faults when none is named.
const SOME: [Fault; 7] = [
    Fault::Token,
    Fault::RateLimit,
    Fault::ServerError,
    Fault::Cut,
    Fault::Trickle,
    Fault::Chunked,
    Fault::Shift,
];

#[derive(Debug)]
pub struct Arguments {
    pub faults: Vec<Fault>,
    pub seed: u64,
    pub chats: usize,
    pub passes: usize,
    pub speed: u32,
    pub team: Option<String>,
}

impl Arguments {
    /// # Errors
    ///
    /// An unknown argument, or a value that cannot be read.
    pub fn parse() -> Result<Self, lexopt::Error> {
        let mut parser = Parser::from_env();
        let mut faults: Option<Vec<Fault>> = None;
        let mut arguments = Self {
            faults: SOME.to_vec(),
            seed: 11,
            chats: 40,
            passes: 3,
            speed: 10,
            team: Some(TEAM.into()),
        };
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("fault") => {
                    let faults = faults.get_or_insert_default();
                    match parser.value()?.string()?.as_str() {
                        "all" => faults.extend(Fault::ALL),
                        "none" => {}
                        name => faults.push(
                            Fault::named(name)
                                .ok_or_else(|| format!("there is no fault {name}"))?,
                        ),
                    }
                }
                Arg::Long("team") => {
                    let team = parser.value()?.string()?;
                    arguments.team = (team != "none").then_some(team);
                }
                Arg::Long("seed") => arguments.seed = parser.value()?.parse()?,
                Arg::Long("chats") => arguments.chats = parser.value()?.parse()?,
                Arg::Long("passes") => arguments.passes = parser.value()?.parse()?,
                Arg::Long("speed") => arguments.speed = parser.value()?.parse()?,
                _ => return Err(argument.unexpected()),
            }
        }
        arguments.faults = faults.unwrap_or(arguments.faults);
        Ok(arguments)
    }
}
