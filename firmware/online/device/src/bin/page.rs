//! One page over the network, and no more: what the parts of a gateway cost. With the feature `without-chatwire` the
//! body is read and not decoded, and everything else is the same.

#![no_std]
#![no_main]

use core::fmt::Write as _;

use chatwire::heapless::String;
use device::settings::Settings;
use device::tcp::Tcp;
use device::{board, executor, host};
use embassy_executor::Spawner;
use embassy_net::dns::DnsSocket;
use embassy_net::tcp::TcpSocket;
use embassy_net::{Runner, Stack, StackResources};
use reqwless::client::HttpClient;
use reqwless::request::{Method, RequestBuilder};
use static_cell::{ConstStaticCell, StaticCell};

/// One for the server, one for DHCP and one for DNS.
const SOCKETS: usize = 3;

#[board::entry]
fn main() -> ! {
    stack::paint();
    let (runner, stack, socket, settings) = set_up();
    executor::run(|spawner: Spawner| {
        spawner.spawn(network(runner).expect("the first of its kind"));
        spawner.spawn(page(stack, socket, settings).expect("the first of its kind"));
    })
}

#[inline(never)]
fn set_up() -> (
    Runner<'static, board::Card>,
    Stack<'static>,
    Tcp<'static>,
    &'static Settings,
) {
    static SETTINGS: StaticCell<Settings> = StaticCell::new();
    static SOCKET_TABLE: ConstStaticCell<StackResources<SOCKETS>> =
        ConstStaticCell::new(StackResources::new());
    static RECEIVED: ConstStaticCell<[u8; 2048]> = ConstStaticCell::new([0; 2048]);
    static SENT: ConstStaticCell<[u8; 512]> = ConstStaticCell::new([0; 512]);

    let (card, _) = board::start();
    let settings = SETTINGS.init(Settings::read().expect("settings that make sense"));
    let seed = host::random().map(u64::from_ne_bytes);
    let seed = seed.expect("random numbers");
    let (stack, runner) = embassy_net::new(card, settings.network(), SOCKET_TABLE.take(), seed);
    let socket = TcpSocket::new(stack, RECEIVED.take(), SENT.take());
    (runner, stack, Tcp::new(socket), settings)
}

#[embassy_executor::task]
async fn network(mut runner: Runner<'static, board::Card>) -> ! {
    runner.run().await
}

#[embassy_executor::task]
async fn page(stack: Stack<'static>, tcp: Tcp<'static>, settings: &'static Settings) {
    stack.wait_config_up().await;
    let names = DnsSocket::new(stack);
    let mut client = HttpClient::new(&tcp, &names);
    match fetch(&mut client, settings).await {
        Ok(count) => defmt::info!("a page of {}", count),
        Err(error) => defmt::error!("no page: {}", defmt::Debug2Format(&error)),
    }
    defmt::info!("stack: {} bytes", stack::depth());
}

async fn fetch(
    client: &mut HttpClient<'_, Tcp<'static>, DnsSocket<'static>>,
    settings: &Settings,
) -> Result<u32, reqwless::Error> {
    let mut headers = [0; 1024];
    let mut url = String::<128>::new();
    // There is room for any server that the settings have room for.
    let _ = write!(url, "{}/v3.1/authorize", settings.base);
    let credentials = [(
        settings.credentials.0.as_str(),
        settings.credentials.1.as_str(),
    )];
    let mut token = String::<128>::new();
    {
        let request = client.request(Method::GET, &url).await?;
        let mut request = request.headers(&credentials);
        let response = request.send(&mut headers).await?;
        for (name, value) in response.headers() {
            if name.eq_ignore_ascii_case("access_token") {
                token = core::str::from_utf8(value)
                    .unwrap_or("")
                    .try_into()
                    .unwrap_or_default();
            }
        }
    }
    url.clear();
    let _ = write!(url, "{}/v3.1/chats?page=1", settings.base);
    let access = [("access_token", token.as_str())];
    let request = client.request(Method::GET, &url).await?;
    let mut request = request.headers(&access);
    let response = request.send(&mut headers).await?;
    count(response.body().reader()).await
}

/// How many chats there are.
#[cfg(not(feature = "without-chatwire"))]
async fn count<B: embedded_io_async::BufRead<Error = reqwless::Error>>(
    body: B,
) -> Result<u32, reqwless::Error> {
    use chatwire::io::{AsyncReader, ReadError};
    use chatwire::{Chat, Decoder, Event};

    static DECODER: ConstStaticCell<Decoder<Chat>> = ConstStaticCell::new(Decoder::new());
    let mut reader = AsyncReader::new(body, DECODER.take());
    let mut chats = 0;
    loop {
        match reader.next().await {
            Ok(Some(Event::Record(chat))) => {
                defmt::info!("chat {=str}", &chat.chat_id);
                chats += 1;
            }
            Ok(Some(Event::Rejected(rejection))) => defmt::warn!("{}", rejection),
            Ok(Some(_)) => {}
            Ok(None) => return Ok(chats),
            Err(ReadError::Io(error)) => return Err(error),
            Err(ReadError::Decode(error)) => {
                defmt::error!("{}", error);
                return Ok(chats);
            }
            Err(_) => return Ok(chats),
        }
    }
}

/// How many bytes there are.
#[cfg(feature = "without-chatwire")]
async fn count<B: embedded_io_async::BufRead<Error = reqwless::Error>>(
    mut body: B,
) -> Result<u32, reqwless::Error> {
    let mut bytes = 0;
    loop {
        let length = body.fill_buf().await?.len();
        if length == 0 {
            return Ok(bytes);
        }
        bytes += length as u32;
        body.consume(length);
    }
}
