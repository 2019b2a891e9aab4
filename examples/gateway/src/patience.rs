//! A network with a timeout for every step. The HTTP client has none of its own.

use core::net::SocketAddr;

use embassy_futures::select::{Either, select};
use embedded_hal_async::delay::DelayNs;
use embedded_io_async::{ErrorKind, ErrorType, Read, Write};
use embedded_nal_async::TcpConnect;

/// A network, or a connection, whose steps may each take this many milliseconds.
#[derive(Debug, Clone)]
pub struct Patient<I, D> {
    inner: I,
    delay: D,
    limit_ms: u32,
}

impl<I, D: DelayNs> Patient<I, D> {
    pub const fn new(inner: I, delay: D, limit_ms: u32) -> Self {
        Self {
            inner,
            delay,
            limit_ms,
        }
    }
}

/// Waits for a step, until its timeout.
async fn within<T, E: embedded_io_async::Error>(
    limit_ms: u32,
    delay: &mut impl DelayNs,
    step: impl Future<Output = Result<T, E>>,
) -> Result<T, ErrorKind> {
    match select(step, delay.delay_ms(limit_ms)).await {
        Either::First(done) => done.map_err(|error| error.kind()),
        Either::Second(()) => Err(ErrorKind::TimedOut),
    }
}

impl<I: TcpConnect, D: DelayNs + Clone> TcpConnect for Patient<I, D> {
    type Error = ErrorKind;
    type Connection<'a>
        = Patient<I::Connection<'a>, D>
    where
        Self: 'a;

    async fn connect<'a>(&'a self, remote: SocketAddr) -> Result<Self::Connection<'a>, ErrorKind> {
        let mut delay = self.delay.clone();
        let connect = self.inner.connect(remote);
        let inner = within(self.limit_ms, &mut delay, connect).await?;
        Ok(Patient::new(inner, delay, self.limit_ms))
    }
}

impl<I, D> ErrorType for Patient<I, D> {
    type Error = ErrorKind;
}

impl<I: Read, D: DelayNs> Read for Patient<I, D> {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ErrorKind> {
        within(self.limit_ms, &mut self.delay, self.inner.read(buffer)).await
    }
}

impl<I: Write, D: DelayNs> Write for Patient<I, D> {
    async fn write(&mut self, bytes: &[u8]) -> Result<usize, ErrorKind> {
        within(self.limit_ms, &mut self.delay, self.inner.write(bytes)).await
    }

    async fn flush(&mut self) -> Result<(), ErrorKind> {
        within(self.limit_ms, &mut self.delay, self.inner.flush()).await
    }
}
