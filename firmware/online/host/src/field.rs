//! A device in the field: polls the server until it knows all chats, whatever comes in between.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use gateway::host::{Timer, audit, receive};
use gateway::server::{CREDENTIALS, Fault, Server};

use crate::capture::{Ends, ends};
use crate::log::{Log, texts};
use crate::machine::Machine;
use crate::repeats;

/// How many times as fast all waiting is, the device's and the server's.
const SPEED: u32 = 10;
/// Between two passes, before it is made faster.
const POLL_MS: u32 = 2000;
/// A run takes some seconds; with all faults, some ten.
const BOUND: Duration = Duration::from_secs(150);
/// Until the connection of the last pass is closed.
const LAST_WORDS: Duration = Duration::from_millis(100);
/// The network of QEMU reaches the loopback of the host here.
const HOST: &str = "10.0.2.2";

#[derive(Debug, Clone)]
pub struct Plan {
    pub machine: String,
    pub image: PathBuf,
    pub faults: Vec<Fault>,
    pub seed: u64,
    pub chats: usize,
    pub passes: usize,
    /// How often the power fails.
    pub cuts: u32,
    /// The device's own address; DHCP gives it one where there is none.
    pub address: Option<String>,
    /// Whether the log is shown.
    pub verbose: bool,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    pub chats: usize,
    pub passes: usize,
    pub repeats: usize,
    pub retries: usize,
    pub strikes: u32,
    pub ends: Ends,
    /// Bytes of the stack that were used.
    pub stack: usize,
    /// Until the first chat was on the UART.
    pub first_chat: Duration,
}

/// What a device did between two power cuts.
#[derive(Default)]
struct Life {
    uart: Vec<u8>,
    /// How many chats were forwarded in each pass; the last one is not complete.
    forwarded: Vec<usize>,
    retries: usize,
    stack: usize,
    first_chat: Option<Duration>,
}

pub fn run(plan: &Plan) -> anyhow::Result<Outcome> {
    let folder = tempfile::tempdir()?;
    let time = Timer::new(SPEED);
    let server = Server::start(plan.seed, plan.chats, &plan.faults, Arc::new(time))?;
    let port = server
        .base()
        .rsplit(':')
        .next()
        .context("the server has a port")?;
    let mut settings = vec![
        format!("base=http://{HOST}:{port}"),
        format!("header={}", CREDENTIALS.0),
        format!("credentials={}", CREDENTIALS.1),
        format!("speed={SPEED}"),
        format!("poll_ms={POLL_MS}"),
    ];
    settings.extend(
        plan.address
            .iter()
            .map(|address| format!("address={address}")),
    );
    let port = port.parse()?;

    let mut lives = Vec::new();
    let mut outcome = Outcome::default();
    let mut random = fastrand::Rng::with_seed(plan.seed);
    for cut in (0..=plan.cuts).rev() {
        let after = (cut > 0).then(|| random.usize(..6000));
        let capture = folder.path().join("capture");
        let life = live(plan, &server, folder.path(), &capture, &settings, after)
            .with_context(|| format!("{cut} power cuts before the end"))?;
        let mut ended = ends(&capture, port)?;
        if after.is_some() {
            // Nothing closes the one that the power cut.
            ended.open = ended.open.saturating_sub(1);
            // Chats arrive while the device is off.
            server.arrive(random.usize(..4), 5);
        }
        outcome.ends.add(&ended);
        lives.push(life);
    }
    outcome.stack = lives.iter().map(|life| life.stack).max().unwrap_or(0);
    outcome.retries = lives.iter().map(|life| life.retries).sum();
    outcome.first_chat = lives[0].first_chat.unwrap_or_default();
    outcome.strikes = plan.faults.iter().map(|fault| server.strikes(*fault)).sum();
    check(plan, &server, &mut lives, &mut outcome)?;
    Ok(outcome)
}

/// Runs the device until there is nothing to poll for any more, or the power fails after so many bytes of the UART.
fn live(
    plan: &Plan,
    server: &Server,
    store: &Path,
    capture: &Path,
    settings: &[String],
    cut_after: Option<usize>,
) -> anyhow::Result<Life> {
    let image = std::fs::read(&plan.image).context("no image")?;
    let texts = texts(&image)?;
    let mut log = Log::new(&texts);
    let mut life = Life {
        forwarded: vec![0],
        ..Life::default()
    };
    let started = Instant::now();
    let mut machine = Machine::start(&plan.machine, &plan.image, store, capture, settings)?;
    let mut quiet_since: Option<Instant> = None;
    loop {
        let mut frames = Vec::new();
        machine.listen(&mut frames, &mut life.uart)?;
        if !life.uart.is_empty() {
            life.first_chat.get_or_insert_with(|| started.elapsed());
        }
        if cut_after.is_some_and(|bytes| life.uart.len() > bytes) {
            life.uart.extend(machine.cut_power()?);
            return Ok(life);
        }
        for line in log.receive(&frames)? {
            if plan.verbose {
                println!("    {:5} {}", line.level, line.words);
            }
            ensure!(line.level != "error", "the device says: {}", line.words);
            life.note(&line.words);
            if line.words != "synced" {
                continue;
            }
            let done = life.forwarded.len();
            let quiet = life.forwarded.last() == Some(&0);
            if done >= plan.passes && quiet {
                quiet_since.get_or_insert_with(Instant::now);
            }
            if done < plan.passes {
                server.arrive(3 * done, 5);
            }
            life.forwarded.push(0);
        }
        if quiet_since.is_some_and(|since| since.elapsed() > LAST_WORDS) {
            return Ok(life);
        }
        if started.elapsed() > BOUND {
            bail!("after {BOUND:?} it has not ended");
        }
    }
}

impl Life {
    /// Takes from a line of the log what is needed of it.
    fn note(&mut self, words: &str) {
        let number = |words: &str, before: &str, after: &str| -> Option<usize> {
            words
                .split_once(before)?
                .1
                .split_once(after)?
                .0
                .parse()
                .ok()
        };
        if words.starts_with("page ")
            && let Some(forwarded) = number(words, ": ", " forwarded")
            && let Some(pass) = self.forwarded.last_mut()
        {
            *pass += forwarded;
        }
        self.retries += usize::from(words.starts_with("retry "));
        if let Some(stack) = number(words, "stack: ", " bytes") {
            self.stack = stack;
        }
    }
}

/// Whether each chat arrived, with every value; and once and in order, as far as that can be asked for.
fn check(
    plan: &Plan,
    server: &Server,
    lives: &mut [Life],
    outcome: &mut Outcome,
) -> anyhow::Result<()> {
    for fault in &plan.faults {
        let expected = plan.faults.len() == 1;
        ensure!(
            !expected || server.strikes(*fault) > 0,
            "{} never struck",
            fault.name()
        );
    }
    ensure!(
        server.ignored_limits() == 0,
        "requests that were not allowed"
    );
    ensure!(
        outcome.ends.open == 0,
        "connections that were left open: {:?}",
        outcome.ends
    );
    ensure!(
        outcome.ends.closed + outcome.ends.reset > 0,
        "the capture has no connection"
    );
    let listed = server.chats();
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
    let mut uart: Vec<u8> = lives
        .iter()
        .flat_map(|life| life.uart.iter().copied())
        .collect();
    let messages = receive(&mut uart);
    outcome.passes = lives.iter().map(|life| life.forwarded.len()).sum();
    outcome.repeats = repeats::check(&listed, messages, plan.cuts as usize)?;
    outcome.chats = listed.iter().filter(|chat| chat.expected.is_some()).count();
    Ok(())
}
