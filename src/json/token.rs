//! What the lexer finds.

use core::fmt;

/// What stands next in a JSON text.
///
/// The text of a [`Key`](Self::Key), [`String`](Self::String) or [`Number`](Self::Number) follows by
/// [`Lexer::piece`](super::Lexer::piece).
///
/// ```
/// use chatwire::json::{Chunk, Lexer, Token};
/// let mut lexer = Lexer::new();
/// assert_eq!(lexer.next(&mut Chunk::new(b" {")), Ok(Token::BeginObject));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Token {
    /// `{`
    BeginObject,
    /// `}`
    EndObject,
    /// `[`
    BeginArray,
    /// `]`
    EndArray,
    /// The name of an object's member begins.
    Key,
    /// A string begins.
    String,
    /// A number begins.
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
    /// The chunk is used up; go on with the next one.
    More,
}

impl Token {
    /// Whether it is a bracket that opens an object or array.
    pub(crate) const fn opens(self) -> bool {
        matches!(self, Self::BeginObject | Self::BeginArray)
    }
}

/// A piece of a name, string or number. [`Lexer::is_in_token`](super::Lexer::is_in_token) says whether more follow.
///
/// ```
/// use chatwire::json::{Chunk, Lexer, Piece, Token};
///
/// let mut lexer = Lexer::new();
/// let mut chunk = Chunk::new(br#""\u0048ello""#);
/// assert_eq!(lexer.next(&mut chunk)?, Token::String);
/// let mut text = String::new();
/// while lexer.is_in_token() {
///     match lexer.piece(&mut chunk)? {
///         Piece::Text => text.push_str(chunk.piece()),
///         Piece::Char => text.push(lexer.char()),
///         _ => break,
///     }
/// }
/// assert_eq!(text, "Hello");
/// # Ok::<(), chatwire::json::SyntaxError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Piece {
    /// Text without escapes, which may be empty: it is [`Chunk::piece`](super::Chunk::piece).
    Text,
    /// A character that was written as an escape, or that the border of two chunks cut in two: it is
    /// [`Lexer::char`](super::Lexer::char).
    Char,
    /// The escape of a lone surrogate: legal JSON, but no character.
    LoneSurrogate,
    /// The chunk is used up; go on with the next one.
    More,
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::BeginObject => "{",
            Self::EndObject => "}",
            Self::BeginArray => "[",
            Self::EndArray => "]",
            Self::Key => "name",
            Self::String => "string",
            Self::Number => "number",
            Self::True => "true",
            Self::False => "false",
            Self::Null => "null",
            Self::More => "more to come",
        })
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Text => "text",
            Self::Char => "character",
            Self::LoneSurrogate => "lone surrogate",
            Self::More => "more to come",
        })
    }
}
