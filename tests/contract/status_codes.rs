//! The documented status codes, and the others.

use chatwire::{Action, Chat, Options, StatusCode};

#[test]
fn documented() {
    use Action::{GiveUp, Proceed, Reauthenticate, RetryLater};
    for (number, http, meaning, action) in [
        (
            4305,
            200,
            "The list of chats retrieved successfully",
            Proceed,
        ),
        (
            2002,
            400,
            "Invalid header param - could not find mandatory header parameters",
            GiveUp,
        ),
        (2003, 400, "Invalid Access Token", Reauthenticate),
        (2004, 401, "Access Token expired", Reauthenticate),
        (2007, 500, "Internal Server Error", RetryLater),
        (
            2010,
            404,
            "Could not find details of team based on the teamid passed in the header",
            GiveUp,
        ),
        (2099, 405, "Method not allowed", GiveUp),
        (3454, 500, "Chat list could not be retrieved", RetryLater),
    ] {
        let code = sent(&number.to_string());
        assert_eq!(code, StatusCode::new(number));
        assert_eq!(code.is_success(), number == 4305);
        assert_eq!(code.is_failure(), number != 4305);
        assert_eq!(code.number(), number);
        assert_eq!(code.http_status(), Some(http));
        assert_eq!(code.meaning(), meaning);
        assert_eq!(code.action(), action);
        assert_eq!(code.to_string(), format!("{number}: {meaning}"));
        assert_eq!(sent(&format!(r#""{number}""#)), code, "as text");
    }
}

#[test]
fn any_other() {
    for number in [0, 1, 429, 2042, 4306, -1, i64::MAX, i64::MIN] {
        let code = sent(&number.to_string());
        assert_eq!(code, StatusCode::new(number));
        assert!(!code.is_success() && !code.is_failure());
        assert_eq!(code.number(), number);
        assert_eq!(code.http_status(), None);
        assert_eq!(code.meaning(), "not documented for this list");
    }
}

/// How a code is read from an envelope that says nothing else: failure is a normal end.
fn sent(json: &str) -> StatusCode {
    let page = format!(r#"{{"status_code":{json}}}"#);
    let envelope = chatwire::decode::<Chat>(page.as_bytes(), Options::new(), |_| {}).unwrap();
    envelope.status_code
}
