//! The gateway's traits for this machine, and the output of the program.

mod arguments;
mod audit;
mod receiver;
mod summary;
mod timer;
mod wire;

pub use arguments::{Arguments, USAGE};
pub use audit::audit;
pub use receiver::receive;
pub use summary::Summary;
pub use timer::Timer;
pub use wire::Wire;
