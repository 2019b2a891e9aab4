//! The `capacity` example as a program: what it measures, and that what it prints can be pasted.

#[path = "../_time_limit/mod.rs"]
mod _time_limit;

#[path = "../example/mod.rs"]
mod example;
mod figures;
mod model;
mod paste;
mod pasted;
mod refused;

// What the example computes sizes with; the test of it uses a part.
#[allow(dead_code)]
#[path = "../../examples/capacity/extent.rs"]
mod extent;
#[path = "../../examples/capacity/fields.rs"]
mod fields;
#[path = "../../examples/capacity/layout.rs"]
mod layout;
#[allow(dead_code)]
#[path = "../../examples/capacity/record.rs"]
mod record;

use std::process::Output;

use serde_json::Value;

/// A page that has little in it.
const SPARSE: &str = r#"{"status_code":4305,"response":[
    {"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms","asset":{"id":56161},"tag":[],
     "flag":null,"assignee":"","other_details": { "a" : "\ud83d" }}]}"#;

fn capacity(arguments: &[&str], input: &str) -> Output {
    example::run("capacity", arguments, input.as_bytes())
}

/// The object that it prints for scripts.
#[track_caller]
fn json(arguments: &[&str], input: &str) -> Value {
    let output = capacity(&[&["--json"], arguments].concat(), input);
    assert_eq!(output.status.code(), Some(0), "{}", example::words(&output));
    assert_eq!(example::words(&output), "");
    serde_json::from_slice(&output.stdout).unwrap()
}
