//! The gateway against a server with faults, both in this process.

use std::cell::RefCell;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use chatwire::Pages;
use gateway::host::{Arguments, Summary, Timer, USAGE, Wire, audit, receive};
use gateway::server::{CREDENTIALS, Fault, Server};
use gateway::{Gateway, Patient, Settings};
use reqwless::client::HttpClient;
use std_embedded_nal_async::Stack;

const STALLED_MS: u32 = 1000;

const USAGE_STATUS: u8 = 64;

fn main() -> ExitCode {
    let arguments = match Arguments::parse() {
        Ok(arguments) => arguments,
        Err(bad) => {
            eprintln!("gateway: {bad}\n{USAGE}\n\nfaults:");
            for fault in Fault::ALL {
                eprintln!("  {:<13} {}", fault.name(), fault.what());
            }
            return USAGE_STATUS.into();
        }
    };
    match async_io::block_on(run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gateway: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<(), Box<dyn core::error::Error>> {
    let time = Timer::new(arguments.speed);
    let summary = RefCell::new(Summary::new(io::stdout(), time));
    let say = |what: &str, words: &str| summary.borrow_mut().line(what, words);

    let Arguments { seed, chats, .. } = *arguments;
    let server = Server::start(seed, chats, &arguments.faults, Arc::new(time))?;
    say("server", &format!("{chats} chats on {}", server.base()));
    let faults: Vec<_> = arguments.faults.iter().map(|fault| fault.name()).collect();
    say("faults", &faults.join(", "));

    let stack = Stack::default();
    let network = Patient::new(stack.clone(), Timer::new(1), STALLED_MS);
    let settings = Settings {
        base: server.base(),
        credentials: CREDENTIALS,
        team: arguments.team.as_deref(),
    };
    let wire = Wire::default();
    let mut gateway = Gateway::new(
        HttpClient::new(&network, &stack),
        settings,
        wire.clone(),
        time,
        |event| summary.borrow_mut().note(&event),
        Pages::new(),
    );
    let mut uplink: Vec<Vec<u8>> = Vec::new();
    // Until no more chats arrive.
    while uplink.len() < arguments.passes || uplink.last().is_some_and(|pass| !pass.is_empty()) {
        if (1..arguments.passes).contains(&uplink.len()) {
            let chats = 3 * uplink.len();
            server.arrive(chats, 5);
            say("server", &format!("{chats} chats arrive"));
        }
        gateway.pass().await?;
        uplink.push(wire.take());
    }

    let passes: Vec<_> = uplink.iter_mut().map(|bytes| receive(bytes)).collect();
    audit(&server.chats(), &passes)?;
    let chats: usize = passes.iter().map(Vec::len).sum();
    say(
        "uplink",
        &format!(
            "{chats} messages read back: each chat once, in order, every value as the server's"
        ),
    );
    summary.borrow_mut().end()?;
    Ok(())
}
