//! One walk over the page for the rivals that hand out tokens, not records.

use heapless::{String, Vec};

use crate::record::{Channel, Chat, Envelope, Key, Response, Sink, Status};

pub type Outcome<T> = Result<T, std::string::String>;

/// What a token source does for the walk. All values may be `null`: then the
/// answer is `false` and nothing was called or written.
pub trait Tokens {
    /// Calls `member` with each known key; it must take the value.
    fn object(&mut self, member: impl FnMut(&mut Self, Key) -> Outcome<()>) -> Outcome<bool>;

    /// Calls `item` for each object of an array; it must take the object.
    fn objects(&mut self, item: impl FnMut(&mut Self) -> Outcome<()>) -> Outcome<bool>;

    /// Appends the strings of an array.
    fn texts<const N: usize, const M: usize>(
        &mut self,
        into: &mut Vec<String<N>, M>,
    ) -> Outcome<bool>;

    /// Appends a string, or the digits of an integer.
    fn text<const N: usize>(&mut self, into: &mut String<N>) -> Outcome<bool>;

    fn skip(&mut self) -> Outcome<()>;

    /// Makes sure that nothing follows.
    fn end(&mut self) -> Outcome<()>;
}

pub fn page<T: Tokens, S: Sink>(mut tokens: T) -> Outcome<Envelope<S>> {
    let mut page = Envelope::<S>::default();
    tokens.object(|tokens, key| match key {
        Key::StatusCode => {
            page.status_code = number(tokens)?.ok_or("no status_code")?;
            Ok(())
        }
        Key::Description => optional(tokens, &mut page.description),
        Key::Response => {
            let mut inner = Response::default();
            if response(tokens, &mut inner)? {
                page.response = Some(inner);
            }
            Ok(())
        }
        _ => tokens.skip(),
    })?;
    tokens.end()?;
    Ok(page)
}

fn response<T: Tokens, S: Sink>(tokens: &mut T, response: &mut Response<S>) -> Outcome<bool> {
    tokens.object(|tokens, key| match key {
        Key::Links => {
            let links = response.links.insert(Default::default());
            tokens.object(|tokens, key| match key {
                Key::Pages => {
                    links.pages = number(tokens)?;
                    Ok(())
                }
                Key::Next => optional(tokens, &mut links.next),
                _ => tokens.skip(),
            })?;
            Ok(())
        }
        Key::Chats => {
            tokens.objects(|tokens| {
                let mut record = Chat::default();
                chat(tokens, &mut record)?;
                response.chats.take(&record);
                Ok(())
            })?;
            Ok(())
        }
        _ => tokens.skip(),
    })
}

fn chat<T: Tokens>(tokens: &mut T, chat: &mut Chat) -> Outcome<()> {
    tokens.object(|tokens, key| match key {
        Key::ChatId => required(tokens, &mut chat.chat_id),
        Key::AliasId => optional(tokens, &mut chat.alias_id),
        Key::CreatedAt => required(tokens, &mut chat.created_at),
        Key::UpdatedAt => optional(tokens, &mut chat.updated_at),
        Key::Status => {
            let mut word = String::<16>::new();
            tokens.text(&mut word)?;
            chat.status = Status::from_word(&word).ok_or("unknown status")?;
            Ok(())
        }
        Key::Channel => {
            let mut word = String::<16>::new();
            tokens.text(&mut word)?;
            chat.channel = Channel::from_word(&word).ok_or("unknown channel")?;
            Ok(())
        }
        Key::Asset => {
            let asset = chat.asset.insert(Default::default());
            let present = tokens.object(|tokens, key| match key {
                Key::Id => required(tokens, &mut asset.id.0),
                Key::Name => optional(tokens, &mut asset.name),
                _ => tokens.skip(),
            })?;
            if !present {
                chat.asset = None;
            }
            Ok(())
        }
        Key::CustomerId => optional(tokens, &mut chat.customer_id),
        Key::DestinationId => optional(tokens, &mut chat.destination_id),
        Key::Assignee => optional(tokens, &mut chat.assignee),
        Key::Flag => optional(tokens, &mut chat.flag),
        Key::Tag => {
            let tags = chat.tag.insert(Vec::new());
            if !tokens.texts(tags)? {
                chat.tag = None;
            }
            Ok(())
        }
        _ => tokens.skip(),
    })?;
    Ok(())
}

fn required<T: Tokens, const N: usize>(tokens: &mut T, into: &mut String<N>) -> Outcome<()> {
    if tokens.text(into)? {
        Ok(())
    } else {
        Err("null in a required field".into())
    }
}

fn optional<T: Tokens, const N: usize>(
    tokens: &mut T,
    into: &mut Option<String<N>>,
) -> Outcome<()> {
    if !tokens.text(into.insert(String::new()))? {
        *into = None;
    }
    Ok(())
}

fn number<T: Tokens>(tokens: &mut T) -> Outcome<Option<u32>> {
    let mut digits = String::<10>::new();
    if !tokens.text(&mut digits)? {
        return Ok(None);
    }
    digits.parse().map(Some).map_err(|_| "no integer".into())
}
