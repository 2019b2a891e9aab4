//! A record that was rejected.

use core::{fmt, hash};

use crate::record::{Field, Object, Reason};

/// A chat that was rejected, and why. The rest of the page is decoded.
///
/// ```
/// use chatwire::{Chat, Event, Options, Reason};
///
/// let page = br#"{"status_code":4305,"response":[{"chat_id":true}]}"#;
/// chatwire::decode::<Chat>(page, Options::new(), |event| match event {
///     Event::Rejected(rejection) => {
///         assert_eq!(rejection.field, "chat_id");
///         assert_eq!(rejection.reason, Reason::Type);
///         assert_eq!(rejection.to_string(), "chat 0 rejected: chat_id has the wrong type at byte 43");
///     }
///     _ => unreachable!(),
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
#[non_exhaustive]
pub struct Rejection<R> {
    /// Which element of the list, counted from 0, rejected ones included.
    pub index: u32,
    /// The field with the first fault, in the order of the document.
    pub field: Field<R>,
    /// What is wrong with it.
    pub reason: Reason,
    /// Where, in bytes from the start of the body: the first byte of the value at fault, the second key of a field
    /// given twice, or the closing brace of the object where a field is missing.
    pub offset: u64,
}

impl<R> Clone for Rejection<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Rejection<R> {}

impl<R> PartialEq for Rejection<R> {
    fn eq(&self, other: &Self) -> bool {
        (self.index, self.field, self.reason, self.offset)
            == (other.index, other.field, other.reason, other.offset)
    }
}

impl<R> Eq for Rejection<R> {}

impl<R> hash::Hash for Rejection<R> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        (self.index, self.field, self.reason, self.offset).hash(state);
    }
}

impl<R: Object> fmt::Debug for Rejection<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejection")
            .field("index", &self.index)
            .field("field", &self.field)
            .field("reason", &self.reason)
            .field("offset", &self.offset)
            .finish()
    }
}

impl<R: Object> fmt::Display for Rejection<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            index,
            field,
            reason,
            offset,
        } = self;
        let name = R::NAME;
        write!(
            f,
            "{name} {index} rejected: {field} {reason} at byte {offset}"
        )
    }
}

impl<R: Object> core::error::Error for Rejection<R> {}

#[cfg(feature = "defmt")]
impl<R: Object> defmt::Format for Rejection<R> {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(
            f,
            "{=str} {=u32} rejected: {} {} at byte {=u64}",
            R::NAME,
            self.index,
            self.field,
            self.reason,
            self.offset
        );
    }
}

#[cfg(feature = "serde")]
mod with_serde {
    use super::{Field, Object, Reason, Rejection};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    // What `derive` would write, except that it would require `R` to be serializable.
    #[derive(Serialize, Deserialize)]
    #[serde(rename = "Rejection", bound = "R: Object")]
    struct Plain<R: Object> {
        index: u32,
        field: Field<R>,
        reason: Reason,
        offset: u64,
    }

    impl<R: Object> Serialize for Rejection<R> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Self {
                index,
                field,
                reason,
                offset,
            } = *self;
            Plain {
                index,
                field,
                reason,
                offset,
            }
            .serialize(serializer)
        }
    }

    impl<'de, R: Object> Deserialize<'de> for Rejection<R> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let Plain {
                index,
                field,
                reason,
                offset,
            } = Plain::deserialize(deserializer)?;
            Ok(Self {
                index,
                field,
                reason,
                offset,
            })
        }
    }
}
