//! What comes of feeding a document to the lexer or the decoder: whole, byte by byte, and cut once.

use chatwire::json::{Chunk, Lexer, Token};
use chatwire::{Details, Error, Id, Options, heapless};

use crate::outcome::{self, Outcome, Told};

chatwire::record! {
    /// One field for each way in which the decoder reads a string, under names that are rare in what is generated.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Bit: "bit" in "bits" {
        pub text as "x": Option<heapless::String<6>>,
        pub id as "y": Option<Id<6>>,
        pub texts as "z": Option<heapless::Vec<heapless::String<6>, 2>>,
        pub details as "w": Details<12>,
    }
}

/// What the decoder says, which must be the same however the document is fed; one way is cut at `cut`.
pub fn decoded(
    document: &[u8],
    cut: usize,
    options: Options,
) -> (Vec<Told<Bit>>, Result<(), Error>) {
    let (before, after) = document.split_at(cut);
    let shown = || document.escape_ascii();
    let whole: Outcome<Bit> = outcome::fed([document], options);
    let bytes = outcome::fed(document.chunks(1), options);
    outcome::assert_same(&bytes, &whole, || format!("{} byte by byte", shown()));
    let halves = outcome::fed([before, after], options);
    outcome::assert_same(&halves, &whole, || format!("{} cut at {cut}", shown()));
    (whole.told, whole.end.map(drop))
}

/// What a document says, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Begin(char),
    End(char),
    /// The characters; nothing stands for half a surrogate pair.
    Key(Vec<Option<char>>),
    Text(Vec<Option<char>>),
    Number(String),
    /// `true`, `false` or `null`
    Literal(&'static str),
}

/// What the lexer says, which must be the same however the document is fed; one way is cut at `cut`.
pub fn lexed(document: &[u8], cut: usize) -> (Vec<Said>, Result<(), Error>) {
    let (before, after) = document.split_at(cut);
    let shown = || document.escape_ascii();
    let whole = said([document]);
    assert_eq!(said(document.chunks(1)), whole, "{} byte by byte", shown());
    assert_eq!(said([before, after]), whole, "{} cut at {cut}", shown());
    whole
}

/// What the lexer says of these chunks.
pub fn said<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> (Vec<Said>, Result<(), Error>) {
    let (mut lexer, mut said) = (Lexer::new(), Teller::default());
    for bytes in chunks {
        let mut chunk = Chunk::new(bytes);
        loop {
            match lexer.next(&mut chunk) {
                Ok(Token::More) => break,
                Ok(token) => said.take(token),
                Err(error) => return (said.said, Err(error)),
            }
        }
        assert_eq!(chunk.used(), bytes.len(), "a chunk is used up");
    }
    (said.said, lexer.finish())
}

/// Puts pieces together.
#[derive(Default)]
struct Teller {
    said: Vec<Said>,
    text: Vec<Option<char>>,
    number: String,
}

impl Teller {
    fn take(&mut self, token: Token<'_>) {
        let whole = match token {
            Token::BeginObject => Said::Begin('{'),
            Token::EndObject => Said::End('}'),
            Token::BeginArray => Said::Begin('['),
            Token::EndArray => Said::End(']'),
            Token::Bool(true) => Said::Literal("true"),
            Token::Bool(false) => Said::Literal("false"),
            Token::Null => Said::Literal("null"),
            Token::Char(char) | Token::Split(char) => return self.text.push(Some(char)),
            Token::LoneSurrogate => return self.text.push(None),
            Token::Key { text, last } | Token::String { text, last } => {
                self.text.extend(text.chars().map(Some));
                match (last, token) {
                    (false, _) => return,
                    (true, Token::Key { .. }) => Said::Key(std::mem::take(&mut self.text)),
                    (true, _) => Said::Text(std::mem::take(&mut self.text)),
                }
            }
            Token::Number {
                text,
                last,
                integer,
            } => {
                self.number += text;
                assert_eq!(integer, !self.number.contains(['.', 'e', 'E']));
                if !last {
                    return;
                }
                Said::Number(std::mem::take(&mut self.number))
            }
            Token::More => return,
        };
        self.said.push(whole);
    }
}
