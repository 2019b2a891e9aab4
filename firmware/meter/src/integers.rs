//! The record of three integers, and an envelope of integers alone: nothing here is text.

use crate::checksum::{Checksum, Fields};
use chatwire::{Altered, List, Record};

/// What a wallboard shows of a team.
#[derive(Record)]
#[record(element = "team", list = "teams")]
pub struct Team {
    pub id: u64,
    pub waiting: u16,
    pub change: i32,
    pub altered: Altered<Self>,
}

/// As the decoders call every record.
pub type Chat = Team;

/// What is needed to know that the page is good.
#[derive(Record)]
#[record(envelope)]
pub struct Envelope {
    pub status_code: i64,
    pub response: Response,
    pub altered: Altered<Self>,
}

#[derive(Record)]
pub struct Response {
    pub list: List,
}

#[cfg(feature = "baseline")]
pub fn empty() -> Chat {
    Chat::default()
}

impl Fields for Team {
    fn fields(&self, sum: &mut Checksum) {
        sum.integer(self.id);
        sum.integer(self.waiting.into());
        sum.integer(i64::from(self.change) as u64);
    }
}
