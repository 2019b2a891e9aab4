//! A source that yields a few bytes at a time, and has to be waited for before each of them.

use std::convert::Infallible;

use embedded_io_07::{BufRead, ErrorType, Read};

pub struct Trickle<'a> {
    bytes: &'a [u8],
    size: usize,
    /// Whether an async reader has waited for the bytes that come next.
    #[cfg(feature = "embedded-io-async-07")]
    waited: bool,
}

impl<'a> Trickle<'a> {
    pub fn new(bytes: &'a [u8], size: usize) -> Self {
        Self {
            bytes,
            size,
            #[cfg(feature = "embedded-io-async-07")]
            waited: false,
        }
    }

    fn piece(&self) -> &'a [u8] {
        &self.bytes[..self.size.min(self.bytes.len())]
    }

    fn copy(&mut self, into: &mut [u8]) -> usize {
        let piece = self.piece();
        let len = piece.len().min(into.len());
        into[..len].copy_from_slice(&piece[..len]);
        self.bytes = &self.bytes[len..];
        len
    }
}

impl ErrorType for Trickle<'_> {
    type Error = Infallible;
}

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, Infallible> {
        Ok(self.copy(into))
    }
}

impl BufRead for Trickle<'_> {
    fn fill_buf(&mut self) -> Result<&[u8], Infallible> {
        Ok(self.piece())
    }

    fn consume(&mut self, len: usize) {
        self.bytes = &self.bytes[len..];
    }
}

#[cfg(feature = "embedded-io-async-07")]
mod slowly {
    use super::Trickle;
    use embedded_io_async_07::{BufRead, Read};
    use std::convert::Infallible;
    use std::future::poll_fn;
    use std::task::Poll;

    impl Trickle<'_> {
        /// Is pending every other time.
        async fn wait(&mut self) {
            poll_fn(|context| {
                self.waited = !self.waited;
                if self.waited {
                    context.waker().wake_by_ref();
                    Poll::Pending
                } else {
                    Poll::Ready(())
                }
            })
            .await;
        }
    }

    impl Read for Trickle<'_> {
        async fn read(&mut self, into: &mut [u8]) -> Result<usize, Infallible> {
            self.wait().await;
            Ok(self.copy(into))
        }
    }

    impl BufRead for Trickle<'_> {
        async fn fill_buf(&mut self) -> Result<&[u8], Infallible> {
            self.wait().await;
            Ok(self.piece())
        }

        fn consume(&mut self, len: usize) {
            self.bytes = &self.bytes[len..];
        }
    }
}
