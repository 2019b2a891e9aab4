//! Connections of embassy-net that are always closed. Its own client only forgets them, which leaves them half open at
//! the server.

#![forbid(unsafe_code)]

use core::cell::{RefCell, RefMut};
use core::net::SocketAddr;

use embassy_net::tcp::{State, TcpSocket};
use embassy_time::{Duration, with_timeout};
use embedded_io_async::{Error as _, ErrorKind, ErrorType, Read, Write};
use embedded_nal_async::TcpConnect;

/// How long the next connection waits for the other side to close the last one, too.
const LINGER: Duration = Duration::from_millis(200);

/// One socket, and so one connection at a time.
pub struct Tcp<'d> {
    socket: RefCell<TcpSocket<'d>>,
}

impl<'d> Tcp<'d> {
    pub const fn new(socket: TcpSocket<'d>) -> Self {
        Self {
            socket: RefCell::new(socket),
        }
    }
}

impl<'d> TcpConnect for Tcp<'d> {
    type Error = ErrorKind;
    type Connection<'a>
        = Connection<'a, 'd>
    where
        Self: 'a;

    // The borrow is what makes a second connection at the same time fail, and so has to last.
    #[expect(clippy::await_holding_refcell_ref)]
    async fn connect<'a>(&'a self, remote: SocketAddr) -> Result<Connection<'a, 'd>, ErrorKind> {
        let SocketAddr::V4(remote) = remote else {
            return Err(ErrorKind::Unsupported);
        };
        let socket = self.socket.try_borrow_mut();
        let mut socket = socket.map_err(|_| ErrorKind::AddrInUse)?;
        // A FIN that is out, or a reset that is not.
        let _ = with_timeout(LINGER, socket.flush()).await;
        if !matches!(socket.state(), State::Closed | State::TimeWait) {
            socket.abort();
            let _ = with_timeout(LINGER, socket.flush()).await;
        }
        let connected = socket.connect(remote).await;
        connected.map_err(|error| error.kind())?;
        Ok(Connection { socket })
    }
}

pub struct Connection<'a, 'd> {
    socket: RefMut<'a, TcpSocket<'d>>,
}

impl Drop for Connection<'_, '_> {
    /// Closes the connection, and resets one that still brings what nobody wants.
    fn drop(&mut self) {
        if self.socket.recv_queue() > 0 {
            self.socket.abort();
        } else {
            self.socket.close();
        }
    }
}

impl ErrorType for Connection<'_, '_> {
    type Error = ErrorKind;
}

impl Read for Connection<'_, '_> {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ErrorKind> {
        let read = self.socket.read(buffer).await;
        read.map_err(|error| error.kind())
    }
}

impl Write for Connection<'_, '_> {
    async fn write(&mut self, bytes: &[u8]) -> Result<usize, ErrorKind> {
        let written = self.socket.write(bytes).await;
        written.map_err(|error| error.kind())
    }

    async fn flush(&mut self) -> Result<(), ErrorKind> {
        let flushed = self.socket.flush().await;
        flushed.map_err(|error| error.kind())
    }
}
