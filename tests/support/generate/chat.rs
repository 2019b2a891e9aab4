//! Chats: good ones, and ones with each fault of the contract.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::json::{Member, array, empty, integer, member, object, unknown, value};
use super::spelling::{Text, any_text, cased, spelled, text, text_near, word};
use crate::oracle::Capacities;

/// An element of the list, most often an object.
pub fn element(capacities: Capacities) -> BoxedStrategy<String> {
    prop_oneof![5 => plain(), 10 => chat(capacities), 1 => value()].boxed()
}

/// A chat with nothing wrong in any capacities, but that a member may be there twice.
fn plain() -> BoxedStrategy<String> {
    let words = || spelled("[A-Z0-9+ ]{1,4}".prop_map(|word| text(&word)));
    let nothing = || select(&["null", "\"\""][..]).prop_map(String::from);
    let asset = (weighted(0.8, words()), weighted(0.8, words())).prop_map(|(id, name)| {
        let id = id.map(|id| (String::from("\"id\""), id));
        let name = name.map(|name| (String::from("\"name\""), name));
        id.into_iter().chain(name).collect::<Vec<_>>()
    });
    let list = array(vec(words(), 0..3));
    let required = [
        ("chat_id", words()),
        ("created_at", spelled(instant())),
        ("status", cased(STATUS)),
        ("channel", cased(CHANNELS)),
    ];
    let optional = [
        ("alias_id", words(), "null"),
        ("updated_at", spelled(instant()), "null"),
        ("asset", object(asset), "[]"),
        ("customer_id", words(), "null"),
        ("destination_id", words(), "\"\""),
        ("assignee", words(), "\"\""),
        ("flag", words(), "null"),
        ("tag", list, "{}"),
        ("other_details", object(vec(unknown(), 0..3)), "\"\""),
    ];
    let optional = optional.map(|(name, good, empty)| {
        let value = prop_oneof![6 => good, 1 => nothing(), 1 => Just(String::from(empty))];
        weighted(0.7, (word(name), value))
    });
    let required: Vec<_> = required.map(|(name, good)| (word(name), good)).into();
    let again = weighted(0.15, any::<Index>());
    let members = (required, optional, vec(stranger(), 0..2), again).prop_map(
        |(required, optional, strangers, again)| {
            let fields = required.into_iter().chain(optional.into_iter().flatten());
            let mut members: Vec<_> = fields.chain(strangers).collect();
            members.extend(again.map(|place| place.get(&members).clone()));
            members
        },
    );
    object(members.prop_shuffle()).boxed()
}

fn chat(capacities: Capacities) -> BoxedStrategy<String> {
    let fields = move || {
        [
            (0.98, member("chat_id", id(capacities.text))),
            (0.6, member("alias_id", id(capacities.text))),
            (0.98, member("created_at", datetime())),
            (0.6, member("updated_at", datetime())),
            (0.98, member("status", variant(STATUS))),
            (0.98, member("channel", variant(CHANNELS))),
            (0.6, member("asset", asset(capacities))),
            (0.6, member("customer_id", id(capacities.text))),
            (0.6, member("destination_id", address(capacities))),
            (0.6, member("assignee", id(capacities.text))),
            (0.6, member("flag", spelled(text_near(capacities.text)))),
            (0.6, member("tag", tags(capacities))),
            (0.6, member("other_details", details(capacities))),
        ]
    };
    // A field that is given twice, and seldom three times.
    let again = prop::strategy::Union::new(fields().map(|(_, field)| field));
    let fields: Vec<_> = fields()
        .into_iter()
        .map(|(often, field)| weighted(often, field))
        .collect();
    let strangers = prop_oneof![4 => unknown(), 1 => stranger()];
    let members = (
        fields,
        vec(strangers, 0..3),
        weighted(0.1, vec(again, 1..3)),
    )
        .prop_map(|(fields, strangers, again)| {
            let fields = fields.into_iter().flatten().chain(strangers);
            fields
                .chain(again.into_iter().flatten())
                .collect::<Vec<_>>()
        });
    object(members.prop_shuffle()).boxed()
}

const STATUS: &[&str] = &["queued", "picked", "onhold", "closed"];
const CHANNELS: &[&str] = &[
    "sms", "facebook", "twitter", "livechat", "email", "abc", "whatsapp", "api",
];

/// What a server knows of a chat beyond what the list is documented to say.
fn stranger() -> BoxedStrategy<Member> {
    let object = || object(vec(unknown(), 0..3));
    prop_oneof![
        (word("team_id"), integer()),
        (word("team_name"), spelled(any_text(6))),
        (word("subject"), spelled(any_text(6))),
        (word("thread_id"), spelled(any_text(6))),
        (word("customer"), object()),
        (word("messages"), array(vec(object(), 0..3))),
        (word("route_params"), object()),
        (word("outcome"), empty()),
        (word("browserfingerprint"), spelled(any_text(6))),
        (word("tags"), array(vec(spelled(any_text(6)), 0..3))),
    ]
    .boxed()
}

fn id(capacity: usize) -> BoxedStrategy<String> {
    let text = text_near(capacity).prop_map(|text| match text.is_empty() {
        true => vec![u32::from('x')],
        false => text,
    });
    prop_oneof![3 => spelled(text), 1 => integer()].boxed()
}

/// Where a customer is reached; an Apple id has 169 bytes.
fn address(capacities: Capacities) -> BoxedStrategy<String> {
    let phone = "\\+[1-9][0-9]{6,12}".prop_map(|phone| text(&phone));
    let apple = "urn:mbid:[A-Za-z0-9+/]{159}=".prop_map(|apple| text(&apple));
    prop_oneof![8 => id(capacities.destination), 1 => spelled(phone), 1 => spelled(apple)].boxed()
}

fn variant(variants: &'static [&'static str]) -> BoxedStrategy<String> {
    let other = select(
        &[
            "Open",
            "queue",
            "queuedd",
            "sms\u{0}",
            "unknown",
            "pic\u{212a}ed",
        ][..],
    );
    prop_oneof![
        32 => select(variants).prop_flat_map(word),
        6 => cased(variants),
        2 => select(&["\"LiveChat\"", "\"SMS\"", "\"Queued\""][..]).prop_map(String::from),
        1 => other.prop_map(text).prop_flat_map(|other| spelled(Just(other))),
        1 => spelled(any_text(8)),
    ]
    .boxed()
}

fn asset(capacities: Capacities) -> BoxedStrategy<String> {
    let id = || member("id", id(capacities.text));
    let name = || member("name", spelled(text_near(capacities.text)));
    let members = (
        weighted(0.8, id()),
        weighted(0.8, name()),
        weighted(0.2, unknown()),
        weighted(0.05, prop_oneof![id(), name()]),
    );
    let object = object(
        members
            .prop_map(|(id, name, unknown, again)| {
                [id, name, unknown, again]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
            })
            .prop_shuffle(),
    );
    // As events have it, the name alone.
    prop_oneof![20 => object, 1 => spelled(any_text(6))].boxed()
}

fn tags(capacities: Capacities) -> BoxedStrategy<String> {
    let tag = move || {
        let text = spelled(text_near(capacities.text));
        prop_oneof![40 => text, 2 => Just(String::from("\"\"")), 1 => empty(), 1 => value()]
    };
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
    prop_oneof![8 => object(vec(unknown(), 0..3)), 2 => value(), 1 => near].boxed()
}

/// A datetime in every form that is one.
fn instant() -> BoxedStrategy<Text> {
    form(select(&[2021_u16, 1970, 2000, 1900][..]), 1..=28_u8)
}

fn form(
    year: impl Strategy<Value = u16> + 'static,
    day: impl Strategy<Value = u8> + 'static,
) -> BoxedStrategy<Text> {
    let day = (year, 1..=12_u8, day)
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let time = (0..=23_u8, 0..=59_u8, 0..=59_u8)
        .prop_map(|(hour, minute, second)| format!("{hour:02}:{minute:02}:{second:02}"));
    let fraction =
        prop_oneof![2 => "", 1 => "\\.[0-9]{1,11}", 1 => "\\.[0-9]{7}", 1 => "\\.[0-9]0{0,9}"];
    let zone = prop_oneof!["Z|", "[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?"];
    (day, "T| ", time, fraction, zone)
        .prop_map(|(day, between, time, fraction, zone)| {
            text(&[day, between, time, fraction, zone].concat())
        })
        .boxed()
}

fn datetime() -> BoxedStrategy<String> {
    let form = form(
        select(&[2021_u16, 1970, 2000, 1900, 0, 9999][..]),
        prop_oneof![20 => 1..=28_u8, 1 => 29..=31_u8],
    );
    // One character off: the near misses of every form.
    let slip = (form.clone(), any::<Index>(), select(text("0269Tz+-:. "))).prop_map(
        |(mut text, place, other)| {
            *place.get_mut(&mut text) = other;
            text
        },
    );
    prop_oneof![30 => spelled(form), 1 => spelled(slip), 1 => spelled(any_text(6))].boxed()
}
