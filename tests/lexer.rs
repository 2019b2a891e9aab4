//! The lexer, asked in ways that its documentation does not recommend.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use chatwire::json::{Chunk, Lexer, Piece, Token};

/// A text of which not all pieces were asked for is told again, wherever the chunk ends.
#[test]
fn asked_too_early() {
    for (text, tokens) in [
        (&br#"["text"]"#[..], [Token::BeginArray, Token::String]),
        (br#"{"name":0}"#, [Token::BeginObject, Token::Key]),
        (br#"[-12.5e7]"#, [Token::BeginArray, Token::Number]),
    ] {
        for end in 2..6 {
            let (mut lexer, mut chunk) = (Lexer::new(), Chunk::new(&text[..end]));
            assert_eq!(lexer.next(&mut chunk), Ok(tokens[0]));
            assert_eq!(lexer.next(&mut chunk), Ok(tokens[1]));
            while lexer.piece(&mut chunk) != Ok(Piece::More) {}
            let mut rest = Chunk::new(&text[end..]);
            for _ in 0..3 {
                assert_eq!(lexer.next(&mut rest), Ok(tokens[1]), "cut at {end}");
            }
        }
    }
}
