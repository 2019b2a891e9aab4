//! What was asked for on the command line.

use std::format;
use std::string::String;
use std::vec::Vec;

use crate::server::{Fault, TEAM};

pub const USAGE: &str = "\
usage: gateway [--fault NAME]... [--seed N] [--chats N] [--passes N] [--speed N]
               [--team ID]

Starts a server on loopback that imitates the API, with faults, and polls it.

  --fault NAME  a fault of the server, or `all`, or `none`; without it, some
  --seed N      when the faults strike, and what the chats are
  --chats N     how many chats there are at the start
  --passes N    how often to poll; between two, chats arrive
  --speed N     how many times as fast all waiting is; 10 without it, 1 as in the field
  --team ID     the header `teamid`, or `none`; without it the one that the server knows

What it does not understand it answers with this, and with a list of the faults.";

/// What the program shows when nothing is asked for.
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
    /// What cannot be understood.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut faults: Option<Vec<Fault>> = None;
        let (mut seed, mut chats, mut passes, mut speed) = (11, 40, 3, 10);
        let mut team = Some(TEAM.into());
        while let Some(name) = arguments.next() {
            let value = arguments.next().unwrap_or_default();
            let number = value.parse::<u32>();
            let what = || format!("{name} {value}: what is that?");
            match (name.as_str(), number) {
                ("--fault", _) => {
                    let faults = faults.get_or_insert_default();
                    match value.as_str() {
                        "all" => faults.extend(Fault::ALL),
                        "none" => {}
                        value => faults.push(Fault::named(value).ok_or_else(what)?),
                    }
                }
                ("--team", _) if value.is_empty() => return Err(what()),
                ("--team", _) => team = (value != "none").then_some(value),
                ("--seed", Ok(number)) => seed = number.into(),
                ("--chats", Ok(number)) => chats = number as usize,
                ("--passes", Ok(number)) => passes = number as usize,
                ("--speed", Ok(number)) => speed = number,
                _ => return Err(what()),
            }
        }
        Ok(Self {
            faults: faults.unwrap_or_else(|| SOME.to_vec()),
            seed,
            chats,
            passes,
            speed,
            team,
        })
    }
}
