//! A body on the UART, 64 bytes at a time.

use core::convert::Infallible;

use embedded_io_async::{BufRead, ErrorType, Read};

use crate::uart::receive;

pub struct Body {
    chunk: [u8; 64],
    start: usize,
    end: usize,
    /// Not received yet: more than a `usize` holds.
    left: u32,
}

impl Body {
    pub const fn new(length: u32) -> Self {
        Self {
            chunk: [0; 64],
            start: 0,
            end: 0,
            left: length,
        }
    }

    /// Takes what comes after a fault, and drops it.
    pub fn pass_over(&mut self) {
        while self.left > 0 {
            self.fill();
        }
    }

    fn fill(&mut self) {
        (self.start, self.end) = (0, 0);
        for byte in &mut self.chunk {
            if self.left == 0 {
                break;
            }
            *byte = receive();
            self.left -= 1;
            self.end += 1;
        }
    }
}

impl ErrorType for Body {
    type Error = Infallible;
}

impl Read for Body {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Infallible> {
        let Ok(length) = self.fill_buf().await?.read(buffer).await;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Body {
    async fn fill_buf(&mut self) -> Result<&[u8], Infallible> {
        if self.start == self.end {
            self.fill();
        }
        Ok(self.chunk.get(self.start..self.end).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        self.start += bytes;
    }
}
