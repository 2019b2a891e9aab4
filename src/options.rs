//! What the user asks of a decoder.

/// How strict a decoder is, and what it takes at most. By default it is strict, and nothing is limited.
///
/// ```
/// use chatwire::{Chat, Decoder, Options};
///
/// let options = Options::new().lenient().max_bytes(64 * 1024).max_records(100);
/// let decoder = Decoder::<Chat>::with_options(options);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Options {
    pub(crate) lenient: bool,
    pub(crate) max_bytes: u64,
    pub(crate) max_records: u32,
}

impl Options {
    /// Strict and unlimited.
    ///
    /// ```
    /// assert_eq!(chatwire::Options::new(), chatwire::Options::default());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            lenient: false,
            max_bytes: u64::MAX,
            max_records: u32::MAX,
        }
    }

    /// Keeps records that strict mode rejects for less than their essence: an unknown enum value becomes `Unknown`,
    /// texts and lists are cut to their capacity, half a surrogate pair becomes U+FFFD. The record's
    /// [`Cut`](crate::Cut) says which fields were cut or mended.
    ///
    /// ```
    /// use chatwire::{Channel, Chat, Event, Options};
    ///
    /// let page = br#"{"status_code":4305,"response":[{"chat_id":"1",
    ///     "created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"fax"}]}"#;
    /// chatwire::decode::<Chat>(page, Options::new().lenient(), |event| match event {
    ///     Event::Record(chat) => assert_eq!(chat.channel, Channel::Unknown),
    ///     Event::Rejected(_) => unreachable!(),
    /// })?;
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    pub const fn lenient(mut self) -> Self {
        self.lenient = true;
        self
    }

    /// A longer body is an error, [`ErrorKind::ByteLimit`](crate::ErrorKind::ByteLimit).
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

    /// A page of more records, rejected ones included, is an error,
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
