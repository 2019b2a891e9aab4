//! What the benchmarks share: the pages, the decoders that compete, and the
//! check that they all decode the same values.

pub mod arguments;
pub mod baseline;
pub mod callgrind;
pub mod case;
mod chart;
pub mod clock;
pub mod entry;
pub mod growth;
pub mod machine;
mod ours;
pub mod pages;
mod plain;
mod record;
pub mod report;
mod rivals;
mod thousand;
pub mod worst;
