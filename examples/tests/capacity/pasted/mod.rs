//! What `capacity` prints, pasted. `CHATWIRE_PASTE=1 cargo test -p examples` pastes it again, for the next run to
//! compile; `tests/sizes/on_32_bit.rs` has the sizes for `.ci/bare-metal/build` to check.

pub mod odd;
pub mod pages;
pub mod sample;
pub mod sparse;
/// The sparse one, with all that is a comment there.
pub mod uncommented;
