//! The other end of the uplink.

use std::vec::Vec;

use crate::message::Message;

/// The messages in the bytes of the uplink. A frame that broke off is left out; the gateway sends its chat again.
pub fn receive(uplink: &mut [u8]) -> Vec<Message<'_>> {
    uplink
        .split_mut(|byte| *byte == 0)
        .filter_map(|frame| postcard::from_bytes_cobs(frame).ok())
        .collect()
}
