//! The gateway as firmware: polls the chat list over a network card and sends every chat once on a UART.
//!
//! The board's file says where things are; this one is the same for all boards. `firmware/online/run` starts it under
//! QEMU against the server of `examples/gateway`.

#![no_std]
#![no_main]

use embassy_executor::Spawner;
use embassy_net::dns::DnsSocket;
use embassy_net::tcp::TcpSocket;
use embassy_net::{Runner, Stack, StackResources};
use embedded_hal_async::delay::DelayNs;
use gateway::{Event, Gateway, Patient};
use reqwless::client::HttpClient;
use static_cell::{ConstStaticCell, StaticCell};

use device::settings::Settings;
use device::tcp::Tcp;
use device::time::Delay;
#[cfg(feature = "tls")]
use device::tls;
use device::{board, events, executor, host, store};

/// A peer that says nothing for so long is given up; a handshake counts as one step.
const STALLED_MS: u32 = if cfg!(feature = "tls") { 3000 } else { 1000 };
/// One for the server, one for DHCP and one for DNS.
const SOCKETS: usize = 3;

#[cfg(not(feature = "tls"))]
type Connector = Tcp<'static>;
#[cfg(feature = "tls")]
type Connector = tls::Tls<'static>;
type Network = Patient<Connector, Delay>;
type Poller = Gateway<'static, Network, DnsSocket<'static>, board::Uart, Delay, fn(Event<'_>)>;

#[board::entry]
fn main() -> ! {
    stack::paint();
    let (runner, stack, gateway, settings) = set_up();
    executor::run(|spawner: Spawner| {
        spawner.spawn(network(runner).expect("the first of its kind"));
        spawner.spawn(poll(stack, gateway, settings).expect("the first of its kind"));
    })
}

/// Makes everything, in statics. Not inlined: what this needs of the stack is free again when it returns.
#[inline(never)]
fn set_up() -> (
    Runner<'static, board::Card>,
    Stack<'static>,
    &'static mut Poller,
    &'static Settings,
) {
    static SETTINGS: StaticCell<Settings> = StaticCell::new();
    static SOCKET_TABLE: ConstStaticCell<StackResources<SOCKETS>> =
        ConstStaticCell::new(StackResources::new());
    static RECEIVED: ConstStaticCell<[u8; 2048]> = ConstStaticCell::new([0; 2048]);
    static SENT: ConstStaticCell<[u8; 512]> = ConstStaticCell::new([0; 512]);
    static NETWORK: StaticCell<Network> = StaticCell::new();
    static NAMES: StaticCell<DnsSocket<'static>> = StaticCell::new();
    static GATEWAY: StaticCell<Poller> = StaticCell::new();

    let (card, uart) = board::start();
    let settings = SETTINGS.init(Settings::read().expect("settings that make sense"));
    // Ports and transaction numbers that nobody can guess.
    let seed = host::random().map(u64::from_ne_bytes);
    let seed = seed.expect("random numbers");
    let (stack, runner) = embassy_net::new(card, settings.network(), SOCKET_TABLE.take(), seed);

    let socket = TcpSocket::new(stack, RECEIVED.take(), SENT.take());
    let network = NETWORK.init(Patient::new(
        connector(Tcp::new(socket), settings),
        Delay { speed: 1 },
        STALLED_MS,
    ));
    let names = NAMES.init(DnsSocket::new(stack));
    let gateway = GATEWAY.init(Gateway::new(
        HttpClient::new(network, names),
        gateway::Settings {
            base: &settings.base,
            credentials: (&settings.credentials.0, &settings.credentials.1),
            team: settings.team.as_deref(),
        },
        uart,
        settings.delay(),
        events::note,
        store::load(),
    ));
    (runner, stack, gateway, settings)
}

#[cfg(not(feature = "tls"))]
fn connector(tcp: Tcp<'static>, _: &'static Settings) -> Connector {
    tcp
}

#[cfg(feature = "tls")]
fn connector(tcp: Tcp<'static>, settings: &'static Settings) -> Connector {
    static ROOM: ConstStaticCell<tls::Room> = ConstStaticCell::new(tls::Room::empty());
    tls::Tls::new(tcp, &settings.name, store::issuer(), ROOM.take())
}

#[embassy_executor::task]
async fn network(mut runner: Runner<'static, board::Card>) -> ! {
    runner.run().await
}

#[embassy_executor::task]
async fn poll(
    stack: Stack<'static>,
    gateway: &'static mut Poller,
    settings: &'static Settings,
) -> ! {
    stack.wait_config_up().await;
    if let Some(config) = stack.config_v4() {
        defmt::info!("online: {}", defmt::Display2Format(&config.address));
    }
    loop {
        if let Err(trouble) = gateway.pass().await {
            defmt::error!("{}", defmt::Display2Format(&trouble));
        }
        defmt::info!("stack: {} bytes", stack::depth());
        settings.delay().delay_ms(settings.poll_ms).await;
    }
}
