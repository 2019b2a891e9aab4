//! The walk over the pages against a model of the server and of the device: chats arrive and move others to later pages,
//! some of one second, some ahead of their time and some late; pages fail, have no list, break off and lie about what follows; the
//! device refuses chats, restarts, begins anew, and stores its state now and then. Every chat has to come out.

mod device;
mod server;

use std::collections::{BTreeMap, BTreeSet};

use chatwire::Timestamp;
use proptest::prelude::*;

use device::{Device, Fate};
use server::{Links, Listed, Server};

#[derive(Debug, Clone)]
enum Event {
    /// So many chats arrive, so many seconds after the ones before.
    Arrive(u32, i64),
    /// A chat arrives that is dated so many seconds ahead.
    Ahead(i64),
    /// A chat arrives late, by less than the bound has for it.
    Late(i64),
    /// Time passes.
    Tick(i64),
    /// Page after page, so many times, with these links. The last one has this fate.
    Ask(usize, Fate, Links),
    /// The device's bound goes back by so many seconds, until whole rounds come.
    Back(i64),
    /// Whole rounds.
    Settle(Links),
    BeginAnew,
    /// So many seconds ago is the horizon.
    BeginTo(i64),
    Store,
    Restart,
}

fn links() -> impl Strategy<Value = Links> {
    prop_oneof![
        Just(Links::Nothing),
        Just(Links::True),
        Just(Links::OnlyPages),
        Just(Links::OnlyNext),
        Just(Links::Zero),
        Just(Links::ZeroAndNext),
        Just(Links::FewAndNext),
        Just(Links::Few),
        (1..90_u32).prop_map(Links::Many),
        (1..90_u32).prop_map(Links::ManyAndNext),
        Just(Links::AlwaysNext),
    ]
}

fn fate(restarts: bool) -> impl Strategy<Value = Fate> {
    let crash = match restarts {
        true => (0..10_usize).prop_map(Fate::Crash).boxed(),
        false => Just(Fate::Good).boxed(),
    };
    prop_oneof![
        4 => Just(Fate::Good),
        1 => Just(Fate::Fails),
        1 => Just(Fate::FailsBehind),
        1 => Just(Fate::NoList),
        2 => (0..10_usize).prop_map(Fate::Cut),
        2 => (0..10_usize).prop_map(Fate::Refused),
        2 => crash,
    ]
}

/// A server, and what happens to it. Only where there is room for all ids of a second may it mix them.
fn story(restarts: bool, roomy: bool) -> impl Strategy<Value = (Server, Vec<Event>)> {
    let server =
        (any::<bool>(), any::<bool>(), 0..7_i64).prop_map(move |(holes, mixed, lag)| Server {
            holes,
            mixed: mixed && roomy,
            lag,
            ..Server::default()
        });
    (server, events(restarts))
}

fn events(restarts: bool) -> impl Strategy<Value = Vec<Event>> {
    let restart = match restarts {
        true => Event::Restart,
        false => Event::Store,
    };
    let event = prop_oneof![
        4 => (1..14_u32, 0..3_i64).prop_map(|(chats, apart)| Event::Arrive(chats, apart)),
        2 => prop_oneof![1..9_i64, Just(1_000_000)].prop_map(Event::Ahead),
        1 => (1..20_i64).prop_map(Event::Late),
        2 => (1..6_i64).prop_map(Event::Tick),
        12 => (1..4_usize, fate(restarts), links()).prop_map(|(times, fate, links)| Event::Ask(times, fate, links)),
        2 => links().prop_map(Event::Settle),
        1 => (1..20_i64).prop_map(Event::Back),
        1 => Just(Event::BeginAnew),
        1 => (0..30_i64).prop_map(Event::BeginTo),
        3 => Just(Event::Store),
        2 => Just(restart),
    ];
    prop::collection::vec(event, 0..40)
}

/// How it all went, once it is quiet.
struct Outcome {
    listed: BTreeMap<String, Listed>,
    passed_on: BTreeMap<String, u32>,
    forgotten: u32,
    crowded: BTreeSet<i64>,
    /// The newest chat that is believed, and the mark.
    newest: (Option<Timestamp>, Option<Timestamp>),
}

fn run<const IDS: usize, const ID: usize, const AHEAD: usize>(
    (mut server, events): (Server, Vec<Event>),
) -> Outcome {
    let mut device = Device::<IDS, ID, AHEAD>::new();
    for event in events {
        match event {
            Event::Arrive(chats, apart) => {
                for _ in 0..chats {
                    server.tick(apart);
                    server.arrive(0);
                }
            }
            Event::Ahead(seconds) => server.arrive(seconds),
            Event::Late(seconds) => server.arrive_late(seconds),
            Event::Tick(seconds) => server.tick(seconds),
            Event::Ask(times, fate, links) => {
                for _ in 1..times {
                    device.ask(&server, Fate::Good, links);
                }
                device.ask(&server, fate, links);
            }
            Event::Back(seconds) => device.back = seconds,
            Event::Settle(links) => device.settle(&server, links),
            Event::BeginAnew => device.begin_round(),
            Event::BeginTo(seconds) => device.begin_round_to(&server, seconds),
            Event::Store => device.store(),
            Event::Restart => device.restart(),
        }
        assert!(
            device.mark() <= Some(server.until(0)),
            "a mark ahead of time"
        );
    }
    device.settle(&server, Links::True);
    let believed = server.shown().map(Listed::created_at);
    let believed = believed.filter(|at| *at <= server.until(0));
    let newest = (believed.max(), device.mark());
    Outcome {
        listed: server
            .shown()
            .map(|chat| (chat.id.clone(), chat.clone()))
            .collect(),
        passed_on: device.passed_on,
        forgotten: device.forgotten,
        newest,
        crowded: device.crowded,
    }
}

impl Outcome {
    fn none_is_missing(&self) -> Result<(), TestCaseError> {
        for chat in self.listed.values() {
            prop_assert!(self.passed_on.contains_key(&chat.id), "{chat:?} is missing");
        }
        prop_assert_eq!(self.passed_on.len(), self.listed.len());
        Ok(())
    }

    /// Those that came more often than once.
    fn repeats(&self) -> impl Iterator<Item = (&Listed, u32)> {
        let twice = self.passed_on.iter().filter(|(_, times)| **times > 1);
        twice.map(|(id, times)| (&self.listed[id], times - 1))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// With room for the ids of every second, each chat comes exactly once.
    #[test]
    fn each_chat_comes_once(story in story(false, true)) {
        let outcome = run::<256, 8, 600>(story);
        outcome.none_is_missing()?;
        prop_assert!(outcome.crowded.is_empty());
        prop_assert_eq!(outcome.newest.0, outcome.newest.1);
        for (chat, times) in outcome.repeats() {
            prop_assert!(false, "{chat:?} came {times} times too often");
        }
    }

    /// Where the device restarts, those come again that were passed on after the state was stored, and each once for a
    /// restart.
    #[test]
    fn a_restart_repeats_what_was_not_stored(story in story(true, true)) {
        let outcome = run::<256, 8, 600>(story);
        outcome.none_is_missing()?;
        prop_assert!(outcome.crowded.is_empty());
        prop_assert_eq!(outcome.newest.0, outcome.newest.1);
        let repeats: u32 = outcome.repeats().map(|(_, times)| times).sum();
        prop_assert!(repeats <= outcome.forgotten, "{repeats} repeats, but {} forgotten", outcome.forgotten);
    }

    /// Where there is less room than chats of a second, or ahead of their time, none is missing, and those that come
    /// again are of seconds of which that was told.
    #[test]
    fn only_crowded_chats_come_again(story in story(false, false)) {
        let outcome = run::<2, 8, 1>(story);
        outcome.none_is_missing()?;
        for (chat, times) in outcome.repeats() {
            prop_assert!(outcome.crowded.contains(&chat.at), "{chat:?} came {times} times too often");
        }
    }

    /// The same, with restarts.
    #[test]
    fn a_restart_among_crowded_chats_loses_none(story in story(true, false)) {
        run::<3, 8, 2>(story).none_is_missing()?;
    }

    /// Ids without room are crowded chats like others.
    #[test]
    fn ids_without_room_lose_no_chat(story in story(false, false)) {
        let outcome = run::<256, 1, 600>(story);
        outcome.none_is_missing()?;
        for (chat, times) in outcome.repeats() {
            prop_assert!(outcome.crowded.contains(&chat.at), "{chat:?} came {times} times too often");
        }
    }
}
