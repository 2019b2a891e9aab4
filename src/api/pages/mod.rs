//! The way over the pages of the list: each chat once.

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

/// Walks the list page by page, round after round, and says of each chat whether you had it: each comes once, though
/// the pages shift, break off and are asked for again, though the device restarts, and though chats have the same
/// second.
///
/// A **round** begins at page 1, where the newest chats are, and goes on to those that an earlier round had handed out,
/// or to the end of the list. The loop is this:
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
/// # What it supposes
///
/// The list is ordered by `created_at`, newest first; **a new chat is never older than those in the list, and none
/// leaves it**. Then new chats only ever move the others to later pages. A chat that is listed late, behind one that
/// was handed out, is missed, unless it is dated after the bound of [`set_until`](Self::set_until). Where a chat leaves
/// the list, another one moves to a page that was read; it is missed, too. Chats that could not be decoded are not
/// seen, so nothing is known of them.
///
/// A list by creation does not show what else changes. Where you watch for that, walk again what you know:
/// [`begin_round_to`](Self::begin_round_to).
///
/// # The end of the list
///
/// Of a page that is read to its end, [`end_page`](Self::end_page) makes this. The first row that fits counts.
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
/// So `pages` counts for nothing where the page itself, or its `next`, says otherwise. `null` is none, and a `next` too
/// long to keep is given. An empty page ends the list whatever the server says, so a round takes at most one page more
/// than the list has. Against a server that shows full pages for ever, there is
/// [`pages_without_news`](Self::pages_without_news).
///
/// # What is known
///
/// Three instants at most, each with up to `IDS` ids of chats that were handed out, for a date alone does not tell
/// chats of one second apart:
///
/// - the **mark**: the newest chats of the last round that was complete. All that is older was handed out. It moves in
///   [`begin_round`](Self::begin_round), and nowhere else, after a round that was complete;
/// - the **newest** and the **last** chats that this round has handed out. What lies between was handed out, and what is
///   newer has arrived since: it is for the next round.
///
/// Where more than `IDS` chats have one instant, [`took`](Self::took) says `false`. None is lost as long as the server
/// lists the new ones of an instant before those that it had, but where their page is read again, some of them come
/// again. So let `IDS` be no less than the ten chats of a page. An id longer than `ID` bytes is not kept: its chat
/// comes again whenever its instant is read, also in the next round. So let `ID` be no less than the capacity of your
/// record's id.
///
/// Chats dated after the bound are known by their ids alone, up to `AHEAD` of them: see [`set_until`](Self::set_until).
///
/// All of it is `size_of::<Pages>()` bytes, with the defaults 1,788 on a 32-bit target: about
/// `3 * IDS * (ID + 4) + AHEAD * (ID + 16)` and 124.
///
/// # Restarts
///
/// It is plain data: store it (feature `serde`), and go on with what you stored. A round goes on at its page. What was
/// [taken](Self::took) after you stored it comes again, and nothing else: with a copy stored after each page, that is
/// one page of chats; with one after each chat, one chat.
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
    /// Begins at page 1, and wants all chats.
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

    /// Begins at page 1, and wants the chats of this instant and all newer ones.
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

    /// The page to ask for, from 1; `None` when the round is complete.
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

    /// Bounds the dates that are believed: give it the server's own time, which the `Date` header of each answer has.
    /// Without a bound, one chat of the year 9999 becomes the mark, and all that come after it look old for ever.
    ///
    /// A chat with a later date is handed out once, like any other, but the mark passes it by until its time has come.
    /// Until then it is known by its id, and there is room for `AHEAD` of them. Where there are more,
    /// [`took`](Self::took) says `false`: those beyond it come again on every page and in every round that has them. None
    /// is lost.
    ///
    /// Do not add to the server's time: where a date is believed too early, chats that come after it but have earlier
    /// dates are missed. You may subtract from it. A chat that is listed late, behind newer ones, is not missed where it
    /// is dated after the bound, so with a bound of half a minute ago, each chat has half a minute to be listed; then
    /// `AHEAD` has to hold the chats of half a minute.
    ///
    /// The bound stays until there is another one. A bound that goes back makes nothing unknown.
    ///
    /// ```
    /// use chatwire::{Pages, Verdict};
    /// let mut pages: Pages = Pages::new();
    /// pages.set_until(Some("2021-08-22T01:15:00Z".parse()?));
    /// let odd = "9999-12-31T23:59:59Z".parse()?;
    /// assert_eq!(pages.see(odd, "1872640"), Verdict::New);
    /// pages.took(odd, "1872640");
    /// assert_eq!(pages.see(odd, "1872640"), Verdict::Known);
    /// // For other chats it means nothing.
    /// assert_eq!(pages.see("2021-08-22T01:14:01Z".parse()?, "1872639"), Verdict::New);
    /// # Ok::<(), chatwire::ParseTimestampError>(())
    /// ```
    pub const fn set_until(&mut self, until: Option<Timestamp>) {
        self.until = until;
    }

    /// Says what to do with a chat. Show it each chat of a page, in their order.
    ///
    /// It takes no note of new ones: what is not [taken](Self::took) is new again.
    ///
    /// ```
    /// use chatwire::{Pages, Timestamp, Verdict};
    /// let mut pages: Pages = Pages::new();
    /// let at = Timestamp::UNIX_EPOCH;
    /// assert_eq!(pages.see(at, "1872640"), Verdict::New);
    /// pages.took(at, "1872640");
    /// assert_eq!(pages.see(at, "1872640"), Verdict::Known);
    /// // Of the same second, but another one.
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

    /// Takes note that a new chat is safely passed on: it is not handed out again. Call it before you see the next one.
    ///
    /// Says whether the chat can be told from all others: `false` where its instant has more than `IDS` chats, where
    /// more than `AHEAD` are ahead of their time, or where its id has more than `ID` bytes. It may then come again. A
    /// chat that is not new changes nothing.
    ///
    /// ```
    /// use chatwire::{Pages, Timestamp, Verdict};
    /// let mut pages = Pages::<2>::new();
    /// let at = Timestamp::UNIX_EPOCH;
    /// assert!(pages.took(at, "3"));
    /// assert!(pages.took(at, "2"));
    /// assert!(!pages.took(at, "1"));
    /// // The last two are known, the first one would come again.
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

    /// Goes on after a page that was read to its end: to the next one, to the same again, or nowhere, as [the
    /// table](Self#the-end-of-the-list) says. Takes an [`Envelope`](crate::Envelope), too.
    ///
    /// After a page that broke off there is nothing to call: [`page`](Self::page) names it still.
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

    /// How many good pages in a row had neither a new chat nor one older than those before. Chats that arrive move
    /// known ones to the next page, but hardly so many; more than some tens are a server that shows the same page for
    /// ever. What is enough is yours to say.
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
    /// If the one before was complete, the mark moves to the newest chat that it handed out. If it was not, this begins
    /// it anew: the mark stays, and so does what is known.
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

    /// Begins a round that does not end at the chats that you know, but at the first one older than `horizon`, for those
    /// who watch what becomes of chats.
    ///
    /// New chats are [`New`](Verdict::New), as in any round; those of earlier rounds are [`Known`](Verdict::Known). Where
    /// pages shift, a known one can come twice. A horizon newer than the mark is one at the mark, for no new chat may
    /// be left out; without a mark there is no horizon, so begin with [`since`](Self::since) where the list is long.
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
