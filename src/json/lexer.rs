//! The lexer as its users see it, and its state.

use super::error::{SyntaxError, SyntaxErrorKind};
use super::grammar::State;
use super::token::{Piece, Token};
use super::{Chunk, Loaded};

/// The lexer's state between chunks: plain data that borrows nothing. The [module](super) shows it at work.
///
/// ```
/// use chatwire::json::Lexer;
/// static LEXER: std::sync::Mutex<Lexer> = std::sync::Mutex::new(Lexer::new());
/// ```
#[derive(Debug, Clone)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Lexer {
    /// Where the current text begins.
    pub(super) base: u64,
    /// The limit of the text's length, inverted, so that no limit is zero.
    limit_complement: u64,
    /// First byte of the current token where it lies before the current text.
    start: u64,
    /// One more than where in the current text the current token begins; 0 where it begins before the text.
    pub(super) start_at: usize,
    /// How much of the current text had been read when the chunk was last given back.
    read: usize,
    /// The open containers, innermost in the lowest bit; 1 is an object.
    pub(super) containers: u32,
    /// The UTF-16 code unit that `\uXXXX` spells, as far as read. As wide as `high`, and both wider than they need be:
    /// two halves of one word would be read as one, and wait for what was just written to the first.
    pub(super) unit: u32,
    /// A high surrogate that waits for its other half, or 0.
    pub(super) high: u32,
    /// The character that was found last.
    pub(super) char: char,
    /// The start of a character that the end of a chunk cut off.
    pub(super) split: [u8; 4],
    pub(super) split_len: u8,
    pub(super) state: State,
    pub(super) depth: u8,
    /// Digits of `\uXXXX`, letters of the literal or bytes of the byte order mark read so far.
    pub(super) count: u8,
    pub(super) key: bool,
    /// Whether the number that ended last had no fraction and no exponent.
    pub(super) integer: bool,
    /// Whether [`next`](Self::next) has just found a number, nothing of which has been read yet.
    number_follows: bool,
}

impl Default for Lexer {
    fn default() -> Self {
        Self::new()
    }
}

impl Lexer {
    /// A lexer at the start of a text of any length.
    ///
    /// ```
    /// assert!(chatwire::json::Lexer::new().finish().is_err(), "no text is no JSON text");
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self::with_limit(u64::MAX)
    }

    /// A lexer that fails with [`SyntaxErrorKind::ByteLimit`] at the byte after the first `limit` bytes.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer, Token};
    /// let mut lexer = Lexer::with_limit(1);
    /// let mut chunk = Chunk::new(b"[1]");
    /// assert_eq!(lexer.next(&mut chunk), Ok(Token::BeginArray));
    /// assert_eq!(lexer.next(&mut chunk).unwrap_err().offset, 1);
    /// ```
    #[must_use]
    pub const fn with_limit(limit: u64) -> Self {
        Self {
            base: 0,
            limit_complement: !limit,
            start: 0,
            start_at: 0,
            read: 0,
            containers: 0,
            unit: 0,
            high: 0,
            char: '\0',
            split: [0; 4],
            split_len: 0,
            state: State::Value,
            depth: 0,
            count: 0,
            key: false,
            integer: false,
            number_follows: false,
        }
    }

    /// How long the text may be.
    pub(crate) fn limit(&self) -> u64 {
        !self.limit_complement
    }

    /// Sets how long the text may be.
    pub(crate) const fn set_limit(&mut self, limit: u64) {
        self.limit_complement = !limit;
    }

    /// What stands next, or [`Token::More`] when the chunk is used up. Ask only where no name, string or number is at
    /// hand: after its last [`piece`](Self::piece). If you ask earlier, you get its token again.
    ///
    /// # Errors
    ///
    /// Every kind but [`UnexpectedEnd`](SyntaxErrorKind::UnexpectedEnd), with the offset from the start of the text.
    /// What the lexer says after an error means nothing.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer, SyntaxErrorKind, Token};
    /// let mut lexer = Lexer::new();
    /// let mut chunk = Chunk::new(b"[,]");
    /// assert_eq!(lexer.next(&mut chunk), Ok(Token::BeginArray));
    /// let error = lexer.next(&mut chunk).unwrap_err();
    /// assert_eq!((error.kind, error.offset), (SyntaxErrorKind::Syntax, 1));
    /// ```
    pub fn next(&mut self, chunk: &mut Chunk<'_>) -> Result<Token, SyntaxError> {
        let found = loop {
            if chunk.is_text_used_up() {
                match self.load(chunk) {
                    Ok(Loaded::Text) => {}
                    Ok(_) => break Ok(Token::More),
                    Err(kind) => break Err(kind),
                }
            }
            match self.find(chunk) {
                Ok(Token::More) => {}
                found => break found,
            }
        };
        self.number_follows = found == Ok(Token::Number);
        self.count(chunk);
        found.map_err(|kind| self.error(kind))
    }

    /// The next piece of the current name, string or number, or [`Piece::More`] when the chunk is used up.
    ///
    /// # Errors
    ///
    /// As [`next`](Self::next).
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer, Piece, Token};
    /// let mut lexer = Lexer::new();
    /// let mut chunk = Chunk::new(br#""ab"#);
    /// assert_eq!(lexer.next(&mut chunk), Ok(Token::String));
    /// assert_eq!(lexer.piece(&mut chunk), Ok(Piece::Text));
    /// assert_eq!(chunk.piece(), "ab");
    /// assert_eq!(lexer.piece(&mut chunk), Ok(Piece::More));
    /// ```
    pub fn piece(&mut self, chunk: &mut Chunk<'_>) -> Result<Piece, SyntaxError> {
        self.number_follows = false;
        let found = loop {
            if chunk.is_text_used_up() {
                match self.load(chunk) {
                    Ok(Loaded::Text) => {}
                    Ok(Loaded::End) => break Ok(Piece::More),
                    Ok(Loaded::Char) => break Ok(Piece::Char),
                    Ok(Loaded::LoneSurrogate) => break Ok(Piece::LoneSurrogate),
                    Err(kind) => break Err(kind),
                }
            }
            match self.find_piece(chunk) {
                Ok(Piece::More) => {}
                found => break found,
            }
        };
        self.count(chunk);
        found.map_err(|kind| self.error(kind))
    }

    /// Says that the text ends here.
    ///
    /// # Errors
    ///
    /// [`UnexpectedEnd`](SyntaxErrorKind::UnexpectedEnd) where more had to come, with the length of the text.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer, Token};
    /// let mut lexer = Lexer::new();
    /// assert_eq!(lexer.next(&mut Chunk::new(b"[")), Ok(Token::BeginArray));
    /// assert_eq!(lexer.finish().unwrap_err().offset, 1);
    /// ```
    pub fn finish(&self) -> Result<(), SyntaxError> {
        if self.is_complete() {
            Ok(())
        } else {
            Err(self.error(SyntaxErrorKind::UnexpectedEnd))
        }
    }

    /// Whether the text could end here.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer};
    /// let mut lexer = Lexer::new();
    /// lexer.next(&mut Chunk::new(b"true"))?;
    /// assert!(lexer.is_complete());
    /// # Ok::<(), chatwire::json::SyntaxError>(())
    /// ```
    #[must_use]
    pub fn is_complete(&self) -> bool {
        match self.state {
            State::Done => true,
            State::Zero | State::Integer | State::Fraction | State::ExponentDigits => {
                self.depth == 0
            }
            _ => false,
        }
    }

    fn error(&self, kind: SyntaxErrorKind) -> SyntaxError {
        SyntaxError {
            kind,
            offset: self.base.wrapping_add(self.read as u64),
        }
    }

    /// How many containers are open.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer};
    /// let mut lexer = Lexer::new();
    /// lexer.next(&mut Chunk::new(b"["))?;
    /// assert_eq!(lexer.depth(), 1);
    /// # Ok::<(), chatwire::json::SyntaxError>(())
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn depth(&self) -> u8 {
        self.depth
    }

    /// Whether a name, string, number or literal has begun and not ended.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer};
    /// let (mut lexer, mut chunk) = (Lexer::new(), Chunk::new(b"[12]"));
    /// lexer.next(&mut chunk)?;
    /// assert!(!lexer.is_in_token());
    /// lexer.next(&mut chunk)?;
    /// assert!(lexer.is_in_token());
    /// lexer.piece(&mut chunk)?;
    /// assert!(!lexer.is_in_token());
    /// # Ok::<(), chatwire::json::SyntaxError>(())
    /// ```
    #[must_use]
    pub fn is_in_token(&self) -> bool {
        self.number_follows || self.has_more()
    }

    /// Whether the token of which a piece was read has more pieces.
    #[inline(always)]
    pub(crate) fn has_more(&self) -> bool {
        self.state >= State::Minus
    }

    /// Whether the number that ended last is an integer: it had no fraction and no exponent.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer};
    /// let (mut lexer, mut chunk) = (Lexer::new(), Chunk::new(b"[12]"));
    /// lexer.next(&mut chunk)?;
    /// lexer.next(&mut chunk)?;
    /// lexer.piece(&mut chunk)?;
    /// assert!(lexer.is_integer());
    /// # Ok::<(), chatwire::json::SyntaxError>(())
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn is_integer(&self) -> bool {
        self.integer
    }

    /// The character that was found last.
    ///
    /// ```
    /// assert_eq!(chatwire::json::Lexer::new().char(), '\0');
    /// ```
    #[must_use]
    pub const fn char(&self) -> char {
        self.char
    }

    /// Whether the last token ended a value at this depth or outside of it.
    #[inline(always)]
    pub(crate) fn value_ended_at(&self, depth: u8) -> bool {
        self.depth <= depth
            && matches!(
                self.state,
                State::NextMember | State::NextElement | State::Done
            )
    }

    /// The offset of the next byte.
    pub(crate) fn offset(&self, chunk: &Chunk<'_>) -> u64 {
        let read = if chunk.text.is_empty() {
            self.read
        } else {
            chunk.at()
        };
        self.base.wrapping_add(read as u64)
    }

    /// The offset of the current token's first byte.
    #[inline(never)]
    pub(crate) fn token_start(&self) -> u64 {
        match self.start_at.checked_sub(1) {
            Some(at) => self.base.wrapping_add(at as u64),
            None => self.start,
        }
    }

    /// Notes how much of the chunk has been read, so that the chunk can be dropped.
    #[inline(always)]
    pub(crate) fn count(&mut self, chunk: &Chunk<'_>) {
        if !chunk.text.is_empty() {
            self.read = chunk.at();
        }
    }

    /// Begins another text behind what was read of the one before.
    #[inline(always)]
    pub(super) fn begin_next_text(&mut self, chunk: &mut Chunk<'_>) {
        self.count(chunk);
        self.start = self.token_start();
        self.start_at = 0;
        self.base = self.base.wrapping_add(self.read as u64);
        self.read = 0;
        chunk.text = "";
    }
}
