//! Keeps the progress where it survives a power cut: in a file of the host, which stands in for a page of flash.

#![forbid(unsafe_code)]

use chatwire::Pages;
use semihosting::fs;
use semihosting::io::Read;

// Neither function is inlined: what they need of the stack is free again when they return.

/// Three instants with sixteen ids each, and the chats ahead of their time.
const ROOM: usize = 2048;

/// What was kept last; the default where nothing was, or nothing that can be read.
#[inline(never)]
pub fn load() -> Pages {
    let mut bytes = [0; ROOM];
    let Some(kept) = read(c"progress", &mut bytes) else {
        return Pages::new();
    };
    postcard::from_bytes(kept).unwrap_or_else(|_| {
        defmt::error!("the progress that was kept cannot be read: begins anew");
        Pages::new()
    })
}

/// Replaces what is kept. Whenever the power fails, there is either the old progress or the new one.
#[inline(never)]
pub fn save(progress: &Pages) {
    let mut bytes = [0; ROOM];
    let saved = postcard::to_slice(progress, &mut bytes).is_ok_and(|bytes| {
        let written = fs::write(c"progress.new", bytes);
        written
            .and_then(|()| fs::rename(c"progress.new", c"progress"))
            .is_ok()
    });
    if !saved {
        // Goes on: after a restart chats come again, and none is missing.
        defmt::error!("the progress cannot be kept");
    }
}

/// The certificate of the authority, which whoever set up the device left there.
#[cfg(feature = "tls")]
pub fn issuer() -> &'static [u8] {
    static BYTES: static_cell::ConstStaticCell<[u8; 1024]> =
        static_cell::ConstStaticCell::new([0; 1024]);
    read(c"issuer", BYTES.take()).expect("an authority")
}

/// What is kept under a name.
fn read<'b>(name: &core::ffi::CStr, buffer: &'b mut [u8]) -> Option<&'b [u8]> {
    let mut file = fs::File::open(name).ok()?;
    let mut length = 0;
    while let Some(rest) = buffer.get_mut(length..) {
        match file.read(rest) {
            Ok(0) | Err(_) => break,
            Ok(more) => length += more,
        }
    }
    buffer.get(..length)
}
