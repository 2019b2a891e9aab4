//! How many requests the tenant has left.

use core::time::Duration;

/// Requests allowed in a window.
const LIMIT: u32 = 4;
const WINDOW: Duration = Duration::from_secs(2);

#[derive(Debug, Default)]
pub struct Quota {
    used: u32,
    reset: Duration,
    told: bool,
    ignored: u32,
}

impl Quota {
    fn begin_window(&mut self, now: Duration) {
        if now >= self.reset {
            *self = Self {
                reset: now + WINDOW,
                ignored: self.ignored,
                ..Self::default()
            };
        }
    }

    /// Takes a request, unless there is none left.
    pub fn take(&mut self, now: Duration) -> bool {
        self.begin_window(now);
        let left = self.used < LIMIT;
        if left {
            self.used += 1;
        } else if self.told {
            self.ignored += 1;
        }
        left
    }

    /// Another client of the tenant takes the rest.
    pub fn use_up(&mut self, now: Duration) {
        self.begin_window(now);
        self.used = LIMIT;
    }

    /// `Rate-Limit-Limit`, `-Remaining`, and `-Reset` since the server started. The client knows from now on.
    pub fn tell(&mut self) -> (u32, u32, Duration) {
        let remaining = LIMIT - self.used;
        self.told = remaining == 0;
        (LIMIT, remaining, self.reset)
    }

    /// Requests that came although the client had been told that there are none left.
    pub fn ignored(&self) -> u32 {
        self.ignored
    }
}
