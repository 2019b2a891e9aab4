//! What Webex Engage sends: envelope, status codes, chats, and the walk over their pages.

mod asset_id;
mod chat;
mod decode;
mod envelope;
mod pages;
mod status_code;

pub use asset_id::AssetId;
pub use chat::{Asset, Channel, Chat, ChatStatus, CompactChat};
pub use decode::{Decoder, decode};
pub use envelope::{Envelope, Links, Response, Url};
pub use pages::{PageEnd, Pages, Verdict};
pub use status_code::{Action, StatusCode};
