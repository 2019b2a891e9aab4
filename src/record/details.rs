//! Any value, kept as raw JSON.

use heapless::String;
use heapless::string::StringView;

use super::input::{Input, Outcome};
use super::kind::Kind;
use super::value::Value;

/// Any value, kept as the JSON that was sent, if that has at most `N` bytes. Use it for `other_details`, and for what
/// has no type in a record: a float, a list of lists, an object with any keys. What it keeps is always valid JSON.
///
/// A value that is too long does not cost the record: it becomes [`TooLong`](Self::TooLong). `null` and `""` are no
/// value.
///
/// ```
/// use chatwire::{Altered, Details, Event, Id, Options, Record};
///
/// /// The fields that this gateway needs.
/// #[derive(Record)]
/// #[record(element = "chat", list = "chats")]
/// pub struct Order {
///     /// Unique id of the chat.
///     pub chat_id: Id<24>,
///     /// What the shop knows.
///     pub other_details: Details<64>,
///     /// The fields that were altered.
///     pub altered: Altered<Self>,
/// }
///
/// let page = br#"{"status_code":4305,"response":[{"chat_id":"1","other_details":{"tier":"gold"}}]}"#;
/// chatwire::decode::<Order>(page, Options::new(), |event| match event {
///     Event::Record(order) => assert_eq!(order.other_details.as_json(), Some(r#"{"tier":"gold"}"#)),
///     Event::Rejected(rejection) => panic!("{rejection}"),
///     _ => {}
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Details<const N: usize> {
    /// There was no value, or it was null.
    #[default]
    Absent,
    /// The value's JSON text.
    Json(String<N>),
    /// There was a value, but it is longer than `N` bytes. The record's [`Altered`](crate::Altered) names the field,
    /// too.
    TooLong,
}

impl<const N: usize> Details<N> {
    /// The JSON, if there is a value and it fits.
    ///
    /// ```
    /// assert_eq!(chatwire::Details::<64>::TooLong.as_json(), None);
    /// ```
    #[must_use]
    pub fn as_json(&self) -> Option<&str> {
        match self {
            Self::Json(json) => Some(json),
            _ => None,
        }
    }

    /// Deserializes the details into a type of your own; `None` if there are none, or if they are too long.
    ///
    /// # Errors
    ///
    /// The error of `serde-json-core`. The details are valid JSON, but they may not match your type. It also cannot
    /// read a text with a `\\u` escape of a surrogate pair, or one with escapes and more than 64 bytes.
    ///
    /// ```
    /// #[derive(serde::Deserialize)]
    /// struct Shop {
    ///     tier: heapless::String<8>,
    /// }
    ///
    /// let json = heapless::String::try_from(r#"{"tier":"g\u006fld","cart":{"items":3}}"#)?;
    /// let shop: Shop = chatwire::Details::<64>::Json(json).parse().unwrap()?;
    /// assert_eq!(shop.tier, "gold");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "serde-json-core-07")]
    pub fn parse<'de, T: serde::Deserialize<'de>>(
        &'de self,
    ) -> Option<Result<T, serde_json_core::de::Error>> {
        let json = self.as_json()?;
        Some(serde_json_core::from_str_escaped(json, &mut [0; 64]).map(|(details, _)| details))
    }
}

impl<const N: usize> Value for Details<N> {
    const EMPTY: Self = Self::Absent;
    const KIND: Kind = Kind::RAW.or(Kind::OPTIONAL);

    #[inline(always)]
    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        if input.is_nothing() {
            *self = Self::Absent;
            return Outcome::Kept;
        }
        if let Self::Absent = self {
            *self = Self::Json(String::new());
        }
        let kept = match self {
            Self::Json(json) => append(json.as_mut_view(), input.text),
            _ => false,
        };
        if !kept {
            *self = Self::TooLong;
            return Outcome::Full;
        }
        Outcome::Kept
    }
}

#[inline(never)]
fn append(view: &mut StringView, text: &str) -> bool {
    view.push_str(text).is_ok()
}
