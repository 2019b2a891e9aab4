//! The server's time, which a test can turn itself.

use core::time::Duration;
use std::sync::Mutex;
use std::sync::PoisonError;

use embedded_hal_async::delay::DelayNs;

pub trait Clock: Send + Sync {
    /// Since the server started.
    fn elapsed(&self) -> Duration;
}

/// A clock that moves only when somebody waits, and then at once.
#[derive(Debug, Default)]
pub struct Turned {
    elapsed: Mutex<Duration>,
}

impl Clock for Turned {
    fn elapsed(&self) -> Duration {
        *self.elapsed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl DelayNs for &Turned {
    async fn delay_ns(&mut self, ns: u32) {
        let mut elapsed = self.elapsed.lock().unwrap_or_else(PoisonError::into_inner);
        *elapsed += Duration::from_nanos(ns.into());
    }
}
