//! Why a text is not JSON.

use core::fmt;

/// Where a text stops being JSON, and why.
///
/// ```
/// use chatwire::json::{Chunk, Lexer, SyntaxErrorKind};
///
/// let error = Lexer::new().next(&mut Chunk::new(b" ?")).unwrap_err();
/// assert_eq!((error.kind, error.offset), (SyntaxErrorKind::Syntax, 1));
/// assert_eq!(error.to_string(), "invalid JSON at byte 1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where, in bytes from the start of the text.
    pub offset: u64,
}

/// What is wrong with a text. Each variant shows a text that triggers it.
///
/// ```
/// use chatwire::json::{Lexer, SyntaxErrorKind};
/// assert_eq!(Lexer::new().finish().unwrap_err().kind, SyntaxErrorKind::UnexpectedEnd);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// The byte at the offset cannot stand there: `[,]`.
    Syntax,
    /// The bytes from the offset on are not UTF-8: a `0xff` in a string.
    Utf8,
    /// The bracket at the offset opens more than [`MAX_DEPTH`](super::MAX_DEPTH) levels.
    Depth,
    /// Something follows the whole text: `{}{}`.
    Trailing,
    /// The text ends early; the offset is its length: `[1`.
    UnexpectedEnd,
    /// The text is longer than [`Lexer::with_limit`](super::Lexer::with_limit) allows.
    ByteLimit,
}

impl fmt::Display for SyntaxErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "invalid JSON",
            Self::Utf8 => "invalid UTF-8",
            Self::Depth => "nesting too deep",
            Self::Trailing => "unexpected data after the JSON text",
            Self::UnexpectedEnd => "unexpected end of input",
            Self::ByteLimit => "byte limit exceeded",
        })
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)
    }
}

impl core::error::Error for SyntaxError {}
