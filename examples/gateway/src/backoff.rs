//! How long to wait before the next attempt.

const FIRST_MS: u32 = 500;
const LONGEST_MS: u32 = 60_000;
/// How many attempts in a row may fail before the pass gives up until the next poll.
const ATTEMPTS: u32 = 8;

/// Doubles the wait after every failed attempt.
#[derive(Default)]
pub struct Backoff {
    attempts: u32,
}

impl Backoff {
    /// Counts a failed attempt. Returns its number and how long to wait, or `None` to give up.
    pub fn fail(&mut self) -> Option<(u32, u32)> {
        let doublings = self.attempts;
        self.attempts += 1;
        let wait = FIRST_MS << doublings.min(16);
        (self.attempts < ATTEMPTS).then_some((self.attempts, wait.min(LONGEST_MS)))
    }

    /// Starts counting from zero, after progress was made.
    pub fn reset(&mut self) {
        self.attempts = 0;
    }
}
