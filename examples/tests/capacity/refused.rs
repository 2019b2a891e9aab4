//! What it does not measure.

use crate::{SPARSE, capacity, program};

#[track_caller]
fn refused(arguments: &[&str], input: &str, status: i32, said: &str) {
    for arguments in [arguments, &[&["--json"], arguments].concat()] {
        let output = capacity(arguments, input);
        assert_eq!(program::words(&output).trim_end(), said);
        assert_eq!(output.status.code(), Some(status));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn no_pages() {
    refused(
        &["-"],
        "",
        2,
        "capacity: standard input: unexpected end of the body at byte 0",
    );
    refused(
        &["-"],
        "<html>",
        2,
        "capacity: standard input: invalid JSON at byte 0",
    );
    refused(
        &["-"],
        "[]",
        2,
        "capacity: standard input: not the expected envelope: envelope has the wrong type at byte 0",
    );
}

/// The offset is that in the file.
#[test]
fn no_page_after_a_page() {
    let offset = SPARSE.len() + 2;
    refused(
        &["-"],
        &format!("{SPARSE}\n x"),
        2,
        &format!("capacity: standard input: invalid JSON at byte {offset}"),
    );
}

#[test]
fn files_that_cannot_be_read() {
    for path in ["tests/data/no-such-file.json", "tests/data"] {
        let output = capacity(&["tests/data/page.json", path], "");
        assert!(program::words(&output).contains(path));
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn no_chats() {
    refused(
        &["tests/data/page-empty.json"],
        "",
        1,
        "capacity: there are no chats to measure",
    );
    refused(
        &["-"],
        r#"{"status_code":4305,"response":""}"#,
        1,
        "capacity: standard input: the page has no list, and says 4305: The list of chats retrieved successfully\n\
         capacity: there are no chats to measure",
    );
    refused(
        &["tests/data/error-2004.json"],
        "",
        1,
        "capacity: tests/data/error-2004.json: the page says 2004: Access Token expired\n\
         capacity: there are no chats to measure",
    );
}

/// The others are measured all the same.
#[test]
fn a_failed_call_among_others() {
    let page = "tests/data/page.json";
    let alone = capacity(&["--json", page], "");
    let output = capacity(&["--json", page, "tests/data/error-2004.json"], "");
    assert_eq!(
        program::words(&output),
        "capacity: tests/data/error-2004.json: the page says 2004: Access Token expired\n"
    );
    assert_eq!(output.status.code(), Some(1));
    let object = |bytes| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
    assert_eq!(
        object(&output.stdout)["record"],
        object(&alone.stdout)["record"]
    );
    assert_eq!(object(&output.stdout)["pages"], 2);
}

#[test]
fn more_than_any_device_has_room_for() {
    let (id, details) = ("x".repeat(1 << 20), "x".repeat(2 << 20));
    let page = SPARSE
        .replace(r#""chat_id":"1""#, &format!(r#""chat_id":"{id}""#))
        .replace(r#""\ud83d""#, &format!(r#""{details}""#));
    refused(
        &["-"],
        &page,
        2,
        "capacity: a record for these chats takes 1310792 bytes, more than devices have: chat_id has up to 1048576 bytes",
    );
}

#[test]
fn more_than_it_reads() {
    refused(
        &["-"],
        &" ".repeat((16 << 20) + 1),
        2,
        "capacity: standard input: more than 16 MiB: give it in parts",
    );
}

#[test]
fn bad_arguments() {
    for arguments in [
        &["--verbose"][..],
        &["-j"],
        &["--json=yes"],
        &["-", "-"],
        &["-", "a", "-"],
    ] {
        let output = capacity(arguments, SPARSE);
        assert_eq!(output.status.code(), Some(64), "{arguments:?}");
        assert!(program::words(&output).contains("usage: capacity [--json]"));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}
