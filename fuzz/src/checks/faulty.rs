//! A source of bytes that does all that a reader may do.

use std::future::poll_fn;
use std::task::Poll;

use embedded_io_07::{self as blocking, ErrorKind, ErrorType};
use embedded_io_async_07 as waiting;

/// The source's own error, no two of them the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    number: usize,
    kind: ErrorKind,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "fault {}", self.number)
    }
}

impl std::error::Error for Fault {}

impl blocking::Error for Fault {
    fn kind(&self) -> ErrorKind {
        self.kind
    }
}

/// What the source does when it is asked.
#[derive(Debug, Clone, Copy)]
enum Act {
    Give(usize),
    Fail(ErrorKind),
    /// Lets an async reader wait; a blocking one is asked again.
    Wait,
}

pub struct Faulty<'a> {
    rest: &'a [u8],
    acts: Vec<Act>,
    turn: usize,
    /// All faults so far, in order.
    pub faults: Vec<Fault>,
}

impl<'a> Faulty<'a> {
    /// Gives these bytes; what it does meanwhile is in the script, over and over.
    pub fn new(bytes: &'a [u8], script: &[u8]) -> Self {
        let mut acts: Vec<_> = script.iter().map(|byte| act(*byte)).collect();
        if !acts.iter().any(|act| matches!(act, Act::Give(_))) {
            acts.push(Act::Give(1));
        }
        Self {
            rest: bytes,
            acts,
            turn: 0,
            faults: Vec::new(),
        }
    }

    pub fn is_used_up(&self) -> bool {
        self.rest.is_empty()
    }

    fn act(&mut self) -> Act {
        let act = self.acts[self.turn % self.acts.len()];
        self.turn += 1;
        act
    }

    /// How many bytes there are to give this time.
    fn ask(&mut self) -> Poll<Result<usize, Fault>> {
        match self.act() {
            Act::Give(size) => Poll::Ready(Ok(size.min(self.rest.len()))),
            Act::Fail(kind) => {
                let number = self.faults.len();
                let fault = Fault { number, kind };
                self.faults.push(fault);
                Poll::Ready(Err(fault))
            }
            Act::Wait => Poll::Pending,
        }
    }

    fn ask_until_it_answers(&mut self) -> Result<usize, Fault> {
        loop {
            if let Poll::Ready(answer) = self.ask() {
                return answer;
            }
        }
    }

    async fn ask_and_wait(&mut self) -> Result<usize, Fault> {
        poll_fn(|context| {
            context.waker().wake_by_ref();
            self.ask()
        })
        .await
    }

    /// What is in a buffer when reading fails is nobody's business.
    fn give(&mut self, into: &mut [u8], answer: Result<usize, Fault>) -> Result<usize, Fault> {
        into.fill(b'"');
        let size = answer?.min(into.len());
        let (given, rest) = self.rest.split_at(size);
        into[..size].copy_from_slice(given);
        self.rest = rest;
        Ok(size)
    }
}

fn act(byte: u8) -> Act {
    match byte % 8 {
        0 => Act::Fail(ErrorKind::Interrupted),
        1 => Act::Fail(ErrorKind::ConnectionReset),
        2 => Act::Wait,
        _ => Act::Give(1 + usize::from(byte / 8)),
    }
}

impl ErrorType for Faulty<'_> {
    type Error = Fault;
}

impl blocking::Read for Faulty<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, Fault> {
        let answer = self.ask_until_it_answers();
        self.give(into, answer)
    }
}

impl blocking::BufRead for Faulty<'_> {
    fn fill_buf(&mut self) -> Result<&[u8], Fault> {
        let size = self.ask_until_it_answers()?;
        Ok(&self.rest[..size])
    }

    fn consume(&mut self, size: usize) {
        self.rest = &self.rest[size..];
    }
}

impl waiting::Read for Faulty<'_> {
    async fn read(&mut self, into: &mut [u8]) -> Result<usize, Fault> {
        let answer = self.ask_and_wait().await;
        self.give(into, answer)
    }
}

impl waiting::BufRead for Faulty<'_> {
    async fn fill_buf(&mut self) -> Result<&[u8], Fault> {
        let size = self.ask_and_wait().await?;
        Ok(&self.rest[..size])
    }

    fn consume(&mut self, size: usize) {
        self.rest = &self.rest[size..];
    }
}
