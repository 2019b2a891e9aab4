//! The record that the rivals fill: the capacities of `chatwire::Chat`, times as text.

use crate::checksum::{Checksum, Fields};
use heapless::{String, Vec};

#[derive(Default)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
pub struct Chat {
    pub chat_id: String<24>,
    pub alias_id: Option<String<32>>,
    pub created_at: String<32>,
    pub updated_at: Option<String<32>>,
    pub status: Status,
    pub channel: Channel,
    pub asset: Option<Asset>,
    pub customer_id: Option<String<36>>,
    pub destination_id: Option<String<176>>,
    pub assignee: Option<String<48>>,
    pub flag: Option<String<32>>,
    pub tag: Option<Vec<String<32>, 6>>,
}

#[cfg(feature = "baseline")]
pub fn empty() -> Chat {
    Chat::default()
}

#[derive(Default)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
pub struct Asset {
    /// A string or an integer: more than serde-json-core can take in one field.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub id: Option<String<48>>,
    pub name: Option<String<48>>,
}

/// An enum of the API with its names on the wire.
macro_rules! wire_enum {
    ($name:ident: $($variant:ident $wire:literal),*) => {
        #[derive(Clone, Copy, Default)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize))]
        pub enum $name {
            #[default]
            $(#[cfg_attr(feature = "serde", serde(rename = $wire))] $variant),*
        }

        #[cfg(not(feature = "serde"))]
        impl $name {
            #[cfg_attr(feature = "baseline", expect(dead_code, reason = "nothing is decoded"))]
            pub fn from_wire(text: &str) -> Option<Self> {
                match text {
                    $($wire => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

wire_enum!(Status: Queued "queued", Picked "picked", OnHold "onhold", Closed "closed");
wire_enum!(Channel: Sms "sms", Facebook "facebook", Twitter "twitter", LiveChat "livechat",
    Email "email", Abc "abc", WhatsApp "whatsapp", Api "api");

impl Fields for Chat {
    fn fields(&self, sum: &mut Checksum) {
        sum.text(Some(&self.chat_id));
        sum.text(self.alias_id.as_deref());
        sum.text(Some(&self.created_at));
        sum.text(self.updated_at.as_deref());
        sum.byte(self.status as u8);
        sum.byte(self.channel as u8);
        let asset = self.asset.as_ref();
        sum.text(asset.and_then(|asset| asset.id.as_deref()));
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
    }
}
