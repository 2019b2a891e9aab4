//! The grammar of RFC 8259, except for what is in a string or a literal.

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

/// What may come next. In the states before `Text`, [`step`] says what a byte means; in those before `Minus`, no
/// token has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(u8)]
pub(super) enum State {
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
    /// In the byte order mark; `count` bytes of it are there.
    ByteOrderMark,
}

/// What a byte means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
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

/// What the byte means in this state.
#[inline(always)]
pub(super) fn step(state: State, byte: u8) -> Meaning {
    let class = CLASS.get(usize::from(byte)).copied().unwrap_or(0);
    let place = usize::from((state as u8) << 4 | class);
    GRAMMAR.get(place).copied().unwrap_or(Meaning::Wrong)
}

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
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates this")]
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
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates this")]
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
