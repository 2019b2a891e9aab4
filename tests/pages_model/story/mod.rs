//! What happens to the server and to the device, and what has to have come out when it is over.
//!
//! Chats arrive and move others to later pages, some of one second, some ahead of their time and some late; pages fail,
//! have no list, break off and lie about what follows; the device refuses chats, restarts, begins anew, and stores its
//! state now and then. Every chat has to come out.

mod device;
mod server;

use std::collections::{BTreeMap, BTreeSet};

use chatwire::Timestamp;

use device::Device;
use server::Listed;

pub use device::Fate;
pub use server::{Links, Server};

#[derive(Debug, Clone)]
pub enum Event {
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

/// A server, and what happens to it.
pub type Story = (Server, Vec<Event>);

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
    (mut server, events): Story,
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
    fn none_is_missing(&self) {
        for chat in self.listed.values() {
            assert!(self.passed_on.contains_key(&chat.id), "{chat:?} is missing");
        }
        assert_eq!(self.passed_on.len(), self.listed.len());
    }

    /// Nothing was crowded, and the mark is the newest chat that is believed.
    fn all_told_apart(&self) {
        self.none_is_missing();
        assert!(self.crowded.is_empty());
        assert_eq!(self.newest.0, self.newest.1);
    }

    /// Those that came again are of seconds of which it was told that they are crowded.
    fn only_crowded_chats_came_again(&self) {
        self.none_is_missing();
        for (chat, times) in self.repeats() {
            assert!(
                self.crowded.contains(&chat.at),
                "{chat:?} came {times} times too often"
            );
        }
    }

    /// Those that came more often than once.
    fn repeats(&self) -> impl Iterator<Item = (&Listed, u32)> {
        let twice = self.passed_on.iter().filter(|(_, times)| **times > 1);
        twice.map(|(id, times)| (&self.listed[id], times - 1))
    }
}

/// With room for the ids of every second, each chat comes exactly once. The device does not restart.
pub fn each_chat_comes_once(story: Story) {
    let outcome = run::<256, 8, 600>(story);
    outcome.all_told_apart();
    if let Some((chat, times)) = outcome.repeats().next() {
        panic!("{chat:?} came {times} times too often");
    }
}

/// Where the device restarts, those come again that were passed on after the state was stored, and each once for a
/// restart.
pub fn a_restart_repeats_what_was_not_stored(story: Story) {
    let outcome = run::<256, 8, 600>(story);
    outcome.all_told_apart();
    let repeats: u32 = outcome.repeats().map(|(_, times)| times).sum();
    let forgotten = outcome.forgotten;
    assert!(
        repeats <= forgotten,
        "{repeats} repeats, but {forgotten} forgotten"
    );
}

/// Where there is less room than chats of a second, or ahead of their time, none is missing, and those that come again
/// are of seconds of which that was told. The server does not mix the chats of a second, and the device does not restart.
pub fn only_crowded_chats_come_again(story: Story) {
    run::<2, 8, 1>(story).only_crowded_chats_came_again();
}

/// The same, with restarts.
pub fn a_restart_among_crowded_chats_loses_none(story: Story) {
    run::<3, 8, 2>(story).none_is_missing();
}

/// Ids without room are crowded chats like others.
pub fn ids_without_room_lose_no_chat(story: Story) {
    run::<256, 1, 600>(story).only_crowded_chats_came_again();
}
