//! One JSON object, for scripts; `main.rs` says what is in it.

use std::io::{self, Write};

use serde::Serialize;

use crate::extent::Extent;
use crate::fields::FIELDS;
use crate::layout::ON_32_BIT;
use crate::ready::{self, Ready};
use crate::record::{Declaration, LeftOut, Record};
use crate::survey::Survey;

pub fn print(out: &mut impl Write, survey: &Survey, record: &Record) -> io::Result<()> {
    let fields = FIELDS.iter().enumerate().map(|(at, field)| {
        let seen = &survey.fields[at];
        let capacity = |record: &Record| record.fields[at].capacity;
        FieldLine {
            field: field.name,
            occurs: seen.occurs,
            null: seen.null,
            longest: seen.longest(),
            typical: seen.typical(),
            capacities: Capacities {
                chat: capacity(&survey.chat.record),
                compact_chat: capacity(&survey.compact_chat.record),
                record: capacity(record),
            },
            left_out: record.fields[at].left_out,
        }
    });
    let object = Object {
        pages: survey.pages,
        chats: survey.chats,
        fields: fields.collect(),
        ready: [&survey.chat, &survey.compact_chat].map(ReadyLine::new),
        record: RecordLine {
            size: record.size(ON_32_BIT),
            with_details: record.with_details().size(ON_32_BIT),
            declaration: Declaration(record).to_string(),
        },
    };
    writeln!(out, "{}", serde_json::to_string(&object)?)
}

#[derive(Serialize)]
struct Object {
    pages: usize,
    chats: usize,
    fields: Vec<FieldLine>,
    ready: [ReadyLine; 2],
    record: RecordLine,
}

#[derive(Serialize)]
struct FieldLine {
    field: &'static str,
    occurs: usize,
    null: usize,
    longest: Option<Extent>,
    typical: Option<Extent>,
    capacities: Capacities,
    left_out: Option<LeftOut>,
}

#[derive(Serialize)]
struct Capacities {
    #[serde(rename = "Chat")]
    chat: Option<Extent>,
    #[serde(rename = "CompactChat")]
    compact_chat: Option<Extent>,
    record: Option<Extent>,
}

#[derive(Serialize)]
struct ReadyLine {
    record: &'static str,
    size: usize,
    strict: Outcome,
    lenient: Outcome,
}

impl ReadyLine {
    fn new(ready: &Ready) -> Self {
        Self {
            record: ready.name,
            size: ready.record.size(ON_32_BIT),
            strict: Outcome::new(&ready.strict),
            lenient: Outcome::new(&ready.lenient),
        }
    }
}

#[derive(Serialize)]
struct Outcome {
    whole: usize,
    rejected: usize,
    why: Vec<Fault>,
    altered: usize,
    fields: Vec<Altered>,
}

#[derive(Serialize)]
struct Fault {
    field: String,
    reason: &'static str,
    chats: usize,
}

#[derive(Serialize)]
struct Altered {
    field: String,
    chats: usize,
}

impl Outcome {
    fn new(outcome: &ready::Outcome) -> Self {
        let why = outcome.why.iter().map(|((field, reason), chats)| Fault {
            field: field.clone(),
            reason: reason.name(),
            chats: *chats,
        });
        let fields = outcome.fields.iter().map(|(field, chats)| Altered {
            field: field.clone(),
            chats: *chats,
        });
        Self {
            whole: outcome.whole,
            rejected: outcome.rejected,
            why: why.collect(),
            altered: outcome.altered,
            fields: fields.collect(),
        }
    }
}

#[derive(Serialize)]
struct RecordLine {
    size: usize,
    with_details: usize,
    declaration: String,
}
