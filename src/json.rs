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
///
/// ```
/// use chatwire::json::{Chunk, Lexer, MAX_DEPTH, Token};
/// let mut lexer = Lexer::new();
/// let mut chunk = Chunk::new(&[b'['; 33]);
/// for _ in 0..MAX_DEPTH {
///     assert_eq!(lexer.next(&mut chunk), Ok(Token::BeginArray));
/// }
/// assert!(lexer.next(&mut chunk).is_err());
/// ```
pub const MAX_DEPTH: u8 = 32;

/// A cursor over the caller's bytes: what a lexer or decoder has not read of them yet.
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
    text: &'a str,
    /// What of `text` was not read yet.
    unread: &'a [u8],
    /// Where in `text` the piece of a string, name or number that was found last begins and ends.
    piece: (usize, usize),
    /// What follows `text`, not looked at yet.
    rest: &'a [u8],
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
    fn set_text(&mut self, text: &'a str) {
        self.text = text;
        self.unread = text.as_bytes();
    }

    /// Whether [`Lexer::load`] is due, and [`Lexer::find`] is not.
    #[inline(always)]
    pub(crate) fn is_text_used_up(&self) -> bool {
        self.unread.is_empty()
    }

    /// The piece of a string, name or number that was found last.
    #[inline(always)]
    pub(crate) fn piece(&self) -> &'a str {
        let (from, to) = self.piece;
        self.slice(from, to)
    }

    /// A piece of the text. Where flash is short there is one copy of this; hosts are faster without the call.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    /// The plain text that `bytes`, which end the text, begin with.
    #[inline(always)]
    pub(crate) fn plain(&self, bytes: &'a [u8]) -> Plain<'a> {
        let after = after_plain(bytes);
        Plain {
            from: self.text.len().wrapping_sub(bytes.len()),
            to: self.text.len().wrapping_sub(after.len()),
            after,
        }
    }

    /// Plain text that was found here.
    #[inline(always)]
    pub(crate) fn text(&self, plain: &Plain<'a>) -> &'a str {
        self.slice(plain.from, plain.to)
    }

    /// The text read since it was at `at`.
    pub(crate) fn since(&self, at: usize) -> &'a str {
        self.slice(at, self.at())
    }
}

/// Plain text at the beginning of a name, a string or the rest of one.
pub(crate) struct Plain<'a> {
    from: usize,
    to: usize,
    /// What comes after it, the quotation mark that ends it included.
    pub(crate) after: &'a [u8],
}

/// What the lexer found.
///
/// A string or key is any number of [`Key`](Token::Key) or [`String`](Token::String) pieces, escaped
/// characters between them, up to the piece with `last`; pieces may be empty.
///
/// ```
/// use chatwire::json::{Chunk, Lexer, Token};
///
/// let mut lexer = Lexer::new();
/// let mut chunk = Chunk::new(br#"{"greeting":"\u0048ello"}"#);
/// let mut text = String::new();
/// loop {
///     match lexer.next(&mut chunk)? {
///         Token::String { text: piece, .. } => text.push_str(piece),
///         Token::Char(char) | Token::Split(char) => text.push(char),
///         Token::More => break,
///         _ => {}
///     }
/// }
/// assert_eq!(text, "Hello");
/// # Ok::<(), chatwire::Error>(())
/// ```
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

/// What the lexer found: a [`Token`] without its text, which is [`Chunk::piece`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// The text is used up.
    More,
    /// The chunk is used up.
    End,
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    /// A piece of a key or string.
    Text,
    Char,
    Split,
    LoneSurrogate,
    /// A piece of a number that is an integer so far.
    Integer,
    /// A piece of a number with a fraction or an exponent.
    Decimal,
    True,
    False,
    Null,
    /// No JSON text can have the next byte.
    Syntax,
    /// The next bytes are not UTF-8.
    Utf8,
    /// The next byte opens too many containers.
    Depth,
    /// The next byte follows the whole text.
    Trailing,
    /// The next byte is beyond the limit.
    TooLong,
}

impl Found {
    /// What is wrong with the text, where that was found.
    #[inline(always)]
    pub(crate) const fn error(self) -> Option<ErrorKind> {
        match self {
            Self::Syntax => Some(ErrorKind::Syntax),
            Self::Utf8 => Some(ErrorKind::Utf8),
            Self::Depth => Some(ErrorKind::Depth),
            Self::Trailing => Some(ErrorKind::Trailing),
            Self::TooLong => Some(ErrorKind::ByteLimit),
            _ => None,
        }
    }

    /// Whether it is a piece of a string, key or number.
    #[inline(always)]
    pub(crate) const fn is_piece(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Char
                | Self::Split
                | Self::LoneSurrogate
                | Self::Integer
                | Self::Decimal
        )
    }

    /// Whether it is a bracket.
    pub(crate) const fn is_bracket(self) -> bool {
        matches!(
            self,
            Self::BeginObject | Self::EndObject | Self::BeginArray | Self::EndArray
        )
    }
}

/// What may come next. In the states before `Text`, [`GRAMMAR`] says what a byte means; in those before `Minus`, no
/// token has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(u8)]
enum State {
    Value,
    FirstElement,
    FirstKey,
    Key,
    Colon,
    Done,
    /// After a value in an object: `,` or `}`.
    NextMember,
    /// After a value in an array: `,` or `]`.
    NextElement,
    Minus,
    Zero,
    Integer,
    Point,
    Fraction,
    Exponent,
    ExponentSign,
    ExponentDigits,
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
    /// In a literal; `count` letters of it are there.
    Null,
    True,
    False,
}

/// What a value is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
enum Around {
    Nothing,
    Object,
    Array,
}

/// What a byte means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// No token, or more of a number.
    Go(State),
    Key,
    String,
    Object,
    Array,
    EndObject,
    EndArray,
    Literal,
    /// The number ended before this byte.
    EndNumber,
    Wrong,
}

/// The grammar of RFC 8259 except for what is in a string or a literal.
const fn meaning(state: State, byte: u8) -> Meaning {
    use State::*;
    match (state, byte) {
        (Value | FirstElement | FirstKey | Key | Colon, b' ') => Meaning::Go(state),
        (NextMember | NextElement | Done, b' ') => Meaning::Go(state),
        (Value | FirstElement, b'"') => Meaning::String,
        (Value | FirstElement, b'{') => Meaning::Object,
        (Value | FirstElement, b'[') => Meaning::Array,
        (Value | FirstElement, b'-') => Meaning::Go(Minus),
        (Value | FirstElement | Minus, b'0') => Meaning::Go(Zero),
        (Value | FirstElement | Minus, b'1') => Meaning::Go(Integer),
        (Value | FirstElement, b'n') => Meaning::Literal,
        (FirstElement | NextElement, b']') => Meaning::EndArray,
        (FirstKey | Key, b'"') => Meaning::Key,
        (FirstKey | NextMember, b'}') => Meaning::EndObject,
        (Colon, b':') => Meaning::Go(Value),
        (NextMember, b',') => Meaning::Go(Key),
        (NextElement, b',') => Meaning::Go(Value),
        (Integer, b'0' | b'1') => Meaning::Go(Integer),
        (Zero | Integer, b'.') => Meaning::Go(Point),
        (Point | Fraction, b'0' | b'1') => Meaning::Go(Fraction),
        (Zero | Integer | Fraction, b'e') => Meaning::Go(Exponent),
        (Exponent, b'+' | b'-') => Meaning::Go(ExponentSign),
        (Exponent | ExponentSign | ExponentDigits, b'0' | b'1') => Meaning::Go(ExponentDigits),
        (Zero | Integer | Fraction | ExponentDigits, _) => Meaning::EndNumber,
        _ => Meaning::Wrong,
    }
}

/// A byte of each class that [`meaning`] tells apart.
const CLASSES: [u8; 16] = *b"? \"{}[]:,-+.01en";

/// The class of each byte.
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let like = match byte as u8 {
            b'\n' | b'\r' | b'\t' => b' ',
            b'2'..=b'9' => b'1',
            b'E' => b'e',
            b't' | b'f' => b'n',
            byte => byte,
        };
        let mut class = 1;
        while class < CLASSES.len() {
            if CLASSES[class] == like {
                table[byte] = class as u8;
            }
            class += 1;
        }
        byte += 1;
    }
    table
};

/// [`meaning`] as a table: a row for each state, a column for each class.
static GRAMMAR: [Meaning; 256] = {
    use State::*;
    let states = [
        Value,
        FirstElement,
        FirstKey,
        Key,
        Colon,
        Done,
        NextMember,
        NextElement,
        Minus,
        Zero,
        Integer,
        Point,
        Fraction,
        Exponent,
        ExponentSign,
        ExponentDigits,
    ];
    let mut table = [Meaning::Wrong; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = meaning(states[at >> 4], CLASSES[at & 15]);
        at += 1;
    }
    table
};

/// The lexer's state between chunks: plain data that borrows nothing. [`Token`] and the [module](self) show it at work.
///
/// ```
/// use chatwire::json::Lexer;
/// static LEXER: std::sync::Mutex<Lexer> = std::sync::Mutex::new(Lexer::new());
/// ```
#[derive(Debug, Clone)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Lexer {
    /// Bytes read before the current text.
    consumed: u64,
    /// The largest number without the limit of the text's length, so that a lexer without limit is all zeros.
    limit_complement: u64,
    /// First byte of the current token where it lies before the current text.
    start: u64,
    /// One more than where in the current text the current token begins; 0 where it begins before the text.
    start_at: usize,
    /// The open containers, innermost in the lowest bit; 1 is an object.
    containers: u32,
    /// The UTF-16 code unit that `\uXXXX` spells, as far as read. As wide as `high`, and both wider than they need be:
    /// two halves of one word would be read as one, and wait for what was just written to the first.
    unit: u32,
    /// A high surrogate that waits for its other half, or 0.
    high: u32,
    /// The character that was found last.
    char: char,
    /// The start of a character that the end of a chunk cut off.
    split: [u8; 4],
    split_len: u8,
    state: State,
    around: Around,
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

/// What `bytes` has after `name`, if they begin with it.
#[inline(always)]
pub(crate) fn after_name<'b>(mut bytes: &'b [u8], mut name: &[u8]) -> Option<&'b [u8]> {
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

/// What `bytes` has after a run of plain text.
#[inline(never)]
fn after_plain(mut bytes: &[u8]) -> &[u8] {
    // Eight at a time. Four would not pay: not every core of 32 bits can load a word from any address.
    if cfg!(target_pointer_width = "64") {
        const ONES: u64 = u64::MAX / 0xff;
        while let Some((word, tail)) = bytes.split_first_chunk() {
            let word = u64::from_le_bytes(*word);
            // The highest bit of each byte tells; 0x02 swaps quotation mark and space.
            let control_or_quote = (word ^ (0x02 * ONES)).wrapping_sub(0x21 * ONES) & !word;
            let backslash = word ^ (0x5c * ONES);
            let backslash = backslash.wrapping_sub(ONES) & !backslash;
            let stops = (control_or_quote | backslash) & (0x80 * ONES);
            if stops != 0 {
                let plain = stops.trailing_zeros() / 8;
                return bytes.get(plain as usize..).unwrap_or(b"");
            }
            bytes = tail;
        }
    }
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
    match bytes {
        [a, ..] if STOPS[usize::from(*a)] => bytes,
        [_, b, ..] if STOPS[usize::from(*b)] => bytes.get(1..).unwrap_or(b""),
        [_, _, c] if STOPS[usize::from(*c)] => bytes.get(2..).unwrap_or(b""),
        _ => b"",
    }
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
            limit_complement: !limit,
            start: 0,
            start_at: 0,
            containers: 0,
            unit: 0,
            high: 0,
            char: '\0',
            split: [0; 4],
            split_len: 0,
            state: State::Value,
            around: Around::Nothing,
            depth: 0,
            count: 0,
            key: false,
        }
    }

    /// How long the text may be.
    pub(crate) fn limit(&self) -> u64 {
        !self.limit_complement
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
        let found = loop {
            let found = if chunk.is_text_used_up() {
                self.load(chunk)
            } else {
                self.find(chunk)
            };
            if found != Found::More {
                break found;
            }
        };
        let text = chunk.piece();
        self.count(chunk);
        let last = !self.is_in_token();
        Ok(match found {
            Found::BeginObject => Token::BeginObject,
            Found::EndObject => Token::EndObject,
            Found::BeginArray => Token::BeginArray,
            Found::EndArray => Token::EndArray,
            Found::Text if self.key => Token::Key { text, last },
            Found::Text => Token::String { text, last },
            Found::Char => Token::Char(self.char),
            Found::Split => Token::Split(self.char),
            Found::LoneSurrogate => Token::LoneSurrogate,
            Found::Integer | Found::Decimal => Token::Number {
                text,
                last,
                integer: found == Found::Integer,
            },
            Found::True | Found::False => Token::Bool(found == Found::True),
            Found::Null => Token::Null,
            _ => match found.error() {
                Some(kind) => {
                    let offset = self.consumed;
                    return Err(Error { kind, offset });
                }
                None => Token::More,
            },
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
    ///
    /// ```
    /// use chatwire::json::{Chunk, Lexer};
    /// let mut lexer = Lexer::new();
    /// lexer.next(&mut Chunk::new(b"["))?;
    /// assert_eq!(lexer.depth(), 1);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn depth(&self) -> u8 {
        self.depth
    }

    /// Whether a token has begun and not ended.
    #[inline(always)]
    pub(crate) fn is_in_token(&self) -> bool {
        self.state >= State::Minus
    }

    /// The character that was found last.
    pub(crate) fn char(&self) -> char {
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
        self.absolute(chunk.at())
    }

    /// The offset of the current token's first byte.
    #[inline(never)]
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

    /// Gets the next text to read out of the chunk, checking that it is UTF-8: [`Found::More`] when there is text now.
    pub(crate) fn load(&mut self, chunk: &mut Chunk<'_>) -> Found {
        if chunk.rest.is_empty() {
            return Found::End;
        }
        self.count(chunk);
        let allowed = self.limit().wrapping_sub(self.consumed);
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
                    return Found::More;
                } else if error.error_len().is_some() {
                    return Found::Utf8;
                } else {
                    return self.join(chunk, rest);
                }
            }
        };
        if text.is_empty() {
            return Found::TooLong;
        }
        chunk.set_text(text);
        chunk.rest = chunk.rest.get(text.len()..).unwrap_or(b"");
        Found::More
    }

    /// All that may be read has been read.
    fn end_of(&self, chunk: &Chunk<'_>) -> Found {
        if chunk.rest.is_empty() {
            Found::End
        } else {
            Found::TooLong
        }
    }

    /// Takes bytes until the character that began at the end of the former chunk is whole.
    #[cold]
    fn join(&mut self, chunk: &mut Chunk<'_>, mut rest: &[u8]) -> Found {
        loop {
            let split = self.split.get(..usize::from(self.split_len)).unwrap_or(b"");
            match core::str::from_utf8(split) {
                Ok(text) => {
                    if let Some(char) = text.chars().next() {
                        if self.state == State::Held {
                            if let Some(found) = self.unit() {
                                return found;
                            }
                        }
                        if self.state == State::High {
                            self.state = State::Text;
                            self.high = 0;
                            return Found::LoneSurrogate;
                        }
                        self.split_len = 0;
                        self.char = char;
                        return Found::Split;
                    }
                }
                Err(error) if error.error_len().is_some() => {
                    self.consumed = self.consumed.wrapping_sub(u64::from(self.split_len));
                    return Found::Utf8;
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

    /// What comes after the quotation mark of the next member's name, if there is no white space before it.
    #[inline(always)]
    pub(crate) fn name<'a>(&self, chunk: &Chunk<'a>) -> Option<&'a [u8]> {
        match (self.state, chunk.unread) {
            (State::NextMember, [b',', b'"', name @ ..]) => Some(name),
            (State::FirstKey, [b'"', name @ ..]) => Some(name),
            _ => None,
        }
    }

    /// Goes on with the value of a member.
    #[inline(always)]
    pub(crate) fn take_name<'a>(&mut self, chunk: &mut Chunk<'a>, after: &'a [u8]) {
        chunk.unread = after;
        self.state = State::Value;
    }

    /// Goes on after the value of a member.
    #[inline(always)]
    pub(crate) fn take_value<'a>(&mut self, chunk: &mut Chunk<'a>, after: &'a [u8]) {
        chunk.unread = after;
        self.state = State::NextMember;
    }

    /// Finds a name or string, as far as it is plain.
    #[inline(never)]
    pub(crate) fn begin_text<'a>(
        &mut self,
        chunk: &mut Chunk<'a>,
        plain: &Plain<'a>,
        key: bool,
    ) -> Found {
        self.start_at = plain.from;
        self.key = key;
        self.state = State::Text;
        self.piece(chunk, plain)
    }

    /// Passes over the rest of a value, up to its end at `depth`.
    pub(crate) fn skip(&mut self, chunk: &mut Chunk<'_>, depth: u8) -> Found {
        loop {
            self.skip_plain(chunk, depth);
            if self.value_ended_at(depth) || chunk.is_text_used_up() {
                return Found::More;
            }
            let found = self.find(chunk);
            let ended = self.value_ended_at(depth) || chunk.is_text_used_up();
            if ended || found.error().is_some() {
                return found;
            }
        }
    }

    /// Passes over what stands in the text plain: all but literals and what has escapes.
    #[inline(always)]
    fn skip_plain(&mut self, chunk: &mut Chunk<'_>, depth: u8) {
        let mut state = self.state;
        let mut key = self.key;
        let mut unread = chunk.unread;
        while state <= State::Text {
            if state == State::Text {
                unread = after_plain(unread);
                let [b'"', tail @ ..] = unread else {
                    break;
                };
                unread = tail;
                if key {
                    state = State::Colon;
                    if let [b':', tail @ ..] = unread {
                        unread = tail;
                        state = State::Value;
                        if let [b'"', tail @ ..] = unread {
                            unread = tail;
                            key = false;
                            state = State::Text;
                            continue;
                        }
                    }
                } else {
                    state = self.after_value();
                    if self.depth <= depth {
                        break;
                    }
                    if let (State::NextMember, [b',', b'"', tail @ ..]) = (state, unread) {
                        unread = tail;
                        key = true;
                        state = State::Text;
                        continue;
                    }
                }
            }
            let Some((&byte, tail)) = unread.split_first() else {
                break;
            };
            let meaning = GRAMMAR[usize::from((state as u8) << 4 | CLASS[usize::from(byte)])];
            state = match meaning {
                Meaning::Go(next) => next,
                Meaning::Key | Meaning::String => {
                    key = meaning == Meaning::Key;
                    State::Text
                }
                Meaning::EndNumber => {
                    state = self.after_value();
                    if self.depth <= depth {
                        break;
                    }
                    continue;
                }
                Meaning::Object | Meaning::Array if self.depth < MAX_DEPTH => {
                    self.enter(meaning == Meaning::Object)
                }
                Meaning::EndObject | Meaning::EndArray => {
                    let after = self.leave();
                    if self.depth <= depth {
                        state = after;
                        unread = tail;
                        break;
                    }
                    after
                }
                _ => break,
            };
            unread = tail;
        }
        self.key = key;
        self.state = state;
        chunk.unread = unread;
    }

    /// Opens a container.
    #[inline(never)]
    fn enter(&mut self, object: bool) -> State {
        self.depth = self.depth.wrapping_add(1);
        self.containers = self.containers << 1 | u32::from(object);
        if object {
            self.around = Around::Object;
            State::FirstKey
        } else {
            self.around = Around::Array;
            State::FirstElement
        }
    }

    /// Closes the innermost container.
    fn leave(&mut self) -> State {
        self.depth = self.depth.wrapping_sub(1);
        self.containers >>= 1;
        self.around = if self.depth == 0 {
            Around::Nothing
        } else if self.containers & 1 == 1 {
            Around::Object
        } else {
            Around::Array
        };
        self.after_value()
    }

    /// Finds what is next in the text that is loaded; what is wrong with it is where the chunk is.
    pub(crate) fn find(&mut self, chunk: &mut Chunk<'_>) -> Found {
        let mut state = self.state;
        if state >= State::Minus {
            let at = chunk.at();
            return match state {
                State::Text => self.text(chunk),
                State::Null | State::True | State::False => self.literal(chunk),
                _ if state < State::Text => self.number(chunk, at),
                _ => self.escape(chunk),
            };
        }
        let mut unread = chunk.unread;
        loop {
            let Some((&byte, tail)) = unread.split_first() else {
                self.state = state;
                chunk.unread = b"";
                return Found::More;
            };
            let meaning = GRAMMAR[usize::from((state as u8) << 4 | CLASS[usize::from(byte)])];
            if let Meaning::Go(next) = meaning {
                if next < State::Minus {
                    state = next;
                    unread = tail;
                    continue;
                }
            }
            let at = chunk.text.len().wrapping_sub(unread.len());
            self.start_at = at.wrapping_add(1);
            chunk.unread = tail;
            return match meaning {
                Meaning::Key | Meaning::String => {
                    self.key = meaning == Meaning::Key;
                    self.state = State::Text;
                    self.text(chunk)
                }
                Meaning::Go(state) => {
                    self.state = state;
                    self.number(chunk, at)
                }
                Meaning::Literal => {
                    self.count = 1;
                    self.state = match byte {
                        b'n' => State::Null,
                        b't' => State::True,
                        _ => State::False,
                    };
                    self.literal(chunk)
                }
                Meaning::Object | Meaning::Array if self.depth < MAX_DEPTH => {
                    let object = meaning == Meaning::Object;
                    self.state = self.enter(object);
                    if object {
                        Found::BeginObject
                    } else {
                        Found::BeginArray
                    }
                }
                Meaning::EndObject | Meaning::EndArray => {
                    self.state = self.leave();
                    if meaning == Meaning::EndObject {
                        Found::EndObject
                    } else {
                        Found::EndArray
                    }
                }
                _ => {
                    chunk.unread = unread;
                    match (meaning, state) {
                        (Meaning::Object | Meaning::Array, _) => Found::Depth,
                        (_, State::Done) => Found::Trailing,
                        _ => Found::Syntax,
                    }
                }
            };
        }
    }

    /// What comes after a value here.
    #[inline(always)]
    fn after_value(&self) -> State {
        match self.around {
            Around::Nothing => State::Done,
            Around::Object => State::NextMember,
            Around::Array => State::NextElement,
        }
    }

    /// A piece of the key or string at hand.
    #[inline(never)]
    fn text(&mut self, chunk: &mut Chunk<'_>) -> Found {
        let plain = chunk.plain(chunk.unread);
        self.piece(chunk, &plain)
    }

    /// A piece of the key or string at hand that begins with `plain`.
    fn piece<'a>(&mut self, chunk: &mut Chunk<'a>, plain: &Plain<'a>) -> Found {
        chunk.piece = (plain.from, plain.to);
        chunk.unread = plain.after;
        match plain.after {
            [b'"', tail @ ..] => {
                chunk.unread = tail;
                self.state = if self.key {
                    State::Colon
                } else {
                    self.after_value()
                };
            }
            _ if plain.to != plain.from => {}
            [b'\\', tail @ ..] => {
                chunk.unread = tail;
                self.state = State::Escape;
                return self.escape(chunk);
            }
            [] => return Found::More,
            _ => return Found::Syntax,
        }
        Found::Text
    }

    /// What the escape sequence at hand spells.
    fn escape(&mut self, chunk: &mut Chunk<'_>) -> Found {
        loop {
            if self.state == State::Held {
                if let Some(found) = self.unit() {
                    return found;
                }
            }
            let Some((&byte, tail)) = chunk.unread.split_first() else {
                return Found::More;
            };
            match (self.state, byte) {
                (State::Hex, _) => {
                    let digit = match byte {
                        b'0'..=b'9' => byte.wrapping_sub(b'0'),
                        b'a'..=b'f' => byte.wrapping_sub(b'a' - 10),
                        b'A'..=b'F' => byte.wrapping_sub(b'A' - 10),
                        _ => return Found::Syntax,
                    };
                    self.unit = self.unit << 4 | u32::from(digit);
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
                    return Found::LoneSurrogate;
                }
                _ => {
                    let char = match byte {
                        b'"' | b'\\' | b'/' => byte,
                        b'b' => 8,
                        b'f' => 12,
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        _ => return Found::Syntax,
                    };
                    chunk.unread = tail;
                    self.state = State::Text;
                    self.char = char::from(char);
                    return Found::Char;
                }
            }
            chunk.unread = tail;
        }
    }

    /// What the UTF-16 code unit at hand says; nothing where it is a high surrogate, which waits for its other half.
    #[inline(never)]
    fn unit(&mut self) -> Option<Found> {
        let unit = self.unit;
        let high = self.high;
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
            _ => return Some(Found::LoneSurrogate),
        };
        self.state = State::Text;
        Some(match char::from_u32(code) {
            Some(char) => {
                self.char = char;
                Found::Char
            }
            None => Found::LoneSurrogate,
        })
    }

    /// The rest of the literal at hand.
    #[inline(never)]
    fn literal(&mut self, chunk: &mut Chunk<'_>) -> Found {
        let (name, found): (&[u8], _) = match self.state {
            State::Null => (b"null", Found::Null),
            State::True => (b"true", Found::True),
            _ => (b"false", Found::False),
        };
        while let Some(&letter) = name.get(usize::from(self.count)) {
            let Some((&byte, tail)) = chunk.unread.split_first() else {
                return Found::More;
            };
            if byte != letter {
                return Found::Syntax;
            }
            chunk.unread = tail;
            self.count = self.count.wrapping_add(1);
        }
        self.state = self.after_value();
        found
    }

    /// A piece of the number at hand, which began at `from` in the text or before the text.
    #[inline(never)]
    fn number(&mut self, chunk: &mut Chunk<'_>, from: usize) -> Found {
        let mut state = self.state;
        let mut unread = chunk.unread;
        let mut end = None;
        while let Some((&byte, tail)) = unread.split_first() {
            match GRAMMAR[usize::from((state as u8) << 4 | CLASS[usize::from(byte)])] {
                Meaning::Go(next) => state = next,
                meaning => {
                    end = Some(meaning);
                    break;
                }
            }
            unread = tail;
        }
        chunk.unread = unread;
        self.state = state;
        match end {
            Some(Meaning::EndNumber) => self.state = self.after_value(),
            Some(_) => return Found::Syntax,
            None => {}
        }
        let to = chunk.at();
        chunk.piece = (from, to);
        if end.is_none() && to == from {
            Found::More
        } else if state <= State::Integer {
            Found::Integer
        } else {
            Found::Decimal
        }
    }
}
