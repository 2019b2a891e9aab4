//! Prints a line for each event of the gateway.

use std::format;
use std::io::{self, Write};
use std::string::String;

use crate::host::Timer;
use crate::server::Clock;
use crate::{End, Event, Tally};

pub struct Summary<O> {
    out: O,
    clock: Timer,
    pages: u32,
    chats: usize,
    bytes_in: u64,
    bytes_out: usize,
    /// The first error in writing, after which nothing more is written.
    failed: Option<io::Error>,
}

impl<O: Write> Summary<O> {
    pub fn new(out: O, clock: Timer) -> Self {
        Self {
            out,
            clock,
            pages: 0,
            chats: 0,
            bytes_in: 0,
            bytes_out: 0,
            failed: None,
        }
    }

    /// Writes a line for an event, except for those of single chats.
    pub fn note(&mut self, event: &Event<'_>) {
        match *event {
            Event::Authorized => self.line("token", "from /authorize"),
            Event::Forwarded { bytes, .. } => {
                self.chats += 1;
                self.bytes_out += bytes;
            }
            Event::Rejected { page, rejection } => {
                self.line("odd", &format!("page {page}: {rejection}"))
            }
            Event::NoId { page, chat } => {
                self.line(
                    "odd",
                    &format!("page {page}: a chat whose id was mended: {}", chat.chat_id),
                );
            }
            Event::Crowded { at } => self.line(
                "crowded",
                &format!("more chats of {at} than are told apart"),
            ),
            Event::Page { page, tally, end } => self.page(page, tally, end),
            Event::Retrying {
                trouble,
                attempt,
                wait_ms,
            } => {
                let when = match wait_ms {
                    0 => String::new(),
                    ms => format!(" in {ms} ms"),
                };
                self.line(
                    &format!("retry {attempt}"),
                    &format!("{trouble}; again{when}"),
                );
            }
            Event::RateLimited { seconds } => {
                self.line("limit", &format!("no requests left: waits {seconds} s"));
            }
            Event::Checkpoint(_) => {}
            Event::Synced => self.synced(),
        }
    }

    fn page(&mut self, page: u32, tally: Tally, end: End) {
        let Tally {
            forwarded,
            skipped,
            rejected,
            bytes,
        } = tally;
        self.pages += 1;
        self.bytes_in += bytes;
        let mut what = format!("{forwarded:>2} forwarded");
        for (count, name) in [(skipped, "known"), (rejected, "odd")] {
            if count > 0 {
                what += &format!(", {count} {name}");
            }
        }
        what += match end {
            End::Whole => "",
            End::Known => ", the rest is known",
            End::Broken => ", then it broke",
        };
        self.line(&format!("page {page}"), &what);
    }

    fn synced(&mut self) {
        let Self {
            pages,
            chats,
            bytes_in,
            bytes_out,
            ..
        } = *self;
        let each = bytes_out.checked_div(chats).unwrap_or(0);
        let totals = format!(
            "{chats} chats so far, from {pages} pages; {bytes_in} bytes in, {bytes_out} bytes out, {each} a chat"
        );
        self.line("synced", &totals);
    }

    /// Writes a line, with the time since the start.
    pub fn line(&mut self, what: &str, words: &str) {
        let seconds = self.clock.elapsed().as_secs_f32();
        if self.failed.is_none() {
            self.failed = writeln!(self.out, "{seconds:7.2} s  {what:<8} {words}").err();
        }
    }

    /// # Errors
    ///
    /// The first error in writing.
    pub fn end(&mut self) -> io::Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }
}
