//! Runs the gateway's firmware under QEMU against the server of `examples/gateway`, and looks at what comes on the UART.

mod capture;
mod field;
mod log;
mod machine;
mod repeats;

use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, bail};
use gateway::server::Fault;

use field::{Outcome, Plan};

/// Runs that go on at once, where each fault has one of its own.
const AT_ONCE: usize = 4;

const USAGE: &str = "\
usage: online --machine NAME --image FILE [options]

  --fault NAME  a fault of the server, `all` of them at once, or `each` in a run of its own
  --cuts N      how often the power fails, at random moments
  --address IP  the device's own address, instead of DHCP
  --seed N      when the faults strike and the power fails, and what the chats are
  --chats N     how many chats there are at the start
  --passes N    how often to poll at least; between two, chats arrive
  --verbose     shows the device's log";

fn main() -> ExitCode {
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("online: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn work() -> anyhow::Result<()> {
    let (plan, each) = arguments()?;
    if !each {
        return show(&plan);
    }
    // They wait most of the time, so several go on at once.
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let worker = || {
            while let Some(fault) = Fault::ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
                show(&Plan {
                    faults: vec![*fault],
                    ..plan.clone()
                })?;
            }
            Ok(())
        };
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| {
            let panic = |panic| std::panic::resume_unwind(panic);
            worker.join().unwrap_or_else(panic)
        })
    })
}

fn show(plan: &Plan) -> anyhow::Result<()> {
    let what = match &plan.faults[..] {
        [] => "no fault",
        [fault] => fault.name(),
        _ => "all faults",
    };
    let Plan { machine, cuts, .. } = plan;
    let outcome =
        field::run(plan).with_context(|| format!("{machine}, {what}, {cuts} power cuts"))?;
    let Outcome {
        chats,
        passes,
        repeats,
        retries,
        strikes,
        ends,
        stack,
        first_chat,
    } = outcome;
    let how = match cuts {
        0 => "each once and in order".to_string(),
        cuts => format!("none missing, {repeats} twice after {cuts} power cuts"),
    };
    println!(
        "{machine}: {what}: {chats} chats in {passes} passes, {how}; {strikes} faults, {retries} retries; \
         {} connections closed, {} reset; first chat after {} ms, stack {stack} bytes",
        ends.closed,
        ends.reset,
        first_chat.as_millis(),
    );
    Ok(())
}

fn arguments() -> anyhow::Result<(Plan, bool)> {
    use lexopt::prelude::*;
    let (mut machine, mut image, mut address, mut each) = (None, None, None, false);
    let (mut faults, mut verbose) = (Vec::new(), false);
    let (mut seed, mut chats, mut passes, mut cuts) = (11, 40, 3, 0);
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("machine") => machine = Some(parser.value()?.string()?),
            Long("image") => image = Some(parser.value()?.into()),
            Long("address") => address = Some(parser.value()?.string()?),
            Long("seed") => seed = parser.value()?.parse()?,
            Long("chats") => chats = parser.value()?.parse()?,
            Long("passes") => passes = parser.value()?.parse()?,
            Long("cuts") => cuts = parser.value()?.parse()?,
            Long("verbose") => verbose = true,
            Long("fault") => match parser.value()?.string()?.as_str() {
                "all" => faults = Fault::ALL.to_vec(),
                "each" => each = true,
                name => {
                    faults.push(Fault::named(name).with_context(|| format!("no fault '{name}'"))?)
                }
            },
            _ => bail!("{USAGE}"),
        }
    }
    let plan = Plan {
        machine: machine.context(USAGE)?,
        image: image.context(USAGE)?,
        faults,
        seed,
        chats,
        passes,
        cuts,
        address,
        verbose,
    };
    Ok((plan, each))
}
