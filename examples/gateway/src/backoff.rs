//! How long to wait before the next attempt.

const FIRST_MS: u32 = 500;
const LONGEST_MS: u32 = 60_000;
/// How many attempts in a row may come to nothing before the pass is left to the next poll.
const ATTEMPTS: u32 = 8;

/// Twice as long after every attempt that came to nothing.
#[derive(Default)]
pub struct Backoff {
    attempts: u32,
}

impl Backoff {
    /// Takes note of a failed attempt: which one in a row it is, and how long to wait; `None` to give up.
    pub fn fail(&mut self) -> Option<(u32, u32)> {
        let doublings = self.attempts;
        self.attempts += 1;
        let wait = FIRST_MS << doublings.min(16);
        (self.attempts < ATTEMPTS).then_some((self.attempts, wait.min(LONGEST_MS)))
    }

    /// Takes note that there was progress.
    pub fn reset(&mut self) {
        self.attempts = 0;
    }
}
