//! The walk over the pages of the list: each chat once.

use heapless::Vec;

use crate::record::Timestamp;

mod end;
mod known;
mod moment;
mod state;
mod verdict;

pub use end::PageEnd;
use known::{Ahead, Round};
use moment::Moment;
use state::State;
pub use verdict::Verdict;

/// Walks over the pages of the list, round after round, and says of each chat whether it is new.
///
/// You get each chat once: while the pages shift, after a page broke off and was asked for again, after a restart of
/// the device, and if several chats have the same second.
///
/// A **round** begins at page 1, where the newest chats are. It ends at the first chat that an earlier round has handed
/// out, or at the end of the list. This is the loop:
///
/// ```
/// use chatwire::{Chat, Event, Options, Pages, Verdict};
///
/// # let body = br#"{"status_code":4305,"response":{"chats":[{"chat_id":"1872640",
/// #     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}]}}"#;
/// # let mut sent = Vec::new();
/// // Or what you stored: see "Restarts" below.
/// let mut pages: Pages = Pages::new();
/// // Once a minute, say:
/// while let Some(page) = pages.page() {
///     // body = GET {base}/v3.1/chats?page={page}
///     let envelope = chatwire::decode::<Chat>(body, Options::new(), |event| {
///         if let Event::Record(chat) = event {
///             if pages.see(chat.created_at, &chat.chat_id) == Verdict::New {
///                 sent.push(chat.chat_id.to_string()); // pass it on, and then:
///                 pages.took(chat.created_at, &chat.chat_id);
///             }
///         }
///     })?;
///     // Where this page failed, `page` names it again: wait before you ask, and do not ask for ever.
///     pages.end_page(&envelope);
/// }
/// pages.begin_round();
/// # assert_eq!(sent, ["1872640"]);
/// # assert_eq!(pages.mark(), Some("2021-08-22T01:14:01Z".parse().unwrap()));
/// # Ok::<(), chatwire::Error>(())
/// ```
///
/// Name the type, as in `let pages: Pages = Pages::new()`, or as `Pages::<16>::new()`: with `Pages::new()` alone, the
/// compiler does not know the capacities.
///
/// # What it assumes
///
/// The list is ordered by `created_at`, newest first; **a new chat is never older than those in the list, and none
/// leaves it**. Then new chats can only move the others to later pages. These chats are missed:
///
/// - a chat that is listed late, behind one that was handed out, unless it is dated after the bound of
///   [`set_until`](Self::set_until);
/// - where a chat leaves the list, the one that moves from the next page to a page that was already read.
///
/// A rejected chat is not seen, so nothing is known of it.
///
/// The list is ordered by creation, so a chat that changes stays where it is. To learn of changes, walk over the known
/// chats again: [`begin_round_to`](Self::begin_round_to).
///
/// # The end of the list
///
/// [`end_page`](Self::end_page) decides as follows. The first row that fits counts.
///
/// | the page | `next` | `pages` | what comes next |
/// | --- | --- | --- | --- |
/// | failed, or had no list | | | the same page |
/// | is empty | | | the end |
/// | has chats | given | | the next page |
/// | has chats | none | more than this page | the next page |
/// | has chats | none | this page | the end |
/// | has ten or more | none | none, or less than this page | the next page |
/// | has fewer than ten | none | none, or less than this page | the end |
///
/// So `pages` is ignored if the page itself, or its `next`, contradicts it. A `next` of `null` is none; one that is too
/// long to keep is given. An empty page ends the list whatever the server says, so a round takes at most one page more
/// than the list has. If a server sends full pages forever, [`pages_without_news`](Self::pages_without_news) tells you.
///
/// # What is known
///
/// At most three instants, each with up to `IDS` ids of chats that were handed out. The ids are needed because several
/// chats can have the same second:
///
/// - the **mark**: the newest chats of the last round that was complete. All that is older was handed out. It moves in
///   [`begin_round`](Self::begin_round), and nowhere else, after a round that was complete;
/// - the **newest** and the **last** chats that this round has handed out. All between them was handed out. What is
///   newer has arrived since, and is left to the next round.
///
/// If more than `IDS` chats have the same instant, [`took`](Self::took) returns `false`. None is lost as long as the
/// server lists the new ones of an instant before the older ones, but some come again if their page is read again. So
/// choose `IDS` not less than 10, the chats of a page. An id longer than `ID` bytes is not kept: its chat comes again
/// whenever its instant is read, in later rounds, too. So choose `ID` not less than the capacity of your record's id.
///
/// Up to `AHEAD` chats that are dated after the bound are known by their ids alone: see [`set_until`](Self::set_until).
///
/// All of this is `size_of::<Pages>()` bytes, with the defaults 1,788 on a 32-bit target: about
/// `3 * IDS * (ID + 4) + AHEAD * (ID + 16)` and 124.
///
/// # Restarts
///
/// `Pages` is plain data: store it with the feature `serde`, and go on with what you stored. A round continues at its
/// page. Only the chats that were [taken](Self::took) after you stored it come again. The guide says [when to store
/// it](crate::guide::deep_sleep).
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Pages<const IDS: usize = 16, const ID: usize = 24, const AHEAD: usize = 8> {
    page: u32,
    state: State,
    /// Where this round is for all chats down to an instant.
    horizon: Option<Timestamp>,
    /// What is newer has a date ahead of its time.
    until: Option<Timestamp>,
    mark: Option<Moment<IDS, ID>>,
    round: Option<Round<IDS, ID>>,
    /// Whether the first known chat of a crowded mark has come, and no newer one since. All that follows is known.
    passed: bool,
    /// The chats that were handed out ahead of their time, and are not behind the mark yet.
    ahead: Vec<Ahead<ID>, AHEAD>,
    /// The oldest instant of this round so far.
    oldest: Option<Timestamp>,
    /// Whether the page has something new.
    news: bool,
    without_news: u32,
}

impl<const IDS: usize, const ID: usize, const AHEAD: usize> Pages<IDS, ID, AHEAD> {
    /// Begins at page 1 and takes all chats.
    ///
    /// ```
    /// use chatwire::Pages;
    /// // With room for 4 ids of 17 bytes for each instant, and for 2 ahead of their time.
    /// const PAGES: Pages<4, 17, 2> = Pages::new();
    /// assert_eq!(PAGES.page(), Some(1));
    /// ```
    ///
    /// Without room for an id, it does not compile:
    ///
    /// ```compile_fail,E0080
    /// let pages = chatwire::Pages::<0>::new();
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self::with_mark(None)
    }

    const fn with_mark(mark: Option<Moment<IDS, ID>>) -> Self {
        const { assert!(IDS > 0, "there is no room for an id") };
        Self {
            page: 1,
            state: State::Reading,
            horizon: None,
            until: None,
            mark,
            round: None,
            passed: false,
            ahead: Vec::new(),
            oldest: None,
            news: false,
            without_news: 0,
        }
    }

    /// Begins at page 1 and takes the chats of this instant and all newer ones.
    ///
    /// ```
    /// use chatwire::{Pages, Verdict};
    /// let mut pages: Pages = Pages::since("2021-08-22T01:14:01Z".parse()?);
    /// assert_eq!(pages.see("2021-08-22T01:14:01Z".parse()?, "1872640"), Verdict::New);
    /// assert_eq!(pages.see("2021-08-22T01:14:00Z".parse()?, "1872639"), Verdict::Old);
    /// # Ok::<(), chatwire::ParseTimestampError>(())
    /// ```
    #[must_use]
    pub const fn since(at: Timestamp) -> Self {
        Self::with_mark(Some(Moment::new(at)))
    }

    /// The page to ask for, counted from 1; `None` when the round is complete.
    ///
    /// ```
    /// let pages: chatwire::Pages = chatwire::Pages::new();
    /// assert_eq!(pages.page(), Some(1));
    /// ```
    #[must_use]
    pub const fn page(&self) -> Option<u32> {
        match self.state {
            State::Reading => Some(self.page),
            State::Stopped | State::Ended => None,
        }
    }

    /// The mark: the newest instant of the last complete round, or what [`since`](Self::since) was given. All that is
    /// older was handed out.
    ///
    /// ```
    /// use chatwire::{Pages, Timestamp};
    /// let pages: Pages = Pages::since(Timestamp::UNIX_EPOCH);
    /// assert_eq!(pages.mark(), Some(Timestamp::UNIX_EPOCH));
    /// ```
    #[must_use]
    pub fn mark(&self) -> Option<Timestamp> {
        self.mark.as_ref().map(|mark| mark.at)
    }

    /// Sets a bound for dates: a chat that is dated after it never becomes the mark. Give it the server's time, from
    /// the `Date` header of each response. Without a bound, one chat of the year 9999 becomes the mark, and all later
    /// chats look old forever.
    ///
    /// A chat that is dated after the bound is handed out once, like any other. It is remembered by its id until the
    /// bound has passed its date. There is room for `AHEAD` such chats. If there are more, [`took`](Self::took) returns
    /// `false`, and those beyond `AHEAD` come again each time that they are read. None is lost.
    ///
    /// Do not set the bound later than the server's time: a date that is accepted too early makes you miss chats that
    /// are created later with earlier dates. You may set it earlier. With a bound half a minute in the past, a chat
    /// that the server lists up to half a minute late is not missed; `AHEAD` then needs room for the chats of half a
    /// minute.
    ///
    /// The bound stays until you set another one. You can set it back: what is known stays known.
    ///
    /// ```
    /// use chatwire::{Pages, Verdict};
    /// let mut pages: Pages = Pages::new();
    /// pages.set_until(Some("2021-08-22T01:15:00Z".parse()?));
    /// let odd = "9999-12-31T23:59:59Z".parse()?;
    /// assert_eq!(pages.see(odd, "1872640"), Verdict::New);
    /// pages.took(odd, "1872640");
    /// assert_eq!(pages.see(odd, "1872640"), Verdict::Known);
    /// // Other chats are not affected.
    /// assert_eq!(pages.see("2021-08-22T01:14:01Z".parse()?, "1872639"), Verdict::New);
    /// # Ok::<(), chatwire::ParseTimestampError>(())
    /// ```
    pub const fn set_until(&mut self, until: Option<Timestamp>) {
        self.until = until;
    }

    /// Says whether a chat is new. Call it for each chat of a page, in their order.
    ///
    /// It does not remember new chats: a chat that is not [taken](Self::took) is new again the next time.
    ///
    /// ```
    /// use chatwire::{Pages, Timestamp, Verdict};
    /// let mut pages: Pages = Pages::new();
    /// let at = Timestamp::UNIX_EPOCH;
    /// assert_eq!(pages.see(at, "1872640"), Verdict::New);
    /// pages.took(at, "1872640");
    /// assert_eq!(pages.see(at, "1872640"), Verdict::Known);
    /// // Another chat of the same second.
    /// assert_eq!(pages.see(at, "1872639"), Verdict::New);
    /// ```
    #[must_use]
    pub fn see(&mut self, created_at: Timestamp, id: &str) -> Verdict {
        let verdict = self.judge(created_at, id);
        self.come_of_age(created_at, id);
        if let Some(mark) = &self.mark {
            let first_known = mark.crowded && mark.has(created_at, id);
            self.passed = created_at <= mark.at && (self.passed || first_known);
        }
        if verdict == Verdict::Old {
            self.state = State::Stopped;
        }
        let older = self.oldest.is_none_or(|oldest| created_at < oldest);
        if older {
            self.oldest = Some(created_at);
        }
        self.news |= older || verdict == Verdict::New;
        verdict
    }

    /// Remembers that a new chat was passed on, so that it is not handed out again. Call it before you
    /// [`see`](Self::see) the next one.
    ///
    /// Returns `false` if the chat may come again: because its instant has more than `IDS` chats, because more than
    /// `AHEAD` chats are dated after the bound, or because its id has more than `ID` bytes. A chat that is not new
    /// changes nothing.
    ///
    /// ```
    /// use chatwire::{Pages, Timestamp, Verdict};
    /// let mut pages = Pages::<2>::new();
    /// let at = Timestamp::UNIX_EPOCH;
    /// assert!(pages.took(at, "3"));
    /// assert!(pages.took(at, "2"));
    /// assert!(!pages.took(at, "1"));
    /// // The last two are known. The first would come again.
    /// assert_eq!(pages.see(at, "1"), Verdict::Known);
    /// assert_eq!(pages.see(at, "3"), Verdict::New);
    /// ```
    pub fn took(&mut self, created_at: Timestamp, id: &str) -> bool {
        if self.judge(created_at, id) != Verdict::New {
            return true;
        }
        if self.is_ahead(created_at) {
            self.add_ahead(created_at, id)
        } else {
            self.add(created_at, id);
            self.told_apart()
        }
    }

    /// Call it after a page that was read to its end, with its [`Envelope`](crate::Envelope). It decides on the next
    /// page, the same page again, or the end of the round, as [the table](Self#the-end-of-the-list) says.
    ///
    /// After a page that broke off, call nothing: [`page`](Self::page) still names it.
    ///
    /// ```
    /// use chatwire::{Chat, Options, Pages};
    /// let mut pages: Pages = Pages::new();
    /// let expired = br#"{"status_code":2004,"response":null}"#;
    /// pages.end_page(&chatwire::decode::<Chat>(expired, Options::new(), |_| {})?);
    /// assert_eq!(pages.page(), Some(1));
    /// let empty = br#"{"status_code":4305,"response":{"chats":[]}}"#;
    /// pages.end_page(&chatwire::decode::<Chat>(empty, Options::new(), |_| {})?);
    /// assert_eq!(pages.page(), None);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    pub fn end_page(&mut self, end: impl Into<PageEnd>) {
        let end: PageEnd = end.into();
        match self.state {
            State::Ended => return,
            _ if !end.succeeded => self.state = State::Reading,
            State::Stopped => self.state = State::Ended,
            State::Reading if end.is_last(self.page) => self.state = State::Ended,
            State::Reading => self.page = self.page.saturating_add(1),
        }
        if end.succeeded {
            self.without_news = match self.news {
                true => 0,
                false => self.without_news.saturating_add(1),
            };
        }
        self.news = false;
    }

    /// How many good pages in a row had neither a new chat nor an older one than the pages before. New chats move known
    /// ones to the next page, so a few such pages are normal. More than some tens mean that the server sends the same
    /// page forever. You decide when to stop.
    ///
    /// ```
    /// use chatwire::{PageEnd, Pages, Timestamp, Verdict};
    /// let mut pages: Pages = Pages::new();
    /// while pages.page().is_some() && pages.pages_without_news() < 50 {
    ///     if pages.see(Timestamp::UNIX_EPOCH, "1872640") == Verdict::New {
    ///         pages.took(Timestamp::UNIX_EPOCH, "1872640");
    ///     }
    ///     pages.end_page(PageEnd::new(true, 10));
    /// }
    /// assert_eq!(pages.page(), Some(52));
    /// ```
    #[must_use]
    pub const fn pages_without_news(&self) -> u32 {
        self.without_news
    }

    /// Begins a round at page 1.
    ///
    /// If the round before was complete, the mark moves to the newest chat that it handed out. If it was not, the round
    /// starts again: the mark stays, and what is known stays known.
    ///
    /// ```
    /// use chatwire::{PageEnd, Pages, Timestamp, Verdict};
    /// let mut pages: Pages = Pages::new();
    /// pages.took(Timestamp::UNIX_EPOCH, "1872640");
    /// pages.begin_round();
    /// assert_eq!(pages.mark(), None);
    /// pages.end_page(PageEnd::new(true, 1));
    /// pages.begin_round();
    /// assert_eq!(pages.mark(), Some(Timestamp::UNIX_EPOCH));
    /// assert_eq!(pages.see(Timestamp::UNIX_EPOCH, "1872640"), Verdict::Known);
    /// ```
    pub fn begin_round(&mut self) {
        if self.page().is_none() {
            self.move_mark();
        }
        self.page = 1;
        self.state = State::Reading;
        self.horizon = None;
        self.passed = false;
        self.oldest = None;
        self.news = false;
        self.without_news = 0;
    }

    /// Begins a round that goes on through the known chats, down to the first one older than `horizon`. Use it to learn
    /// of changes to chats that you know.
    ///
    /// New chats are [`New`](Verdict::New), as in any round, and those of earlier rounds are [`Known`](Verdict::Known).
    /// If pages shift, a known chat can come twice. A horizon newer than the mark is moved to the mark, so that no new
    /// chat is left out. Without a mark the horizon is ignored, and the round goes to the end of the list: if that is
    /// long, begin with [`since`](Self::since).
    ///
    /// ```
    /// use chatwire::{Pages, Verdict};
    /// let mut pages: Pages = Pages::since("2021-08-22T01:14:01Z".parse()?);
    /// pages.begin_round_to("2021-08-01T00:00:00Z".parse()?);
    /// assert_eq!(pages.see("2021-08-22T01:14:02Z".parse()?, "1872640"), Verdict::New);
    /// assert_eq!(pages.see("2021-08-20T12:00:00Z".parse()?, "1870000"), Verdict::Known);
    /// assert_eq!(pages.see("2021-07-31T23:59:59Z".parse()?, "1830000"), Verdict::Old);
    /// # Ok::<(), chatwire::ParseTimestampError>(())
    /// ```
    pub fn begin_round_to(&mut self, horizon: Timestamp) {
        self.begin_round();
        self.horizon = Some(horizon);
    }
}

impl<const IDS: usize, const ID: usize, const AHEAD: usize> Default for Pages<IDS, ID, AHEAD> {
    fn default() -> Self {
        Self::new()
    }
}
