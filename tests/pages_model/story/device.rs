//! A device that walks the pages of the server, and what has come out of it.

use std::collections::{BTreeMap, BTreeSet};

use chatwire::{PageEnd, Pages, Timestamp, Verdict};

use super::server::{Links, Listed, Server};

/// What becomes of a page.
#[derive(Debug, Clone, Copy)]
pub enum Fate {
    Good,
    /// A failure code, before any chat.
    Fails,
    /// A failure code, behind all chats.
    FailsBehind,
    NoList,
    /// The page breaks off before so many chats.
    Cut(usize),
    /// A chat cannot be passed on; the device gives the page up.
    Refused(usize),
    /// The device restarts when it has passed so many chats on, the last of which it has not taken.
    Crash(usize),
}

pub struct Device<const IDS: usize, const ID: usize, const AHEAD: usize> {
    pages: Pages<IDS, ID, AHEAD>,
    stored: Pages<IDS, ID, AHEAD>,
    /// How often each was passed on, and when: (at, id).
    pub passed_on: BTreeMap<String, u32>,
    /// Those passed on since the state was stored.
    unstored: u32,
    /// How many may have come twice for the restarts.
    pub forgotten: u32,
    /// Instants with more chats than are told apart.
    pub crowded: BTreeSet<i64>,
    /// The known chats that the round was shown, where it goes down to a horizon.
    pub watched: BTreeSet<String>,
    horizon: Option<(Timestamp, BTreeSet<String>)>,
    pub rounds: u32,
    /// How far its bound is behind that of the server.
    pub back: i64,
}

/// Serialized and read again where that is there; else a copy.
fn stored<const IDS: usize, const ID: usize, const AHEAD: usize>(
    pages: &Pages<IDS, ID, AHEAD>,
) -> Pages<IDS, ID, AHEAD> {
    #[cfg(feature = "serde")]
    let pages = &serde_json::from_str(&serde_json::to_string(pages).unwrap()).unwrap();
    Pages::clone(pages)
}

impl<const IDS: usize, const ID: usize, const AHEAD: usize> Device<IDS, ID, AHEAD> {
    pub fn new() -> Self {
        Self {
            pages: Pages::new(),
            stored: Pages::new(),
            passed_on: BTreeMap::new(),
            unstored: 0,
            forgotten: 0,
            crowded: BTreeSet::new(),
            watched: BTreeSet::new(),
            horizon: None,
            rounds: 0,
            back: 0,
        }
    }

    pub fn store(&mut self) {
        self.stored = stored(&self.pages);
        self.unstored = 0;
    }

    pub fn restart(&mut self) {
        self.pages = stored(&self.stored);
        self.forgotten += self.unstored;
        self.unstored = 0;
        self.horizon = None;
    }

    /// Begins anew, wherever the round is.
    pub fn begin_round(&mut self) {
        let before = self.pages.mark();
        let complete = self.pages.page().is_none();
        self.pages.begin_round();
        self.horizon = None;
        assert!(complete || self.pages.mark() == before, "the mark moved");
    }

    /// The same, down to a horizon. All that was passed on and is not older has to be shown.
    pub fn begin_round_to(&mut self, server: &Server, seconds: i64) {
        self.begin_round();
        let at = server.now - seconds;
        let horizon = Timestamp::from_unix(1_629_594_841 + at, 0).unwrap();
        self.pages.begin_round_to(horizon);
        self.watched.clear();
        let had = |chat: &&Listed| {
            let crowded = self.crowded.contains(&chat.at);
            chat.at >= at && !crowded && self.passed_on.contains_key(&chat.id)
        };
        let watched = server.shown().filter(had).map(|chat| chat.id.clone());
        // What a restart made it forget may be for the next round.
        self.horizon = (self.forgotten == 0).then(|| (horizon, watched.collect()));
    }

    /// Asks for a page, and begins the next round where this one is complete.
    pub fn ask(&mut self, server: &Server, fate: Fate, links: Links) {
        let Some(page) = self.pages.page() else {
            self.end_round();
            return;
        };
        assert!(
            page <= server.pages() + 1,
            "page {page} of {}",
            server.pages()
        );
        self.pages.set_until(Some(server.until(self.back)));
        let mark = self.pages.mark();
        let (chats, end) = server.page(page, links);
        let mut refused = end;
        refused.succeeded = false;
        match fate {
            Fate::Good => {
                self.read(&chats, None);
                self.pages.end_page(end);
            }
            Fate::FailsBehind => {
                self.read(&chats, None);
                self.pages.end_page(refused);
                assert_eq!(self.pages.page(), Some(page));
            }
            Fate::Fails => self.pages.end_page(PageEnd::new(false, 0)),
            Fate::NoList => {
                refused.chats = 0;
                self.pages.end_page(refused);
            }
            Fate::Cut(at) => self.read(&chats[..at.min(chats.len())], None),
            Fate::Refused(at) => self.read(&chats, Some((at, false))),
            Fate::Crash(at) => {
                self.read(&chats, Some((at, true)));
                self.restart();
            }
        }
        if !matches!(fate, Fate::Crash(_)) {
            assert_eq!(self.pages.mark(), mark, "the mark moved within a round");
        }
    }

    /// Reads chats to the first old one; stops at the one of this number among the new ones, passed on or not.
    fn read(&mut self, chats: &[Listed], stop: Option<(usize, bool)>) {
        let mut new = 0;
        for chat in chats {
            match self.pages.see(chat.created_at(), &chat.id) {
                Verdict::New => {}
                Verdict::Known => {
                    // Of a crowded second it may be one for the next round.
                    if !self.crowded.contains(&chat.at) {
                        self.had(chat);
                    }
                    self.watched.insert(chat.id.clone());
                    self.took_by_mistake(chat);
                    continue;
                }
                Verdict::Later => {
                    self.took_by_mistake(chat);
                    continue;
                }
                Verdict::Old => {
                    self.had(chat);
                    break;
                }
                verdict => panic!("{verdict}"),
            }
            let stop = stop.filter(|(at, _)| *at == new);
            new += 1;
            if let Some((_, false)) = stop {
                break;
            }
            *self.passed_on.entry(chat.id.clone()).or_default() += 1;
            self.unstored += 1;
            if stop.is_some() {
                break;
            }
            self.watched.insert(chat.id.clone());
            if !self.pages.took(chat.created_at(), &chat.id) {
                self.crowded.insert(chat.at);
            }
        }
    }

    fn had(&self, chat: &Listed) {
        let had = self.passed_on.contains_key(&chat.id);
        assert!(had, "{chat:?} is none that it had");
    }

    fn took_by_mistake(&mut self, chat: &Listed) {
        assert!(self.pages.took(chat.created_at(), &chat.id));
    }

    fn end_round(&mut self) {
        if let Some((horizon, watched)) = self.horizon.take() {
            let missed: Vec<_> = watched.difference(&self.watched).collect();
            assert!(missed.is_empty(), "{missed:?} not shown down to {horizon}");
        }
        self.rounds += 1;
        self.begin_round();
    }

    /// Whole rounds, until one has nothing new.
    pub fn settle(&mut self, server: &Server, links: Links) {
        self.back = 0;
        for _ in 0..3 {
            let rounds = self.rounds;
            let mut requests = 0;
            while self.rounds == rounds {
                self.ask(server, Fate::Good, links);
                requests += 1;
                // The pages, an empty one, and what begins the next round.
                assert!(requests <= server.pages() + 2, "{requests} requests");
            }
        }
    }

    pub fn mark(&self) -> Option<Timestamp> {
        self.pages.mark()
    }
}
