//! A buffer behind a reader.

use embedded_io_07::{BufRead, ErrorType, Read};

/// A reader with a buffer that you give it, which makes a `BufRead` of a `Read`.
///
/// ```
/// # use embedded_io_07 as embedded_io;
/// use chatwire::io::Buffered;
/// use embedded_io::BufRead;
///
/// let mut buffer = [0; 4];
/// let mut reader = Buffered::new(&b"chatwire"[..], &mut buffer);
/// assert_eq!(reader.fill_buf()?, b"chat");
/// reader.consume(3);
/// assert_eq!(reader.fill_buf()?, b"t");
/// # Ok::<(), core::convert::Infallible>(())
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Buffered<'b, IO> {
    io: IO,
    buffer: &'b mut [u8],
    start: usize,
    end: usize,
}

impl<'b, IO> Buffered<'b, IO> {
    /// Adds a buffer to a reader. The buffer must not be empty: an empty one looks like the end of the input.
    ///
    /// ```
    /// let mut buffer = [0; 64];
    /// let reader = chatwire::io::Buffered::new(&b"{}"[..], &mut buffer);
    /// ```
    pub const fn new(io: IO, buffer: &'b mut [u8]) -> Self {
        Self {
            io,
            buffer,
            start: 0,
            end: 0,
        }
    }

    fn is_empty(&self) -> bool {
        self.start >= self.end
    }

    fn filled(&mut self, len: usize) {
        self.start = 0;
        self.end = len.min(self.buffer.len());
    }

    fn unread(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or(&[])
    }

    fn consumed(&mut self, len: usize) {
        self.start = self.start.saturating_add(len).min(self.end);
    }
}

impl<IO: ErrorType> ErrorType for Buffered<'_, IO> {
    type Error = IO::Error;
}

impl<IO: Read> Read for Buffered<'_, IO> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, IO::Error> {
        let unread = self.fill_buf()?;
        let len = copy(unread, into);
        self.consumed(len);
        Ok(len)
    }
}

impl<IO: Read> BufRead for Buffered<'_, IO> {
    fn fill_buf(&mut self) -> Result<&[u8], IO::Error> {
        if self.is_empty() {
            let len = self.io.read(self.buffer)?;
            self.filled(len);
        }
        Ok(self.unread())
    }

    fn consume(&mut self, len: usize) {
        self.consumed(len);
    }
}

#[cfg(feature = "embedded-io-async-07")]
impl<IO: embedded_io_async_07::Read> embedded_io_async_07::Read for Buffered<'_, IO> {
    async fn read(&mut self, into: &mut [u8]) -> Result<usize, IO::Error> {
        let unread = embedded_io_async_07::BufRead::fill_buf(self).await?;
        let len = copy(unread, into);
        self.consumed(len);
        Ok(len)
    }
}

#[cfg(feature = "embedded-io-async-07")]
impl<IO: embedded_io_async_07::Read> embedded_io_async_07::BufRead for Buffered<'_, IO> {
    async fn fill_buf(&mut self) -> Result<&[u8], IO::Error> {
        if self.is_empty() {
            let len = self.io.read(self.buffer).await?;
            self.filled(len);
        }
        Ok(self.unread())
    }

    fn consume(&mut self, len: usize) {
        self.consumed(len);
    }
}

fn copy(from: &[u8], into: &mut [u8]) -> usize {
    from.iter()
        .zip(into)
        .map(|(from, into)| *into = *from)
        .count()
}
