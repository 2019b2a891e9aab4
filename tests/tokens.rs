//! The tokens of a document with one of each kind, however it is cut.

use chatwire::json::{Chunk, Lexer, Token};

const DOCUMENT: &str =
    r#" {"a\u0062" : [1, -2.5e3, true, false, null, "x\ud83d\ude00\ud83d", "é", ""], "c": {} } "#;

const TOKENS: [&str; 16] = [
    "{",
    "key ab",
    "[",
    "integer 1",
    "number -2.5e3",
    "true",
    "false",
    "null",
    "string x😀?",
    "string é",
    "string ",
    "]",
    "key c",
    "{",
    "}",
    "}",
];

/// The tokens of a document fed in chunks of this size, with their pieces put together.
fn tokens(document: &[u8], size: usize) -> Vec<String> {
    let (mut lexer, mut tokens, mut pieces) = (Lexer::new(), vec![], String::new());
    for bytes in document.chunks(size) {
        let mut chunk = Chunk::new(bytes);
        loop {
            let kind = match lexer.next(&mut chunk).unwrap() {
                Token::BeginObject => "{",
                Token::EndObject => "}",
                Token::BeginArray => "[",
                Token::EndArray => "]",
                Token::Bool(true) => "true",
                Token::Bool(false) => "false",
                Token::Null => "null",
                Token::Key { text, last } => {
                    pieces += text;
                    if last { "key " } else { continue }
                }
                Token::String { text, last } => {
                    pieces += text;
                    if last { "string " } else { continue }
                }
                Token::Number {
                    text,
                    last,
                    integer,
                } => {
                    pieces += text;
                    match (last, integer) {
                        (false, _) => continue,
                        (true, true) => "integer ",
                        (true, false) => "number ",
                    }
                }
                Token::Char(char) | Token::Split(char) => {
                    pieces.push(char);
                    continue;
                }
                Token::LoneSurrogate => {
                    pieces.push('?');
                    continue;
                }
                Token::More => break,
            };
            tokens.push(format!("{kind}{}", std::mem::take(&mut pieces)));
        }
        assert_eq!(chunk.used(), bytes.len());
    }
    lexer.finish().unwrap();
    tokens
}

#[test]
fn one_of_each_kind() {
    for size in 1..=DOCUMENT.len() {
        assert_eq!(tokens(DOCUMENT.as_bytes(), size), TOKENS, "by {size}");
    }
}
