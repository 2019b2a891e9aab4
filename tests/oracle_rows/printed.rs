//! What `decode --json` prints.

use serde_json::{Value, json};

use super::*;

#[test]
fn a_page_prints_as_the_issue_shows() {
    let page = br#"{ "response": {"chats": [
        {"chat_id":17,"alias_id":null,"created_at":"2021-08-22 01:14:01.50+02:00",
         "updated_at":"2021-08-22T01:14:01","status":"queued","channel":"abc",
         "asset":{"id":56161,"name":"Acme"},"customer_id":"c","destination_id":"d",
         "assignee":null,"flag":null,"tag":["billing"],"other_details":{"a": [1]}},
        {"chat_id":"\u0031","created_at":"2021-08-22T01:14:01Z","status":"closed"}],
        "links":{"self":"x","pages":42,"next":"n"}},
        "description":"ok","status_code":"4305"}"#;
    let closing = page.windows(3).position(|window| window == b"}],").unwrap();
    let chat = json!({
        "index": 0,
        "chat_id": "17",
        "alias_id": null,
        "created_at": "2021-08-21T23:14:01.5Z",
        "updated_at": "2021-08-22T01:14:01Z",
        "status": "queued",
        "channel": "abc",
        "asset": { "id": 56161, "name": "Acme" },
        "customer_id": "c",
        "destination_id": "d",
        "assignee": null,
        "flag": null,
        "tag": ["billing"],
        "other_details": { "a": [1] },
        "altered": [],
    });
    let rejected =
        json!({ "index": 1, "field": "channel", "reason": "missing", "offset": closing });
    let envelope = json!({
        "status_code": 4305,
        "description": "ok",
        "pages": 42,
        "next": "n",
        "has_list": true,
        "chats": 1,
        "rejected": 1,
        "altered": [],
    });
    let lines = [
        json!({ "chat": chat }),
        json!({ "rejected": rejected }),
        json!({ "envelope": envelope }),
    ];
    for lenient in [false, true] {
        assert_eq!(expected(page, lenient, &EXAMPLE), lines);
    }
}

#[test]
fn the_printed_lines_follow_the_mode_and_hide_nothing() {
    let odd = page(r#""flag":"\ud83d""#);
    let first = |lenient| expected(odd.as_bytes(), lenient, &EXAMPLE)[0].clone();
    assert_eq!(first(false)["rejected"]["reason"], "lone_surrogate");
    assert_eq!(first(true)["chat"]["altered"], json!(["flag"]));
    let error = json!({
        "error": { "kind": "envelope", "offset": 0, "member": "envelope", "reason": "type" },
    });
    assert_eq!(expected(b"[]", false, &EXAMPLE), [error]);
    let syntax = json!({ "error": { "kind": "syntax", "offset": 1 } });
    assert_eq!(expected(b"{!", false, &EXAMPLE), [syntax]);
    let envelope = json!({
        "envelope": {
            "status_code": 1,
            "description": null,
            "pages": null,
            "next": null,
            "has_list": false,
            "chats": 0,
            "rejected": 0,
            "altered": ["description", "response.links.pages"],
        },
    });
    let page = br#"{"status_code":1,"response":{"links":{"pages":-1}},"description":7}"#;
    assert_eq!(expected(page, false, &EXAMPLE), [envelope]);
}

#[test]
fn other_details_are_printed_as_the_json_that_they_are() {
    for details in ["{}", "[]", "[1,{}]", "7", "true", r#""x""#] {
        let page = page(&format!(r#""other_details":{details}"#));
        let line = expected(page.as_bytes(), false, &EXAMPLE)[0].clone();
        let value: Value = serde_json::from_str(details).unwrap();
        assert_eq!(line["chat"]["other_details"], value);
    }
}

#[test]
fn the_page_of_a_dotnet_back_end_is_all_good() {
    let page = include_bytes!("../data/page-dotnet.json");
    let sent: Value = serde_json::from_slice(page).unwrap();
    let sent = &sent["response"]["chats"];
    for lenient in [false, true] {
        let lines = expected(page, lenient, &EXAMPLE);
        let envelope = &lines[10]["envelope"];
        assert_eq!(envelope["chats"], 10);
        assert_eq!(envelope["has_list"], true);
        assert_eq!(envelope["altered"], json!([]));
        for (index, line) in lines[..10].iter().enumerate() {
            let mut chat = line["chat"].as_object().unwrap().clone();
            assert_eq!(chat.remove("index"), Some(json!(index)));
            assert_eq!(chat.remove("altered"), Some(json!([])));
            for (field, value) in chat {
                let sent = &sent[index][&field];
                match sent.as_str() {
                    Some("") => assert_eq!(value, json!(null), "{field}"),
                    // Zeros at the end say nothing.
                    Some(text) if field.ends_with("_at") => {
                        assert_eq!(value, text.replace(".200Z", ".2Z"));
                    }
                    _ => assert_eq!(value, *sent, "{field}"),
                }
            }
        }
    }
    // An Apple id has 169 bytes.
    let tight = Capacities {
        destination: 168,
        ..EXAMPLE
    };
    let tight = expected(page, false, &tight);
    let rejected: Vec<_> = tight
        .iter()
        .filter_map(|line| line.get("rejected"))
        .collect();
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0]["field"], "destination_id");
    assert_eq!(rejected[0]["reason"], "overflow");
}
