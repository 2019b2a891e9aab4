//! How far the gateway has come in the list: which chats are still to be forwarded, and which page to ask for.
//!
//! The list is newest first, and so is what the uplink gets in one pass over it; the chats of the next pass are all
//! newer, or of the same instant as the newest of this one. What is known are three instants at most, each with the
//! ids of its forwarded chats, since a datetime alone does not tell chats of the same second apart:
//!
//! - the **mark**, the newest chats of the last pass that was complete. All that is older has been forwarded;
//! - the **newest** and the **last** forwarded chats of the pass that is under way. What lies between them has been
//!   forwarded, and so is known when a page is asked for again or has shifted. What is newer arrived since the pass
//!   began: the next pass begins with it.
//!
//! Where an instant has more chats than there are ids for, the API's order helps: of one second, too, it lists new chats
//! before those that it had, so that the first known one ends the pass.
//!
//! All this supposes that a new chat is never older than those in the list, and that none leaves it. One that is listed
//! late, behind the mark, is missed; one that leaves moves others to a page that has been read.
//!
//! The mark moves only when a pass is complete, so a pass that breaks off loses nothing, also when the device restarts.
//! It then goes on at its page: chats that arrive only ever move the others to later pages.

use chatwire::{Age, Chat, Envelope, Pager, Timestamp};
use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// Plain data, to be kept where it survives a restart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    mark: Option<Moment>,
    pass: Option<Pass>,
    pager: Pager,
    stopped: bool,
}

/// What a pass has forwarded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Pass {
    newest: Moment,
    last: Moment,
}

/// What to do with a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Forward,
    /// It was forwarded, or comes with the next pass.
    Skip,
    /// It was forwarded in an earlier pass, and so was all that follows.
    Stop,
}

impl Progress {
    /// The page to ask for; `None` when the pass is complete.
    #[must_use]
    pub const fn page(&self) -> Option<u32> {
        if self.stopped {
            None
        } else {
            self.pager.page()
        }
    }

    /// The newest instant of the last complete pass.
    #[must_use]
    pub fn mark(&self) -> Option<Timestamp> {
        self.mark.as_ref().map(|mark| mark.at)
    }

    pub fn judge(&mut self, chat: &Chat) -> Verdict {
        if let Some(Pass { last, .. }) = &self.pass
            && (chat.created_at > last.at || last.has(chat))
        {
            return Verdict::Skip;
        }
        let known = self.mark.as_ref().filter(|mark| mark.has(chat));
        let verdict = match (self.pager.see(chat.created_at), known) {
            (Age::Old, _) => Verdict::Stop,
            (Age::Same, Some(mark)) if mark.crowded => Verdict::Stop,
            (Age::Same, Some(_)) => Verdict::Skip,
            (Age::Same | Age::New, _) => Verdict::Forward,
        };
        self.stopped = verdict == Verdict::Stop;
        verdict
    }

    /// Takes note of a chat that is on its way. Says whether all chats of its instant are still told apart.
    pub fn forwarded(&mut self, chat: &Chat) -> bool {
        let at = chat.created_at;
        let Pass { newest, last } = self.pass.get_or_insert_with(|| Pass {
            newest: Moment::new(at),
            last: Moment::new(at),
        });
        if newest.at == at {
            newest.add(&chat.chat_id);
        }
        if last.at != at {
            *last = Moment::new(at);
        }
        last.roll(&chat.chat_id);
        !last.crowded
    }

    pub fn end_page(&mut self, envelope: &Envelope) {
        self.pager.end_page(envelope);
    }

    /// Moves the mark, and begins the next pass.
    pub fn end_pass(&mut self) {
        if let Some(Pass { mut newest, .. }) = self.pass.take() {
            if let Some(mark) = self.mark.take_if(|mark| mark.at == newest.at) {
                newest.add_all(&mark);
            }
            self.mark = Some(newest);
        }
        self.stopped = false;
        self.pager = self.mark().map_or(Pager::new(), Pager::since);
    }
}
