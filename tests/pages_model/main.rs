//! The walk over the pages against a model of the server and of the device.

#[path = "../support/_time_limit/mod.rs"]
mod _time_limit;

mod story;

use proptest::prelude::*;

use story::{Event, Fate, Links, Server, Story};

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
fn stories(restarts: bool, roomy: bool) -> impl Strategy<Value = Story> {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_chat_comes_once(story in stories(false, true)) {
        story::each_chat_comes_once(story);
    }

    #[test]
    fn a_restart_repeats_what_was_not_stored(story in stories(true, true)) {
        story::a_restart_repeats_what_was_not_stored(story);
    }

    #[test]
    fn only_crowded_chats_come_again(story in stories(false, false)) {
        story::only_crowded_chats_come_again(story);
    }

    #[test]
    fn a_restart_among_crowded_chats_loses_none(story in stories(true, false)) {
        story::a_restart_among_crowded_chats_loses_none(story);
    }

    #[test]
    fn ids_without_room_lose_no_chat(story in stories(false, false)) {
        story::ids_without_room_lose_no_chat(story);
    }
}
