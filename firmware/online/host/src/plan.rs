//! What is to be tried, and where the device finds itself.

use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use gateway::host::Timer;
use gateway::server::{CREDENTIALS, Fault, Server, TEAM};
use tempfile::TempDir;

use crate::certificate::{Authority, NAME, Shown};
use crate::tls::Front;

/// How many times as fast all waiting is, the device's and the server's.
const SPEED: u32 = 10;
/// Between two passes, before it is made faster.
const POLL_MS: u32 = 2000;
/// The network of QEMU reaches the loopback of the host here.
pub const HOST: Ipv4Addr = Ipv4Addr::new(10, 0, 2, 2);

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
    /// Whether the device is told the server's name, and has to find the address.
    pub by_name: bool,
    /// What the server shows, where the device speaks TLS.
    pub shown: Option<Shown>,
    /// Whether the device's random numbers are always the same.
    pub same_random: bool,
    /// Whether the log is shown.
    pub verbose: bool,
}

/// The server, and all that the device finds when it is switched on.
pub struct Site {
    pub server: Server,
    /// TLS before the server.
    pub front: Option<Front>,
    /// Where the device connects to.
    pub port: u16,
    pub settings: Vec<String>,
    /// The device's store, and what else is gone afterwards.
    folder: TempDir,
}

impl Site {
    pub fn new(plan: &Plan) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        std::fs::create_dir(folder.path().join("store"))?;
        let time = Timer::new(SPEED);
        let server = Server::start(plan.seed, plan.chats, &plan.faults, Arc::new(time))?;
        let address = server.base().trim_start_matches("http://");
        let address: SocketAddr = address.parse().context("the server's address")?;
        let mut site = Self {
            server,
            front: None,
            port: address.port(),
            settings: Vec::new(),
            folder,
        };
        let random = site.store().join("random");
        if plan.same_random {
            std::fs::write(random, [0x2a; 64])?;
        } else {
            symlink("/dev/urandom", random)?;
        }
        if let Some(shown) = plan.shown {
            let authority = Authority::new("Acme")?;
            std::fs::write(site.store().join("issuer"), &authority.certificate)?;
            let front = Front::start(address, authority.show(shown)?)?;
            site.port = front.port;
            site.front = Some(front);
        }
        let host = match plan.by_name {
            true => NAME.to_string(),
            false => HOST.to_string(),
        };
        site.settings = vec![
            format!("base=http://{host}:{}", site.port),
            format!("name={NAME}"),
            format!("header={}", CREDENTIALS.0),
            format!("credentials={}", CREDENTIALS.1),
            format!("team={TEAM}"),
            format!("speed={SPEED}"),
            format!("poll_ms={POLL_MS}"),
        ];
        let address = plan.address.iter();
        site.settings
            .extend(address.map(|address| format!("address={address}")));
        Ok(site)
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    /// What QEMU sees on the wire goes here.
    pub fn capture(&self) -> PathBuf {
        self.folder.path().join("capture")
    }
}

/// An image, as it was read.
pub fn read(image: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(image).with_context(|| format!("no image {}", image.display()))
}
