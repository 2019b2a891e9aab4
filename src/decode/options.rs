//! The options of a decoder.

use crate::record::Leniency;

/// How strict a decoder is, and how much it accepts. By default it is strict, and has only the limits of its counters:
/// 2^64 - 1 bytes and 2^32 - 1 records.
///
/// Four options make it lenient, each in its own way, and [`lenient`](Self::lenient) is all four. A record that is
/// handed out names the fields that they changed: see [`Altered`](crate::Altered).
///
/// ```
/// use chatwire::{Chat, Decoder, Options};
///
/// let mut decoder = Decoder::<Chat>::new();
/// decoder.set_options(Options::new().lenient().max_bytes(64 * 1024).max_records(100));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Options {
    pub(crate) leniency: Leniency,
    pub(crate) max_bytes: u64,
    pub(crate) max_records: u32,
}

impl Options {
    /// Strict, with the limits of the counters: 2^64 - 1 bytes and 2^32 - 1 records.
    ///
    /// ```
    /// assert_eq!(chatwire::Options::new(), chatwire::Options::default());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            leniency: Leniency::NONE,
            max_bytes: u64::MAX,
            max_records: u32::MAX,
        }
    }

    const fn allow(mut self, leniency: Leniency) -> Self {
        self.leniency = self.leniency.or(leniency);
        self
    }

    /// Keeps an unknown enum value, as the enum's catch-all variant.
    ///
    /// ```
    /// use chatwire::{Channel, Chat, Event, Options};
    ///
    /// let page = br#"{"status_code":4305,"response":[{"chat_id":"1",
    ///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"fax"}]}"#;
    /// chatwire::decode::<Chat>(page, Options::new().keep_unknown(), |event| match event {
    ///     Event::Record(chat) => {
    ///         assert_eq!(chat.channel, Channel::Unknown);
    ///         assert!(chat.altered.contains("channel"));
    ///     }
    ///     _ => unreachable!(),
    /// })?;
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn keep_unknown(self) -> Self {
        self.allow(Leniency::UNKNOWN)
    }

    /// Cuts a text that does not fit, between two characters, and keeps the first elements of a list. An
    /// [`Id`](crate::Id) is never cut, since a cut id is another id.
    ///
    /// ```
    /// use chatwire::{Chat, Event, Options};
    ///
    /// let page = br#"{"status_code":4305,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
    ///     "status":"queued","channel":"sms","tag":["a","b","c","d","e","f","g"]}]}"#;
    /// chatwire::decode::<Chat>(page, Options::new().truncate(), |event| match event {
    ///     Event::Record(chat) => assert_eq!(chat.tag.as_ref().unwrap().len(), 6),
    ///     _ => unreachable!(),
    /// })?;
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn truncate(self) -> Self {
        self.allow(Leniency::TRUNCATE)
    }

    /// Replaces each lone surrogate with U+FFFD.
    ///
    /// ```
    /// use chatwire::{Chat, Event, Options};
    ///
    /// let page = br#"{"status_code":4305,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
    ///     "status":"queued","channel":"sms","flag":"vip\ud83d"}]}"#;
    /// chatwire::decode::<Chat>(page, Options::new().replace_surrogates(), |event| match event {
    ///     Event::Record(chat) => assert_eq!(chat.flag.as_deref(), Some("vip\u{fffd}")),
    ///     _ => unreachable!(),
    /// })?;
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn replace_surrogates(self) -> Self {
        self.allow(Leniency::SURROGATES)
    }

    /// Drops an optional field that has a fault: it becomes `None`, and the record is kept.
    ///
    /// ```
    /// use chatwire::{Chat, Event, Options};
    ///
    /// let page = br#"{"status_code":4305,"response":[{"chat_id":"1","created_at":"2021-08-22T01:14:01Z",
    ///     "status":"queued","channel":"sms","updated_at":"yesterday"}]}"#;
    /// chatwire::decode::<Chat>(page, Options::new().drop_faulty(), |event| match event {
    ///     Event::Record(chat) => assert_eq!(chat.updated_at, None),
    ///     _ => unreachable!(),
    /// })?;
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn drop_faulty(self) -> Self {
        self.allow(Leniency::DROP)
    }

    /// [`keep_unknown`](Self::keep_unknown), [`truncate`](Self::truncate),
    /// [`replace_surrogates`](Self::replace_surrogates) and [`drop_faulty`](Self::drop_faulty).
    ///
    /// ```
    /// use chatwire::Options;
    /// let four = Options::new().keep_unknown().truncate().replace_surrogates().drop_faulty();
    /// assert_eq!(Options::new().lenient(), four);
    /// ```
    #[must_use]
    pub const fn lenient(self) -> Self {
        self.allow(Leniency::ALL)
    }

    /// Limits the length of a body. A longer one is an error, [`ErrorKind::ByteLimit`](crate::ErrorKind::ByteLimit).
    ///
    /// ```
    /// use chatwire::{Chat, ErrorKind, Options};
    /// let error = chatwire::decode::<Chat>(b"{    ", Options::new().max_bytes(3), |_| {}).unwrap_err();
    /// assert_eq!((error.kind, error.offset), (ErrorKind::ByteLimit, 3));
    /// ```
    #[must_use]
    pub const fn max_bytes(mut self, bytes: u64) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Limits how many records a page may have, rejected ones included. More are an error,
    /// [`ErrorKind::RecordLimit`](crate::ErrorKind::RecordLimit).
    ///
    /// ```
    /// use chatwire::{Chat, ErrorKind, Options};
    /// let page = br#"{"status_code":4305,"response":[{},{}]}"#;
    /// let error = chatwire::decode::<Chat>(page, Options::new().max_records(1), |_| {}).unwrap_err();
    /// assert_eq!((error.kind, error.offset), (ErrorKind::RecordLimit, 35));
    /// ```
    #[must_use]
    pub const fn max_records(mut self, records: u32) -> Self {
        self.max_records = records;
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}
