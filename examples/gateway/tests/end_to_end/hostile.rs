//! Servers that are none of the API: the gateway ends with a reason, and holds nothing that grows.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use chatwire::{Action, Pages};
use gateway::host::Timer;
use gateway::server::Turned;
use gateway::{Event, Gateway, Patient, Settings, Trouble};
use reqwless::client::HttpClient;
use std_embedded_nal_async::Stack;

use crate::field::{Wire, in_time};

const TOKEN: &[u8] =
    b"HTTP/1.1 200 -\r\naccess_token: t\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// The end of a pass where `/authorize` and all pages answer with these bytes; the words of the last retry with it.
fn pass(authorize: &'static [u8], page: Vec<u8>) -> (Result<(), Trouble>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 512];
            let length = stream.read(&mut request).unwrap_or(0);
            let authorizes = request[..length].starts_with(b"GET /v3.1/authorize");
            // The gateway may have hung up.
            let _ = stream.write_all(if authorizes { authorize } else { &page });
        }
    });
    let (clock, stack, mut last) = (Turned::default(), Stack::default(), String::new());
    let network = Patient::new(stack.clone(), Timer::new(1), 400);
    let settings = Settings {
        base: &base,
        credentials: ("key", "value"),
        team: None,
    };
    let mut gateway = Gateway::new(
        HttpClient::new(&network, &stack),
        settings,
        Wire::sound(),
        &clock,
        |event| {
            if let Event::Retrying { trouble, .. } = event {
                last = trouble.to_string();
            }
        },
        Pages::new(),
    );
    let result = async_io::block_on(gateway.pass());
    drop(gateway);
    (result, last)
}

fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
    )
    .into_bytes()
}

#[test]
fn a_list_that_shows_the_same_page_for_ever() {
    in_time(|| {
        let chat = |id: u32| {
            format!(
                r#"{{"chat_id":{id},"created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}}"#
            )
        };
        let chats: Vec<_> = (0..10).map(chat).collect();
        let body = format!(r#"{{"status_code":4305,"response":[{}]}}"#, chats.join(","));
        let (result, _) = pass(TOKEN, answer("200 -", "", &body));
        assert!(matches!(result, Err(Trouble::Stuck(100))), "{result:?}");
    });
}

#[test]
fn refusals_that_no_attempt_helps_against() {
    in_time(|| {
        let (result, last) = pass(TOKEN, answer("403 -", "", "<html>"));
        assert!(matches!(result, Err(Trouble::Status(403))), "{result:?}");
        assert_eq!(last, "");
        let body = r#"{"status_code":2010,"response":null}"#;
        let (result, last) = pass(TOKEN, answer("404 -", "", body));
        assert_eq!(result.unwrap_err().to_string().get(..4), Some("2010"));
        assert_eq!(last, "");
        let (result, _) = pass(b"HTTP/1.1 403 -\r\nContent-Length: 0\r\n\r\n", Vec::new());
        assert!(
            matches!(result, Err(Trouble::Credentials(403))),
            "{result:?}"
        );
    });
}

/// An expired token is one, whatever else is wrong with the body.
#[test]
fn a_token_that_is_always_expired() {
    in_time(|| {
        let cut = b"HTTP/1.1 200 -\r\nContent-Length: 99\r\nConnection: close\r\n\r\n{\"status_code\":2004,";
        for page in [
            answer("200 -", "", r#"{"status_code":2004,"response":""}"#),
            answer("200 -", "", r#"{"status_code":2004,"response":nil}"#),
            answer("401 -", "", r#"{"status_code":2004,<html>"#),
            answer("200 -", "", r#"{"status_code":2004}"#),
            cut.to_vec(),
        ] {
            let words = String::from_utf8_lossy(&page).into_owned();
            let (result, last) = pass(TOKEN, page);
            let trouble = result.unwrap_err();
            assert_eq!(trouble.action(), Action::Reauthenticate, "{words}");
            assert_eq!(last, "2004: Access Token expired", "{words}");
        }
    });
}

/// Codes that the API does not document, and no list: a proxy's, for one.
#[test]
fn codes_that_nobody_knows() {
    in_time(|| {
        for (body, words) in [
            (r#"{"status_code":429}"#, "no list, and status code 429"),
            (
                r#"{"status_code":2042,"response":null}"#,
                "no list, and status code 2042",
            ),
        ] {
            let (result, last) = pass(TOKEN, answer("200 -", "", body));
            assert!(matches!(result, Err(Trouble::NoList(_))), "{result:?}");
            assert_eq!(last, words);
        }
        let list = r#"{"status_code":4306,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
            "status":"queued","channel":"sms"}]}"#;
        let (result, _) = pass(TOKEN, answer("200 -", "", list));
        assert!(result.is_ok(), "{result:?}");
    });
}

#[test]
fn troubles_that_never_end() {
    in_time(|| {
        let long = "a".repeat(600);
        let long_token =
            format!("HTTP/1.1 200 -\r\naccess_token: {long}\r\nContent-Length: 0\r\n\r\n");
        let (result, last) = pass(long_token.leak().as_bytes(), Vec::new());
        assert!(matches!(result, Err(Trouble::NoToken)), "{result:?}");
        assert_eq!(last, "no token in the answer");

        let many: String = (0..200)
            .map(|number| format!("X-{number}: {number}\r\n"))
            .collect();
        let body = r#"{"status_code":4305,"response":[]}"#;
        let cases = [
            ("no bytes", Vec::new()),
            ("no HTTP", b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec()),
            ("half a header", b"HTTP/1.1 200 -\r\nContent-Le".to_vec()),
            (
                "more headers than there is room for",
                answer("200 -", &many, body),
            ),
            (
                "no length",
                b"HTTP/1.1 200 -\r\nContent-Length: -1\r\n\r\n".to_vec(),
            ),
            (
                "no encoding",
                b"HTTP/1.1 200 -\r\nTransfer-Encoding: \xff\r\n\r\n".to_vec(),
            ),
            (
                "no chunk",
                b"HTTP/1.1 200 -\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}".to_vec(),
            ),
            (
                "a chunk of all memory",
                b"HTTP/1.1 200 -\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{}".to_vec(),
            ),
            (
                "more body than its length",
                b"HTTP/1.1 200 -\r\nContent-Length: 2\r\n\r\n{}}}}}".to_vec(),
            ),
        ];
        for (what, bytes) in cases {
            let (result, last) = pass(TOKEN, bytes);
            let trouble = result.unwrap_err();
            let expected = matches!(trouble, Trouble::Http(_) | Trouble::Body(_));
            assert!(expected, "{what}: {trouble}");
            assert!(!last.is_empty(), "{what} is worth an attempt");
        }
        let (result, _) = pass(TOKEN, answer("200 -", "", r#"{"status_code":"fine"}"#));
        assert!(matches!(result, Err(Trouble::Body(_))), "{result:?}");
        let (result, last) = pass(TOKEN, answer("401 -", "", "who is it?"));
        assert!(matches!(result, Err(Trouble::Status(401))), "{result:?}");
        assert_eq!(last, "HTTP status 401");
    });
}
