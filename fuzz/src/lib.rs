//! What the fuzz targets check. `tests/fuzz_replay.rs` of the library includes the same files.

pub mod checks;

#[path = "../../tests/lines/mod.rs"]
mod lines;
#[path = "../../tests/oracle/mod.rs"]
pub mod oracle;
#[path = "../../tests/outcome/mod.rs"]
mod outcome;
#[path = "../../tests/pages_model/story/mod.rs"]
mod story;
