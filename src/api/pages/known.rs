//! What was handed out, and what that makes of a chat.

use super::moment::Moment;
use super::{Pages, Verdict};
use crate::record::Id;
use crate::record::Timestamp;

/// What a round has handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Round<const IDS: usize, const ID: usize> {
    /// With the first chats of its instant, which stand before the others.
    newest: Moment<IDS, ID>,
    /// With the last ones.
    last: Moment<IDS, ID>,
}

/// A chat that was handed out ahead of its time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Ahead<const ID: usize> {
    at: Timestamp,
    id: Id<ID>,
}

impl<const IDS: usize, const ID: usize, const AHEAD: usize> Pages<IDS, ID, AHEAD> {
    pub(super) fn judge(&self, at: Timestamp, id: &str) -> Verdict {
        match self.judge_by_date(at, id) {
            Verdict::New | Verdict::Later if self.was_ahead(at, id) => Verdict::Known,
            verdict => verdict,
        }
    }

    /// Without what is known ahead of its time.
    fn judge_by_date(&self, at: Timestamp, id: &str) -> Verdict {
        if self.is_ahead(at) {
            return Verdict::New;
        }
        if let Some(Round { newest, last }) = &self.round {
            let taken = at < newest.at || newest.crowded || newest.has(at, id);
            if at > newest.at || at > last.at && !taken {
                return Verdict::Later;
            }
            if at > last.at || last.has(at, id) {
                return Verdict::Known;
            }
        }
        let Some(mark) = self.mark.as_ref().filter(|mark| at <= mark.at) else {
            return Verdict::New;
        };
        if at == mark.at {
            // Behind the first known chat of a crowded instant there is none that is new.
            let behind = self.passed && self.horizon.is_some();
            if !(behind || mark.has(at, id)) {
                return Verdict::New;
            }
            if !mark.crowded || self.horizon.is_some() {
                return Verdict::Known;
            }
        }
        match self.horizon {
            Some(horizon) if at >= horizon => Verdict::Known,
            _ => Verdict::Old,
        }
    }

    /// Whether the chat is dated after the bound, and after all that was believed.
    pub(super) fn is_ahead(&self, at: Timestamp) -> bool {
        self.until.is_some_and(|until| at > until)
            && self.mark.as_ref().is_none_or(|mark| at > mark.at)
            && self.round.as_ref().is_none_or(|round| at > round.newest.at)
    }

    fn was_ahead(&self, at: Timestamp, id: &str) -> bool {
        self.ahead
            .iter()
            .any(|chat| chat.at == at && chat.id == *id)
    }

    /// Adds a chat to the round if it was handed out ahead of its time, and the time has come.
    pub(super) fn come_of_age(&mut self, at: Timestamp, id: &str) {
        let new = self.judge_by_date(at, id) == Verdict::New && !self.is_ahead(at);
        if new && self.was_ahead(at, id) {
            self.add(at, id);
        }
    }

    /// Adds a chat ahead of its time. Says whether there was room.
    pub(super) fn add_ahead(&mut self, at: Timestamp, id: &str) -> bool {
        Id::try_from(id).is_ok_and(|id| self.ahead.push(Ahead { at, id }).is_ok())
    }

    /// Whether all chats of the instant of the last one are told apart, also when they are those of the mark.
    pub(super) fn told_apart(&self) -> bool {
        let Some(Round { newest, last }) = &self.round else {
            return true;
        };
        if newest.at != last.at {
            return !last.crowded;
        }
        let mark = self.mark.as_ref().filter(|mark| mark.at == last.at);
        let crowded = mark.is_some_and(|mark| mark.crowded) || last.crowded || newest.crowded;
        let ahead = self.ahead.iter();
        let ahead = ahead.filter(|chat| chat.at == last.at && !newest.has(chat.at, &chat.id));
        let earlier = mark.map_or(0, Moment::known);
        !crowded
            && newest
                .known()
                .saturating_add(earlier)
                .saturating_add(ahead.count())
                <= IDS
    }

    /// Adds a chat to the round.
    pub(super) fn add(&mut self, at: Timestamp, id: &str) {
        let Round { newest, last } = self.round.get_or_insert_with(|| Round {
            newest: Moment::new(at),
            last: Moment::new(at),
        });
        if newest.at == at {
            newest.add(id);
        }
        if last.at != at {
            *last = Moment::new(at);
        }
        last.roll(id);
    }

    /// To the newest chats of the round, which is complete.
    pub(super) fn move_mark(&mut self) {
        let Some(Round { mut newest, .. }) = self.round.take() else {
            return;
        };
        if let Some(mark) = self.mark.take_if(|mark| mark.at == newest.at) {
            newest.add_all(&mark);
        }
        self.ahead
            .retain(|chat| chat.at >= newest.at && !newest.has(chat.at, &chat.id));
        self.mark = Some(newest);
    }
}
