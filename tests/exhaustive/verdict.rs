//! What there is to say of a document's syntax, as `serde_json` sees it.

use chatwire::{Error, ErrorKind};
use serde::de::IgnoredAny;
use serde_json::Value;

/// Whether a document is JSON, or else where it stops to be. A byte order mark may come before it.
pub fn verdict(document: &[u8]) -> Result<(), Error> {
    let same = document.iter().zip(MARK);
    match same.take_while(|(byte, mark)| **byte == *mark).count() {
        0 => without_mark(document),
        3 => without_mark(&document[3..]).map_err(|error| Error::new(error.kind, error.offset + 3)),
        some if some == document.len() => Err(fault(ErrorKind::UnexpectedEnd, some)),
        some => Err(fault(ErrorKind::Syntax, some)),
    }
}

/// The byte order mark.
pub const MARK: [u8; 3] = *b"\xef\xbb\xbf";

fn without_mark(document: &[u8]) -> Result<(), Error> {
    let grammar = grammar(document);
    let faulty = |at: usize| grammar.is_err_and(|error| error.offset <= at as u64);
    // To the grammar, all that is not ASCII is the same: right in a string, and wrong anywhere else.
    if let Err(error) = std::str::from_utf8(document) {
        if !faulty(error.valid_up_to()) {
            return match error.error_len() {
                Some(_) => Err(fault(ErrorKind::Utf8, error.valid_up_to())),
                None => Err(fault(ErrorKind::UnexpectedEnd, document.len())),
            };
        }
    }
    match too_deep(document) {
        Some(at) if !faulty(at - 1) => Err(fault(ErrorKind::Depth, at)),
        _ => grammar,
    }
}

fn fault(kind: ErrorKind, offset: usize) -> Error {
    let offset = offset as u64;
    Error::new(kind, offset)
}

/// `IgnoredAny` looks at nothing but the grammar: it takes lone surrogates, ill-formed UTF-8 and any depth.
fn read(document: &[u8]) -> Result<IgnoredAny, serde_json::Error> {
    serde_json::from_slice(document)
}

/// The first fault of the grammar. Where `serde_json` says something else, this puts it right.
fn grammar(document: &[u8]) -> Result<(), Error> {
    let Err(error) = read(document) else {
        return Ok(());
    };
    let message = error.to_string();
    let end = fault(ErrorKind::UnexpectedEnd, document.len());
    // It counts the byte at fault as read, and so points behind it.
    let behind = start_of(document, error.line()) + error.column();
    let at = behind - usize::from(behind > 0);
    Err(if message.starts_with("EOF while parsing a string") {
        // It says so of `\u` with fewer than four bytes behind it, without a look at them.
        bad_digit(document, document.len()).unwrap_or(end)
    } else if error.is_eof() {
        end
    } else if message.starts_with("invalid escape") {
        // It reads four digits at a time, and points behind the last.
        bad_digit(document, behind).expect("a place")
    } else if message.starts_with("control character") {
        // It does not count this byte as read.
        fault(ErrorKind::Syntax, behind)
    } else if message.starts_with("trailing characters") {
        fault(ErrorKind::Trailing, at)
    } else if message.starts_with("invalid number") {
        let more = [document, b"1"].concat();
        if behind == document.len() && !is_at(read(&more), &error) {
            // It says so of `1.` for lack of a digit.
            end
        } else if read(&document[..at]).is_ok() {
            // And of `01`, whose zero is a document.
            fault(ErrorKind::Trailing, at)
        } else {
            fault(ErrorKind::Syntax, at)
        }
    } else {
        fault(ErrorKind::Syntax, at)
    })
}

/// Where a line, counted from 1, begins.
fn start_of(document: &[u8], line: usize) -> usize {
    let lines = document.split_inclusive(|byte| *byte == b'\n');
    lines.take(line - 1).map(<[u8]>::len).sum()
}

fn is_at(outcome: Result<IgnoredAny, serde_json::Error>, error: &serde_json::Error) -> bool {
    outcome.is_err_and(|other| other.to_string() == error.to_string())
}

/// The first of the last four bytes before `end` after which no escape can be completed.
fn bad_digit(document: &[u8], end: usize) -> Option<Error> {
    // Whatever escape is open, these letters are right for it: `\b` and `\ubbb…` are escapes.
    let is_bad = |at: &usize| {
        let completed = [&document[..=*at], b"bbb"].concat();
        read(&completed).is_err_and(|error| error.to_string().starts_with("invalid escape"))
    };
    let mut last = end.saturating_sub(4)..end;
    last.clone()
        .next_back()
        .filter(is_bad)
        .and_then(|_| last.find(is_bad))
        .map(|at| fault(ErrorKind::Syntax, at))
}

/// The first bracket that opens more than 32 levels, found by `serde_json`'s own limit, which is 127. Strings and
/// numbers of the document must be such as a [`Value`] can hold.
fn too_deep(document: &[u8]) -> Option<usize> {
    const LEVELS: usize = 127 - chatwire::json::MAX_DEPTH as usize;
    let brackets = document.iter().filter(|byte| matches!(byte, b'[' | b'{'));
    if brackets.count() <= chatwire::json::MAX_DEPTH.into() {
        return None;
    }
    let deeper = [&[b'['; LEVELS], document].concat();
    let error = serde_json::from_slice::<Value>(&deeper).err()?;
    let is_limit = error.to_string().starts_with("recursion limit exceeded");
    is_limit.then(|| start_of(&deeper, error.line()) + error.column() - 1 - LEVELS)
}
