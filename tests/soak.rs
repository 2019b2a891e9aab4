//! One decoder for a long time: page after page, good, corrupted, cut off, hostile and left in the middle, with a `reset`
//! in between. Each gets what a new decoder gives it. And counters at their ends.
//!
//! `cargo test` goes as far as a few seconds allow. This takes some minutes for a million pages, a page of four gigabytes,
//! and one of 2^32 records:
//!
//! ```text
//! CHATWIRE_EXHAUSTIVE=long cargo test --release --all-features --test soak -- --show-output
//! ```

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/oracle/mod.rs"]
mod oracle;
#[path = "support/outcome/mod.rs"]
mod outcome;
#[path = "support/pages/mod.rs"]
mod pages;

use std::env;

use chatwire::{Chat, Chunk, Decoder, Error, ErrorKind, Event, Options, PageEnd, Pages, Timestamp};
use generate::{corrupted, page};
use oracle::EXAMPLE;
use outcome::{Full, Outcome, Told, assert_same};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn long() -> bool {
    env::var("CHATWIRE_EXHAUSTIVE").is_ok_and(|asked| asked == "long")
}

/// What a server with bad intentions sends.
fn hostile() -> Vec<Vec<u8>> {
    let details = |json: String| {
        format!(r#"{{"status_code":4305,"response":[{{"other_details":{json}"#).into_bytes()
    };
    let elements =
        |json: String| format!(r#"{{"status_code":4305,"response":[{json}"#).into_bytes();
    vec![
        details("[".repeat(40)),
        details(r#"{"a":"#.repeat(31)),
        details(format!("\"{}\"}}]}}", "\\ud83d".repeat(300))),
        [details("\"".to_owned()), [0xf0, 0x9f].repeat(200)].concat(),
        elements(format!("{}0]}}", "0,".repeat(1000))),
        elements(r#"{"chat_id":[{}],"#.repeat(99)),
        elements(r#"{"tag":["","#.repeat(99)),
        elements("1".repeat(3000)),
        format!("{{\"status_code\":{}", " \n".repeat(999)).into_bytes(),
        format!("{{\"{}", "status_code".repeat(200)).into_bytes(),
    ]
}

/// All pages of `tests/data`, what a bad server sends, and pages of the generator, half of them corrupted.
fn all_pages() -> Vec<Vec<u8>> {
    let mut runner = TestRunner::deterministic();
    let generated = (page(EXAMPLE), corrupted(page(EXAMPLE)));
    let mut all = hostile();
    all.extend(pages::all().into_iter().map(|page| page.bytes));
    for _ in 0..300 {
        let (good, bad) = generated.new_tree(&mut runner).unwrap().current();
        all.extend([good.0, bad.0]);
    }
    all
}

/// What is decoded next, and how.
#[derive(Debug, Clone, Copy)]
struct Turn {
    page: usize,
    /// How much of the page comes; the connection breaks after that.
    bytes: usize,
    chunk: usize,
    options: Options,
    /// After how many events the decoder is left as it is.
    patience: usize,
}

impl Turn {
    fn new(rng: &mut impl Rng, pages: &[Vec<u8>]) -> Self {
        let page = rng.random_range(0..pages.len());
        let length = pages[page].len();
        Self {
            page,
            bytes: match rng.random_ratio(1, 4) {
                true => rng.random_range(0..=length),
                false => length,
            },
            chunk: [1, 7, 64, 512, 1 << 20][rng.random_range(0..5)],
            options: match rng.random_ratio(1, 2) {
                true => Options::new().lenient(),
                false => Options::new(),
            },
            patience: match rng.random_ratio(1, 8) {
                true => rng.random_range(0..4),
                false => usize::MAX,
            },
        }
    }

    fn decode(&self, decoder: &mut Decoder<Full>, pages: &[Vec<u8>]) -> Outcome<Full> {
        decoder.set_options(self.options);
        let mut told = vec![];
        let end = self.feed(decoder, &pages[self.page], &mut told);
        Outcome {
            told,
            end,
            envelope: decoder.envelope().clone(),
        }
    }

    fn feed(
        &self,
        decoder: &mut Decoder<Full>,
        page: &[u8],
        told: &mut Vec<Told<Full>>,
    ) -> Result<(), Error> {
        for bytes in page[..self.bytes].chunks(self.chunk) {
            let mut chunk = Chunk::new(bytes);
            while let Some(event) = decoder.feed(&mut chunk)? {
                told.push(event.into());
                if told.len() > self.patience {
                    return Ok(());
                }
            }
        }
        decoder.finish().map(drop)
    }
}

#[test]
fn a_decoder_never_tires() {
    let turns = match long() {
        true => 1_000_000,
        false => 4_000,
    };
    let pages = all_pages();
    let mut runner = TestRunner::deterministic();
    let mut decoder = Decoder::<Full>::new();
    let (mut records, mut bytes, mut errors, mut left) = (0, 0, 0, 0);
    for number in 0..turns {
        let turn = Turn::new(runner.rng(), &pages);
        let outcome = turn.decode(&mut decoder, &pages);
        let expected = turn.decode(&mut Decoder::new(), &pages);
        assert_same(&outcome, &expected, || format!("page {number}: {turn:?}"));
        decoder.reset();
        records += outcome.told.len();
        bytes += turn.bytes;
        errors += usize::from(outcome.end.is_err());
        left += usize::from(outcome.told.len() > turn.patience);
    }
    println!("{turns} pages, {bytes} bytes, {records} records, {errors} errors, {left} left early");
    // All sorts did come.
    assert!(errors * 10 > turns && left * 100 > turns && records > turns);
}

const BEGIN: &[u8] = br#"{"status_code":4305,"response":["#;

/// Offsets are told beyond 2^32, and an option stops a page at any place.
#[test]
fn bytes() {
    let mebibytes = match long() {
        true => 4096,
        false => 8,
    };
    let blank = vec![b' '; 1 << 20];
    let length = mebibytes << 20;
    let at = BEGIN.len() as u64 + length;
    let mut decoder = Decoder::<Chat>::new();
    for limit in [at - 1, at + 19, at + 20] {
        decoder.set_options(Options::new().max_bytes(limit));
        let mut offsets = vec![];
        let mut tell = |event: Event<Chat>| match event {
            Event::Rejected(rejection) => offsets.push(rejection.offset),
            _ => unreachable!(),
        };
        let mut end = decoder.push(BEGIN, &mut tell);
        for _ in 0..mebibytes {
            end = end.and_then(|()| decoder.push(&blank, &mut tell));
        }
        end = end.and_then(|()| decoder.push(br#"7,{"chat_id":null}]!"#, &mut tell));
        match limit > at {
            true => assert_eq!(offsets, [at, at + 13]),
            false => assert!(offsets.is_empty()),
        }
        let expected = match limit > at + 19 {
            true => Error::new(ErrorKind::Syntax, at + 19),
            false => Error::new(ErrorKind::ByteLimit, limit),
        };
        assert_eq!(end, Err(expected));
        decoder.reset();
    }
}

/// A page has at most 2^32 - 1 records; one more is an error.
#[test]
fn records() {
    let (limit, millions, options) = match long() {
        true => (u32::MAX, 4295, Options::new()),
        false => (1_999_999, 2, Options::new().max_records(1_999_999)),
    };
    let mut decoder = Decoder::<Chat>::with_options(options);
    let million = b"0,".repeat(1_000_000);
    decoder.push(BEGIN, |_| {}).unwrap();
    let mut count = 0_u64;
    let mut end = Ok(());
    for _ in 0..millions {
        end = end.and_then(|()| {
            decoder.push(&million, |event| match event {
                Event::Rejected(rejection) => {
                    assert_eq!(u64::from(rejection.index), count);
                    count += 1;
                }
                _ => unreachable!(),
            })
        });
    }
    assert_eq!(count, u64::from(limit));
    let offset = BEGIN.len() as u64 + 2 * count;
    assert_eq!(end, Err(Error::new(ErrorKind::RecordLimit, offset)));
}

/// A server that always has another full page is asked for more than 2^16 of them.
#[test]
fn pages_of_a_round() {
    let mut pages: Pages = Pages::new();
    let count = 1 << 20;
    for number in 1..=count {
        assert_eq!(pages.page(), Some(number));
        let second = Timestamp::from_unix(i64::from(count - number), 0).unwrap();
        for chat in 0..PageEnd::FULL {
            let id = format!("{number}-{chat}");
            assert_eq!(pages.see(second, &id), chatwire::Verdict::New);
            assert!(pages.took(second, &id));
        }
        pages.end_page(PageEnd::new(true, PageEnd::FULL));
    }
    pages.end_page(PageEnd::new(true, 0));
    assert_eq!(pages.page(), None);
    assert_eq!(pages.pages_without_news(), 1);
}
