//! Reads a page from an async reader that stalls. A timeout drops the future that waits, and loses no byte.
//!
//!     cargo run -p examples --example async_timeout

use chatwire::io::{AsyncReader, Buffered, ReadError};
use chatwire::{Chat, Decoder, Event};
use embassy_time::{Duration, with_timeout};
use embedded_io_async::{ErrorType, Read};

/// Has 100 bytes at a time, and stalls once, in the middle of a chat.
struct Socket {
    body: &'static [u8],
    /// How many bytes are left when it stalls.
    stalls_at: Option<usize>,
}

impl ErrorType for Socket {
    type Error = core::convert::Infallible;
}

impl Read for Socket {
    async fn read(&mut self, into: &mut [u8]) -> Result<usize, Self::Error> {
        if self.stalls_at.is_some_and(|left| self.body.len() <= left) {
            self.stalls_at = None;
            core::future::pending::<()>().await;
        }
        let len = into.len().min(100);
        self.body.read(&mut into[..len]).await
    }
}

async fn show(socket: Socket) -> Result<(), ReadError<core::convert::Infallible>> {
    let mut buffer = [0; 512];
    let mut decoder = Decoder::<Chat>::new();
    let mut page = AsyncReader::new(Buffered::new(socket, &mut buffer), &mut decoder);
    let mut patience = 3;
    while patience > 0 {
        match with_timeout(Duration::from_millis(50), page.next()).await {
            Ok(next) => match next? {
                Some(Event::Record(chat)) => println!("{} {}", chat.chat_id, chat.created_at),
                Some(Event::Rejected(rejection)) => println!("{rejection}"),
                Some(_) => {}
                None => break,
            },
            Err(_timeout) => {
                patience -= 1; // feed the watchdog, look at a button, then call `next` again
                println!("timeout");
            }
        }
    }
    println!(
        "{} chats, complete: {}",
        page.envelope().records(),
        page.is_complete()
    );
    Ok(())
}

fn main() -> Result<(), ReadError<core::convert::Infallible>> {
    let body = include_bytes!("../../tests/data/page.json");
    embassy_futures::block_on(show(Socket {
        body,
        stalls_at: Some(body.len() / 2),
    }))
}
