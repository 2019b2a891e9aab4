//! Standard output of the host, without `core::fmt`: formatting would add its own code and panics
//! to the images under measure.

use semihosting::io::{Write, stdout};

/// Writes bytes as they are; without a host the program has no reason to go on.
pub fn write(bytes: &[u8]) {
    let sent = stdout().and_then(|mut out| out.write_all(bytes));
    if sent.is_err() {
        crate::exit(1);
    }
}

/// Writes one line, `name value`.
pub fn figure(name: &str, value: u32) {
    let mut digits = [0; 11];
    let mut rest = value;
    let mut length = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        length += 1;
        if rest == 0 {
            break;
        }
    }
    write(name.as_bytes());
    write(b" ");
    write(digits.get(digits.len() - length..).unwrap_or_default());
    write(b"\n");
}
