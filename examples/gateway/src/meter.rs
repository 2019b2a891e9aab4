//! Counts the bytes of a body.

use embedded_io_async::{BufRead, ErrorType, Read};

pub struct Meter<'m, B> {
    body: B,
    bytes: &'m mut u64,
}

impl<'m, B> Meter<'m, B> {
    pub fn new(body: B, bytes: &'m mut u64) -> Self {
        Self { body, bytes }
    }
}

impl<B: ErrorType> ErrorType for Meter<'_, B> {
    type Error = B::Error;
}

impl<B: BufRead> Read for Meter<'_, B> {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, B::Error> {
        let bytes = (&mut self.fill_buf().await?).read(buffer).await;
        let Ok(bytes) = bytes;
        self.consume(bytes);
        Ok(bytes)
    }
}

impl<B: BufRead> BufRead for Meter<'_, B> {
    async fn fill_buf(&mut self) -> Result<&[u8], B::Error> {
        self.body.fill_buf().await
    }

    fn consume(&mut self, bytes: usize) {
        *self.bytes += bytes as u64;
        self.body.consume(bytes);
    }
}
