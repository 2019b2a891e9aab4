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
pub struct Chunk<'a> {
    /// The part known to be UTF-8, checked once; pieces are cut from it.
    text: &'a str,
    /// Where in `text` the next byte is.
    at: usize,
    /// Up to where in `text` the lexer has counted the bytes.
    counted: usize,
    /// From where in `text` raw JSON is being kept.
    kept: usize,
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
            at: 0,
            counted: 0,
            kept: 0,
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
            .wrapping_sub(self.text.len().wrapping_sub(self.at))
    }

    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Starts keeping raw JSON at the byte just read.
    pub(crate) fn keep_from_last(&mut self) {
        self.kept = self.at.saturating_sub(1);
    }

    /// The raw JSON read since the last call, or since keeping started.
    pub(crate) fn take_kept(&mut self) -> &'a str {
        let kept = self.text.get(self.kept..self.at).unwrap_or("");
        self.kept = self.at;
        kept
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

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// `unit` follows a lone surrogate and was not handed out yet.
    Held,
    Minus,
    Zero,
    Integer,
    Point,
    Fraction,
    Exponent,
    ExponentSign,
    ExponentDigits,
    Literal,
}

/// The lexer's state between chunks: plain data that borrows nothing.
#[derive(Debug, Clone)]
pub struct Lexer {
    /// Bytes read in former chunks, and in this one up to `Chunk::counted`.
    consumed: u64,
    limit: u64,
    /// First byte of the current token where it lies before the current text.
    start: u64,
    /// First byte of the current token in the current text, or `ELSEWHERE`.
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
    literal: Literal,
    key: bool,
}

#[derive(Debug, Clone, Copy)]
enum Literal {
    Null,
    True,
    False,
}

const ELSEWHERE: usize = usize::MAX;

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
            start_at: ELSEWHERE,
            containers: 0,
            unit: 0,
            high: 0,
            split: [0; 4],
            split_len: 0,
            state: State::Value,
            depth: 0,
            count: 0,
            literal: Literal::Null,
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
        if self.split_len > 0 && !matches!(self.state, State::Text | State::High) {
            let offset = self.consumed.wrapping_sub(u64::from(self.split_len));
            return Err(Error {
                kind: self.unexpected(),
                offset,
            });
        }
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

    /// Whether the last token ended a value.
    #[inline(always)]
    pub(crate) fn value_ended(&self) -> bool {
        matches!(
            self.state,
            State::NextMember | State::NextElement | State::Done
        )
    }

    /// The offset of the next byte.
    pub(crate) fn offset(&self, chunk: &Chunk<'_>) -> u64 {
        self.absolute(chunk, chunk.at)
    }

    /// The offset of the current token's first byte.
    pub(crate) fn token_start(&self, chunk: &Chunk<'_>) -> u64 {
        if self.start_at == ELSEWHERE {
            self.start
        } else {
            self.absolute(chunk, self.start_at)
        }
    }

    fn absolute(&self, chunk: &Chunk<'_>, at: usize) -> u64 {
        let delta = at as i64 - chunk.counted as i64;
        self.consumed.wrapping_add_signed(delta)
    }

    /// Counts what has been read of the chunk, so that the chunk can be dropped.
    pub(crate) fn count(&mut self, chunk: &mut Chunk<'_>) {
        if self.start_at != ELSEWHERE {
            self.start = self.absolute(chunk, self.start_at);
            self.start_at = ELSEWHERE;
        }
        self.consumed = self.offset(chunk);
        chunk.counted = chunk.at;
    }

    /// Gets the next text to read out of the chunk, checking that it is UTF-8: [`Token::More`] when there
    /// is text now, a character that the border of two chunks cut, or nothing when the chunk is used up.
    #[cold]
    #[inline(never)]
    pub(crate) fn load<'a>(
        &mut self,
        chunk: &mut Chunk<'a>,
    ) -> Result<Option<Token<'a>>, ErrorKind> {
        self.count(chunk);
        let allowed = self.limit.wrapping_sub(self.consumed);
        let mut rest = chunk.rest;
        if rest.len() as u64 > allowed {
            rest = rest.get(..allowed as usize).unwrap_or(rest);
            if rest.is_empty() {
                return Err(ErrorKind::ByteLimit);
            }
        }
        if self.split_len == 0 {
            let whole = rest.len().wrapping_sub(split_tail(rest));
            let head = rest.get(..whole).unwrap_or(rest);
            let text = match core::str::from_utf8(head) {
                Ok(text) => text,
                Err(error) => {
                    let valid = head.get(..error.valid_up_to()).unwrap_or(b"");
                    if valid.is_empty() {
                        return Err(ErrorKind::Utf8);
                    }
                    core::str::from_utf8(valid).unwrap_or("")
                }
            };
            if !text.is_empty() {
                chunk.text = text;
                chunk.at = 0;
                chunk.counted = 0;
                chunk.kept = 0;
                chunk.rest = chunk.rest.get(text.len()..).unwrap_or(b"");
                return Ok(Some(Token::More));
            }
        }
        self.join(chunk, rest)
    }

    /// Takes bytes until the character that began at the end of the former chunk is whole.
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
                        match self.state {
                            State::Text => {
                                self.split_len = 0;
                                return Ok(Some(Token::Split(char)));
                            }
                            State::High => {
                                self.state = State::Text;
                                self.high = 0;
                                return Ok(Some(Token::LoneSurrogate));
                            }
                            // What follows a number ends it, and only then is at fault itself.
                            State::Zero
                            | State::Integer
                            | State::Fraction
                            | State::ExponentDigits => {
                                let integer = matches!(self.state, State::Zero | State::Integer);
                                self.end_value();
                                return Ok(Some(Token::Number {
                                    text: "",
                                    last: true,
                                    integer,
                                }));
                            }
                            _ => {
                                let kind = self.unexpected();
                                return Err(self.refuse_split(kind));
                            }
                        }
                    }
                }
                Err(error) if error.error_len().is_some() => {
                    return Err(self.refuse_split(ErrorKind::Utf8));
                }
                Err(_) => {}
            }
            let Some((&byte, tail)) = rest.split_first() else {
                return if chunk.rest.is_empty() {
                    Ok(None)
                } else {
                    Err(ErrorKind::ByteLimit)
                };
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

    /// Moves the offset back to the first byte of the split character.
    fn refuse_split(&mut self, kind: ErrorKind) -> ErrorKind {
        self.consumed = self.consumed.wrapping_sub(u64::from(self.split_len));
        kind
    }

    /// Takes the name of the next member where it stands in the chunk whole, without white space and
    /// escapes, and is `name`; takes nothing otherwise.
    #[inline(always)]
    pub(crate) fn take_key(&mut self, chunk: &mut Chunk<'_>, name: &str) -> bool {
        let Some(mut rest) = chunk.text.as_bytes().get(chunk.at..) else {
            return false;
        };
        match self.state {
            State::NextMember => match rest.split_first() {
                Some((b',', tail)) => rest = tail,
                _ => return false,
            },
            State::FirstKey | State::Key => {}
            _ => return false,
        }
        let Some((b'"', tail)) = rest.split_first() else {
            return false;
        };
        let quote = chunk.text.len().wrapping_sub(rest.len());
        let Some(tail) = tail.strip_prefix(name.as_bytes()) else {
            return false;
        };
        let Some(([b'"', b':'], tail)) = tail.split_first_chunk() else {
            return false;
        };
        self.start_at = quote;
        self.state = State::Value;
        chunk.at = chunk.text.len().wrapping_sub(tail.len());
        true
    }

    /// The next token of the text that is loaded; an error is at `chunk.at`.
    #[inline(always)]
    pub(crate) fn token<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, ErrorKind> {
        loop {
            match self.state {
                State::Text => return self.text(chunk),
                State::Escape | State::Hex | State::High | State::HighEscape | State::Held => {
                    return self.escape(chunk);
                }
                State::Minus
                | State::Zero
                | State::Integer
                | State::Point
                | State::Fraction
                | State::Exponent
                | State::ExponentSign
                | State::ExponentDigits => return self.number(chunk),
                State::Literal => return self.literal(chunk),
                _ => {}
            }
            let Some(byte) = chunk.byte() else {
                return Ok(Token::More);
            };
            let next = chunk.at.wrapping_add(1);
            match byte {
                b'"' => {
                    self.key = match self.state {
                        State::FirstKey | State::Key => true,
                        State::Value | State::FirstElement => false,
                        _ => return Err(self.unexpected()),
                    };
                    self.start_at = chunk.at;
                    self.state = State::Text;
                }
                b',' => {
                    self.state = match self.state {
                        State::NextMember => State::Key,
                        State::NextElement => State::Value,
                        _ => return Err(self.unexpected()),
                    };
                }
                b':' => {
                    if self.state != State::Colon {
                        return Err(self.unexpected());
                    }
                    self.state = State::Value;
                }
                b' ' | b'\n' | b'\r' | b'\t' => {}
                b'{' | b'[' => {
                    if !self.expects_value() {
                        return Err(self.unexpected());
                    }
                    if self.depth >= MAX_DEPTH {
                        return Err(ErrorKind::Depth);
                    }
                    self.start_at = chunk.at;
                    chunk.at = next;
                    self.depth = self.depth.wrapping_add(1);
                    let object = byte == b'{';
                    self.containers = self.containers << 1 | u32::from(object);
                    return Ok(if object {
                        self.state = State::FirstKey;
                        Token::BeginObject
                    } else {
                        self.state = State::FirstElement;
                        Token::BeginArray
                    });
                }
                b'}' | b']' => {
                    let token = match (byte, self.state) {
                        (b'}', State::FirstKey | State::NextMember) => Token::EndObject,
                        (b']', State::FirstElement | State::NextElement) => Token::EndArray,
                        _ => return Err(self.unexpected()),
                    };
                    self.start_at = chunk.at;
                    chunk.at = next;
                    self.depth = self.depth.wrapping_sub(1);
                    self.containers >>= 1;
                    self.end_value();
                    return Ok(token);
                }
                _ => {
                    if !self.expects_value() {
                        return Err(self.unexpected());
                    }
                    self.count = 0;
                    self.state = match byte {
                        b'-' => State::Minus,
                        b'0' => State::Zero,
                        b'1'..=b'9' => State::Integer,
                        b'n' => self.begin_literal(Literal::Null),
                        b't' => self.begin_literal(Literal::True),
                        b'f' => self.begin_literal(Literal::False),
                        _ => return Err(ErrorKind::Syntax),
                    };
                    self.start_at = chunk.at;
                    continue;
                }
            }
            chunk.at = next;
        }
    }

    #[inline(always)]
    fn expects_value(&self) -> bool {
        matches!(self.state, State::Value | State::FirstElement)
    }

    #[cold]
    fn unexpected(&self) -> ErrorKind {
        if self.state == State::Done {
            ErrorKind::Trailing
        } else {
            ErrorKind::Syntax
        }
    }

    fn begin_literal(&mut self, literal: Literal) -> State {
        self.literal = literal;
        State::Literal
    }

    #[inline(always)]
    fn end_value(&mut self) {
        self.state = if self.depth == 0 {
            State::Done
        } else if self.containers & 1 == 1 {
            State::NextMember
        } else {
            State::NextElement
        };
    }

    /// A piece of the current key or string.
    #[inline(always)]
    fn text<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, ErrorKind> {
        let from = chunk.at;
        let bytes = chunk.text.as_bytes();
        let mut rest = bytes.get(from..).unwrap_or(b"");
        while let Some((four, tail)) = rest.split_first_chunk::<4>() {
            let [a, b, c, d] = *four;
            if STOPS[usize::from(a)] {
                break;
            }
            if STOPS[usize::from(b)] {
                rest = rest.get(1..).unwrap_or(b"");
                break;
            }
            if STOPS[usize::from(c)] {
                rest = rest.get(2..).unwrap_or(b"");
                break;
            }
            if STOPS[usize::from(d)] {
                rest = rest.get(3..).unwrap_or(b"");
                break;
            }
            rest = tail;
        }
        while let Some((&byte, tail)) = rest.split_first() {
            if STOPS[usize::from(byte)] {
                break;
            }
            rest = tail;
        }
        let stop = rest.first().copied();
        let to = bytes.len().wrapping_sub(rest.len());
        let text = chunk.text.get(from..to).unwrap_or("");
        chunk.at = to;
        let mut last = false;
        match stop {
            Some(b'"') => {
                chunk.at = to.wrapping_add(1);
                last = true;
                if self.key {
                    self.state = State::Colon;
                } else {
                    self.end_value();
                }
            }
            _ if !text.is_empty() => {}
            None => return Ok(Token::More),
            Some(b'\\') => {
                chunk.at = to.wrapping_add(1);
                self.state = State::Escape;
                return self.escape(chunk);
            }
            Some(_) => return Err(ErrorKind::Syntax),
        }
        Ok(if self.key {
            Token::Key { text, last }
        } else {
            Token::String { text, last }
        })
    }

    /// What the escape sequence at hand spells.
    #[inline(never)]
    fn escape<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, ErrorKind> {
        loop {
            if self.state == State::Held
                && let Some(token) = self.unit()
            {
                return Ok(token);
            }
            let Some(byte) = chunk.byte() else {
                return Ok(Token::More);
            };
            match self.state {
                State::Hex => {
                    let digit = match byte {
                        b'0'..=b'9' => byte.wrapping_sub(b'0'),
                        b'a'..=b'f' => byte.wrapping_sub(b'a' - 10),
                        b'A'..=b'F' => byte.wrapping_sub(b'A' - 10),
                        _ => return Err(ErrorKind::Syntax),
                    };
                    self.unit = self.unit << 4 | u16::from(digit);
                    self.count = self.count.wrapping_add(1);
                }
                State::High | State::HighEscape => {
                    let wanted = if self.state == State::High {
                        b'\\'
                    } else {
                        b'u'
                    };
                    if byte != wanted {
                        self.high = 0;
                        self.state = if self.state == State::High {
                            State::Text
                        } else {
                            State::Escape
                        };
                        return Ok(Token::LoneSurrogate);
                    }
                    if self.state == State::High {
                        self.state = State::HighEscape;
                    } else {
                        self.begin_hex();
                    }
                }
                _ => {
                    let char = match byte {
                        b'u' => {
                            self.begin_hex();
                            chunk.at = chunk.at.wrapping_add(1);
                            continue;
                        }
                        b'"' | b'\\' | b'/' => byte,
                        b'b' => 8,
                        b'f' => 12,
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        _ => return Err(ErrorKind::Syntax),
                    };
                    chunk.at = chunk.at.wrapping_add(1);
                    self.state = State::Text;
                    return Ok(Token::Char(char::from(char)));
                }
            }
            chunk.at = chunk.at.wrapping_add(1);
            if self.state == State::Hex
                && self.count == 4
                && let Some(token) = self.unit()
            {
                return Ok(token);
            }
        }
    }

    fn begin_hex(&mut self) {
        self.state = State::Hex;
        self.unit = 0;
        self.count = 0;
    }

    /// What a whole UTF-16 code unit says; nothing while a high surrogate waits for its other half.
    #[inline]
    fn unit<'a>(&mut self) -> Option<Token<'a>> {
        let unit = u32::from(self.unit);
        let high = u32::from(self.high);
        self.high = 0;
        self.state = State::Text;
        let code = match (high, unit) {
            (0, 0xd800..=0xdbff) => {
                self.high = self.unit;
                self.state = State::High;
                return None;
            }
            (0, _) => unit,
            (_, 0xdc00..=0xdfff) => ((high & 0x3ff) << 10 | (unit & 0x3ff)).wrapping_add(0x10000),
            _ => {
                self.state = State::Held;
                return Some(Token::LoneSurrogate);
            }
        };
        Some(char::from_u32(code).map_or(Token::LoneSurrogate, Token::Char))
    }

    /// A piece of the current number.
    #[inline(never)]
    fn number<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, ErrorKind> {
        let from = chunk.at;
        if self.count == 0 {
            // The first byte chose the state already.
            self.count = 1;
            chunk.at = from.wrapping_add(1);
        }
        let mut last = false;
        while let Some(byte) = chunk.byte() {
            self.state = match (self.state, byte) {
                (State::Integer, b'0'..=b'9') => State::Integer,
                (State::Minus, b'0') => State::Zero,
                (State::Minus, b'1'..=b'9') => State::Integer,
                (State::Zero | State::Integer, b'.') => State::Point,
                (State::Point | State::Fraction, b'0'..=b'9') => State::Fraction,
                (State::Zero | State::Integer | State::Fraction, b'e' | b'E') => State::Exponent,
                (State::Exponent, b'+' | b'-') => State::ExponentSign,
                (State::Exponent | State::ExponentSign | State::ExponentDigits, b'0'..=b'9') => {
                    State::ExponentDigits
                }
                (State::Zero | State::Integer | State::Fraction | State::ExponentDigits, _) => {
                    last = true;
                    break;
                }
                _ => return Err(ErrorKind::Syntax),
            };
            chunk.at = chunk.at.wrapping_add(1);
        }
        let text = chunk.text.get(from..chunk.at).unwrap_or("");
        if text.is_empty() && !last {
            return Ok(Token::More);
        }
        let integer = matches!(self.state, State::Minus | State::Zero | State::Integer);
        if last {
            self.end_value();
        }
        Ok(Token::Number {
            text,
            last,
            integer,
        })
    }

    /// The rest of `null`, `true` or `false`.
    #[inline(never)]
    fn literal<'a>(&mut self, chunk: &mut Chunk<'a>) -> Result<Token<'a>, ErrorKind> {
        let (name, token) = match self.literal {
            Literal::Null => ("null", Token::Null),
            Literal::True => ("true", Token::Bool(true)),
            Literal::False => ("false", Token::Bool(false)),
        };
        while let Some(&letter) = name.as_bytes().get(usize::from(self.count)) {
            match chunk.byte() {
                None => return Ok(Token::More),
                Some(byte) if byte == letter => {}
                Some(_) => return Err(ErrorKind::Syntax),
            }
            chunk.at = chunk.at.wrapping_add(1);
            self.count = self.count.wrapping_add(1);
        }
        self.end_value();
        Ok(token)
    }
}

/// How many bytes at the end of `bytes` begin a character that is not whole yet.
fn split_tail(bytes: &[u8]) -> usize {
    let mut tail = 0;
    for &byte in bytes.iter().rev().take(3) {
        tail += 1;
        let len = match byte {
            0x80..=0xbf => continue,
            0xf0.. => 4,
            0xe0.. => 3,
            0xc0.. => 2,
            _ => 1,
        };
        return if tail < len { tail } else { 0 };
    }
    0
}
