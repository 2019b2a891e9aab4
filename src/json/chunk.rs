//! A chunk of the input.

use super::scan::after_plain;

/// A cursor over your bytes: what a lexer or decoder has not read of them yet.
///
/// It borrows the bytes only as long as it lives; drop it and the buffer is free again. Bytes that were
/// not read, those after the first [`used`](Self::used), can be put into the next chunk. Feed a chunk until it is used up
/// where you can: its text is checked to be UTF-8 once for each chunk, so a chunk made anew after every event of a large
/// buffer has the rest of that buffer checked as often.
///
/// ```
/// use chatwire::{Chat, Chunk, Decoder};
///
/// let mut decoder = Decoder::<Chat>::new();
/// let mut chunk = Chunk::new(b"{\"status_code\":4305,");
/// assert!(decoder.feed(&mut chunk)?.is_none());
/// assert_eq!(chunk.used(), 20);
/// # Ok::<(), chatwire::Error>(())
/// ```
#[derive(Debug, Clone)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Chunk<'a> {
    /// The part known to be UTF-8, checked once; pieces are cut from it.
    pub(crate) text: &'a str,
    /// What of `text` was not read yet.
    pub(super) unread: &'a [u8],
    /// Where in `text` the piece that was found last begins and ends.
    pub(super) piece: (usize, usize),
    /// What follows `text`, not looked at yet.
    pub(super) rest: &'a [u8],
    len: usize,
}

impl<'a> Chunk<'a> {
    /// A cursor at the start of `bytes`.
    ///
    /// ```
    /// let mut buffer = [0; 64];
    /// let received = 12; // what a socket or DMA has put there
    /// let chunk = chatwire::Chunk::new(&buffer[..received]);
    /// ```
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self {
            text: "",
            unread: b"",
            piece: (0, 0),
            rest: bytes,
            len: bytes.len(),
        }
    }

    /// How many bytes have been read.
    ///
    /// ```
    /// # use chatwire::Chunk;
    /// assert_eq!(Chunk::new(b"{}").used(), 0);
    /// ```
    #[must_use]
    pub fn used(&self) -> usize {
        self.len
            .wrapping_sub(self.rest.len())
            .wrapping_sub(self.unread.len())
    }

    /// Where in the text the next byte is.
    #[inline(always)]
    pub(crate) fn at(&self) -> usize {
        self.text.len().wrapping_sub(self.unread.len())
    }

    /// Takes `text` to be read next.
    #[inline(always)]
    pub(super) fn set_text(&mut self, text: &'a str) {
        self.text = text;
        self.unread = text.as_bytes();
    }

    /// Whether the next bytes have to be loaded before anything can be read.
    #[inline(always)]
    pub(crate) fn is_text_used_up(&self) -> bool {
        self.unread.is_empty()
    }

    /// A piece of the text. Where flash is short there is one copy of this; hosts are faster without the call.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    /// The text of the piece that a lexer found last.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer, Piece};
    /// let (mut lexer, mut chunk) = (Lexer::new(), Chunk::new(b"12 "));
    /// lexer.next(&mut chunk)?;
    /// assert_eq!(lexer.piece(&mut chunk)?, Piece::Text);
    /// assert_eq!(chunk.piece(), "12");
    /// # Ok::<(), chatwire::json::SyntaxError>(())
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn piece(&self) -> &'a str {
        let (from, to) = self.piece;
        self.slice(from, to)
    }

    /// Reads on to the end of the plain text that comes next, which is the piece that was found.
    #[inline(always)]
    pub(super) fn take_plain(&mut self) {
        let from = self.at();
        self.unread = after_plain(self.unread);
        self.piece = (from, self.at());
    }

    /// The text read since it was at `at`.
    pub(crate) fn since(&self, at: usize) -> &'a str {
        self.slice(at, self.at())
    }
}
