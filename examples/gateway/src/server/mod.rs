//! A server on loopback that imitates the API: `/v3.1/authorize`, `/v3.1/chats?page=N`, and whatever can go wrong.
//!
//! All that it does is decided by its seed and the order of the requests.

use std::format;
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::string::String;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::vec::Vec;

mod chats;
mod clock;
mod fault;
mod http;
mod quota;
mod tenant;

pub use chats::{FUTURE, Listed};
pub use clock::{Clock, Turned};
pub use fault::Fault;
use tenant::Tenant;

/// What `/authorize` knows the tenant by.
pub const CREDENTIALS: (&str, &str) = ("authorization", "YWNtZUBhY21lLmV4YW1wbGU=");

/// What `teamid` has to be, where the tenant has teams.
pub const TEAM: &str = "team-7";

/// No client is waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until it is dropped.
pub struct Server {
    base: String,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

struct Shared {
    tenant: Mutex<Tenant>,
    clock: Arc<dyn Clock>,
    closing: AtomicBool,
}

impl Shared {
    fn tenant(&self) -> MutexGuard<'_, Tenant> {
        self.tenant.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Serves so many chats, with these faults.
    ///
    /// # Errors
    ///
    /// There is no free port.
    pub fn start(
        seed: u64,
        chats: usize,
        faults: &[Fault],
        clock: Arc<dyn Clock>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let base = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            tenant: Mutex::new(Tenant::new(seed, chats, faults)),
            clock,
            closing: AtomicBool::new(false),
        });
        let listening = thread::spawn({
            let shared = Arc::clone(&shared);
            move || listen(&listener, &shared)
        });
        Ok(Self {
            base,
            shared,
            listening: Some(listening),
        })
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Lists chats, each so many seconds later than the one before.
    pub fn arrive(&self, chats: usize, later: i64) {
        for _ in 0..chats {
            self.shared.tenant().list(later);
        }
    }

    /// All chats, oldest first.
    #[must_use]
    pub fn chats(&self) -> Vec<Listed> {
        self.shared.tenant().chats.clone()
    }

    /// How often a fault has struck.
    #[must_use]
    pub fn strikes(&self, fault: Fault) -> u32 {
        self.shared.tenant().plan.strikes(fault)
    }

    /// How many requests came although the client had been told that there are none left.
    #[must_use]
    pub fn ignored_limits(&self) -> u32 {
        self.shared.tenant().quota.ignored()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        // Wakes the listener; where that fails, it is gone.
        let address = self.base.trim_start_matches("http://");
        let _ = TcpStream::connect(address);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.closing.load(Ordering::SeqCst) {
            break;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // The client may leave at any time; then there is nobody to tell.
        thread::spawn(move || drop(serve(stream, &shared)));
    }
}

fn serve(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    while let Some(request) = http::receive(&mut stream)? {
        let answer = shared.tenant().answer(&request, shared.clock.elapsed());
        let Some(answer) = answer else { break };
        if !answer.send(&mut stream)? {
            break;
        }
    }
    Ok(())
}
