//! The records that chatwire has ready, and the larger of them with details.

use crate::checksum::{Checksum, Fields, place};
#[cfg(feature = "chatwire")]
pub use chatwire::Chat;
#[cfg(feature = "chatwire-compact")]
pub use chatwire::CompactChat as Chat;
#[cfg(not(feature = "baseline"))]
pub use chatwire::Envelope;
use chatwire::{AssetId, Channel, ChatStatus};
#[cfg(feature = "chatwire-details")]
pub use detailed::Chat;

#[cfg(feature = "chatwire-details")]
mod detailed;

#[cfg(feature = "baseline")]
pub fn empty() -> Chat {
    Chat::default()
}

impl Fields for Chat {
    fn fields(&self, sum: &mut Checksum) {
        sum.text(Some(&self.chat_id));
        sum.text(self.alias_id.as_deref());
        sum.integer(self.created_at.unix_seconds() as u64);
        let updated = self.updated_at.map_or(0, |time| time.unix_seconds());
        sum.integer(updated as u64);
        sum.byte(place(ChatStatus::ALL, self.status));
        sum.byte(place(Channel::ALL, self.channel));
        let asset = self.asset.as_ref();
        match asset.and_then(|asset| asset.id.as_ref()) {
            Some(AssetId::Integer(id)) => sum.integer(*id),
            id => sum.text(id.and_then(AssetId::as_str)),
        }
        sum.text(asset.and_then(|asset| asset.name.as_deref()));
        sum.text(self.customer_id.as_deref());
        sum.text(self.destination_id.as_deref());
        sum.text(self.assignee.as_deref());
        sum.text(self.flag.as_deref());
        let tags = self.tag.as_deref().unwrap_or_default();
        sum.byte(tags.len() as u8);
        for tag in tags {
            sum.text(Some(tag));
        }
        #[cfg(feature = "chatwire-details")]
        sum.text(self.other_details.as_json());
    }
}
