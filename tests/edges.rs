//! Faults where a decoder is most likely to see them too early or too late:
//! at the edge of a chunk, of a number, of a character, of a limit. Each page
//! is cut at every one and two places, and between all bytes.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "support/lines/mod.rs"]
mod lines;
#[path = "support/oracle/mod.rs"]
mod oracle;

use lines::{TIGHT, Tight, options};
use oracle::{Rules, events_with_envelope};
use serde_json::Value;

const PAGES: &[&[u8]] = &[
    // Nothing but the byte after a number says that it ends.
    br#"{"status_code":1000es"#,
    br#"{"status_code":4305."#,
    br#"{"status_code":1.5"#,
    br#"{"status_code":1.5x"#,
    br#"{"status_code":99999999999999999999x"#,
    b"{\"status_code\":99999999999999999999\xff",
    b"{\"status_code\":99999999999999999999\xc3\xa9",
    br#"{"response":[0x"#,
    br#"{"response":[0.5.5"#,
    b"{\"response\":[0\xc3\xa9",
    b"{\"response\":[0\xc3",
    b"{\"response\":[0\xff",
    br#"{"response":{"links":{"pages":1ex"#,
    // What is known of the envelope when a value in it goes wrong.
    br#"{"response":{"links":1.}}"#,
    br#"{"response":{"links":"!\x"#,
    br#"{"response":{"links":"\ud83d!"#,
    br#"{"response":{"links":[7"#,
    br#"{"response":{"links":[tr!"#,
    br#"{"response":{"links":{"pages":12."#,
    br#"{"response":{"links":{"pages":12"#,
    br#"{"response":{"links":{"pages":12,"#,
    br#"{"response":{"links":{"pages":"1\x"#,
    br#"{"response":{"links":{"next":7."#,
    br#"{"response":{"links":{"next":"a\x"#,
    br#"{"response":{"links":{"next":"a\ud83d\"#,
    b"{\"response\":{\"links\":{\"next\":\"123456789012\xc3\xa9!",
    b"{\"response\":{\"chats\":\"\x01",
    br#"{"response":{"chats":""!"#,
    br#"{"response":{"chats":"x"!"#,
    br#"{"response":{"chats":"x\y"#,
    br#"{"response":{"chats":null!"#,
    br#"{"response":{"chats":{}!"#,
    br#"{"response":{"chats":{"x"#,
    br#"{"response":{"chats":1."#,
    br#"{"response":[7,"a\x"#,
    br#"{"response":"a\x"#,
    br#"{"status_code":1,"description":1.}"#,
    br#"{"status_code":1,"description":"ab\x"#,
    br#"{"status_code":1,"description":"\ud83d\ud83d!"}x"#,
    br#"{"status_code":12,"description":"ab","response":[7]}x"#,
    // A value that is refused, and is malformed.
    b"-}",
    b"n",
    b"tru!",
    b"1.}",
    b"\"\x01",
    b"[!",
    br#"{"response":-x"#,
    br#"{"response":tru!"#,
    b"{\"response\":\"\x01",
    br#"{"response":{"chats":n!"#,
    br#"{"response":{"chats":-x"#,
    br#"{"status_code":tru!"#,
    br#"{"status_code":"x"#,
    br#"{"status_code":"12\x"#,
    br#"{"status_code":[!"#,
    br#"{"status_code":1,"status_code"!"#,
    br#"{"status_code":1,"status_code!"#,
    // Characters that are cut, ill-formed or out of place.
    b"{\"status_code\":1}\xc3\xa9",
    b"{\"status_code\":1}\xc3",
    b"{\"status_code\":1}\xff",
    b"{\"a\":\"\xe2\x82\xac\xe2\x82",
    b"{\"a\":\"\xe2\x82\"}",
    b"{\"a\":\"\xf0\x9f\x98\x80\xed\xa0\x80",
    b"{\"a\\\xc3\xa9",
    b"{\"a\\\xc3",
    b"{\"a\\\xff",
    b"{\"a\\u1\xc3\xa9",
    b"{\"a\":tr\xc3\xa9",
    b"{\"a\":1\xc3\xa9",
    b"{\"a\":1\xc3",
    b"{\xc3\xa9",
    b"{\xc3",
    b"\xef\xbb\xbf{}",
    b"\xef\xbb\xbf {\"status_code\":1} ",
    b"\xef\xbb\xbf{\"status_code\":1}\xef\xbb\xbf",
    b"\xef\xbb\xbf\xef\xbb\xbf{",
    b" \xef\xbb\xbf{",
    b"\xef\xbb{",
    b"\xef\xbb",
    b"\xef",
    b"\xef\xbb\xbf",
    b"\xef\xbf\xbd",
    // Escapes that are cut, in the text and in the key of a chat.
    br#"{"status_code":1,"response":[{"flag":"\ud83d\ude00\ud83d"}]}"#,
    br#"{"status_code":1,"response":[{"flag":"\ud83d\ud83d\ude00"}]}"#,
    br#"{"status_code":1,"response":[{"fl\u0061g":1,"\ud83dflag":2}]}"#,
    b"{\"status_code\":1,\"response\":[{\"flag\":\"1234567\xc3\xa9\"}]}",
    b"{\"status_code\":1,\"response\":[7,7]} ",
    // What is no value.
    br#"{"status_code":"","#,
    br#"{"status_code":1,"description":"","response":""}"#,
    br#"{"status_code":1,"response":{"chats":{},"links":[]}}"#,
    br#"{"status_code":1,"response":[{"alias_id":"","asset":[],"tag":{},"other_details":"","flag":""}]}"#,
    br#"{"status_code":1,"response":[{"asset":[1]},{"tag":{"":1}},{"asset":{"id":""}},{"chat_id":""}]}"#,
    br#"{"status_code":1,"response":[{"other_details":"\u0041"},{"other_details":-1.5},{"tag":["",null]}]}"#,
    // What has to be read to its end to be judged.
    br#"{"status_code":1,"response":[{"chat_id":12345678901.5},{"chat_id":12345678901},{"flag":1.5}]}"#,
    br#"{"status_code":1,"response":[{"asset":{"id":123456789012345678901}},{"status":"CLOS\u0045d"}]}"#,
    b"{\"status_code\":1,\"description\":\"123456789\xf0\x9f\x98\x80\"} \n",
];

/// Where to cut: nowhere, at one or two places, between all bytes.
fn cuts(length: usize) -> Vec<Vec<usize>> {
    let mut cuts = vec![vec![], (1..length).collect()];
    for first in 1..length {
        cuts.push(vec![first]);
        cuts.extend((first + 1..length).map(|second| vec![first, second]));
    }
    cuts
}

/// The chunks of a page that is cut like this.
fn chunks<'a>(page: &'a [u8], cuts: &[usize]) -> impl Iterator<Item = &'a [u8]> {
    let starts = [&[0], cuts].concat();
    let ends = [cuts, &[page.len()]].concat();
    starts
        .into_iter()
        .zip(ends)
        .map(|(start, end)| &page[start..end])
}

/// What differs from the oracle, for a person to read.
fn difference(page: &[u8], cuts: &[usize], rules: &Rules) -> Option<String> {
    let decoded = lines::fed(&mut Tight::with_options(options(rules)), chunks(page, cuts));
    let decoded = decoded.map_or_else(|broken| broken.to_string(), |lines| printed(&lines));
    let expected = printed(&events_with_envelope(page, rules));
    (decoded != expected).then(|| {
        let page = page.escape_ascii();
        format!("{page} cut at {cuts:?}\n    decoded  {decoded}\n    expected {expected}")
    })
}

fn printed(lines: &[Value]) -> String {
    lines
        .iter()
        .map(Value::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Fails with all of them.
fn no_difference(differences: impl Iterator<Item = String>) {
    let all: Vec<_> = differences.collect();
    assert!(all.is_empty(), "{} differ:\n{}", all.len(), all.join("\n"));
}

#[test]
fn every_cut_of_every_edge() {
    for rules in [Rules::strict(TIGHT), Rules::lenient(TIGHT)] {
        no_difference(PAGES.iter().filter_map(|page| {
            cuts(page.len())
                .iter()
                .find_map(|cuts| difference(page, cuts, &rules))
        }));
    }
}

#[test]
fn every_limit_of_every_edge() {
    no_difference(PAGES.iter().filter_map(|page| {
        (0..page.len() + 2).find_map(|limit| {
            let rules = Rules {
                max_bytes: Some(limit),
                ..Rules::strict(TIGHT)
            };
            let all = (1..page.len()).collect();
            let mut cuts = vec![vec![], all];
            cuts.extend((1..page.len()).map(|cut| vec![cut]));
            cuts.iter().find_map(|cuts| {
                Some(format!(
                    "within {limit}: {}",
                    difference(page, cuts, &rules)?
                ))
            })
        })
    }));
}
