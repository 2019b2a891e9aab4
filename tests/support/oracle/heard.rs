//! What is known of a value, however much of it is there.

use super::syntax::{Node, Shape};
use super::text;

/// What a member of the envelope asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Text,
    Integer,
    Digits,
    Object,
    List,
}

/// What a value is to who asks for such a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Too little of it is there to say.
    NotYet,
    /// `null`, or the empty of some kind: there is no value.
    Nothing,
    Fits,
    Wrong,
}

/// A scalar counts once it is complete, a string of the wrong kind once it has
/// a character, a container at its bracket. An array for an object, or an
/// object for a list, may be the empty one, which only what stands in it says.
pub fn heard(page: &[u8], value: &Node, wanted: Wanted) -> Heard {
    let complete = value.end.is_some();
    match (&value.shape, wanted) {
        (Shape::Array(_), Wanted::List) | (Shape::Object(_), Wanted::Object) => Heard::Fits,
        (Shape::Array(elements), Wanted::Object) => match elements.first() {
            Some(element) if began(element) => Heard::Wrong,
            None if complete => Heard::Nothing,
            _ => Heard::NotYet,
        },
        (Shape::Object(members), Wanted::List) => match members.first() {
            Some(_) => Heard::Wrong,
            None if complete => Heard::Nothing,
            None => Heard::NotYet,
        },
        (Shape::Array(_) | Shape::Object(_), _) => Heard::Wrong,
        (Shape::Text { .. }, _) => match (string(page, value).len() > r#""""#.len(), wanted) {
            (true, Wanted::Text | Wanted::Digits) => Heard::Fits,
            (true, _) => Heard::Wrong,
            (false, _) if complete => Heard::Nothing,
            (false, _) => Heard::NotYet,
        },
        _ if !complete => Heard::NotYet,
        (Shape::Null, _) => Heard::Nothing,
        (Shape::Number, Wanted::Integer | Wanted::Digits) => Heard::Fits,
        (Shape::Number | Shape::Bool, _) => Heard::Wrong,
    }
}

/// Whether this is the beginning of an element for sure: a literal may turn out
/// to be none until its last letter.
fn began(element: &Node) -> bool {
    !matches!(element.shape, Shape::Null | Shape::Bool) || element.end.is_some()
}

/// A JSON string with the characters that are there.
///
/// The first half of a surrogate pair is no character yet, and a lone surrogate
/// only from the byte on that does not lead to a second half: an ASCII byte that
/// begins no `\u` escape, the last byte of another character or escape. Bytes
/// that are no character say nothing.
pub fn string(page: &[u8], value: &Node) -> Vec<u8> {
    let Shape::Text { read } = value.shape else {
        unreachable!("not a string");
    };
    let mut string = [&page[value.start..read], b"\""].concat();
    let is_open = matches!(
        page[read..],
        [] | [b'\\'] | [b'\\', b'u', ..] | [0x80..=0xff, ..]
    );
    if value.end.is_none() && is_open {
        let escape = string.len().saturating_sub(r#"\ud83d""#.len());
        if let [
            _,
            b'u',
            b'd' | b'D',
            b'8' | b'9' | b'a' | b'b' | b'A' | b'B',
            ..,
        ] = string[escape..]
            && text::characters(&string).last() == Some(&None)
        {
            string.truncate(escape);
            string.push(b'"');
        }
    }
    string
}
