//! Sends messages over anything that writes bytes: a UART, a radio, a socket.

use chatwire::Chat;
use embedded_io_async::{Error as _, Write};

use crate::message::{FRAME, Message};
use crate::trouble::Trouble;

/// Ends a frame that broke off, so that no receiver takes it for a message, even if only its end is missing: after 255,
/// COBS expects 254 more bytes.
pub const ABORT: [u8; 2] = [0xff, 0];

pub struct Uplink<W> {
    writer: W,
    /// Whether the last byte sent ended a frame.
    clean: bool,
}

impl<W: Write> Uplink<W> {
    /// The device may have restarted in the middle of a frame.
    pub const fn new(writer: W) -> Self {
        Self {
            writer,
            clean: false,
        }
    }

    /// Sends a chat, and returns how many bytes that took. If it could not be sent completely, the receiver ignores it.
    pub async fn send(&mut self, chat: &Chat) -> Result<usize, Trouble> {
        let mut frame = [0; FRAME];
        let frame = postcard::to_slice_cobs(&Message::from(chat), &mut frame)?;
        let mut bytes = frame.len();
        if !self.clean {
            self.write(&ABORT).await?;
            bytes += ABORT.len();
        }
        self.clean = false;
        self.write(frame).await?;
        self.clean = true;
        Ok(bytes)
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let sent = async {
            self.writer.write_all(bytes).await?;
            self.writer.flush().await
        };
        sent.await
            .map_err(|error: W::Error| Trouble::Uplink(error.kind()))
    }
}

#[cfg(all(test, feature = "host"))]
mod tests {
    use std::format;

    use chatwire::{Chat, Event, Options, decode};

    use super::ABORT;
    use crate::host::receive;
    use crate::message::{FRAME, Message};

    /// For a frame that breaks off at any place, with any ending.
    #[test]
    fn an_aborted_frame_is_no_message() {
        for flag in [
            "null",
            "\"vip\"",
            "\"a flag that is cut, being of more than 32 bytes\"",
        ] {
            let page = format!(
                r#"{{"status_code":4305,"response":[{{"chat_id":"1872640","created_at":"2021-08-22T01:14:01Z",
                    "status":"queued","channel":"sms","flag":{flag}}}]}}"#
            );
            let found = decode::<Chat>(page.as_bytes(), Options::new().lenient(), |event| {
                let Event::Record(chat) = event else {
                    panic!("{event:?}");
                };
                let mut frame = [0; FRAME];
                let frame = postcard::to_slice_cobs(&Message::from(chat), &mut frame).unwrap();
                assert_eq!(receive(&mut frame.to_vec()).len(), 1);
                for end in 0..frame.len() {
                    let mut bytes = [&frame[..end], &ABORT, frame].concat();
                    assert_eq!(receive(&mut bytes).len(), 1, "after {end} bytes");
                }
            });
            assert_eq!(found.unwrap().records(), 1);
        }
    }
}
