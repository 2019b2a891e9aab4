//! A test program that never ends fails: an endless loop in the decoder must not pass for a slow machine.
//!
//! Each test program has this module, under a name that sorts before those of all tests, so that it comes first.

use std::io::Write;
use std::time::Duration;
use std::{env, process, thread};

/// Many times what the slowest program takes on a slow machine.
const LIMIT: Duration = Duration::from_secs(600);

#[test]
fn is_set() {
    // Who asks for all cases has the time for them.
    if env::var_os("CHATWIRE_EXHAUSTIVE").is_some() {
        return;
    }
    thread::spawn(|| {
        thread::sleep(LIMIT);
        // Past the test harness, which keeps what tests print until they end.
        let words = format!("\nthe tests take longer than {LIMIT:?}: one of them hangs\n");
        let _ = std::io::stderr().write_all(words.as_bytes());
        process::abort();
    });
}
