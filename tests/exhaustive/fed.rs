//! What comes of feeding a document to the lexer or the decoder: whole, byte by byte, and cut once.

use chatwire::json::{Chunk, Lexer, Piece, SyntaxErrorKind, Token};
use chatwire::{Altered, Details, Error, ErrorKind, Id, Options, Record, heapless};

use crate::outcome::{self, Outcome, Told};

/// One field for each way in which the decoder reads a string, under names that are rare in what is generated.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(element = "bit", list = "bits")]
pub struct Bit {
    #[record(rename = "x")]
    pub text: Option<heapless::String<6>>,
    #[record(rename = "y")]
    pub id: Option<Id<6>>,
    #[record(rename = "z")]
    pub texts: Option<heapless::Vec<heapless::String<6>, 2>>,
    #[record(rename = "w")]
    pub details: Details<12>,
    pub altered: Altered<Self>,
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
    (whole.told, whole.end)
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
            match said.next(&mut lexer, &mut chunk) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return (said.said, Err(error)),
            }
        }
        assert_eq!(chunk.used(), bytes.len(), "a chunk is used up");
    }
    let end = lexer.finish();
    assert_eq!(end.is_ok(), lexer.is_complete());
    (said.said, end.map_err(as_decoded))
}

/// The error as the decoder has it.
fn as_decoded(error: chatwire::json::SyntaxError) -> Error {
    let kind = match error.kind {
        SyntaxErrorKind::Syntax => ErrorKind::Syntax,
        SyntaxErrorKind::Utf8 => ErrorKind::Utf8,
        SyntaxErrorKind::Depth => ErrorKind::Depth,
        SyntaxErrorKind::Trailing => ErrorKind::Trailing,
        SyntaxErrorKind::UnexpectedEnd => ErrorKind::UnexpectedEnd,
        kind => panic!("{kind:?}"),
    };
    Error::new(kind, error.offset)
}

/// Puts pieces together.
#[derive(Default)]
struct Teller {
    said: Vec<Said>,
    /// What the pieces that come are of.
    token: Option<Token>,
    text: Vec<Option<char>>,
    depth: u8,
}

impl Teller {
    /// Takes what comes next; false where the chunk is used up.
    fn next(&mut self, lexer: &mut Lexer, chunk: &mut Chunk<'_>) -> Result<bool, Error> {
        if let Some(token) = self.token {
            assert!(lexer.is_in_token());
            match lexer.piece(chunk).map_err(as_decoded)? {
                Piece::Text => self.text.extend(chunk.piece().chars().map(Some)),
                Piece::Char => self.text.push(Some(lexer.char())),
                Piece::LoneSurrogate => self.text.push(None),
                Piece::More => return Ok(false),
                piece => panic!("{piece:?}"),
            }
            if !lexer.is_in_token() {
                self.token = None;
                self.whole(token, lexer);
            }
            return Ok(true);
        }
        let token = lexer.next(chunk).map_err(as_decoded)?;
        self.said.push(match token {
            Token::More => return Ok(false),
            Token::Key | Token::String | Token::Number => {
                self.token = Some(token);
                return Ok(true);
            }
            Token::BeginObject => Said::Begin('{'),
            Token::EndObject => Said::End('}'),
            Token::BeginArray => Said::Begin('['),
            Token::EndArray => Said::End(']'),
            Token::True => Said::Literal("true"),
            Token::False => Said::Literal("false"),
            Token::Null => Said::Literal("null"),
            token => panic!("{token:?}"),
        });
        match token {
            Token::BeginObject | Token::BeginArray => self.depth += 1,
            Token::EndObject | Token::EndArray => self.depth -= 1,
            _ => {}
        }
        assert_eq!(lexer.depth(), self.depth);
        assert!(!lexer.is_in_token());
        Ok(true)
    }

    fn whole(&mut self, token: Token, lexer: &Lexer) {
        let text = std::mem::take(&mut self.text);
        self.said.push(match token {
            Token::Key => Said::Key(text),
            Token::String => Said::Text(text),
            _ => {
                let number: String = text
                    .into_iter()
                    .map(|char| char.expect("a digit"))
                    .collect();
                assert_eq!(lexer.is_integer(), !number.contains(['.', 'e', 'E']));
                Said::Number(number)
            }
        });
    }
}
