//! The envelope as it stands when an error has ended the page.

use oracle::events_with_envelope;

use super::*;

/// The envelope of which nothing is known, but for these members.
pub fn nothing_but(members: Value) -> Value {
    let mut envelope = json!({
        "status_code": 0,
        "description": null,
        "pages": null,
        "next": null,
        "has_list": false,
        "chats": 0,
        "rejected": 0,
        "altered": [],
    });
    for (name, value) in members.as_object().unwrap() {
        assert!(envelope.get(name).is_some(), "{name}");
        envelope[name] = value.clone();
    }
    envelope
}

#[track_caller]
pub fn stands_within(page: &[u8], rules: Rules, members: Value) {
    let last = events_with_envelope(page, &rules).pop().unwrap();
    let page = page.escape_ascii();
    assert!(last.get("error").is_some(), "{page}\n{last}");
    assert_eq!(last["envelope"], nothing_but(members), "{page}");
}

/// After this page, which is no whole one, the envelope has these members.
#[track_caller]
pub fn stands(page: &str, members: Value) {
    stands_within(page.as_bytes(), Rules::strict(SMALL), members);
}

#[test]
fn an_error_has_the_envelope_beside_it() {
    let lines = events_with_envelope(br#"{"status_code":7,!"#, &Rules::strict(SMALL));
    assert_eq!(
        lines,
        [json!({
            "error": { "kind": "syntax", "offset": 17 },
            "envelope": nothing_but(json!({ "status_code": 7 })),
        })]
    );
    // Where there is none, the lines are the same.
    let good = page(r#""flag":1"#);
    let strict = Rules::strict(SMALL);
    assert_eq!(
        events_with_envelope(good.as_bytes(), &strict),
        events(good.as_bytes(), &strict)
    );
}

#[test]
fn nothing_is_known_before_anything_is_read() {
    for page in [
        "",
        "!",
        "{",
        "[",
        "7",
        "{}",
        "null",
        "\u{feff}",
        "{\"status_code\"",
    ] {
        stands(page, json!({}));
    }
}

#[test]
fn a_number_counts_from_the_byte_behind_it_on() {
    for (page, code) in [
        (r#"{"status_code":43"#, 0),
        (r#"{"status_code":43 "#, 43),
        (r#"{"status_code":43,"#, 43),
        (r#"{"status_code":43!"#, 43),
        (r#"{"status_code":0"#, 0),
        (r#"{"status_code":01"#, 0),
        (r#"{"status_code":-5]"#, -5),
        (r#"{"status_code":43.!"#, 0),
        (r#"{"status_code":43e"#, 0),
        // Fatal itself.
        (r#"{"status_code":43.5 "#, 0),
        (r#"{"status_code":99999999999999999999 "#, 0),
    ] {
        stands(page, json!({ "status_code": code }));
    }
    let links = |rest: &str| format!(r#"{{"response":{{"links":{{"pages":{rest}"#);
    stands(&links("42"), json!({}));
    stands(&links("42x"), json!({ "pages": 42 }));
    let flagged = json!({ "altered": ["response.links.pages"] });
    for rest in ["-1", "1.5", "4294967296", "1e0"] {
        stands(&links(rest), json!({}));
        stands(&links(&format!("{rest}x")), flagged.clone());
    }
    stands(&links("1.x"), json!({}));
    for (rest, altered) in [("7", json!([])), ("7}", json!(["description"]))] {
        stands(
            &format!(r#"{{"description":{rest}"#),
            json!({ "altered": altered }),
        );
    }
}

#[test]
fn a_byte_behind_the_limit_is_not_seen() {
    let page = br#"{"status_code":43,"x":0}"#;
    let within = |limit| Rules {
        max_bytes: Some(limit),
        ..Rules::strict(SMALL)
    };
    stands_within(page, within(17), json!({}));
    stands_within(page, within(18), json!({ "status_code": 43 }));
}

#[test]
fn a_literal_counts_when_it_is_complete() {
    stands(r#"{"description":tru"#, json!({}));
    stands(r#"{"description":tru!"#, json!({}));
    stands(
        r#"{"description":true"#,
        json!({ "altered": ["description"] }),
    );
    stands(r#"{"description":null"#, json!({}));
    stands(r#"{"response":{"chats":nul"#, json!({}));
    stands(r#"{"response":{"chats":null"#, json!({ "has_list": true }));
    stands(
        r#"{"response":{"links":false"#,
        json!({ "altered": ["response.links"] }),
    );
    stands(
        r#"{"response":{"links":{"next":true"#,
        json!({ "altered": ["response.links.next"] }),
    );
    stands(r#"{"response":null!"#, json!({}));
}

#[test]
fn a_container_counts_at_its_bracket() {
    stands(r#"{"description":["#, json!({ "altered": ["description"] }));
    stands(r#"{"description":{"#, json!({ "altered": ["description"] }));
    stands(r#"{"response":["#, json!({ "has_list": true }));
    stands(r#"{"response":[!"#, json!({ "has_list": true }));
    stands(r#"{"response":{"#, json!({}));
    stands(r#"{"response":{"chats":["#, json!({ "has_list": true }));
    for (bracket, path) in [
        (r#""pages":["#, "response.links.pages"),
        (r#""pages":{!"#, "response.links.pages"),
        (r#""next":["#, "response.links.next"),
        (r#""next":{"#, "response.links.next"),
    ] {
        let page = format!(r#"{{"response":{{"links":{{{bracket}"#);
        stands(&page, json!({ "altered": [path] }));
    }
}

#[test]
fn a_bracket_of_the_other_kind_counts_when_it_is_decided() {
    for (links, wrong) in [
        ("[", false),
        ("[ ", false),
        ("[]", false),
        ("[!", false),
        ("[,", false),
        ("[n", false),
        ("[tru!", false),
        ("[null", true),
        ("[false", true),
        ("[-", true),
        ("[0", true),
        ("[\"", true),
        ("[[", true),
        ("[\n{", true),
    ] {
        let altered = if wrong {
            json!(["response.links"])
        } else {
            json!([])
        };
        let page = format!(r#"{{"response":{{"links":{links}"#);
        stands(&page, json!({ "altered": altered }));
    }
    for (list, has_list) in [("{", false), ("{!", false), ("{}", true), ("{ }!", true)] {
        let page = format!(r#"{{"response":{{"chats":{list}"#);
        stands(&page, json!({ "has_list": has_list }));
    }
    // Fatal, and no list.
    stands(r#"{"response":{"chats":{"a"#, json!({}));
    stands(r#"{"response":{"chats":"x"#, json!({}));
    stands(r#"{"response":{"chats":""#, json!({}));
    stands(r#"{"response":{"chats":"""#, json!({ "has_list": true }));
}

#[test]
fn the_chats_are_counted_as_far_as_they_are_read() {
    let good = format!("{{{GOOD}}}");
    let counted = |rest: &str, chats: usize, rejected: usize| {
        let page = format!(r#"{{"status_code":1,"response":{{"chats":[{rest}"#);
        let members = json!({
            "status_code": 1, "has_list": true, "chats": chats, "rejected": rejected,
        });
        stands(&page, members);
    };
    counted(&good[..good.len() - 1], 0, 0);
    counted(&good, 1, 0);
    counted(&format!("{good},{good}],!"), 2, 0);
    counted(&format!("{good},7"), 1, 0);
    counted(&format!("{good},7!"), 1, 1);
    counted(&format!("{good},null"), 1, 1);
    counted(&format!("{good},[{{}}],{{"), 1, 1);
    let page = format!(r#"{{"response":[7,{good},{good}]}}"#);
    let limited = Rules {
        max_records: Some(2),
        ..Rules::strict(SMALL)
    };
    let members = json!({ "has_list": true, "chats": 1, "rejected": 1 });
    stands_within(page.as_bytes(), limited, members);
}

#[test]
fn what_was_read_before_an_error_in_the_envelope_stays() {
    let read = json!({
        "description": "abcd",
        "pages": 3,
        "next": "n",
        "has_list": true,
        "rejected": 1,
        "altered": ["description"],
    });
    let page = r#"{"description":"abcde","response":{"links":{"pages":3,"next":"n"},"chats":[7]}"#;
    stands(&format!("{page}}}"), read.clone());
    stands(&format!("{page}}} x"), read.clone());
    for rest in [
        r#","status_code":null"#,
        r#","status_code":"""#,
        r#","status_code":["#,
        r#","status_code":"x""#,
        r#","description":"new""#,
        r#","response":[7,7]"#,
        r#","status_code":1"#,
    ] {
        stands(&format!("{page}{rest}"), read.clone());
    }
    let mut trailing = read.clone();
    trailing["status_code"] = json!(1);
    stands(&format!(r#"{page},"status_code":1}} x"#), trailing);
    // The second `pages` is at fault before it has a value.
    stands(
        r#"{"response":{"links":{"pages":3,"pages":4"#,
        json!({ "pages": 3 }),
    );
}
