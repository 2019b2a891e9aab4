//! A device in the field: polls the server until it knows all chats, whatever comes in between.

use std::time::Duration;

use anyhow::{Context, ensure};
use gateway::host::{audit, receive};
use gateway::server::Fault;

use crate::capture::{Ends, ends};
use crate::life::{Life, Until};
use crate::plan::{Plan, Site};
use crate::repeats;

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    pub chats: usize,
    pub passes: usize,
    pub repeats: usize,
    pub retries: usize,
    pub strikes: u32,
    pub ends: Ends,
    pub stack: usize,
    pub first_chat: Duration,
}

pub fn run(plan: &Plan) -> anyhow::Result<Outcome> {
    let site = Site::new(plan)?;
    let mut lives = Vec::new();
    let mut outcome = Outcome::default();
    let mut random = fastrand::Rng::with_seed(plan.seed);
    for cut in (0..=plan.cuts).rev() {
        let until = match cut {
            0 => Until::Quiet,
            _ => Until::Bytes(random.usize(..6000)),
        };
        let life = Life::live(plan, &site, until)
            .with_context(|| format!("{cut} power cuts before the end"))?;
        let mut ended = ends(&site.capture(), site.port)?;
        if cut > 0 {
            // Nothing closes the one that the power cut.
            ended.open = ended.open.saturating_sub(1);
            // Chats arrive while the device is off.
            site.server.arrive(random.usize(..4), 5);
        }
        outcome.ends.add(&ended);
        lives.push(life);
    }
    outcome.stack = lives.iter().map(|life| life.stack).max().unwrap_or(0);
    outcome.retries = lives.iter().map(|life| life.retries).sum();
    outcome.first_chat = lives[0].first_chat.unwrap_or_default();
    let strikes = |fault| site.server.strikes(fault);
    outcome.strikes = plan.faults.iter().copied().map(strikes).sum();
    check(plan, &site, &mut lives, &mut outcome)?;
    Ok(outcome)
}

/// Whether each chat arrived, with every value; and once and in order, as far as that can be asked for.
fn check(
    plan: &Plan,
    site: &Site,
    lives: &mut [Life],
    outcome: &mut Outcome,
) -> anyhow::Result<()> {
    let Outcome { ends, strikes, .. } = outcome;
    // The device sends its team, so that this one has nothing to strike at.
    let can_strike = plan.faults.iter().any(|fault| *fault != Fault::Teams);
    ensure!(!can_strike || *strikes > 0, "the faults never struck");
    ensure!(
        site.server.ignored_limits() == 0,
        "requests that were not allowed"
    );
    ensure!(ends.open == 0, "connections that were left open: {ends:?}");
    ensure!(
        ends.closed + ends.reset > 0,
        "the capture has no connection"
    );
    if let Some(front) = &site.front {
        ensure!(front.opened() > 0, "there was no TLS");
        ensure!(front.replayed() == 0, "two handshakes began alike");
    }
    let listed = site.server.chats();
    if let [life] = lives {
        let mut messages = receive(&mut life.uart);
        outcome.chats = messages.len();
        outcome.passes = life.forwarded.len();
        let mut passes = Vec::new();
        for count in &life.forwarded {
            ensure!(
                *count <= messages.len(),
                "the log tells of more chats than arrived"
            );
            passes.push(messages.drain(..count).collect());
        }
        ensure!(
            messages.is_empty(),
            "more chats arrived than the log tells of"
        );
        return audit(&listed, &passes).map_err(anyhow::Error::msg);
    }
    let uart = lives.iter().flat_map(|life| &life.uart);
    let mut uart: Vec<u8> = uart.copied().collect();
    outcome.passes = lives.iter().map(|life| life.forwarded.len()).sum();
    outcome.repeats = repeats::check(&listed, receive(&mut uart), plan.cuts as usize)?;
    let known = listed.iter().filter(|chat| chat.expected.is_some());
    outcome.chats = known.count();
    Ok(())
}
