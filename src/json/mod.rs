//! A resumable push lexer for JSON text (RFC 8259). It knows nothing of chats.
//!
//! Feed it [`Chunk`]s cut anywhere. [`Lexer::next`] says what stands next; the text of names, strings and numbers
//! follows in pieces by [`Lexer::piece`], which lie in the chunk. So a value longer than any chunk costs no memory.
//!
//! ```
//! use chatwire::json::{Chunk, Lexer, Piece, Token};
//!
//! let mut lexer = Lexer::new();
//! let mut chunk = Chunk::new(br#"["caf\u00e9", 1"#);
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::BeginArray));
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::String));
//! assert_eq!(lexer.piece(&mut chunk), Ok(Piece::Text));
//! assert_eq!(chunk.piece(), "caf");
//! assert_eq!((lexer.piece(&mut chunk), lexer.char()), (Ok(Piece::Char), 'é'));
//! assert!(lexer.is_in_token(), "the quotation mark is still to come");
//! assert_eq!((lexer.piece(&mut chunk), chunk.piece()), (Ok(Piece::Text), ""));
//! assert!(!lexer.is_in_token());
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::Number));
//! assert_eq!((lexer.piece(&mut chunk), chunk.piece()), (Ok(Piece::Text), "1"));
//! assert_eq!(lexer.piece(&mut chunk), Ok(Piece::More));
//! let mut chunk = Chunk::new(b"2]");
//! assert_eq!((lexer.piece(&mut chunk), chunk.piece()), (Ok(Piece::Text), "2"));
//! assert_eq!(lexer.next(&mut chunk), Ok(Token::EndArray));
//! assert_eq!(lexer.finish(), Ok(()));
//! ```

mod chunk;
mod error;
mod escape;
mod find;
mod grammar;
mod lexer;
mod literal;
mod number;
#[cfg(feature = "fast")]
mod passing;
#[cfg(feature = "fast")]
pub(crate) mod plain;
#[cfg(feature = "fast")]
mod resume;
pub(crate) mod scan;
mod skip;
mod text;
mod token;
mod utf8;

pub use chunk::Chunk;
pub use error::{SyntaxError, SyntaxErrorKind};
pub use grammar::MAX_DEPTH;
pub use lexer::Lexer;
#[cfg(feature = "fast")]
pub(crate) use passing::Passing;
#[cfg(feature = "fast")]
pub(crate) use resume::Place;
pub use token::{Piece, Token};
pub(crate) use utf8::Loaded;
