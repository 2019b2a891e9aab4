//! What the gateway needs of this machine, and what the program shows.

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
