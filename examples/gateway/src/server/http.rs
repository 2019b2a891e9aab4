//! Reads requests from a connection and writes answers to it, well or badly.

use std::format;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::string::{String, ToString};
use std::thread;
use std::time::Duration;
use std::vec::Vec;

/// A request of the gateway is some hundred bytes.
const MAX_REQUEST: usize = 4096;
/// Between the bytes of a body that trickles in.
const DRIP: Duration = Duration::from_micros(20);

pub struct Request {
    pub method: String,
    pub path: String,
    pub access_token: Option<String>,
    pub team: Option<String>,
    pub knows_tenant: bool,
}

pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    pub delivery: Delivery,
}

/// How a body travels.
#[derive(Debug, Clone, Copy, Default)]
pub struct Delivery {
    pub framing: Framing,
    pub trickle: bool,
    pub ending: Ending,
}

/// How its end can be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Framing {
    #[default]
    Length,
    Chunked,
    Close,
}

/// Where it ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ending {
    #[default]
    Whole,
    /// Before this byte, with the connection.
    Cut(usize),
    /// Before this byte, while the connection stays.
    Stall(usize),
    /// From this byte on it is one long text.
    Endless(usize),
}

/// The next request; `None` where the client is done.
pub fn receive(stream: &mut TcpStream) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte)? == 0 {
            return Ok(None);
        }
        bytes.push(byte[0]);
        if bytes.len() > MAX_REQUEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
    let mut headers = [httparse::EMPTY_HEADER; 16];
    let mut request = httparse::Request::new(&mut headers);
    request.parse(&bytes).map_err(io::Error::other)?;
    let header = |name: &str| {
        let header = request.headers.iter();
        let mut header = header.filter(|header| header.name.eq_ignore_ascii_case(name));
        header
            .next()
            .map(|header| String::from_utf8_lossy(header.value).into_owned())
    };
    Ok(Some(Request {
        method: request.method.unwrap_or_default().to_string(),
        path: request.path.unwrap_or_default().to_string(),
        access_token: header("access_token"),
        team: header("teamid"),
        knows_tenant: header(super::CREDENTIALS.0).as_deref() == Some(super::CREDENTIALS.1),
    }))
}

impl Answer {
    /// Sends the answer. Says whether the connection can take another one.
    pub fn send(&self, stream: &mut TcpStream) -> io::Result<bool> {
        let Delivery {
            framing, ending, ..
        } = self.delivery;
        let mut head = format!("HTTP/1.1 {} -\r\n", self.status);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += &match framing {
            Framing::Length if matches!(ending, Ending::Endless(_)) => {
                "Content-Length: 4000000000\r\n\r\n".to_string()
            }
            Framing::Length => format!("Content-Length: {}\r\n\r\n", self.body.len()),
            Framing::Chunked => "Transfer-Encoding: chunked\r\n\r\n".to_string(),
            Framing::Close => "Connection: close\r\n\r\n".to_string(),
        };
        stream.write_all(head.as_bytes())?;
        let upto = |at: usize| self.body.get(..at).unwrap_or(&self.body);
        match ending {
            Ending::Whole => {
                self.send_body(stream, &self.body)?;
                if framing == Framing::Chunked {
                    stream.write_all(b"0\r\n\r\n")?;
                }
                return Ok(framing != Framing::Close);
            }
            Ending::Cut(at) => self.send_body(stream, upto(at))?,
            Ending::Stall(at) => {
                self.send_body(stream, upto(at))?;
                // Until the client has had enough.
                while stream.read(&mut [0; 64])? > 0 {}
            }
            Ending::Endless(at) => {
                self.send_body(stream, upto(at))?;
                // Until the client hangs up, which makes this fail.
                loop {
                    self.send_body(stream, &[b' '; 512])?;
                }
            }
        }
        Ok(false)
    }

    fn send_body(&self, stream: &mut TcpStream, body: &[u8]) -> io::Result<()> {
        match self.delivery.framing {
            Framing::Length | Framing::Close => self.send_bytes(stream, body),
            Framing::Chunked => {
                // Chunks of 1, 2, 3, … bytes, cut anywhere.
                let mut rest = body;
                let mut size = 1;
                while !rest.is_empty() {
                    let (chunk, after) = rest.split_at(size.min(rest.len()));
                    let head = format!("{:x}\r\n", chunk.len());
                    stream.write_all(&[head.as_bytes(), chunk, b"\r\n"].concat())?;
                    (rest, size) = (after, size + 1);
                }
                Ok(())
            }
        }
    }

    fn send_bytes(&self, stream: &mut TcpStream, bytes: &[u8]) -> io::Result<()> {
        if !self.delivery.trickle {
            return stream.write_all(bytes);
        }
        for byte in bytes {
            stream.write_all(&[*byte])?;
            thread::sleep(DRIP);
        }
        Ok(())
    }
}
