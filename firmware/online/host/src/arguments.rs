//! What was asked for on the command line.

use anyhow::{Context, bail};
use gateway::server::Fault;
use lexopt::prelude::*;

use crate::certificate::{NAME, Shown};
use crate::job::Job;
use crate::names;
use crate::plan::{HOST, Plan};

const USAGE: &str = "\
usage: online --machine NAME --image FILE [options]

  --fault NAME  a run with a fault of the server, with `all` of them at once, or with `none`; `each` is a run for each
  --cuts N      how often the power fails in a run, at random moments
  --tls         puts TLS before the server; the image has to be one that speaks it
  --bad-tls     runs with all that is wrong with certificates, and with random numbers that are none
  --names IP    tells the device the server's name, not its address; a name server at IP, which QEMU has to ask, knows it
  --address IP  the device's own address, instead of DHCP
  --seed N      when the faults strike and the power fails, and what the chats are
  --chats N     how many chats there are at the start
  --passes N    how often to poll at least; between two, chats arrive
  --verbose     shows the device's log
  --figure NAME TOOLCHAIN  says what the image takes instead, as a row of figures.csv

   or: online compare|refresh FIGURES MEASURED
   or: online table FIGURES";

/// What there is to run.
pub fn jobs() -> anyhow::Result<Vec<Job>> {
    let (mut machine, mut image, mut address, mut bad_tls) = (None, None, None, false);
    let (mut runs, mut shown, mut verbose) = (Vec::new(), None, false);
    let (mut figure, mut resolver) = (None, None);
    let (mut seed, mut chats, mut passes, mut cuts) = (11, 40, 3, 0);
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("machine") => machine = Some(parser.value()?.string()?),
            // QEMU runs in another folder.
            Long("image") => image = Some(std::path::absolute(parser.value()?)?),
            Long("address") => address = Some(parser.value()?.string()?),
            Long("seed") => seed = parser.value()?.parse()?,
            Long("chats") => chats = parser.value()?.parse()?,
            Long("passes") => passes = parser.value()?.parse()?,
            Long("cuts") => cuts = parser.value()?.parse()?,
            Long("verbose") => verbose = true,
            Long("names") => resolver = Some(parser.value()?.parse()?),
            Long("tls") => shown = Some(Shown::Good),
            Long("bad-tls") => bad_tls = true,
            Long("figure") => {
                let [name, toolchain] = [parser.value()?.string()?, parser.value()?.string()?];
                figure = Some((name, toolchain));
            }
            Value(task) => return file_task(&task.string()?, &mut parser),
            Long("fault") => faults(&parser.value()?.string()?, &mut runs)?,
            _ => bail!("{USAGE}"),
        }
    }
    let plan = Plan {
        machine: machine.context(USAGE)?,
        image: image.context(USAGE)?,
        faults: Vec::new(),
        seed,
        chats,
        passes,
        cuts,
        address,
        by_name: resolver.is_some(),
        shown,
        same_random: false,
        verbose,
    };
    if let Some(resolver) = resolver {
        names::serve(resolver, NAME, HOST)?;
    }
    if let Some((name, toolchain)) = figure {
        return Ok(vec![Job::Figure(plan, name, toolchain)]);
    }
    let mut jobs = Vec::new();
    if bad_tls {
        let bad = Shown::ALL.iter().filter(|shown| **shown != Shown::Good);
        jobs.extend(bad.map(|shown| Job::Certificate(plan.clone(), *shown)));
        jobs.push(Job::SameRandom(plan.clone()));
    } else if runs.is_empty() {
        runs.push(Vec::new());
    }
    jobs.extend(runs.into_iter().map(|faults| {
        Job::Field(Plan {
            faults,
            ..plan.clone()
        })
    }));
    Ok(jobs)
}

fn faults(name: &str, runs: &mut Vec<Vec<Fault>>) -> anyhow::Result<()> {
    match name {
        "none" => runs.push(Vec::new()),
        "all" => runs.push(Fault::ALL.to_vec()),
        "each" => runs.extend(Fault::ALL.iter().map(|fault| vec![*fault])),
        name => {
            let fault = Fault::named(name).with_context(|| format!("no fault '{name}'"))?;
            runs.push(vec![fault]);
        }
    }
    Ok(())
}

/// What is done with files of figures alone.
fn file_task(task: &str, parser: &mut lexopt::Parser) -> anyhow::Result<Vec<Job>> {
    let figures = parser.value()?.into();
    Ok(vec![match task {
        "compare" => Job::Compare(figures, parser.value()?.into()),
        "refresh" => Job::Refresh(figures, parser.value()?.into()),
        "table" => Job::Table(figures),
        _ => bail!("{USAGE}"),
    }])
}
