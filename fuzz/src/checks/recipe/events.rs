//! What happens to a server and to the device that asks it.

use super::Choices;
use crate::story::{Event, Fate, Links};

/// More would only slow the fuzzer down.
const MOST: usize = 60;

/// Fewer than the ids that a device keeps of one second where it is to have room for all.
const MOST_CHATS: u32 = 250;

pub fn events(choices: &mut Choices, restarts: bool) -> Vec<Event> {
    let mut events = Vec::new();
    let mut chats = 0;
    while events.len() < MOST && !choices.are_used_up() {
        let event = event(choices, restarts);
        chats += match event {
            Event::Arrive(chats, _) => chats,
            Event::Ahead(_) | Event::Late(_) => 1,
            _ => 0,
        };
        if chats > MOST_CHATS {
            break;
        }
        events.push(event);
    }
    events
}

fn event(choices: &mut Choices, restarts: bool) -> Event {
    match choices.below(16) {
        0..=1 => Event::Arrive(number(choices, 14), seconds(choices, 3)),
        2 => Event::Ahead(match choices.below(10) {
            0 => 1_000_000,
            seconds => seconds as i64,
        }),
        3 => Event::Late(1 + seconds(choices, 19)),
        4 => Event::Tick(1 + seconds(choices, 5)),
        5..=10 => {
            let times = 1 + choices.below(3);
            Event::Ask(times, fate(choices, restarts), links(choices))
        }
        11 => Event::Settle(links(choices)),
        12 => Event::Back(1 + seconds(choices, 19)),
        13 => Event::BeginAnew,
        14 => Event::BeginTo(seconds(choices, 30)),
        _ if restarts && choices.below(2) == 1 => Event::Restart,
        _ => Event::Store,
    }
}

fn seconds(choices: &mut Choices, below: usize) -> i64 {
    choices.below(below) as i64
}

fn number(choices: &mut Choices, below: usize) -> u32 {
    1 + choices.below(below - 1) as u32
}

fn fate(choices: &mut Choices, restarts: bool) -> Fate {
    match choices.below(12) {
        0..=3 => Fate::Good,
        4 => Fate::Fails,
        5 => Fate::FailsBehind,
        6 => Fate::NoList,
        7..=8 => Fate::Cut(choices.below(10)),
        9 => Fate::Refused(choices.below(10)),
        _ if restarts => Fate::Crash(choices.below(10)),
        _ => Fate::Refused(choices.below(10)),
    }
}

fn links(choices: &mut Choices) -> Links {
    match choices.below(11) {
        0 => Links::Nothing,
        1 => Links::True,
        2 => Links::OnlyPages,
        3 => Links::OnlyNext,
        4 => Links::Zero,
        5 => Links::ZeroAndNext,
        6 => Links::FewAndNext,
        7 => Links::Few,
        8 => Links::Many(number(choices, 90)),
        9 => Links::ManyAndNext(number(choices, 90)),
        _ => Links::AlwaysNext,
    }
}
