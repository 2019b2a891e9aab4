//! A server with a list that grows, in seconds instead of dates.

use chatwire::{PageEnd, Timestamp};

const FULL: usize = PageEnd::FULL as usize;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub at: i64,
    pub id: String,
    /// It takes its place on a page and is not shown.
    pub hidden: bool,
}

impl Listed {
    pub fn created_at(&self) -> Timestamp {
        Timestamp::from_unix(1_629_594_841 + self.at, 0).unwrap()
    }
}

/// What it says of further pages, true or not. Where it lies, something on the page contradicts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    Nothing,
    True,
    OnlyPages,
    OnlyNext,
    /// `pages` is 0, and no `next`.
    Zero,
    ZeroAndNext,
    /// `pages` is one page less than there are, or than have been read.
    FewAndNext,
    /// `pages` is one page less than have been read, and no `next`.
    Few,
    /// `pages` is so many more.
    Many(u32),
    ManyAndNext(u32),
    /// There is a `next` even where nothing follows.
    AlwaysNext,
}

impl Links {
    /// Whether they tell that there are more pages behind one that is short.
    const fn tells_of_more(self) -> bool {
        !matches!(self, Self::Nothing | Self::Zero | Self::Few)
    }
}

/// The clock moves on, and chats are dated by it, but for those that are dated ahead of it.
#[derive(Debug, Clone, Default)]
pub struct Server {
    pub now: i64,
    /// Newest first.
    pub list: Vec<Listed>,
    /// How many have arrived.
    pub ids: u32,
    /// Some chats are not shown, so that pages within the list are short.
    pub holes: bool,
    /// Chats of one second are in any order, not the new ones first.
    pub mixed: bool,
    /// The bound for dates is so many seconds ago.
    pub lag: i64,
}

impl Server {
    pub fn tick(&mut self, seconds: i64) {
        self.now += seconds;
    }

    pub fn until(&self, back: i64) -> Timestamp {
        Timestamp::from_unix(1_629_594_841 + self.now - self.lag - back, 0).unwrap()
    }

    /// Lists a chat dated so many seconds ahead, behind all that are newer.
    pub fn arrive(&mut self, ahead: i64) {
        self.ids += 1;
        let at = self.now + ahead;
        let newer = self.list.iter().filter(|chat| chat.at > at).count();
        let of_its_second = self.list.iter().filter(|chat| chat.at == at).count();
        let place = match self.mixed {
            true => newer + self.ids as usize * 7 % (of_its_second + 1),
            false => newer,
        };
        let chat = Listed {
            at,
            id: self.ids.to_string(),
            hidden: self.holes && self.ids % 7 == 3,
        };
        self.list.insert(place, chat);
    }

    /// Lists a chat late, behind those that are newer, but dated after the bound. Where that is now, there is none.
    pub fn arrive_late(&mut self, seconds: i64) {
        if self.lag > 0 {
            self.arrive(-(seconds % self.lag));
        }
    }

    pub fn pages(&self) -> u32 {
        self.list.len().div_ceil(FULL) as u32
    }

    /// What can be handed out.
    pub fn shown(&self) -> impl Iterator<Item = &Listed> {
        self.list.iter().filter(|chat| !chat.hidden)
    }

    /// A page that succeeds.
    pub fn page(&self, page: u32, links: Links) -> (Vec<Listed>, PageEnd) {
        let first = (page as usize - 1) * FULL;
        let chats = self.list.iter().skip(first).take(FULL);
        let chats: Vec<_> = chats.filter(|chat| !chat.hidden).cloned().collect();
        let there_are = self.pages();
        let links = match self.holes && !links.tells_of_more() {
            true => Links::True,
            false => links,
        };
        let more = page < there_are;
        let (pages, next) = match links {
            Links::Nothing => (None, false),
            Links::True => (Some(there_are), more),
            Links::OnlyPages => (Some(there_are), false),
            // Where there are holes, it has to tell of the last page, too.
            Links::OnlyNext => (None, more),
            Links::Zero => (Some(0), false),
            Links::ZeroAndNext => (Some(0), more),
            Links::FewAndNext => (Some(there_are.saturating_sub(1)), more),
            Links::Few => (Some(page - 1), false),
            Links::Many(many) => (Some(there_are + many), false),
            Links::ManyAndNext(many) => (Some(there_are + many), more),
            Links::AlwaysNext => (None, true),
        };
        let mut end = PageEnd::new(true, chats.len() as u32);
        (end.pages, end.next) = (pages, next);
        (chats, end)
    }
}
