//! Chats: good ones, and ones with each fault of the contract.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::json::{Member, array, integer, object, unknown, value};
use super::spelling::{any_text, spelled, text, text_near, word};
use crate::oracle::Capacities;

/// An element of the list, most often an object.
pub fn element(capacities: Capacities) -> BoxedStrategy<String> {
    prop_oneof![15 => chat(capacities), 1 => value()].boxed()
}

fn chat(capacities: Capacities) -> BoxedStrategy<String> {
    let fields = [
        (0.98, field("chat_id", id(capacities))),
        (0.6, field("alias_id", id(capacities))),
        (0.98, field("created_at", datetime())),
        (0.6, field("updated_at", datetime())),
        (
            0.98,
            field("status", variant(&["queued", "picked", "onhold", "closed"])),
        ),
        (0.98, field("channel", variant(CHANNELS))),
        (0.6, field("asset", asset(capacities))),
        (0.6, field("customer_id", id(capacities))),
        (0.6, field("destination_id", id(capacities))),
        (0.6, field("assignee", id(capacities))),
        (0.6, field("flag", spelled(text_near(capacities.text)))),
        (0.6, field("tag", tags(capacities))),
        (0.6, field("other_details", details(capacities))),
    ];
    let repeated = field("chat_id", id(capacities))
        .prop_union(field("status", variant(&["queued"])))
        .or(field("flag", value()))
        .or(field("asset", value()))
        .or(field("tag", tags(capacities)));
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(often, field)| weighted(often, field))
        .collect();
    let members = (
        fields,
        vec(unknown(), 0..3),
        weighted(0.05, repeated.boxed()),
    )
        .prop_map(|(fields, unknown, repeated)| {
            let fields = fields.into_iter().flatten();
            fields.chain(unknown).chain(repeated).collect::<Vec<_>>()
        });
    object(members.prop_shuffle()).boxed()
}

const CHANNELS: &[&str] = &[
    "sms", "facebook", "twitter", "livechat", "email", "abc", "whatsapp", "api",
];

fn field(
    name: &'static str,
    good: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<Member> {
    let value = prop_oneof![
        40 => good,
        1 => Just(String::from("null")),
        1 => value(),
    ];
    (word(name), value).boxed()
}

fn id(capacities: Capacities) -> BoxedStrategy<String> {
    prop_oneof![3 => spelled(text_near(capacities.text)), 1 => integer()].boxed()
}

fn variant(variants: &'static [&'static str]) -> BoxedStrategy<String> {
    let other = select(&["", "Queued", "queue", "queuedd", "sms\u{0}", "unknown"][..]);
    prop_oneof![
        40 => select(variants).prop_flat_map(word),
        1 => other.prop_map(text).prop_flat_map(|other| spelled(Just(other))),
        1 => spelled(any_text(8)),
    ]
    .boxed()
}

fn asset(capacities: Capacities) -> BoxedStrategy<String> {
    let id = || field("id", id(capacities));
    let name = || field("name", spelled(text_near(capacities.text)));
    let members = (
        weighted(0.8, id()),
        weighted(0.8, name()),
        weighted(0.2, unknown()),
        weighted(0.03, prop_oneof![id(), name()]),
    );
    object(
        members
            .prop_map(|(id, name, unknown, again)| {
                [id, name, unknown, again]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
            })
            .prop_shuffle(),
    )
    .boxed()
}

fn tags(capacities: Capacities) -> BoxedStrategy<String> {
    let tag = move || prop_oneof![30 => spelled(text_near(capacities.text)), 1 => value()];
    let short = spelled(any_text(3));
    prop_oneof![
        8 => array(vec(tag(), 0..3)),
        1 => array(vec(tag(), 0..capacities.tags + 3)),
        1 => array(vec(short, capacities.tags..capacities.tags + 2)),
    ]
    .boxed()
}

fn details(capacities: Capacities) -> BoxedStrategy<String> {
    let edge = capacities.details - r#"{"":""}"#.len();
    let near =
        (edge - 2..edge + 3).prop_map(|length| format!(r#"{{"":"{}"}}"#, "y".repeat(length)));
    prop_oneof![8 => object(vec(unknown(), 0..3)), 1 => near].boxed()
}

fn datetime() -> BoxedStrategy<String> {
    let year = select(&[2021_u16, 1970, 2000, 1900, 0, 9999][..]);
    let day = (
        year,
        1..=12_u8,
        prop_oneof![20 => 1..=28_u8, 1 => 29..=31_u8],
    )
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let time = (0..=23_u8, 0..=59_u8, 0..=59_u8)
        .prop_map(|(hour, minute, second)| format!("{hour:02}:{minute:02}:{second:02}"));
    let fraction = prop_oneof![2 => "", 1 => "\\.[0-9]{1,11}", 1 => "\\.[0-9]0{0,9}"];
    let zone = prop_oneof!["Z|", "[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?"];
    let form =
        (day, "T| ", time, fraction, zone).prop_map(|(day, between, time, fraction, zone)| {
            text(&[day, between, time, fraction, zone].concat())
        });
    // One character off: the near misses of every form.
    let slip = (
        form.clone(),
        any::<prop::sample::Index>(),
        select(text("0269Tz+-:. ")),
    )
        .prop_map(|(mut text, place, other)| {
            *place.get_mut(&mut text) = other;
            text
        });
    prop_oneof![30 => spelled(form), 1 => spelled(slip), 1 => spelled(any_text(6))].boxed()
}
