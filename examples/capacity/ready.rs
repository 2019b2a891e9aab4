//! How well the ready records fit the pages.

use chatwire::{Altered, Chat, CompactChat, Error, Event, Options, Reason};

use crate::capacities;
use crate::record::Record;

pub struct Ready {
    pub name: &'static str,
    pub record: Record,
    pub strict: Outcome,
    pub lenient: Outcome,
    decode: fn(&[u8], Options, &mut Outcome) -> Result<(), Error>,
}

/// How many chats were kept, altered and rejected.
#[derive(Default)]
pub struct Outcome {
    /// How many are as they were sent.
    pub whole: usize,
    pub rejected: usize,
    /// The first fault of each rejected chat.
    pub why: Vec<((String, Reason), usize)>,
    /// How many chats had something altered.
    pub altered: usize,
    /// The fields that were altered, and in how many chats.
    pub fields: Vec<(String, usize)>,
}

macro_rules! ready {
    ($record:ident) => {{
        let empty = <$record>::default();
        let capacities = [
            capacities::of(&empty.chat_id),
            capacities::of(&empty.alias_id),
            capacities::of(&empty.created_at),
            capacities::of(&empty.updated_at),
            capacities::of(&empty.status),
            capacities::of(&empty.channel),
            capacities::of(&empty.asset),
            capacities::of(&empty.customer_id),
            capacities::of(&empty.destination_id),
            capacities::of(&empty.assignee),
            capacities::of(&empty.flag),
            capacities::of(&empty.tag),
        ];
        Ready {
            name: stringify!($record),
            record: Record::whole(&capacities.concat()),
            strict: Outcome::default(),
            lenient: Outcome::default(),
            decode: |page, options, outcome| {
                outcome.add::<$record>(page, options, |chat| chat.altered)
            },
        }
    }};
}

impl Ready {
    pub fn chat() -> Self {
        ready!(Chat)
    }

    pub fn compact_chat() -> Self {
        ready!(CompactChat)
    }

    pub fn add(&mut self, page: &[u8]) -> Result<(), Error> {
        (self.decode)(page, Options::new(), &mut self.strict)?;
        (self.decode)(page, Options::new().lenient(), &mut self.lenient)
    }
}

impl Outcome {
    fn add<R: chatwire::Record>(
        &mut self,
        page: &[u8],
        options: Options,
        altered: fn(&R) -> Altered<R>,
    ) -> Result<(), Error> {
        chatwire::decode::<R>(page, options, |event| match event {
            Event::Rejected(rejection) => {
                self.rejected += 1;
                let fault = (rejection.field.to_string(), rejection.reason);
                count(&mut self.why, fault);
            }
            Event::Record(chat) => {
                let altered = altered(chat);
                match altered.is_empty() {
                    true => self.whole += 1,
                    false => self.altered += 1,
                }
                for field in &altered {
                    count(&mut self.fields, field.to_string());
                }
            }
            _ => {}
        })
        .map(drop)
    }
}

/// One more of these.
fn count<T: PartialEq>(counts: &mut Vec<(T, usize)>, what: T) {
    match counts.iter_mut().find(|(counted, _)| *counted == what) {
        Some((_, count)) => *count += 1,
        None => counts.push((what, 1)),
    }
}
