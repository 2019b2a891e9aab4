//! Envelopes around the chats.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::Page;
use super::chat::element;
use super::json::{Member, array, gaps, integer, object, unknown, value};
use super::spelling::{spelled, text, text_near, word};
use crate::oracle::Capacities;

/// A page of well-formed JSON, but for the nesting and the rare piece of junk
/// after its end.
pub fn page(capacities: Capacities) -> BoxedStrategy<Page> {
    let root = prop_oneof![30 => root(capacities), 1 => value()];
    let junk = select(&["{}", ",", "x", "é"][..]);
    let around = (gaps(), gaps(), weighted(0.02, junk));
    (root, around)
        .prop_map(|(root, (before, after, junk))| {
            let (before, after) = (before.concat(), after.concat());
            Page::from(format!("{before}{root}{after}{}", junk.unwrap_or("")))
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
    let members = move || {
        [
            (0.95, member("chats", list())),
            (0.7, member("links", links(capacities))),
        ]
    };
    let object = with_strangers(members().into(), members().map(|(_, member)| member).into());
    prop_oneof![
        12 => object,
        4 => list(),
        1 => Just(String::from("null")),
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
    with_strangers(members().into(), members().map(|(_, member)| member).into()).boxed()
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

fn member(
    name: &'static str,
    good: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<Member> {
    let value = prop_oneof![40 => good, 1 => Just(String::from("null")), 1 => value()];
    (word(name), value).boxed()
}

fn status_code() -> BoxedStrategy<String> {
    let known = select(
        &[
            "4305", "2002", "2003", "2004", "2007", "2010", "2099", "3454",
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
