//! A resumable push lexer for JSON text (RFC 8259). It knows nothing of chats.
//!
//! Feed it [`Chunk`]s cut anywhere; it answers with [`Token`]s that borrow their text from the chunk.
//! Strings and numbers leave it in pieces, so a value longer than any chunk costs no memory.
//!
//! ```
//! use chatwire::json::{Chunk, Lexer, Token};
//!
//! let mut lexer = Lexer::new();
//! let mut chunk = Chunk::new(br#"["caf\u00e9", 1"#);
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::BeginArray));
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::String { text: "caf", last: false }));
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::Char('é')));
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::String { text: "", last: true }));
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::Number { text: "1", last: false, integer: true }));
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::More));
//! let mut chunk = Chunk::new(b"2]");
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::Number { text: "2", last: true, integer: true }));
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::EndArray));
//! assert_eq!(lexer.finish(), Ok(()));
//! ```

use crate::error::{Error, ErrorKind};

/// How many arrays and objects may be open at once, the outermost included.
pub const MAX_DEPTH: u8 = 32;

/// A cursor over the caller's bytes: what a lexer or decoder has not read of them yet.
///
/// It borrows the bytes only as long as it lives; drop it and the buffer is free again. Bytes that were
/// not read, those after the first [`used`](Self::used), can be put into the next chunk.
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
    text: &'a str,
    /// What of `text` was not read yet.
    unread: &'a [u8],
    /// What follows `text`, not looked at yet.
    rest: &'a [u8],
    len: usize,
}

impl<'a> Chunk<'a> {
    /// A cursor at the start of `bytes`.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self {
            text: "",
            unread: b"",
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
    fn set_text(&mut self, text: &'a str) {
        self.text = text;
        self.unread = text.as_bytes();
    }

    /// Whether nothing is left to read.
    #[inline(always)]
    pub(crate) fn is_used_up(&self) -> bool {
        self.is_text_used_up() && self.rest.is_empty()
    }

    /// Passes over a byte.
    #[inline(always)]
    fn advance(&mut self) {
        self.unread = self.unread.get(1..).unwrap_or(b"");
    }

    /// Whether [`Lexer::load`] is due.
    #[inline(always)]
    pub(crate) fn is_text_used_up(&self) -> bool {
        self.unread.is_empty()
    }

    /// The text read since it was at `at`.
    pub(crate) fn since(&self, at: usize) -> &'a str {
        self.text.get(at..self.at()).unwrap_or("")
    }
}

/// What the lexer found.
///
/// A string or key is any number of [`Key`](Token::Key) or [`String`](Token::String) pieces, escaped
/// characters between them, up to the piece with `last`; pieces may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum Token<'a> {
    /// `{`
    BeginObject,
    /// `}`
    EndObject,
    /// `[`
    BeginArray,
    /// `]`
    EndArray,
    /// A piece of the name of an object's member.
    Key {
        /// The text, free of escapes.
        text: &'a str,
        /// Whether the name ends here.
        last: bool,
    },
    /// A piece of a string value.
    String {
        /// The text, free of escapes.
        text: &'a str,
        /// Whether the string ends here.
        last: bool,
    },
    /// A character of the current key or string that was written as an escape.
    Char(char),
    /// A character of the current key or string that the border of two chunks cut in two.
    Split(char),
    /// The escape of half a surrogate pair in the current key or string: legal JSON, but no character.
    LoneSurrogate,
    /// A piece of a number.
    Number {
        /// The digits and signs as they were sent.
        text: &'a str,
        /// Whether the number ends here.
        last: bool,
        /// Whether no fraction and no exponent has been seen so far.
        integer: bool,
    },
    /// `true` or `false`
    Bool(bool),
    /// `null`
    Null,
    /// The chunk is used up; go on with the next one.
    More,
}

/// What may come next. The states up to `Done` are between tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
enum State {
    Value,
    FirstElement,
    FirstKey,
    Key,
    Colon,
    /// After a value in an object: `,` or `}`.
    NextMember,
    /// After a value in an array: `,` or `]`.
    NextElement,
    Done,
    /// In a key or string.
    Text,
    /// After `\`.
    Escape,
    /// In the digits of `\uXXXX`.
    Hex,
    /// After the escape of a high surrogate.
    High,
    /// After the escape of a high surrogate and a `\`.
    HighEscape,
    /// After the digits: `unit` is to be handed out.
    Held,
    Minus,
    Zero,
    Integer,
    Point,
    Fraction,
    Exponent,
    ExponentSign,
    ExponentDigits,
    /// In a literal; `count` letters of it are there.
    Null,
    True,
    False,
}

/// The lexer's state between chunks: plain data that borrows nothing.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Lexer {
    /// Bytes read before the current text.
    consumed: u64,
    limit: u64,
    /// First byte of the current token where it lies before the current text.
    start: u64,
    /// One more than where in the current text the current token begins; 0 where it begins before the text.
    start_at: usize,
    /// The open containers, innermost in the lowest bit; 1 is an object.
    containers: u32,
    /// The UTF-16 code unit that `\uXXXX` spells, as far as read.
    unit: u16,
    /// A high surrogate that waits for its other half, or 0.
    high: u16,
    /// The start of a character that the end of a chunk cut off.
    split: [u8; 4],
    split_len: u8,
    state: State,
    depth: u8,
    /// Digits of `\uXXXX` or letters of the literal read so far.
    count: u8,
    key: bool,
}

/// The bytes that end a run of plain text in a string: `"`, `\` and control characters.
static STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        stops[control] = true;
        control += 1;
    }
    stops[b'"' as usize] = true;
    stops[b'\\' as usize] = true;
    stops
};

/// What was taken of a name.
pub(crate) enum Taken {
    Nothing,
    /// So many bytes; the text ends there.
    Part(usize),
    Whole,
}

/// What `bytes` has after `name`, if they begin with it.
#[inline(always)]
fn after_name<'b>(mut bytes: &'b [u8], mut name: &[u8]) -> Option<&'b [u8]> {
    // Names are too short for a call of memcmp to pay.
    while let Some((name_four, name_tail)) = name.split_first_chunk::<4>() {
        let (four, tail) = bytes.split_first_chunk::<4>()?;
        if four != name_four {
            return None;
        }
        (bytes, name) = (tail, name_tail);
    }
    for letter in name {
        let (byte, tail) = bytes.split_first()?;
        if byte != letter {
            return None;
        }
        bytes = tail;
    }
    Some(bytes)
}

/// What `bytes` has after white space.
#[inline(always)]
fn after_space(mut bytes: &[u8]) -> &[u8] {
    while let [byte @ ..=b' ', tail @ ..] = bytes {
        if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            break;
        }
        bytes = tail;
    }
    bytes
}

/// What `bytes` has after a run of plain text.
#[inline(always)]
fn after_plain(mut bytes: &[u8]) -> &[u8] {
    while let Some((&[a, b, c, d], tail)) = bytes.split_first_chunk() {
        if STOPS[usize::from(a)] {
            return bytes;
        }
        if STOPS[usize::from(b)] {
            return bytes.get(1..).unwrap_or(b"");
        }
        if STOPS[usize::from(c)] {
            return bytes.get(2..).unwrap_or(b"");
        }
        if STOPS[usize::from(d)] {
            return bytes.get(3..).unwrap_or(b"");
        }
        bytes = tail;
    }
    while let Some((&byte, tail)) = bytes.split_first() {
        if STOPS[usize::from(byte)] {
            break;
        }
        bytes = tail;
    }
    bytes
}

impl Default for Lexer {
    fn default() -> Self {
        Self::new()
    }
}

impl Lexer {
    /// A lexer at the start of a text of any length.
    #[must_use]
    pub const fn new() -> Self {
        Self::with_limit(u64::MAX)
    }

    /// A lexer that fails with [`ErrorKind::ByteLimit`] at the byte after the first `limit` bytes.
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
            consumed: 0,
            limit,
            start: 0,
            start_at: 0,
            containers: 0,
            unit: 0,
            high: 0,
            split: [0; 4],
            split_len: 0,
            state: State::Value,
            depth: 0,
            count: 0,
            key: false,
        }
    }

    /// The next token, or [`Token::More`] when the chunk is used up.
    ///
    /// # Errors
    ///
    /// [`Syntax`](ErrorKind::Syntax), [`Utf8`](ErrorKind::Utf8), [`Depth`](ErrorKind::Depth),
    /// [`Trailing`](ErrorKind::Trailing) or [`ByteLimit`](ErrorKind::ByteLimit), with the offset from the
    /// start of the text. What the lexer says after an error means nothing.
    ///
    /// ```
    /// use chatwire::{ErrorKind, json::{Chunk, Lexer, Token}};
    /// let mut lexer = Lexer::new();
    /// let mut chunk = Chunk::new(b"[,]");
    /// assert_eq!(lexer.next(&mut chunk), Ok(Token::BeginArray));
    /// let error = lexer.next(&mut chunk).unwrap_err();
    /// assert_eq!((error.kind, error.offset), (ErrorKind::Syntax, 1));
    /// ```
    pub fn next<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, Error> {
        let token = loop {
            match self.token(chunk) {
                Ok(Token::More) => match self.load(chunk) {
                    Ok(Some(Token::More)) => {}
                    Ok(Some(token)) => break Ok(token),
                    Ok(None) => break Ok(Token::More),
                    Err(kind) => break Err(kind),
                },
                other => break other,
            }
        };
        self.count(chunk);
        token.map_err(|kind| Error {
            kind,
            offset: self.consumed,
        })
    }

    /// Says that the text ends here.
    ///
    /// # Errors
    ///
    /// [`UnexpectedEnd`](ErrorKind::UnexpectedEnd) where more had to come, with the length of the text.
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer, Token};
    /// let mut lexer = Lexer::new();
    /// assert_eq!(lexer.next(&mut Chunk::new(b"[")), Ok(Token::BeginArray));
    /// assert_eq!(lexer.finish().unwrap_err().offset, 1);
    /// ```
    pub fn finish(&self) -> Result<(), Error> {
        let complete = match self.state {
            State::Done => true,
            State::Zero | State::Integer | State::Fraction | State::ExponentDigits => {
                self.depth == 0
            }
            _ => false,
        };
        if complete {
            Ok(())
        } else {
            Err(Error {
                kind: ErrorKind::UnexpectedEnd,
                offset: self.consumed,
            })
        }
    }

    /// How many containers are open.
    #[must_use]
    #[inline(always)]
    pub fn depth(&self) -> u8 {
        self.depth
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
        self.absolute(chunk.at())
    }

    /// The offset of the current token's first byte.
    pub(crate) fn token_start(&self) -> u64 {
        match self.start_at.checked_sub(1) {
            Some(at) => self.absolute(at),
            None => self.start,
        }
    }

    fn absolute(&self, at: usize) -> u64 {
        self.consumed.wrapping_add(at as u64)
    }

    /// Counts what has been read of the chunk, so that the chunk can be dropped.
    #[inline(always)]
    pub(crate) fn count(&mut self, chunk: &mut Chunk<'_>) {
        if chunk.text.is_empty() {
            return;
        }
        self.start = self.token_start();
        self.start_at = 0;
        let at = chunk.at();
        self.consumed = self.absolute(at);
        chunk.text = chunk.text.get(at..).unwrap_or("");
    }

    /// Gets the next text to read out of the chunk, checking that it is UTF-8: [`Token::More`] when there
    /// is text now, a token for a character that the border of two chunks cut, or nothing when the chunk is used up.
    pub(crate) fn load<'a>(
        &mut self,
        chunk: &mut Chunk<'a>,
    ) -> Result<Option<Token<'a>>, ErrorKind> {
        self.count(chunk);
        let allowed = self.limit.wrapping_sub(self.consumed);
        let rest = match usize::try_from(allowed) {
            Ok(allowed) => chunk.rest.get(..allowed).unwrap_or(chunk.rest),
            Err(_) => chunk.rest,
        };
        if self.split_len > 0 {
            return self.join(chunk, rest);
        }
        let text = match core::str::from_utf8(rest) {
            Ok(text) => text,
            Err(error) => {
                let valid = rest.get(..error.valid_up_to()).unwrap_or(b"");
                if !valid.is_empty() {
                    core::str::from_utf8(valid).unwrap_or("")
                } else if !matches!(self.state, State::Text | State::High | State::Held) {
                    // Whatever character this is or will be, there can be none here: show the lexer its first byte.
                    let (byte, rest) = chunk.rest.split_at_checked(1).unwrap_or_default();
                    chunk.set_text("?");
                    chunk.unread = byte;
                    chunk.rest = rest;
                    return Ok(Some(Token::More));
                } else if error.error_len().is_some() {
                    return Err(ErrorKind::Utf8);
                } else {
                    return self.join(chunk, rest);
                }
            }
        };
        if text.is_empty() {
            return self.end_of(chunk);
        }
        chunk.set_text(text);
        chunk.rest = chunk.rest.get(text.len()..).unwrap_or(b"");
        Ok(Some(Token::More))
    }

    /// All that may be read has been read.
    fn end_of<'a>(&self, chunk: &Chunk<'a>) -> Result<Option<Token<'a>>, ErrorKind> {
        if chunk.rest.is_empty() {
            Ok(None)
        } else {
            Err(ErrorKind::ByteLimit)
        }
    }

    /// Takes bytes until the character that began at the end of the former chunk is whole.
    #[cold]
    fn join<'a>(
        &mut self,
        chunk: &mut Chunk<'a>,
        mut rest: &[u8],
    ) -> Result<Option<Token<'a>>, ErrorKind> {
        loop {
            let split = self.split.get(..usize::from(self.split_len)).unwrap_or(b"");
            match core::str::from_utf8(split) {
                Ok(text) => {
                    if let Some(char) = text.chars().next() {
                        if self.state == State::Held {
                            if let Some(token) = self.unit() {
                                return Ok(Some(token));
                            }
                        }
                        if self.state == State::High {
                            self.state = State::Text;
                            self.high = 0;
                            return Ok(Some(Token::LoneSurrogate));
                        }
                        self.split_len = 0;
                        return Ok(Some(Token::Split(char)));
                    }
                }
                Err(error) if error.error_len().is_some() => {
                    self.consumed = self.consumed.wrapping_sub(u64::from(self.split_len));
                    return Err(ErrorKind::Utf8);
                }
                Err(_) => {}
            }
            let Some((&byte, tail)) = rest.split_first() else {
                return self.end_of(chunk);
            };
            rest = tail;
            chunk.rest = chunk.rest.get(1..).unwrap_or(b"");
            self.consumed = self.consumed.wrapping_add(1);
            if let Some(slot) = self.split.get_mut(usize::from(self.split_len)) {
                *slot = byte;
                self.split_len = self.split_len.wrapping_add(1);
            }
        }
    }

    /// Takes the name of the next member of an object where it is `name` and stands in the text whole and plain, or as
    /// much of it as the text has.
    #[inline(always)]
    pub(crate) fn take_name(&mut self, chunk: &mut Chunk<'_>, name: &str) -> Taken {
        let rest = match (self.state, chunk.unread) {
            (State::NextMember, [b',', tail @ ..]) => tail,
            (State::FirstKey | State::Key, rest) => rest,
            _ => return Taken::Nothing,
        };
        let [b'"', text @ ..] = after_space(rest) else {
            return Taken::Nothing;
        };
        if let Some([b'"', b':', tail @ ..]) = after_name(text, name.as_bytes()) {
            chunk.unread = tail;
            self.state = State::Value;
            return Taken::Whole;
        }
        if !name.as_bytes().starts_with(text) {
            return Taken::Nothing;
        }
        self.start_at = chunk.text.len().wrapping_sub(text.len());
        self.key = true;
        self.state = State::Text;
        chunk.unread = b"";
        Taken::Part(text.len())
    }

    /// Takes the rest of a name, where it stands in the text whole and plain.
    #[inline(always)]
    pub(crate) fn take_rest_of_name(&mut self, chunk: &mut Chunk<'_>, rest: &str) -> bool {
        match after_name(chunk.unread, rest.as_bytes()) {
            Some([b'"', b':', tail @ ..]) if self.state == State::Text => {
                chunk.unread = tail;
                self.state = State::Value;
                true
            }
            _ => false,
        }
    }

    /// Takes the rest of a string that is the value of a member, up to its end or that of the text.
    #[inline(always)]
    pub(crate) fn take_rest_of_text<'a>(&mut self, chunk: &mut Chunk<'a>) -> Token<'a> {
        if self.state != State::Text || chunk.is_text_used_up() {
            return Token::More;
        }
        let after = after_plain(chunk.unread);
        let to = chunk.text.len().wrapping_sub(after.len());
        let (last, tail) = match after {
            [b'"', tail @ ..] => (true, tail),
            [] => (false, after),
            _ => return Token::More,
        };
        let text = chunk.text.get(chunk.at()..to).unwrap_or("");
        chunk.unread = tail;
        if last {
            self.state = State::NextMember;
        }
        Token::String { text, last }
    }

    /// Takes the value of a member where it is null or a plain string, or the first piece of one.
    #[inline(always)]
    pub(crate) fn take_value<'a>(&mut self, chunk: &mut Chunk<'a>) -> Token<'a> {
        if self.state != State::Value {
            return Token::More;
        }
        let value = after_space(chunk.unread);
        let len = chunk.text.len();
        // One more than where the value begins, and where the text of a string does.
        let from = len.wrapping_sub(value.len()).wrapping_add(1);
        match value {
            [b'"', tail @ ..] => {
                let after = after_plain(tail);
                let to = len.wrapping_sub(after.len());
                let text = chunk.text.get(from..to).unwrap_or("");
                self.start_at = from;
                if let [b'"', tail @ ..] = after {
                    chunk.unread = tail;
                    self.state = State::NextMember;
                    return Token::String { text, last: true };
                }
                chunk.unread = after;
                self.key = false;
                self.state = State::Text;
                Token::String { text, last: false }
            }
            [b'n', b'u', b'l', b'l', tail @ ..] => {
                chunk.unread = tail;
                self.start_at = from;
                self.state = State::NextMember;
                Token::Null
            }
            _ => Token::More,
        }
    }

    /// Passes over the rest of a value, up to its end at `depth`, or to the end of the text. An error is where the
    /// chunk is.
    pub(crate) fn skip(&mut self, chunk: &mut Chunk<'_>, depth: u8) -> Result<(), ErrorKind> {
        while !self.value_ended_at(depth) && !chunk.is_text_used_up() {
            self.skip_plain(chunk, depth);
            if !self.value_ended_at(depth) {
                self.token(chunk)?;
            }
        }
        Ok(())
    }

    /// Passes over what stands in the text whole and plain: objects, strings and their punctuation.
    #[inline(always)]
    fn skip_plain(&mut self, chunk: &mut Chunk<'_>, depth: u8) {
        let mut rest = chunk.unread;
        let mut state = self.state;
        while let [byte, tail @ ..] = rest {
            let text = match (byte, state) {
                (_, State::Text) => Some(rest),
                (b'"', State::Key | State::FirstKey) => {
                    self.key = true;
                    Some(tail)
                }
                (b'"', State::Value | State::FirstElement) => {
                    self.key = false;
                    Some(tail)
                }
                _ => None,
            };
            if let Some(text) = text {
                state = State::Text;
                rest = after_plain(text);
                match (self.key, rest) {
                    (true, [b'"', b':', tail @ ..]) => {
                        rest = tail;
                        state = State::Value;
                        continue;
                    }
                    (true, [b'"', tail @ ..]) => {
                        rest = tail;
                        state = State::Colon;
                    }
                    (false, [b'"', tail @ ..]) => {
                        rest = tail;
                        state = self.after_value();
                    }
                    _ => break,
                }
            } else {
                match (byte, state) {
                    (b'{', State::Value | State::FirstElement) if self.depth < MAX_DEPTH => {
                        state = self.enter(true);
                    }
                    (b'}', State::FirstKey | State::NextMember) => state = self.leave(),
                    _ => break,
                }
                rest = tail;
            }
            if state == State::NextMember {
                if self.depth <= depth {
                    break;
                }
                if let [b',', tail @ ..] = rest {
                    rest = tail;
                    state = State::Key;
                }
            }
        }
        self.state = state;
        chunk.unread = rest;
    }

    /// Opens a container.
    #[inline(always)]
    fn enter(&mut self, object: bool) -> State {
        self.depth = self.depth.wrapping_add(1);
        self.containers = self.containers << 1 | u32::from(object);
        if object {
            State::FirstKey
        } else {
            State::FirstElement
        }
    }

    /// Closes the innermost container.
    #[inline(always)]
    fn leave(&mut self) -> State {
        self.depth = self.depth.wrapping_sub(1);
        self.containers >>= 1;
        self.after_value()
    }

    /// The next token of the text that is loaded; an error is where the chunk is.
    pub(crate) fn token<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, ErrorKind> {
        loop {
            if self.state == State::Text {
                return self.text(chunk);
            }
            let Some((&byte, tail)) = chunk.unread.split_first() else {
                return Ok(Token::More);
            };
            let (state, token) = match (byte, self.state) {
                (b'"', State::Value | State::FirstElement) => {
                    self.key = false;
                    (State::Text, Token::More)
                }
                (b'"', State::Key | State::FirstKey) => {
                    self.key = true;
                    (State::Text, Token::More)
                }
                (b':', State::Colon) | (b',', State::NextElement) => (State::Value, Token::More),
                (b',', State::NextMember) => (State::Key, Token::More),
                (b'{', State::Value | State::FirstElement) if self.depth < MAX_DEPTH => {
                    (self.enter(true), Token::BeginObject)
                }
                (b'[', State::Value | State::FirstElement) if self.depth < MAX_DEPTH => {
                    (self.enter(false), Token::BeginArray)
                }
                (b'}', State::FirstKey | State::NextMember) => (self.leave(), Token::EndObject),
                (b']', State::FirstElement | State::NextElement) => (self.leave(), Token::EndArray),
                (b' ' | b'\n' | b'\r' | b'\t', state) if state <= State::Done => {
                    (state, Token::More)
                }
                _ => match self.other(chunk, byte)? {
                    Token::More => continue,
                    token => return Ok(token),
                },
            };
            self.state = state;
            self.start_at = chunk.at().wrapping_add(1);
            chunk.unread = tail;
            if !matches!(token, Token::More) {
                return Ok(token);
            }
        }
    }

    /// A piece of the key or string at hand.
    pub(crate) fn text<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, ErrorKind> {
        let from = chunk.at();
        let after = after_plain(chunk.unread);
        let to = chunk.text.len().wrapping_sub(after.len());
        let text = chunk.text.get(from..to).unwrap_or("");
        let mut last = false;
        chunk.unread = match after {
            [b'"', tail @ ..] => {
                last = true;
                self.state = if self.key {
                    State::Colon
                } else {
                    self.after_value()
                };
                tail
            }
            [] if text.is_empty() => return Ok(Token::More),
            [byte, tail @ ..] if text.is_empty() => {
                if *byte != b'\\' {
                    return Err(ErrorKind::Syntax);
                }
                self.state = State::Escape;
                chunk.unread = tail;
                return self.escape(chunk);
            }
            _ => after,
        };
        Ok(if self.key {
            Token::Key { text, last }
        } else {
            Token::String { text, last }
        })
    }

    /// What comes after a value here.
    #[inline(always)]
    fn after_value(&self) -> State {
        if self.depth == 0 {
            State::Done
        } else if self.containers & 1 == 1 {
            State::NextMember
        } else {
            State::NextElement
        }
    }

    /// The token that is no text and no punctuation, or [`Token::More`] where it is not whole yet.
    fn other<'a>(&mut self, chunk: &mut Chunk<'a>, byte: u8) -> Result<Token<'a>, ErrorKind> {
        let from = chunk.at();
        match self.state {
            State::Value | State::FirstElement => {
                self.state = match byte {
                    b'-' => State::Minus,
                    b'0' => State::Zero,
                    b'1'..=b'9' => State::Integer,
                    b'n' => State::Null,
                    b't' => State::True,
                    b'f' => State::False,
                    b'{' | b'[' => return Err(ErrorKind::Depth),
                    _ => return Err(ErrorKind::Syntax),
                };
                self.count = 1;
                self.start_at = from.wrapping_add(1);
                chunk.advance();
                self.number_or_literal(chunk, from)
            }
            State::Done => Err(ErrorKind::Trailing),
            state if state < State::Done => Err(ErrorKind::Syntax),
            State::Escape | State::Hex | State::High | State::HighEscape | State::Held => {
                self.escape(chunk)
            }
            _ => self.number_or_literal(chunk, from),
        }
    }

    /// What the escape sequence at hand spells.
    fn escape<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, ErrorKind> {
        loop {
            if self.state == State::Held {
                if let Some(token) = self.unit() {
                    return Ok(token);
                }
            }
            let Some((&byte, tail)) = chunk.unread.split_first() else {
                return Ok(Token::More);
            };
            match (self.state, byte) {
                (State::Hex, _) => {
                    let digit = match byte {
                        b'0'..=b'9' => byte.wrapping_sub(b'0'),
                        b'a'..=b'f' => byte.wrapping_sub(b'a' - 10),
                        b'A'..=b'F' => byte.wrapping_sub(b'A' - 10),
                        _ => return Err(ErrorKind::Syntax),
                    };
                    self.unit = self.unit << 4 | u16::from(digit);
                    self.count = self.count.wrapping_add(1);
                    if self.count == 4 {
                        self.state = State::Held;
                    }
                }
                (State::High, b'\\') => self.state = State::HighEscape,
                (State::HighEscape | State::Escape, b'u') => {
                    self.state = State::Hex;
                    self.unit = 0;
                    self.count = 0;
                }
                (State::High | State::HighEscape, _) => {
                    self.state = if self.state == State::High {
                        State::Text
                    } else {
                        State::Escape
                    };
                    self.high = 0;
                    return Ok(Token::LoneSurrogate);
                }
                _ => {
                    let char = match byte {
                        b'"' | b'\\' | b'/' => byte,
                        b'b' => 8,
                        b'f' => 12,
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        _ => return Err(ErrorKind::Syntax),
                    };
                    chunk.unread = tail;
                    self.state = State::Text;
                    return Ok(Token::Char(char::from(char)));
                }
            }
            chunk.unread = tail;
        }
    }

    /// What the UTF-16 code unit at hand says; nothing where it is a high surrogate, which waits for its other half.
    fn unit<'a>(&mut self) -> Option<Token<'a>> {
        let unit = u32::from(self.unit);
        let high = u32::from(self.high);
        self.high = 0;
        let code = match (high, unit) {
            (0, 0xd800..=0xdbff) => {
                self.high = self.unit;
                self.state = State::High;
                return None;
            }
            (0, _) => unit,
            (_, 0xdc00..=0xdfff) => ((high & 0x3ff) << 10 | (unit & 0x3ff)).wrapping_add(0x10000),
            // The unit stays at hand.
            _ => return Some(Token::LoneSurrogate),
        };
        self.state = State::Text;
        Some(char::from_u32(code).map_or(Token::LoneSurrogate, Token::Char))
    }

    fn number_or_literal<'a>(
        &mut self,
        chunk: &mut Chunk<'a>,
        from: usize,
    ) -> Result<Token<'a>, ErrorKind> {
        let (name, token): (&[u8], _) = match self.state {
            State::Null => (b"null", Token::Null),
            State::True => (b"true", Token::Bool(true)),
            State::False => (b"false", Token::Bool(false)),
            _ => return self.number(chunk, from),
        };
        while let Some(&letter) = name.get(usize::from(self.count)) {
            match chunk.unread.first().copied() {
                None => return Ok(Token::More),
                Some(byte) if byte == letter => {}
                Some(_) => return Err(ErrorKind::Syntax),
            }
            chunk.advance();
            self.count = self.count.wrapping_add(1);
        }
        self.state = self.after_value();
        Ok(token)
    }

    /// A piece of the current number.
    fn number<'a>(&mut self, chunk: &mut Chunk<'a>, from: usize) -> Result<Token<'a>, ErrorKind> {
        let mut state = self.state;
        let mut last = false;
        while let Some(byte) = chunk.unread.first().copied() {
            state = match (state, byte) {
                (State::Integer | State::Fraction | State::ExponentDigits, b'0'..=b'9') => state,
                (State::Minus, b'0') => State::Zero,
                (State::Minus, b'1'..=b'9') => State::Integer,
                (State::Point, b'0'..=b'9') => State::Fraction,
                (State::Exponent | State::ExponentSign, b'0'..=b'9') => State::ExponentDigits,
                (State::Exponent, b'+' | b'-') => State::ExponentSign,
                (State::Minus | State::Point | State::Exponent | State::ExponentSign, _) => {
                    return Err(ErrorKind::Syntax);
                }
                (State::Zero | State::Integer, b'.') => State::Point,
                (State::Zero | State::Integer | State::Fraction, b'e' | b'E') => State::Exponent,
                _ => {
                    last = true;
                    break;
                }
            };
            chunk.advance();
        }
        self.state = state;
        let text = chunk.text.get(from..chunk.at()).unwrap_or("");
        let integer = matches!(state, State::Minus | State::Zero | State::Integer);
        if last {
            self.state = self.after_value();
        }
        Ok(Token::Number {
            text,
            last,
            integer,
        })
    }
}
