//! The walk over a page with a hifijson lexer, whichever way the lexer reads its input.

use crate::record::{Asset, Channel, Chat, Status};
use heapless::{String, Vec, string::StringView};
use hifijson::{Expect, Lex, ignore};

/// How a lexer yields text without an allocator.
pub trait Texts: Lex {
    type Key: AsRef<[u8]>;

    /// A member's name, after its opening quote.
    fn key(&mut self) -> Option<Self::Key>;

    /// Appends a string value, after its opening quote.
    fn text(&mut self, text: &mut StringView) -> Option<()>;

    /// Appends the characters of a number.
    fn number(&mut self, text: &mut StringView) -> Option<()>;
}

/// Something in the page is not as it should be.
pub struct Bad;

impl From<Expect> for Bad {
    fn from(_: Expect) -> Self {
        Self
    }
}

type Step = Result<(), Bad>;

pub fn page<L: Texts>(lexer: &mut L, mut taken: impl FnMut(&Chat)) -> bool {
    let mut chat = Chat::default();
    let mut code = String::<8>::new();
    let walked = lexer.exactly_one(L::ws_peek, |next, lexer| {
        object(next, lexer, |key, next, lexer| match key {
            b"status_code" => lexer.number(&mut code).ok_or(Bad),
            b"response" => object(next, lexer, |key, next, lexer| match key {
                b"chats" if next == b'[' => {
                    lexer.discarded().seq(b']', L::ws_peek, |next, lexer| {
                        chat = Chat::default();
                        object(next, lexer, |key, next, lexer| {
                            field(&mut chat, key, next, lexer)
                        })?;
                        taken(&chat);
                        Ok(())
                    })
                }
                _ => skip(next, lexer),
            }),
            _ => skip(next, lexer),
        })
    });
    walked.is_ok() && code == "4305"
}

fn field<L: Texts>(chat: &mut Chat, key: &[u8], next: u8, lexer: &mut L) -> Step {
    match key {
        b"chat_id" => text(&mut chat.chat_id, next, lexer),
        b"alias_id" => text_or_null(&mut chat.alias_id, next, lexer),
        b"created_at" => text(&mut chat.created_at, next, lexer),
        b"updated_at" => text_or_null(&mut chat.updated_at, next, lexer),
        b"status" => {
            let mut name = String::<8>::new();
            text(&mut name, next, lexer)?;
            chat.status = Status::from_wire(&name).ok_or(Bad)?;
            Ok(())
        }
        b"channel" => {
            let mut name = String::<8>::new();
            text(&mut name, next, lexer)?;
            chat.channel = Channel::from_wire(&name).ok_or(Bad)?;
            Ok(())
        }
        b"asset" => {
            let asset = chat.asset.insert(Asset::default());
            object(next, lexer, |key, next, lexer| match key {
                b"id" if next == b'"' => text_or_null(&mut asset.id, next, lexer),
                b"id" => lexer.number(asset.id.insert(String::new())).ok_or(Bad),
                b"name" => text_or_null(&mut asset.name, next, lexer),
                _ => skip(next, lexer),
            })
        }
        b"customer_id" => text_or_null(&mut chat.customer_id, next, lexer),
        b"destination_id" => text_or_null(&mut chat.destination_id, next, lexer),
        b"assignee" => text_or_null(&mut chat.assignee, next, lexer),
        b"flag" => text_or_null(&mut chat.flag, next, lexer),
        b"tag" if next == b'[' => {
            let tags = chat.tag.insert(Vec::new());
            lexer.discarded().seq(b']', L::ws_peek, |next, lexer| {
                tags.push(String::new()).map_err(|_| Bad)?;
                text(tags.last_mut().ok_or(Bad)?, next, lexer)
            })
        }
        _ => skip(next, lexer),
    }
}

fn object<L: Texts>(
    next: u8,
    lexer: &mut L,
    mut member: impl FnMut(&[u8], u8, &mut L) -> Step,
) -> Step {
    if next != b'{' {
        return Err(Bad);
    }
    lexer.discarded().seq(b'}', L::ws_peek, |next, lexer| {
        lexer.expect(|_| Some(next), b'"').ok_or(Bad)?;
        let key = lexer.key().ok_or(Bad)?;
        lexer.expect(L::ws_peek, b':').ok_or(Bad)?;
        let next = lexer.ws_peek().ok_or(Bad)?;
        member(key.as_ref(), next, lexer)
    })
}

fn text<L: Texts>(text: &mut StringView, next: u8, lexer: &mut L) -> Step {
    if next != b'"' {
        return Err(Bad);
    }
    lexer.discarded().text(text).ok_or(Bad)
}

fn text_or_null<L: Texts, const N: usize>(
    field: &mut Option<String<N>>,
    next: u8,
    lexer: &mut L,
) -> Step {
    if next == b'"' {
        text(field.insert(String::new()), next, lexer)
    } else if lexer.null_or_bool() == Some(None) {
        Ok(())
    } else {
        Err(Bad)
    }
}

fn skip<L: Texts>(next: u8, lexer: &mut L) -> Step {
    ignore::parse(next, lexer).map_err(|_| Bad)
}
