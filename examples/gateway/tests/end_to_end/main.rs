//! The gateway against the server, over real HTTP on loopback.

mod faults;
mod field;
mod hostile;
mod restart;
mod sizes;
