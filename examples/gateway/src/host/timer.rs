//! The clock of this machine as an async HAL's timer, and as the server's.

use core::time::Duration;
use std::time::Instant;

use embedded_hal_async::delay::DelayNs;

use crate::server::Clock;

/// Time that runs this many times as fast.
#[derive(Debug, Clone, Copy)]
pub struct Timer {
    started: Instant,
    speed: u32,
}

impl Timer {
    #[must_use]
    pub fn new(speed: u32) -> Self {
        let speed = speed.max(1);
        Self {
            started: Instant::now(),
            speed,
        }
    }

    async fn wait(self, duration: Duration) {
        async_io::Timer::after(duration / self.speed).await;
    }
}

impl DelayNs for Timer {
    async fn delay_ns(&mut self, ns: u32) {
        self.wait(Duration::from_nanos(ns.into())).await;
    }

    async fn delay_ms(&mut self, ms: u32) {
        self.wait(Duration::from_millis(ms.into())).await;
    }
}

impl Clock for Timer {
    fn elapsed(&self) -> Duration {
        self.started.elapsed() * self.speed
    }
}
