//! What the search makes pages of: places in a page, and what can stand there over and over.

use chatwire::json::MAX_DEPTH;

use super::LENGTH;

/// A place where pieces can come over and over.
pub struct Shape {
    pub name: &'static str,
    before: String,
    after: String,
    /// What stands there in turn.
    pub pieces: Vec<String>,
}

impl Shape {
    /// The page in which these pieces come over and over; `None` if they do not come once.
    pub fn page(&self, pieces: &[usize]) -> Option<String> {
        let unit: String = pieces.iter().map(|&piece| &*self.pieces[piece]).collect();
        page(&self.before, &unit, &self.after)
    }
}

/// A page of the one length; white space after the envelope makes up for what is missing.
fn page(before: &str, unit: &str, after: &str) -> Option<String> {
    let room = LENGTH.checked_sub(before.len() + after.len())?;
    let times = room.checked_div(unit.len()).filter(|&times| times > 0)?;
    let page = [before, &unit.repeat(times), after].concat();
    Some(format!("{page:LENGTH$}"))
}

/// Values of every kind, as short as can be, and such as have something in them that costs more.
const VALUES: &[&str] = &[
    "0",
    "-0",
    "10",
    "0.1",
    "1e1",
    "-1.1E-1",
    "18446744073709551615",
    "99999999999999999999",
    "true",
    "false",
    "null",
    r#""""#,
    r#""a""#,
    r#""\n""#,
    r#""\u0061""#,
    r#""\u00e9""#,
    r#""\ud83d\ude00""#,
    r#""é""#,
    r#""😀""#,
    "{}",
    "[]",
    "[[]]",
    "[0]",
    r#"[""]"#,
    r#"{"":0}"#,
    r#"{"":{}}"#,
    r#"{"a":""}"#,
    "[[],{}]",
    r#""2021-08-22""#,
    r#""2021-08-22T01:14:01.9+01:00""#,
    r#""queued""#,
    r#""QUEUED""#,
    r#""sms""#,
    r#""smt""#,
];

/// What a text can be made of.
const CHARACTERS: &[&str] = &[
    "a",
    " ",
    "/",
    "é",
    "न",
    "😀",
    r"\n",
    r"\/",
    r"\\",
    r#"\""#,
    r"\u0061",
    r"\u00e9",
    r"\u0928",
    r"\uD83D\uDE00",
    "aaaaaaa",
    "aaaaaaaaaaaaaaa",
    r"\b",
];

/// Names: none, a short one, known ones, near ones, escaped ones.
const NAMES: &[&str] = &[
    "",
    "a",
    "chat_id",
    "chat_i",
    "chat_iD",
    "chat_idx",
    "chat_i\\u0064",
    "\\u0063hat_id",
    "created_at",
    "created_aT",
    "created_at ",
    "customer_i",
    "customer_id",
    "destination_iD",
    "destination_id",
    "other_detailS",
    "other_details",
    "status",
    "statuS",
    "statue",
    "tag",
    "taG",
    "tah",
    "flag",
    "asset",
    "assignee",
    "assigneE",
    "alias_id",
    "channel",
    "channeL",
    "updated_at",
    "é",
    "\\n",
];

/// Between two tokens, where white space may be.
const SPACES: &[&str] = &[" ", "\n", "\t", "\r\n ", "        "];

/// What a chat must have, so that it is not rejected.
const REQUIRED: &str = r#""chat_id":1,"created_at":"2021-08-22","status":"queued","channel":"sms""#;

/// A value for each field of a chat, in the order of the table, as short as can be, and some that are longer.
const MEMBERS: &[&str] = &[
    r#""chat_id":1"#,
    r#""alias_id":1"#,
    r#""created_at":"2021-08-22""#,
    r#""updated_at":"2021-08-22T01:14:01.9999999+01:00""#,
    r#""status":"queued""#,
    r#""channel":"sms""#,
    r#""asset":{}"#,
    r#""asset":{"id":1}"#,
    r#""asset":{"id":"","name":""}"#,
    r#""customer_id":1"#,
    r#""destination_id":1"#,
    r#""assignee":1"#,
    r#""flag":"""#,
    r#""flag":"\n""#,
    r#""tag":[]"#,
    r#""tag":["","","","","",""]"#,
    r#""other_details":{}"#,
    r#""other_details":[[],[]]"#,
    r#""flag":null"#,
    r#""flag":{}"#,
    r#""tag":[0]"#,
    r#""asset":{"id":[]}"#,
];

fn shape(
    name: &'static str,
    before: &str,
    after: &str,
    pieces: impl IntoIterator<Item = String>,
) -> Shape {
    Shape {
        name,
        before: before.to_owned(),
        after: after.to_owned(),
        pieces: pieces.into_iter().collect(),
    }
}

fn owned(pieces: &[&str]) -> Vec<String> {
    pieces.iter().map(|&piece| piece.to_owned()).collect()
}

/// Values in a list, each with its comma.
fn values() -> Vec<String> {
    let values = VALUES.iter().map(|value| format!("{value},"));
    values.chain(owned(SPACES)).collect()
}

/// Members of an object, each with its comma: every name with a short value, and a short name with every value.
fn members() -> Vec<String> {
    let names = NAMES.iter().map(|name| format!(r#""{name}":0,"#));
    let nulls = NAMES.iter().map(|name| format!(r#""{name}":null,"#));
    let values = VALUES.iter().map(|value| format!(r#""":{value},"#));
    names
        .chain(nulls)
        .chain(values)
        .chain(owned(SPACES))
        .collect()
}

/// Chats: bad ones of every kind, and good ones with every member beside those that must be there.
fn chats() -> Vec<String> {
    let values = VALUES.iter().map(|value| format!("{value},"));
    let single = MEMBERS.iter().map(|member| format!("{{{member}}},"));
    let unknown = NAMES.iter().map(|name| format!(r#"{{"{name}":0}},"#));
    let good = MEMBERS[6..]
        .iter()
        .map(|member| format!("{{{REQUIRED},{member}}},"));
    let first = format!("{{{REQUIRED}}},");
    let all = format!(
        "{{{}}},",
        [
            &MEMBERS[..8],
            &MEMBERS[9..12],
            &MEMBERS[13..14],
            &MEMBERS[15..17]
        ]
        .concat()
        .join(",")
    );
    values
        .chain(single)
        .chain(unknown)
        .chain(good)
        .chain([first, all])
        .chain(owned(SPACES))
        .collect()
}

/// Every place, with what can stand there.
pub fn all() -> Vec<Shape> {
    let page = |inner: &str| format!(r#"{{"status_code":4305,{inner}"#);
    let chat = |inner: &str| format!(r#"{{"status_code":4305,"response":[{{{REQUIRED},{inner}"#);
    let levels = usize::from(MAX_DEPTH);
    let deep = |outside: usize| {
        let levels = levels - outside;
        [
            format!("{}{},", "[".repeat(levels), "]".repeat(levels)),
            format!(
                r#"{}{{}}{},"#,
                r#"{"":"#.repeat(levels - 1),
                "}".repeat(levels - 1)
            ),
            format!(
                "{}{},",
                r#"[{"":"#.repeat(levels / 2 - 1).clone() + "[]",
                "}]".repeat(levels / 2 - 1)
            ),
        ]
    };
    let characters = || owned(CHARACTERS);
    let digits = || owned(&["0", "1", "9", "10"]);
    vec![
        shape(
            "skipped values",
            &page(r#""":["#),
            "0]}",
            values().into_iter().chain(deep(2)),
        ),
        shape(
            "members of the envelope",
            "{",
            r#""status_code":4305}"#,
            members(),
        ),
        shape(
            "members of the response",
            r#"{"status_code":4305,"response":{"#,
            r#""":0}}"#,
            members(),
        ),
        shape(
            "members of the links",
            r#"{"status_code":4305,"response":{"links":{"#,
            r#""":0}}}"#,
            members(),
        ),
        shape(
            "chats",
            &page(r#""response":["#),
            "0]}",
            chats().into_iter().chain(deep(2)),
        ),
        shape("members of a chat", &chat(""), r#""":0}]}"#, members()),
        shape(
            "members of an asset",
            &chat(r#""asset":{"#),
            r#""":0}}]}"#,
            members(),
        ),
        shape("tags", &chat(r#""tag":["#), r#"""]}]}"#, values()),
        shape(
            "kept details",
            &chat(r#""other_details":["#),
            "0]}]}",
            values().into_iter().chain(deep(4)),
        ),
        shape(
            "members of details",
            &chat(r#""other_details":{"#),
            r#""":0}}]}"#,
            members(),
        ),
        shape("a skipped text", &page(r#""":""#), r#""}"#, characters()),
        shape("a name", &page(r#"""#), r#"":0}"#, characters()),
        shape(
            "a name of a chat",
            &chat(r#""chat_id"#),
            r#"":0}]}"#,
            characters(),
        ),
        shape(
            "a description",
            &page(r#""description":""#),
            r#""}"#,
            characters(),
        ),
        shape(
            "a link",
            &page(r#""response":{"links":{"next":""#),
            r#""}}}"#,
            characters(),
        ),
        shape("a flag", &chat(r#""flag":""#), r#""}]}"#, characters()),
        shape("an id", &chat(r#""alias_id":""#), r#""}]}"#, characters()),
        shape(
            "an asset's id",
            &chat(r#""asset":{"id":""#),
            r#""}}]}"#,
            characters(),
        ),
        shape("a tag", &chat(r#""tag":[""#), r#""]}]}"#, characters()),
        shape(
            "a text of details",
            &chat(r#""other_details":""#),
            r#""}]}"#,
            characters(),
        ),
        shape(
            "a fraction of a second",
            &chat(r#""updated_at":"2021-08-22T01:14:01."#),
            r#"Z"}]}"#,
            digits(),
        ),
        shape("a skipped number", &page(r#""":1"#), "}", digits()),
        shape(
            "a number of details",
            &chat(r#""other_details":1"#),
            "}]}",
            digits(),
        ),
        shape("an id of digits", &chat(r#""alias_id":1"#), "}]}", digits()),
        shape(
            "a number of pages",
            &page(r#""response":{"links":{"pages":1"#),
            "}}}",
            digits(),
        ),
        shape("white space", r#"{"status_code":4305"#, "}", owned(SPACES)),
    ]
}
