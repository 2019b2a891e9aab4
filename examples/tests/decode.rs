//! `decode` as a program: what it prints, and how it exits.

#[path = "../../tests/support/oracle/mod.rs"]
mod oracle;
mod program;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use program::words;
use serde_json::{Value, json};

const DECODE: &str = env!("CARGO_BIN_EXE_decode");

/// Runs it with this on its standard input.
fn decode(arguments: &[&str], input: &[u8]) -> Output {
    program::run(DECODE, arguments, input)
}

#[track_caller]
fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'), "{text}");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

const PAGE: &str = r#"{"response":{"chats":[
    {"chat_id":"a","created_at":"2021-08-22T06:44:01.50+05:30","status":"queued","channel":"abc",
     "asset":{"id":56161},"flag":"\u00e9\"\n","tag":["billing"],
     "other_details": { "a b" : "\u00e9 \" }" , "a b":1.50,
        "c" : [ 1E5 , -0 ] } },
    {"chat_id":"b","created_at":"2021-08-22T01:14:01Z","status":"open","channel":"abc"},
    7
],"links":{"pages":42,"next":"https://x/?page=2"}},"description":"ok","status_code":4305}"#;

#[test]
fn json_lines_to_the_letter() {
    let output = decode(&["--json", "-"], PAGE.as_bytes());
    let open = PAGE.find("\"open\"").unwrap();
    let seven = PAGE.find("7\n").unwrap();
    let expected = [
        concat!(
            r#"{"chat":{"index":0,"chat_id":"a","alias_id":null,"created_at":"2021-08-22T01:14:01.5Z","#,
            r#""updated_at":null,"status":"queued","channel":"abc","asset":{"id":56161,"name":null},"#,
            r#""customer_id":null,"destination_id":null,"assignee":null,"flag":"é\"\n","tag":["billing"],"#,
            r#""other_details":{"a b":"\u00e9 \" }","a b":1.50,"c":[1E5,-0]},"altered":[]}}"#,
        ),
        &format!(
            r#"{{"rejected":{{"index":1,"field":"status","reason":"unknown_variant","offset":{open}}}}}"#
        ),
        &format!(r#"{{"rejected":{{"index":2,"field":"chat","reason":"type","offset":{seven}}}}}"#),
        concat!(
            r#"{"envelope":{"status_code":4305,"description":"ok","pages":42,"#,
            r#""next":"https://x/?page=2","has_list":true,"chats":1,"rejected":2,"altered":[]}}"#,
        ),
    ];
    let text = std::str::from_utf8(&output.stdout).unwrap();
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);
    assert_eq!(words(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

/// `SNAPSHOTS=overwrite cargo test -p examples picture` draws it again. The sizes in it are those of 64-bit hosts.
#[test]
#[cfg(target_pointer_width = "64")]
fn the_picture_in_the_readme() {
    let printed = String::from_utf8(decode(&[], b"").stdout).unwrap();
    let lines: Vec<_> = printed.lines().collect();
    // The first chats, and what stands below the last.
    let (first, below) = (&lines[..14], &lines[lines.len() - 7..]);
    let terminal = [
        &["$ cargo run -p examples --bin decode"],
        first,
        &["…"],
        below,
    ]
    .concat();
    snapbox::assert_data_eq!(
        terminal.join("\n"),
        snapbox::file!["../decode/printed.term.svg"].raw()
    );
}

#[test]
fn lenient() {
    let output = decode(&["--lenient", "--json", "-"], PAGE.as_bytes());
    let lines = lines(&output);
    assert_eq!(lines[1]["chat"]["status"], "unknown");
    assert_eq!(lines[1]["chat"]["altered"], json!(["status"]));
    assert_eq!(lines[2]["rejected"]["reason"], "type");

    let long = format!(
        r#"{{"status_code":4305,"response":[{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued",
        "channel":"sms","flag":"{}","assignee":"\ud83d","updated_at":"yesterday","other_details":{{"a":"{}"}}}}]}}"#,
        "x".repeat(129),
        "x".repeat(1024),
    );
    let output = decode(&["--json", "--lenient", "-"], long.as_bytes());
    let chat = &self::lines(&output)[0]["chat"];
    assert_eq!(chat["flag"], "x".repeat(128));
    assert_eq!(chat["assignee"], "\u{fffd}");
    assert_eq!(chat["other_details"], Value::Null);
    assert_eq!(chat["updated_at"], Value::Null);
    assert_eq!(
        chat["altered"],
        json!(["updated_at", "assignee", "flag", "other_details"])
    );

    let output = decode(&["--json", "-"], long.as_bytes());
    assert_eq!(self::lines(&output)[0]["rejected"]["field"], "flag");
}

#[test]
fn details_that_do_not_fit() {
    let page = |len| {
        format!(
            r#"{{"status_code":4305,"response":[{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued",
            "channel":"sms","other_details":{{"a":"{}"}}}}]}}"#,
            "x".repeat(len - r#"{"a":""}"#.len())
        )
    };
    let output = decode(&["--json", "-"], page(1024).as_bytes());
    let chat = &lines(&output)[0]["chat"];
    assert_eq!(chat["other_details"].to_string().len(), 1024);
    assert_eq!(chat["altered"], json!([]));

    let output = decode(&["--json", "-"], page(1025).as_bytes());
    let chat = &lines(&output)[0]["chat"];
    assert_eq!(chat["other_details"], Value::Null);
    assert_eq!(chat["altered"], json!(["other_details"]));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_sample_shows_what_there_is() {
    let output = decode(&["--json"], b"");
    assert_eq!(output.status.code(), Some(0));
    let lines = lines(&output);
    let seen = |field: &str| {
        let mut values: Vec<_> = lines
            .iter()
            .filter_map(|line| line["chat"][field].as_str())
            .collect();
        values.sort();
        values.dedup();
        values
    };
    assert_eq!(seen("status"), ["closed", "onhold", "picked", "queued"]);
    assert_eq!(
        seen("channel"),
        [
            "abc", "api", "email", "facebook", "livechat", "sms", "twitter", "whatsapp"
        ]
    );
    let ids = || lines.iter().map(|line| &line["chat"]["asset"]["id"]);
    assert!(ids().any(Value::is_u64) && ids().any(Value::is_string));
    assert!(lines.iter().any(|line| line["rejected"].is_object()));
    assert!(lines.last().unwrap()["envelope"].is_object());
}

#[test]
fn the_table_is_for_people() {
    let output = decode(&[], b"");
    assert_eq!(output.status.code(), Some(0));
    let table = String::from_utf8(output.stdout).unwrap();
    for words in [
        "1872651",
        "नमस्ते",
        "価格の問い合わせ",
        "REJECTED: channel has an unknown value at byte",
        "REJECTED: flag has a lone surrogate at byte",
        "4305: The list of chats retrieved successfully",
        "https://chat-api.acme.example/v3.1/chats?page=2",
        "8 chats, 2 rejected",
        "memory",
    ] {
        assert!(table.contains(words), "{words} is not in\n{table}");
    }
    for line in table.lines() {
        assert!(line.chars().count() <= 110, "{line}");
        assert!(!line.chars().any(char::is_control), "{line}");
    }
}

/// What a page says must not reach the terminal as a command.
#[test]
fn the_table_has_no_control_characters() {
    let page = r#"{"status_code":4305,"description":"\u001b[2J","response":[{"chat_id":"\u001b[31m\n\u202e",
        "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms","tag":["a\u0000b"]}]}"#;
    let output = decode(&["-"], page.as_bytes());
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.contains("\u{fffd}[31m"), "{table}");
    let steers = |char: char| char != '\n' && char.is_control() || char == '\u{202e}';
    assert!(!table.contains(steers), "{table}");
}

/// The oracle shares no code with the decoder, nor with the example.
#[test]
fn the_lines_are_those_of_the_oracle() {
    let pages = std::fs::read_dir(program::ROOT.to_owned() + "/tests/data").unwrap();
    for path in pages.map(|entry| entry.unwrap().path()) {
        let page = std::fs::read(&path).unwrap();
        let path = path.to_str().unwrap();
        // The details in the odd page are more than `serde_json` can hold.
        if !path.ends_with(".json") || path.ends_with("odd.json") {
            continue;
        }
        for (mode, lenient) in [(&["--json"][..], false), (&["--json", "--lenient"], true)] {
            let output = decode(&[mode, &[path]].concat(), b"");
            let expected = oracle::expected(&page, lenient, &oracle::EXAMPLE);
            assert_eq!(lines(&output), expected, "{path} {mode:?}");
        }
    }
}

#[test]
fn chunks_of_any_size() {
    for page in [
        "sample.json",
        "odd.json",
        "page-dotnet.json",
        "page-escaped.json",
        "short.json",
    ] {
        let path = format!("tests/data/{page}");
        for mode in [&["--json"][..], &["--json", "--lenient"]] {
            let run = |chunk: &[&str]| decode(&[mode, chunk, &[&path]].concat(), b"").stdout;
            let whole = run(&["--chunk", "1000000"]);
            assert!(!whole.is_empty());
            for size in ["1", "2", "7", "64", "4096", "18446744073709551615"] {
                assert!(run(&["--chunk", size]) == whole, "{page} by {size}");
            }
            assert!(run(&[]) == whole, "{page}");
        }
    }
}

#[test]
fn a_failed_call() {
    let output = decode(&["--json", "tests/data/error-2004.json"], b"");
    assert_eq!(
        lines(&output),
        [
            json!({"envelope": {"status_code": 2004, "description": "Access Token expired", "pages": null,
            "next": null, "has_list": false, "chats": 0, "rejected": 0, "altered": []}})
        ]
    );
    assert_eq!(output.status.code(), Some(1));
}

/// A page succeeded when its list is there and its code is no documented failure.
#[test]
fn success() {
    for (page, success) in [
        (r#"{"status_code":4305,"response":[]}"#, true),
        (r#"{"status_code":4305,"response":{"chats":null}}"#, true),
        (r#"{"status_code":4306,"response":[]}"#, true),
        (r#"{"status_code":2007,"response":[]}"#, false),
        (r#"{"status_code":4305,"response":{"users":[]}}"#, false),
        (r#"{"status_code":4305,"response":""}"#, false),
        (r#"{"status_code":4305}"#, false),
        (r#"{"status_code":429}"#, false),
    ] {
        let output = decode(&["-"], page.as_bytes());
        assert_eq!(output.status.code(), Some(!success as i32), "{page}");
        let has_list = !String::from_utf8(output.stdout)
            .unwrap()
            .contains("NO LIST");
        let output = decode(&["--json", "-"], page.as_bytes());
        assert_eq!(
            lines(&output)[0]["envelope"]["has_list"],
            has_list,
            "{page}"
        );
    }
}

/// What the envelope says of itself, for scripts and for people.
#[test]
fn an_altered_envelope() {
    let page = format!(
        r#"{{"status_code":4305,"description":"{}","response":{{"chats":[],"links":{{"pages":-1,"next":"{}"}}}}}}"#,
        "x".repeat(81),
        "y".repeat(129),
    );
    let output = decode(&["--json", "-"], page.as_bytes());
    let envelope = &lines(&output)[0]["envelope"];
    assert_eq!(envelope["description"], "x".repeat(80));
    assert_eq!(envelope["pages"], Value::Null);
    assert_eq!(envelope["next"], Value::Null);
    let altered = ["description", "response.links.pages", "response.links.next"];
    assert_eq!(envelope["altered"], json!(altered));
    let table = String::from_utf8(decode(&["-"], page.as_bytes()).stdout).unwrap();
    let row = format!("\nALTERED       {}\n", altered.join(", "));
    assert!(table.contains(&row), "{table}");
}

#[test]
fn errors() {
    for (page, kind, offset) in [
        ("{\"status_code\":4305,}", "syntax", 20),
        ("<html>", "syntax", 0),
        ("{\"status_code\":4305}{}", "trailing", 20),
        ("{\"status_code\":43", "unexpected_end", 17),
        ("", "unexpected_end", 0),
        (&"[".repeat(100).replacen('[', "{\"x\":[", 1), "depth", 36),
    ] {
        let output = decode(&["--json", "-"], page.as_bytes());
        let error = json!({"error": {"kind": kind, "offset": offset}});
        assert_eq!(lines(&output), [error], "{page}");
        assert!(words(&output).contains(&offset.to_string()), "{page}");
        assert_eq!(output.status.code(), Some(2), "{page}");

        let output = decode(&["-"], page.as_bytes());
        assert!(!words(&output).is_empty(), "{page}");
        assert_eq!(output.status.code(), Some(2), "{page}");
    }
    for (page, member, reason, offset) in [
        ("[]", "envelope", "type", 0),
        ("{}", "status_code", "missing", 1),
        (r#"{"status_code":null}"#, "status_code", "null", 15),
        (r#"{"response":7}"#, "response", "type", 12),
        (r#"{"response":{"chats":7}}"#, "list", "type", 21),
        (
            r#"{"response":[],"response":[]}"#,
            "response",
            "duplicate",
            15,
        ),
    ] {
        let output = decode(&["--json", "-"], page.as_bytes());
        let error =
            json!({"kind": "envelope", "member": member, "reason": reason, "offset": offset});
        assert_eq!(
            lines(&output).last(),
            Some(&json!({ "error": error })),
            "{page}"
        );
        assert!(words(&output).contains(&format!("{member} ")), "{page}");
        assert_eq!(output.status.code(), Some(2), "{page}");
    }
    let output = decode(&["--json", "-"], b"{\"\xff\":0}");
    assert_eq!(
        lines(&output),
        [json!({"error": {"kind": "utf8", "offset": 2}})]
    );
}

#[test]
fn chats_before_an_error_are_told() {
    let page = PAGE.replace("],\"links\"", "]],\"links\"");
    let output = decode(&["--json", "-"], page.as_bytes());
    let lines = lines(&output);
    assert_eq!(lines.len(), 4);
    assert!(lines[0]["chat"].is_object());
    assert_eq!(lines[3]["error"]["kind"], "syntax");
}

#[test]
fn a_file_that_cannot_be_read() {
    for path in ["tests/data/no-such-file.json", "tests/data"] {
        let output = decode(&["--json", path], b"");
        assert_eq!(
            lines(&output),
            [json!({"error": {"kind": "io", "offset": 0}})]
        );
        assert!(words(&output).contains(path));
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn bad_arguments() {
    for arguments in [
        &["--chunk"][..],
        &["--chunk", "0"],
        &["--chunk", "-1"],
        &["--chunk", "1.5"],
        &["--chunk", "many"],
        &["--chunk", ""],
        &["--chunk", "18446744073709551616"],
        &["--chunk", "--json"],
        &["--verbose"],
        &["-j"],
        &["--json=5"],
        &["-", "-"],
        &["-", "tests/data/page.json"],
        &["tests/data/page.json", "tests/data/page.json"],
        &["--json", "tests/data/page.json", "-x"],
    ] {
        let output = decode(arguments, b"");
        assert_eq!(output.status.code(), Some(64), "{arguments:?}");
        assert!(
            words(&output).contains("usage: decode [--json]"),
            "{arguments:?}"
        );
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn nobody_reads_the_output() {
    let input = r#"{"response":[{}"#.to_string() + &",{}".repeat(100_000);
    let mut child = Command::new(DECODE)
        .args(["--json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!words(&output).contains("panicked"), "{}", words(&output));
}
