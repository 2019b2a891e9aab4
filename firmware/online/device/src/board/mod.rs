//! The board: where its timer, its UART and its network card are. Everything else is the same on all of them.

#[cfg_attr(board = "lm3s6965", path = "lm3s6965.rs")]
#[cfg_attr(board = "mps2", path = "mps2.rs")]
#[cfg_attr(board = "virt", path = "virt.rs")]
mod this;

pub use this::{Card, Uart, entry, listen, sleep, start};

/// Writes bytes to the UART and waits for each: there is nothing else to do meanwhile.
impl embedded_io_async::ErrorType for Uart {
    type Error = core::convert::Infallible;
}

impl embedded_io_async::Write for Uart {
    async fn write(&mut self, bytes: &[u8]) -> Result<usize, Self::Error> {
        for byte in bytes {
            self.send(*byte);
        }
        Ok(bytes.len())
    }

    async fn flush(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }
}
