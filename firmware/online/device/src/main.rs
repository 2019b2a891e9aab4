//! The gateway as firmware: polls the chat list over a network card and sends every chat once on a UART.
//!
//! The board's file says where things are; this one is the same for all boards. `firmware/online/run` starts it under
//! QEMU against the server of `examples/gateway`.

#![no_std]
#![no_main]

mod board;
mod card;
mod events;
mod executor;
mod log;
mod registers;
mod settings;
mod stack;
mod store;
mod tcp;
mod time;

use embassy_executor::Spawner;
use embassy_net::dns::DnsSocket;
use embassy_net::tcp::TcpSocket;
use embassy_net::{Runner, Stack, StackResources};
use embedded_hal_async::delay::DelayNs;
use gateway::{Gateway, Patient};
use reqwless::client::HttpClient;
use static_cell::{ConstStaticCell, StaticCell};

use settings::Settings;
use tcp::Tcp;
use time::Delay;

/// A peer that says nothing for so long is given up.
const STALLED_MS: u32 = 1000;
/// One for the server, one for DHCP and one for DNS.
const SOCKETS: usize = 3;

static SOCKET_TABLE: ConstStaticCell<StackResources<SOCKETS>> = ConstStaticCell::new(StackResources::new());
static RECEIVED: ConstStaticCell<[u8; 2048]> = ConstStaticCell::new([0; 2048]);
static SENT: ConstStaticCell<[u8; 512]> = ConstStaticCell::new([0; 512]);

#[board::entry]
fn main() -> ! {
    stack::paint();
    let (card, uart) = board::start();
    let Some(settings) = Settings::read() else {
        panic!("the settings make no sense");
    };
    static SETTINGS: StaticCell<Settings> = StaticCell::new();
    let settings = SETTINGS.init(settings);
    // Ports and transaction numbers that nobody can guess.
    let seed = random();
    let (stack, runner) = embassy_net::new(card, settings.network(), SOCKET_TABLE.take(), seed);
    executor::run(|spawner: Spawner| {
        spawner.spawn(network(runner).expect("the first of its kind"));
        spawner.spawn(poll(stack, uart, settings).expect("the first of its kind"));
    })
}

fn random() -> u64 {
    let mut bytes = [0; 8];
    let _ = semihosting::experimental::random::fill_bytes(&mut bytes);
    u64::from_ne_bytes(bytes)
}

#[embassy_executor::task]
async fn network(mut runner: Runner<'static, board::Card>) -> ! {
    runner.run().await
}

#[embassy_executor::task]
async fn poll(stack: Stack<'static>, uart: board::Uart, settings: &'static Settings) -> ! {
    stack.wait_config_up().await;
    if let Some(config) = stack.config_v4() {
        defmt::info!("online: {}", defmt::Display2Format(&config.address));
    }
    let socket = TcpSocket::new(stack, RECEIVED.take(), SENT.take());
    let network = Patient::new(Tcp::new(socket), Delay { speed: 1 }, STALLED_MS);
    let names = DnsSocket::new(stack);
    let mut delay = Delay {
        speed: settings.speed,
    };
    let mut gateway = Gateway::new(
        HttpClient::new(&network, &names),
        gateway::Settings {
            base: &settings.base,
            credentials: (&settings.credentials.0, &settings.credentials.1),
        },
        uart,
        delay.clone(),
        events::note,
        store::load(),
    );
    loop {
        if let Err(trouble) = gateway.pass().await {
            defmt::error!("{}", defmt::Display2Format(&trouble));
        }
        defmt::info!("stack: {} bytes", stack::depth());
        delay.delay_ms(settings.poll_ms).await;
    }
}
