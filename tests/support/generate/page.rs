//! Envelopes around the chats.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::Page;
use super::chat::element;
use super::json::{Member, array, empty, gaps, integer, member, object, unknown, value};
use super::spelling::{spelled, text, text_near};
use crate::oracle::Capacities;

/// A page of well-formed JSON, but for the nesting and the rare piece of junk
/// after its end.
pub fn page(capacities: Capacities) -> BoxedStrategy<Page> {
    let root = prop_oneof![30 => root(capacities), 1 => value()];
    let junk = select(&["{}", ",", "x", "é"][..]);
    let marks = prop_oneof![50 => Just(""), 5 => Just("\u{feff}"), 1 => Just("\u{feff}\u{feff}")];
    let around = (marks, gaps(), gaps(), weighted(0.02, junk));
    (root, around)
        .prop_map(|(root, (marks, before, after, junk))| {
            let (before, after) = (before.concat(), after.concat());
            Page::from(format!(
                "{marks}{before}{root}{after}{}",
                junk.unwrap_or("")
            ))
        })
        .boxed()
}

fn root(capacities: Capacities) -> BoxedStrategy<String> {
    let members = || {
        [
            (0.98, member("status_code", status_code())),
            (
                0.8,
                member("description", spelled(text_near(capacities.description))),
            ),
            (0.95, member("response", response(capacities))),
        ]
    };
    with_strangers(members().into(), members().map(|(_, member)| member).into()).boxed()
}

fn response(capacities: Capacities) -> BoxedStrategy<String> {
    let list = move || array(vec(element(capacities), 0..5));
    let members = move |name| {
        [
            (0.95, member(name, list())),
            (0.7, member("links", links(capacities))),
        ]
    };
    let object = move |name| {
        let again = members(name).map(|(_, member)| member).into();
        with_strangers(members(name).into(), again)
    };
    // Under the name of another list there is none.
    let other = prop_oneof![object("users"), object("teams")];
    prop_oneof![
        12 => object("chats"),
        4 => list(),
        1 => empty(),
        1 => other,
    ]
    .boxed()
}

fn links(capacities: Capacities) -> BoxedStrategy<String> {
    let members = || {
        [
            (0.8, member("pages", integer())),
            (0.8, member("next", spelled(text_near(capacities.next)))),
        ]
    };
    let further = ["self", "first", "prev", "last"].map(|name| (0.2, member(name, url())));
    with_strangers(
        members().into_iter().chain(further).collect(),
        members().map(|(_, member)| member).into(),
    )
}

fn url() -> BoxedStrategy<String> {
    let url = "https://[a-z]{1,6}\\.example/v3\\.1/chats\\?page=[1-9]&n=1";
    spelled(url.prop_map(|url| text(&url)))
}

/// These members, each as often as said, in any order, with others between
/// them and seldom one of them twice.
fn with_strangers(
    members: Vec<(f64, BoxedStrategy<Member>)>,
    again: Vec<BoxedStrategy<Member>>,
) -> BoxedStrategy<String> {
    let members: Vec<_> = members
        .into_iter()
        .map(|(often, member)| weighted(often, member))
        .collect();
    let again = weighted(0.02, prop::strategy::Union::new(again));
    object(
        (members, weighted(0.2, unknown()), again)
            .prop_map(|(members, unknown, again)| {
                let members = members.into_iter().flatten();
                members.chain(unknown).chain(again).collect::<Vec<_>>()
            })
            .prop_shuffle(),
    )
    .boxed()
}

fn status_code() -> BoxedStrategy<String> {
    let known = select(
        &[
            "4305", "2002", "2003", "2004", "2007", "2010", "2099", "3454", "429", "4306", "200",
        ][..],
    );
    let digits = "[0-9]{1,20}".prop_map(|digits| text(&digits));
    prop_oneof![
        20 => known.prop_map(String::from),
        2 => spelled(digits),
        1 => integer(),
    ]
    .boxed()
}
