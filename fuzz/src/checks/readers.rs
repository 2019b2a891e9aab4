//! Any bytes from a reader that gives few at a time, fails and lets wait: nothing is lost, and its errors are handed on.

use std::task::Poll;

use chatwire::io::{AsyncReader, Buffered, ReadError, Reader};
use chatwire::{Chat, Decoder, Envelope, Error, Event, Options};
use embassy_futures::{block_on, poll_once};
use embedded_io_07::BufRead;
use embedded_io_async_07::BufRead as AsyncBufRead;

use super::faulty::{Fault, Faulty};
use super::input::Input;
use crate::oracle::Leniency;
use crate::outcome::{Outcome, Told, assert_same, whole};

pub fn check(bytes: &[u8]) {
    let input = Input::new(bytes);
    let options = input.options(Leniency::STRICT);
    let expected = whole::<Chat>(input.page, options);
    let room = input.script.iter().copied().max().unwrap_or(64);
    let buffer = &mut *vec![0; usize::from(room).max(1)];
    let source = || Faulty::new(input.page, input.script);
    let same = |way: &str, source: Faulty, log: Log| {
        let case = || format!("{way}, script {:?}, {input}", input.script);
        assert_eq!(log.faults, source.faults, "{}", case());
        let [(end, envelope), once_more] = <[_; 2]>::try_from(log.ends).expect("two ends");
        assert_eq!((end, &envelope), (once_more.0, &once_more.1), "{}", case());
        assert!(end.is_err() || source.is_used_up(), "{}", case());
        let told = log.told;
        let outcome = Outcome {
            told,
            end,
            envelope,
        };
        assert_same(&outcome, &expected, case);
    };

    let mut io = source();
    let log = blocking(&mut io, options);
    same("lent", io, log);

    let mut io = source();
    let log = blocking(Buffered::new(&mut io, buffer), options);
    same("buffered", io, log);

    let mut io = source();
    let log = impatient(&mut io, options);
    same("lent, futures dropped", io, log);

    let mut io = source();
    let log = impatient(Buffered::new(&mut io, buffer), options);
    same("buffered, futures dropped", io, log);

    let mut io = source();
    let log = block_on(patient(Buffered::new(&mut io, buffer), options));
    same("buffered, futures kept", io, log);
}

/// What a reader answered, until it has said twice that the page is at its end.
#[derive(Default)]
struct Log {
    told: Vec<Told<Chat>>,
    faults: Vec<Fault>,
    /// With the envelope as it was known then.
    ends: Vec<(Result<(), Error>, Envelope)>,
}

impl Log {
    fn goes_on(&self) -> bool {
        self.ends.len() < 2
    }

    /// The end, if this was it.
    fn note(
        &mut self,
        answer: Result<Option<Event<'_, Chat>>, ReadError<Fault>>,
    ) -> Option<Result<(), Error>> {
        match answer {
            Ok(Some(event)) => self.told.push(event.into()),
            Ok(None) => return Some(Ok(())),
            Err(ReadError::Io(fault)) => self.faults.push(fault),
            Err(ReadError::Decode(error)) => return Some(Err(error)),
            Err(error) => panic!("{error}"),
        }
        None
    }

    fn end(&mut self, end: Option<Result<(), Error>>, envelope: &Envelope) {
        self.ends.extend(end.map(|end| (end, envelope.clone())));
    }
}

fn blocking(io: impl BufRead<Error = Fault>, options: Options) -> Log {
    let mut decoder = Decoder::<Chat>::with_options(options);
    let mut reader = Reader::new(io, &mut decoder);
    let mut log = Log::default();
    while log.goes_on() {
        let end = log.note(reader.next());
        log.end(end, reader.envelope());
    }
    log
}

/// Drops each future that has to wait, and makes a new one.
fn impatient(io: impl AsyncBufRead<Error = Fault>, options: Options) -> Log {
    let mut decoder = Decoder::<Chat>::with_options(options);
    let mut reader = AsyncReader::new(io, &mut decoder);
    let mut log = Log::default();
    while log.goes_on() {
        let end = match poll_once(reader.next()) {
            Poll::Ready(answer) => log.note(answer),
            Poll::Pending => None,
        };
        log.end(end, reader.envelope());
    }
    log
}

async fn patient(io: impl AsyncBufRead<Error = Fault>, options: Options) -> Log {
    let mut decoder = Decoder::<Chat>::with_options(options);
    let mut reader = AsyncReader::new(io, &mut decoder);
    let mut log = Log::default();
    while log.goes_on() {
        let end = log.note(reader.next().await);
        log.end(end, reader.envelope());
    }
    log
}
