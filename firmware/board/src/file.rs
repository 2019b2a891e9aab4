//! Files of the host.
//!
//! By semihosting's calls themselves: `semihosting::fs` checks what it opens with an assertion, and an image under measure
//! must have no panic that is not the decoder's.

use core::ffi::CStr;
use semihosting::sys::arm_compat::syscall::{
    OperationNumber, ParamRegR, ParamRegW, syscall, syscall_readonly,
};

/// To read, as bytes.
const MODE: usize = 1;

/// Fills as much of the buffer as there is in the file, and says how much that is.
pub fn read(name: &CStr, buffer: &mut [u8]) -> Option<usize> {
    let open = [
        ParamRegR::c_str(name),
        ParamRegR::usize(MODE),
        ParamRegR::c_str_len(name),
    ];
    // SAFETY: the call reads its three words and the name.
    let opened = unsafe { syscall_readonly(OperationNumber::SYS_OPEN, ParamRegR::block(&open)) };
    let file = opened.raw_fd()?;
    let room = buffer.len();
    let mut read = [
        ParamRegW::raw_fd(file),
        ParamRegW::buf(buffer),
        ParamRegW::usize(room),
    ];
    // SAFETY: the call reads its three words and writes to the buffer no more than there is room for.
    let missing = unsafe { syscall(OperationNumber::SYS_READ, ParamRegW::block(&mut read)) };
    room.checked_sub(missing.usize())
}
