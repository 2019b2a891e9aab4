//! JSON of any shape, as text.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::spelling::{any_text, spelled, word};

/// The key, with its quotes, and the value of a member.
pub type Member = (String, String);

/// What to write in the gaps between tokens, in turn.
type Gaps = Vec<&'static str>;

pub fn gaps() -> BoxedStrategy<Gaps> {
    let gap = select(&["", " ", "\n", "\t", "\r\n", "  "][..]);
    prop_oneof![2 => Just(Vec::new()), 1 => vec(gap, 1..5)].boxed()
}

pub fn value() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        select(&["null", "true", "false"][..]).prop_map(String::from),
        number(),
        spelled(any_text(6)),
    ];
    let nested = leaf.prop_recursive(4, 16, 4, |inner| {
        let members = vec((key(), inner.clone()), 0..4);
        prop_oneof![array(vec(inner, 0..4)), object(members)]
    });
    prop_oneof![40 => nested, 1 => deep()].boxed()
}

/// Each way in which servers write that there is nothing.
pub fn empty() -> BoxedStrategy<String> {
    let empties = select(&["null", "\"\"", "[]", "{}", "[ ]", "{\n}"][..]);
    empties.prop_map(String::from).boxed()
}

/// The member, with a value that is most often a good one.
pub fn member(
    name: &'static str,
    good: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<Member> {
    // These two are good almost everywhere.
    let nothing = select(&["null", "\"\""][..]).prop_map(String::from);
    let value = prop_oneof![80 => good, 4 => nothing, 1 => empty(), 1 => value()];
    (word(name), value).boxed()
}

pub fn object(members: impl Strategy<Value = Vec<Member>> + 'static) -> BoxedStrategy<String> {
    (members, gaps())
        .prop_map(|(members, gaps)| {
            let mut gaps = gaps.iter().copied().cycle();
            let mut gap = || gaps.next().unwrap_or("");
            let members: Vec<_> = members
                .iter()
                .map(|(key, value)| format!("{}{key}{}:{}{value}{}", gap(), gap(), gap(), gap()))
                .collect();
            let empty = if members.is_empty() { gap() } else { "" };
            format!("{{{empty}{}}}", members.join(","))
        })
        .boxed()
}

pub fn array(elements: impl Strategy<Value = Vec<String>> + 'static) -> BoxedStrategy<String> {
    (elements, gaps())
        .prop_map(|(elements, gaps)| {
            let mut gaps = gaps.iter().copied().cycle();
            let mut gap = || gaps.next().unwrap_or("");
            let elements: Vec<_> = elements
                .iter()
                .map(|element| format!("{}{element}{}", gap(), gap()))
                .collect();
            let empty = if elements.is_empty() { gap() } else { "" };
            format!("[{empty}{}]", elements.join(","))
        })
        .boxed()
}

/// A member that no record asks for, or asks for somewhere else.
pub fn unknown() -> BoxedStrategy<Member> {
    (key(), value()).boxed()
}

fn key() -> BoxedStrategy<String> {
    let familiar = select(
        &[
            "x",
            "chat_ids",
            "Status",
            "self",
            "",
            "chat",
            "tags",
            "asset.id",
            "first",
            "prev",
            "last",
            "users",
            "teams",
            "team_id",
            "team_name",
            "subject",
            "thread_id",
            "customer",
            "messages",
            "route_params",
            "outcome",
            "browserfingerprint",
        ][..],
    );
    prop_oneof![familiar.prop_flat_map(word), spelled(any_text(6)),].boxed()
}

pub fn number() -> BoxedStrategy<String> {
    prop_oneof![
        2 => integer(),
        1 => "-?(0|[1-9][0-9]{0,2})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,3})?",
        1 => "[1-9][0-9]{6,10}\\.[0-9]{1,9}([eE][0-9]{1,4})?",
    ]
    .boxed()
}

pub fn integer() -> BoxedStrategy<String> {
    let boundary = select(
        &[
            "-0",
            "4294967295",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "18446744073709551615",
            "18446744073709551616",
        ][..],
    );
    prop_oneof![
        6 => "0|[1-9][0-9]{0,7}",
        2 => "-?(0|[1-9][0-9]{0,10})",
        2 => boundary.prop_map(String::from),
        1 => "-?[1-9][0-9]{17,22}",
        1 => "[1-9][0-9]{126,130}",
    ]
    .boxed()
}

/// Nesting around the limit, whatever the level it stands on.
fn deep() -> BoxedStrategy<String> {
    let brackets = select(&[("[", "]"), ("{\"x\":[", "]}"), ("[[", "]]")][..]);
    (brackets, 12..34_usize)
        .prop_map(|((open, close), levels)| {
            let times = levels / (open.len() - open.matches("\"x\":").count() * 4);
            format!("{}{}", open.repeat(times), close.repeat(times))
        })
        .boxed()
}
