//! What the fuzz targets check. `tests/fuzz_replay.rs` of the library includes the same files.

pub mod checks;

#[path = "../../tests/support/lines/mod.rs"]
mod lines;
#[path = "../../tests/support/oracle/mod.rs"]
pub mod oracle;
#[path = "../../tests/support/outcome/mod.rs"]
mod outcome;
#[path = "../../tests/pages_model/story/mod.rs"]
mod story;
