//! What the board lacks under QEMU and the host has: random numbers and the date. A real board has a peripheral for each.

#![forbid(unsafe_code)]

use semihosting::fs::File;
use semihosting::io::Read;

/// Random bytes, from a file in the store that the host puts there: a link to its own.
pub fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let mut file = File::open(c"random").ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// The seconds since 1970.
#[cfg(feature = "tls")]
pub fn unix_seconds() -> Option<u64> {
    use semihosting::experimental::time::SystemTime;
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .ok()?;
    Some(since.as_secs())
}
