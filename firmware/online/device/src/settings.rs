//! What differs from place to place: where the API is, and how the network is set up. Read from the command line that
//! QEMU was given; on a board it stands in flash.

#![forbid(unsafe_code)]

use chatwire::heapless::String;
use embassy_net::{Config, Ipv4Address, Ipv4Cidr, StaticConfigV4};
use semihosting::experimental::env;

use crate::time::Delay;

pub struct Settings {
    /// Scheme, host and port.
    pub base: String<96>,
    /// Whom the server's certificate has to name.
    pub name: String<64>,
    /// The header that the API knows the tenant by, and its value.
    pub credentials: (String<32>, String<96>),
    /// The header `teamid`, where the tenant has teams.
    pub team: Option<String<32>>,
    /// How many times as fast all waiting is.
    pub speed: u32,
    /// Between two passes.
    pub poll_ms: u32,
    /// The device's own address, where there is no DHCP.
    pub address: Option<Ipv4Address>,
}

impl Settings {
    /// `name=value` each; `None` where one is unknown or makes no sense.
    pub fn read() -> Option<Self> {
        let mut settings = Self {
            base: String::new(),
            name: String::new(),
            credentials: (String::new(), String::new()),
            team: None,
            speed: 1,
            poll_ms: 60_000,
            address: None,
        };
        let arguments = env::args::<512>().ok()?;
        // The first is the program.
        for argument in (&arguments).into_iter().skip(1) {
            let (name, value) = argument.ok()?.split_once('=')?;
            match name {
                "base" => settings.base = String::try_from(value).ok()?,
                "name" => settings.name = String::try_from(value).ok()?,
                "header" => settings.credentials.0 = String::try_from(value).ok()?,
                "credentials" => settings.credentials.1 = String::try_from(value).ok()?,
                "team" => settings.team = Some(String::try_from(value).ok()?),
                "speed" => settings.speed = value.parse().ok().filter(|speed| *speed > 0)?,
                "poll_ms" => settings.poll_ms = value.parse().ok()?,
                "address" => settings.address = Some(value.parse().ok()?),
                _ => return None,
            }
        }
        Some(settings)
    }

    pub fn delay(&self) -> Delay {
        Delay { speed: self.speed }
    }

    pub fn network(&self) -> Config {
        let Some(address) = self.address else {
            return Config::dhcpv4(Default::default());
        };
        // The network of QEMU: its gateway is .2, its name server .3.
        let [a, b, c, _] = address.octets();
        let mut config = StaticConfigV4 {
            address: Ipv4Cidr::new(address, 24),
            gateway: Some(Ipv4Address::new(a, b, c, 2)),
            dns_servers: Default::default(),
        };
        // There is room for three.
        let _ = config.dns_servers.push(Ipv4Address::new(a, b, c, 3));
        Config::ipv4_static(config)
    }
}
