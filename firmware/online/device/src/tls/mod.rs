//! TLS 1.3 in a `TcpConnect` of the gateway's own, around embedded-tls: what reqwless has built in seeds every connection
//! alike.

use core::cell::{Cell, UnsafeCell};
use core::net::SocketAddr;

use embedded_io_async::{Error as _, ErrorKind, ErrorType, Read, Write};
use embedded_nal_async::TcpConnect;
use embedded_tls::{Aes128GcmSha256, TlsConfig, TlsConnection, TlsContext, TlsError};

mod provider;
mod verifier;

use provider::Provider;

use crate::tcp::{Connection, Tcp};

/// The longest record that a server may send, whatever the client can hold.
const COMING: usize = 16_640;
/// A request with all its headers, and what TLS adds to it.
const GOING: usize = 1024;

/// Room for the records of one connection.
pub struct Room {
    coming: UnsafeCell<[u8; COMING]>,
    going: UnsafeCell<[u8; GOING]>,
    lent: Cell<bool>,
}

impl Room {
    pub const fn empty() -> Self {
        Self {
            coming: UnsafeCell::new([0; COMING]),
            going: UnsafeCell::new([0; GOING]),
            lent: Cell::new(false),
        }
    }
}

/// TLS over the one connection that there is at a time.
pub struct Tls<'d> {
    tcp: Tcp<'d>,
    /// Whom the certificate has to name.
    name: &'d str,
    /// The certificate of the authority, the only one that counts.
    issuer: &'d [u8],
    room: &'d Room,
}

impl<'d> Tls<'d> {
    pub const fn new(tcp: Tcp<'d>, name: &'d str, issuer: &'d [u8], room: &'d mut Room) -> Self {
        Self {
            tcp,
            name,
            issuer,
            room,
        }
    }
}

impl<'d> TcpConnect for Tls<'d> {
    type Error = ErrorKind;
    type Connection<'a>
        = Secure<'a, 'd>
    where
        Self: 'a;

    async fn connect<'a>(&'a self, remote: SocketAddr) -> Result<Secure<'a, 'd>, ErrorKind> {
        let tcp = self.tcp.connect(remote).await?;
        let lent = Lent::of(self.room).ok_or(ErrorKind::AddrInUse)?;
        // SAFETY: `lent` says that nobody else has them, and goes after the connection that does.
        let (coming, going) =
            unsafe { (&mut *self.room.coming.get(), &mut *self.room.going.get()) };
        let mut tls = TlsConnection::new(tcp, coming, going);
        let config = TlsConfig::new().with_server_name(self.name);
        let mut provider = Provider::new(self.issuer)?;
        let opened = tls.open(TlsContext::new(&config, &mut provider)).await;
        // embedded-tls goes on, too, where the server sends no certificate at all.
        if let Err(error) = opened.and_then(|()| provider.verified()) {
            defmt::warn!("no TLS: {}", defmt::Debug2Format(&error));
            return Err(error.kind());
        }
        Ok(Secure { tls, _lent: lent })
    }
}

/// Gives the room back when the connection is gone.
struct Lent<'a>(&'a Cell<bool>);

impl<'a> Lent<'a> {
    fn of(room: &'a Room) -> Option<Self> {
        (!room.lent.replace(true)).then_some(Self(&room.lent))
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

pub struct Secure<'a, 'd> {
    tls: TlsConnection<'a, Connection<'a, 'd>, Aes128GcmSha256>,
    /// After `tls`, which is in the room: fields go in this order.
    _lent: Lent<'a>,
}

impl ErrorType for Secure<'_, '_> {
    type Error = ErrorKind;
}

impl Read for Secure<'_, '_> {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ErrorKind> {
        match self.tls.read(buffer).await {
            // The server said so under its key; a connection that only breaks off is no end, but an error.
            Err(TlsError::ConnectionClosed) => Ok(0),
            read => read.map_err(|error| error.kind()),
        }
    }
}

impl Write for Secure<'_, '_> {
    async fn write(&mut self, bytes: &[u8]) -> Result<usize, ErrorKind> {
        let written = self.tls.write(bytes).await;
        written.map_err(|error| error.kind())
    }

    async fn flush(&mut self) -> Result<(), ErrorKind> {
        let flushed = self.tls.flush().await;
        flushed.map_err(|error| error.kind())
    }
}
