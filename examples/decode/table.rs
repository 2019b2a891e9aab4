//! A table for people.

use std::fmt::Display;
use std::io::{self, Write};
use std::num::NonZeroU64;

use chatwire::{Altered, Chat, Decoder, Envelope, Event, Record, Timestamp};

use crate::cell::{cut, fit, width};
use crate::report::{Report, Stop};

/// The greatest width of a line.
const LINE: usize = 100;

/// The names and widths of the columns in the first line of a chat.
const COLUMNS: [(&str, usize); 7] = [
    ("#", 3),
    ("chat_id", 10),
    ("created_at", 20),
    ("updated_at", 20),
    ("status", 7),
    ("channel", 8),
    ("assignee", 20),
];

const GAP: &str = "  ";
/// The further lines of a chat are indented to stand under its id.
const INDENT: &str = "     ";

pub struct Table<W> {
    out: W,
    chunk: NonZeroU64,
    headed: bool,
}

impl<W: Write> Table<W> {
    /// How much memory the decoder used.
    fn memory(&mut self) -> io::Result<()> {
        let whole = size_of::<Decoder<Chat>>();
        let (record, envelope) = (size_of::<Chat>(), size_of::<Envelope>());
        writeln!(
            self.out,
            "memory        {whole} bytes: record {record}, envelope {envelope}, decoder {}; chunks of {} bytes",
            whole - record - envelope,
            self.chunk
        )
    }

    pub fn new(out: W, chunk: NonZeroU64) -> Self {
        Self {
            out,
            chunk,
            headed: false,
        }
    }

    /// Prints a line of cells.
    fn row(&mut self, cells: [&str; COLUMNS.len()]) -> io::Result<()> {
        let cells = cells.iter().zip(COLUMNS);
        let cells: Vec<_> = cells
            .map(|(text, (_, columns))| fit(text, columns))
            .collect();
        writeln!(self.out, "{}", cells.join(GAP).trim_end())
    }

    fn head(&mut self) -> io::Result<()> {
        if !self.headed {
            self.headed = true;
            self.row(COLUMNS.map(|(name, _)| name))?;
            self.row(COLUMNS.map(|(_, columns)| &RULE[..columns]))?;
        }
        Ok(())
    }

    fn chat(&mut self, index: u32, chat: &Chat) -> io::Result<()> {
        self.row([
            &index.to_string(),
            &chat.chat_id,
            &to_the_second(chat.created_at),
            &chat.updated_at.map(to_the_second).unwrap_or_default(),
            chat.status.as_str(),
            chat.channel.as_str(),
            chat.assignee.as_deref().unwrap_or_default(),
        ])?;
        let asset = chat.asset.as_ref();
        let tags = chat.tag.iter().flatten().map(|tag| tag.to_string());
        let mut more = Pairs::default();
        more.add("asset.id", asset.and_then(|asset| asset.id.as_ref()));
        more.add("asset.name", asset.and_then(|asset| asset.name.as_ref()));
        more.add("destination_id", chat.destination_id.as_ref());
        more.add("customer_id", chat.customer_id.as_ref());
        more.add("alias_id", chat.alias_id.as_ref());
        more.add("flag", chat.flag.as_ref());
        more.add("tag", list(tags));
        more.add("ALTERED", names(&chat.altered));
        more.print(&mut self.out)
    }
}

const RULE: &str = "----------------------------------------";

impl<W: Write> Report for Table<W> {
    type Record = Chat;

    fn event(&mut self, index: u32, event: &Event<'_, Chat>) -> io::Result<()> {
        self.head()?;
        match event {
            Event::Record(chat) => self.chat(index, chat),
            Event::Rejected(rejection) => writeln!(
                self.out,
                "{index:<3}{GAP}REJECTED: {} {} at byte {} of the page",
                rejection.field, rejection.reason, rejection.offset
            ),
            _ => Ok(()),
        }
    }

    fn envelope(&mut self, envelope: &Envelope) -> io::Result<()> {
        let text = |text: Option<&str>| cut(text.unwrap_or("-"), LINE - 14);
        let description = text(envelope.description.as_deref());
        let next = text(envelope.links().next.as_deref());
        let out = &mut self.out;
        if self.headed {
            writeln!(out)?;
        }
        writeln!(out, "status_code   {}", envelope.status_code)?;
        writeln!(out, "description   {description}")?;
        if envelope.has_list() {
            let (chats, rejected) = (envelope.records(), envelope.rejected());
            writeln!(out, "page          {chats} chats, {rejected} rejected")?;
        } else {
            writeln!(out, "page          NO LIST")?;
        }
        if let Some(pages) = envelope.links().pages {
            writeln!(out, "pages         {pages}")?;
        }
        writeln!(out, "next          {next}")?;
        if let Some(names) = names(&envelope.altered) {
            writeln!(out, "ALTERED       {}", cut(&names, LINE - 14))?;
        }
        self.memory()
    }

    fn stop(&mut self, stop: &Stop) -> io::Result<()> {
        if self.headed {
            writeln!(self.out)?;
        }
        writeln!(self.out, "STOPPED       {stop}")?;
        self.memory()
    }
}

fn to_the_second(at: Timestamp) -> String {
    Timestamp::from_unix(at.unix_seconds(), 0)
        .unwrap_or(at)
        .to_string()
}

/// The items with commas between them, if there are any.
fn list(items: impl Iterator<Item = String>) -> Option<String> {
    items.reduce(|list, item| list + ", " + &item)
}

/// The fields that are not as they were sent.
fn names<R: Record>(altered: &Altered<R>) -> Option<String> {
    list(altered.iter().map(|field| field.to_string()))
}

/// Names and values, as many on a line as fit.
#[derive(Default)]
struct Pairs {
    lines: Vec<String>,
}

impl Pairs {
    fn add(&mut self, name: &str, value: Option<impl Display>) {
        let Some(value) = value else { return };
        let pair = cut(&format!("{name}: {value}"), LINE - INDENT.len());
        match self.lines.last_mut() {
            Some(line) if width(line) + GAP.len() + width(&pair) <= LINE - INDENT.len() => {
                line.push_str(GAP);
                line.push_str(&pair);
            }
            _ => self.lines.push(pair),
        }
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        for line in &self.lines {
            writeln!(out, "{INDENT}{line}")?;
        }
        Ok(())
    }
}
