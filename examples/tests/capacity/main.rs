//! `capacity` as a program: what it measures, and that what it prints can be pasted.

mod figures;
mod model;
mod paste;
mod pasted;
#[path = "../program/mod.rs"]
mod program;
mod refused;

// What the example computes sizes with; the test of it uses a part.
#[allow(dead_code)]
#[path = "../../capacity/extent.rs"]
mod extent;
#[path = "../../capacity/fields.rs"]
mod fields;
#[path = "../../capacity/layout.rs"]
mod layout;
#[allow(dead_code)]
#[path = "../../capacity/record.rs"]
mod record;

use std::process::Output;

use serde_json::Value;

/// A page that has little in it.
const SPARSE: &str = r#"{"status_code":4305,"response":[
    {"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms","asset":{"id":56161},"tag":[],
     "flag":null,"assignee":"","other_details": { "a" : "\ud83d" }}]}"#;

fn capacity(arguments: &[&str], input: &str) -> Output {
    program::run(env!("CARGO_BIN_EXE_capacity"), arguments, input.as_bytes())
}

/// The object that it prints for scripts.
#[track_caller]
fn json(arguments: &[&str], input: &str) -> Value {
    let output = capacity(&[&["--json"], arguments].concat(), input);
    assert_eq!(output.status.code(), Some(0), "{}", program::words(&output));
    assert_eq!(program::words(&output), "");
    serde_json::from_slice(&output.stdout).unwrap()
}
