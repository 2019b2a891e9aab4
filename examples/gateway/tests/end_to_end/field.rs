//! A gateway in the field: the server, a clock that nobody has to wait for, and what is seen of it all.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use chatwire::{Pages, Timestamp};
use embedded_hal_async::delay::DelayNs;
use gateway::host::{Timer, audit, receive};
use gateway::server::{CREDENTIALS, Fault, Listed, Server, TEAM, Turned};
use gateway::{End, Event, Gateway, Message, Patient, Settings, Tally, Trouble};
use reqwless::client::HttpClient;
use std_embedded_nal_async::Stack;

use embedded_io_async::{ErrorKind, ErrorType, Write};

/// Short enough to wait for where the server stalls, and else too long for a busy machine to look like it.
const STALLED_MS: u32 = 300;
const STALLED_FOR_GOOD_MS: u32 = 60_000;
const RESTART_MS: u32 = 3000;
/// The server's own arrivals come to their end much sooner.
const POLLS: u32 = 100;

/// Runs a test, but not for ever. The longest takes ten seconds where the machine has nothing else to do.
pub fn in_time(test: impl FnOnce() + Send + 'static) {
    let (done, wait) = mpsc::channel();
    let test = thread::spawn(move || {
        test();
        // Nobody waits any more where this fails.
        let _ = done.send(());
    });
    match wait.recv_timeout(Duration::from_secs(240)) {
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("after four minutes it has not ended"),
        // A panic of the test is one of ours.
        _ => test
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
    }
}

/// What a gateway told.
#[derive(Debug, Default)]
pub struct Seen {
    pub tokens: u32,
    pub forwarded: u32,
    pub pages: Vec<(u32, Tally, End)>,
    pub rejected: Vec<String>,
    pub no_id: u32,
    pub crowded: Vec<Timestamp>,
    pub retries: Vec<(String, u32, u32)>,
    pub limits: Vec<u32>,
    pub checkpoint: Pages,
}

impl Seen {
    fn note(&mut self, event: &Event<'_>) {
        match *event {
            Event::Authorized => self.tokens += 1,
            Event::Forwarded { .. } => self.forwarded += 1,
            Event::Rejected { rejection, .. } => self.rejected.push(rejection.to_string()),
            Event::NoId { .. } => self.no_id += 1,
            Event::Crowded { at } => self.crowded.push(at),
            Event::Page { page, tally, end } => self.pages.push((page, tally, end)),
            Event::Retrying {
                trouble,
                attempt,
                wait_ms,
            } => self.retries.push((trouble.to_string(), attempt, wait_ms)),
            Event::RateLimited { seconds } => self.limits.push(seconds),
            Event::Checkpoint(pages) => self.checkpoint = pages.clone(),
            Event::Synced => {}
        }
    }

    pub fn skipped(&self) -> u32 {
        self.pages.iter().map(|(_, tally, _)| tally.skipped).sum()
    }

    pub fn ends(&self, end: End) -> usize {
        self.pages.iter().filter(|page| page.2 == end).count()
    }
}

/// An uplink that breaks after so many bytes, once.
#[derive(Debug, Clone)]
pub struct Wire {
    bytes: Rc<RefCell<Vec<u8>>>,
    left: Rc<RefCell<usize>>,
}

impl Wire {
    pub fn breaking_after(bytes: usize) -> Self {
        Self {
            bytes: Rc::default(),
            left: Rc::new(RefCell::new(bytes)),
        }
    }

    pub fn sound() -> Self {
        Self::breaking_after(usize::MAX)
    }

    pub fn take(&self) -> Vec<u8> {
        self.bytes.take()
    }
}

impl ErrorType for Wire {
    type Error = ErrorKind;
}

impl Write for Wire {
    async fn write(&mut self, bytes: &[u8]) -> Result<usize, ErrorKind> {
        let mut left = self.left.borrow_mut();
        if *left == 0 {
            *left = usize::MAX;
            return Err(ErrorKind::BrokenPipe);
        }
        let fit = bytes.len().min(*left);
        *left -= fit;
        self.bytes.borrow_mut().extend_from_slice(&bytes[..fit]);
        Ok(fit)
    }

    async fn flush(&mut self) -> Result<(), ErrorKind> {
        Ok(())
    }
}

/// Polls a server until there is nothing to poll for any more.
pub struct Field {
    clock: Arc<Turned>,
    patience_ms: u32,
    pub team: Option<&'static str>,
    pub server: Server,
    /// What came on the uplink, a pass each.
    pub uplink: Vec<Vec<u8>>,
    pub seen: Seen,
}

impl Field {
    pub fn new(seed: u64, chats: usize, faults: &[Fault]) -> Self {
        let clock = Arc::new(Turned::default());
        let server = Server::start(seed, chats, faults, clock.clone()).expect("a free port");
        let patience_ms = if faults.contains(&Fault::Stall) {
            STALLED_MS
        } else {
            STALLED_FOR_GOOD_MS
        };
        Self {
            clock,
            patience_ms,
            team: Some(TEAM),
            server,
            uplink: Vec::new(),
            seen: Seen::default(),
        }
    }

    /// Has a gateway make passes from `pages` on, before each of which something happens at the server. Passes that
    /// fail count, too.
    pub fn poll(
        &mut self,
        pages: Pages,
        wire: &Wire,
        before: &[&dyn Fn(&Server)],
    ) -> Vec<Result<(), Trouble>> {
        let Self {
            clock,
            patience_ms,
            team,
            server,
            uplink,
            seen,
        } = self;
        let stack = Stack::default();
        let network = Patient::new(stack.clone(), Timer::new(1), *patience_ms);
        let settings = Settings {
            base: server.base(),
            credentials: CREDENTIALS,
            team: *team,
        };
        let mut gateway = Gateway::new(
            HttpClient::new(&network, &stack),
            settings,
            wire.clone(),
            &**clock,
            |event| seen.note(&event),
            pages,
        );
        let passes = before.iter().map(|before| {
            before(server);
            let result = async_io::block_on(gateway.pass());
            uplink.push(wire.take());
            result
        });
        passes.collect()
    }

    /// Passes with a sound uplink, all of which have to succeed, until one finds nothing.
    pub fn poll_to_the_end(&mut self, before: &[&dyn Fn(&Server)]) {
        let wire = Wire::sound();
        for result in self.poll(Pages::new(), &wire, before) {
            result.expect("a pass");
        }
        for _ in 0..POLLS {
            let forwarded = self.seen.forwarded;
            let checkpoint = self.seen.checkpoint.clone();
            // Another gateway, which does not know what this one was told of the limit. A restart takes longer.
            async_io::block_on((&*self.clock).delay_ms(RESTART_MS));
            for result in self.poll(checkpoint, &wire, &[&nothing]) {
                result.expect("a pass");
            }
            if self.seen.forwarded == forwarded {
                return;
            }
        }
        panic!("after {POLLS} polls there are chats still");
    }

    /// Every chat once, in order, with the server's values.
    pub fn assert_complete(&self) {
        let mut uplink = self.uplink.clone();
        audit(&self.server.chats(), &messages(&mut uplink)).unwrap();
    }

    /// The ids of what arrived in each pass.
    pub fn arrived(&self) -> Vec<Vec<String>> {
        let mut uplink = self.uplink.clone();
        let passes = messages(&mut uplink).into_iter();
        passes
            .map(|pass| {
                pass.iter()
                    .map(|message| message.chat_id.to_owned())
                    .collect()
            })
            .collect()
    }

    /// What can arrive of the server's list, newest first.
    pub fn listed(&self) -> Vec<String> {
        let chats = self.server.chats();
        let arrives = |chat: &&Listed| chat.expected.is_some();
        chats
            .iter()
            .rev()
            .filter(arrives)
            .map(|chat| chat.id.to_string())
            .collect()
    }
}

fn messages(uplink: &mut [Vec<u8>]) -> Vec<Vec<Message<'_>>> {
    uplink.iter_mut().map(|bytes| receive(bytes)).collect()
}

pub fn nothing(_: &Server) {}
