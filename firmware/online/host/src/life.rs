//! What a device does between being switched on and the power cut.

use std::time::{Duration, Instant};

use anyhow::{bail, ensure};

use crate::capture::ends;
use crate::log::{Log, texts};
use crate::machine::Machine;
use crate::plan::{Plan, Site, read};

/// A run takes some seconds; with all faults, some thirty.
const BOUND: Duration = Duration::from_secs(150);
/// The connection of the last pass is closed sooner, also where the host has much else to do.
const LAST_WORDS: Duration = Duration::from_secs(5);

#[derive(Default)]
pub struct Life {
    pub uart: Vec<u8>,
    /// How many chats were forwarded in each pass; the last one is not complete.
    pub forwarded: Vec<usize>,
    pub retries: usize,
    /// Why connections had no TLS.
    pub insecure: Vec<String>,
    /// Bytes of the stack that were used.
    pub stack: usize,
    /// Until the first byte was on the UART.
    pub first_chat: Option<Duration>,
}

/// When it is enough.
#[derive(Clone, Copy)]
pub enum Until {
    /// There is nothing to poll for any more.
    Quiet,
    /// So many bytes have come on the UART, or there is nothing to poll for; then the power fails.
    Bytes(usize),
    /// The device has said how deep its stack went.
    Stack,
    /// The device has given up so many connections, since they had no TLS.
    Insecure(usize),
}

impl Life {
    pub fn live(plan: &Plan, site: &Site, until: Until) -> anyhow::Result<Self> {
        let image = read(&plan.image)?;
        let texts = texts(&image)?;
        let mut log = Log::new(&texts);
        let mut life = Self {
            forwarded: vec![0],
            ..Self::default()
        };
        let started = Instant::now();
        let mut quiet_since: Option<Instant> = None;
        let mut machine = Machine::start(plan, site)?;
        loop {
            let mut frames = Vec::new();
            machine.listen(&mut frames, &mut life.uart)?;
            if !life.uart.is_empty() {
                life.first_chat.get_or_insert_with(|| started.elapsed());
            }
            for line in log.receive(&frames)? {
                if plan.verbose {
                    println!("    {:5} {}", line.level, line.words);
                }
                ensure!(line.level != "error", "the device says: {}", line.words);
                life.note(&line.words);
                if line.words == "synced" && life.synced(plan, site) {
                    quiet_since.get_or_insert_with(Instant::now);
                }
            }
            let quiet = match quiet_since {
                Some(since) if since.elapsed() > LAST_WORDS => true,
                Some(_) => ends(&site.capture(), site.port)?.open == 0,
                None => false,
            };
            match until {
                Until::Quiet if quiet => return Ok(life),
                Until::Bytes(bytes) if quiet || life.uart.len() > bytes => {
                    life.uart.extend(machine.cut_power()?);
                    return Ok(life);
                }
                Until::Stack if life.stack > 0 => return Ok(life),
                // Or it takes the server for another.
                Until::Insecure(times) if life.insecure.len() >= times || !life.uart.is_empty() => {
                    return Ok(life);
                }
                _ => {}
            }
            if started.elapsed() > BOUND {
                bail!("after {BOUND:?} it has not ended");
            }
        }
    }

    /// A pass is complete. Says whether it was the last one that is wanted; else, chats arrive.
    fn synced(&mut self, plan: &Plan, site: &Site) -> bool {
        let done = self.forwarded.len();
        let found_nothing = self.forwarded.last() == Some(&0);
        self.forwarded.push(0);
        if done < plan.passes {
            site.server.arrive(3 * done, 5);
        }
        done >= plan.passes && found_nothing
    }

    /// Takes from a line of the log what is needed of it.
    fn note(&mut self, words: &str) {
        let number = |before: &str, after: &str| -> Option<usize> {
            let (_, rest) = words.split_once(before)?;
            rest.split_once(after)?.0.parse().ok()
        };
        if words.starts_with("page ")
            && let Some(forwarded) = number(": ", " forwarded")
            && let Some(pass) = self.forwarded.last_mut()
        {
            *pass += forwarded;
        }
        self.retries += usize::from(words.starts_with("retry "));
        self.insecure
            .extend(words.strip_prefix("no TLS: ").map(str::to_string));
        self.stack = number("stack: ", " bytes").unwrap_or(self.stack);
    }
}
