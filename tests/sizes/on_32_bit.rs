//! Builds where there is no std, and only where the sizes are those that the docs of the library state.

#![no_std]

use chatwire::{Chat, CompactChat, Decoder, Envelope, Error, Pages, Rejection};

#[cfg(not(target_pointer_width = "32"))]
compile_error!("build this for a 32-bit target: .ci/bare-metal/build");

const _: () = assert!(size_of::<Chat>() == 768);
const _: () = assert!(size_of::<CompactChat>() == 448);
const _: () = assert!(size_of::<Pages>() == 1788);

/// What `examples/capacity` printed, with the sizes that it printed.
#[path = "../../examples/tests/capacity/pasted/mod.rs"]
pub mod pasted;
const _: () = assert!(size_of::<pasted::sample::Chat>() == 688);
const _: () = assert!(size_of::<pasted::odd::Chat>() == 400);
const _: () = assert!(size_of::<pasted::sparse::Chat>() == 80);
const _: () = assert!(size_of::<pasted::uncommented::Chat>() == 432);

/// What the decoder needs beside the record and the envelope.
const STATE: usize = size_of::<Decoder<Chat>>() - size_of::<Chat>() - size_of::<Envelope>();
const _: () = assert!(STATE <= 192);

const _: () = assert!(size_of::<Error>() <= 16);
const _: () = assert!(size_of::<Rejection<Chat>>() <= 16);

/// A decoder can be a constant.
pub const DECODER: Decoder<Chat> = Decoder::new();
