//! How a fuzzer's bytes say what the decoder gets.

use std::fmt;

use chatwire::Options;

use crate::lines;
use crate::oracle::{Capacities, EXAMPLE, Leniency, Rules};

/// Longer pages would only slow the fuzzer down.
const LONGEST: usize = 4096;

/// A page, or another text, with what the fuzzer decided beside it.
///
/// Any file is an input: what stands before its last NUL byte, or all of it where there is none, is the page. The
/// first byte behind the NUL sets limits, and the others are the sizes of the chunks, in turn, plus one. Without them
/// there are no limits, and the page comes byte by byte.
pub struct Input<'a> {
    pub page: &'a [u8],
    pub max_bytes: Option<usize>,
    pub max_records: Option<usize>,
    /// What says the sizes of the chunks.
    pub script: &'a [u8],
}

impl<'a> Input<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let (page, controls) = match bytes.iter().rposition(|byte| *byte == 0) {
            Some(nul) => (&bytes[..nul], &bytes[nul + 1..]),
            None => (bytes, &[][..]),
        };
        let (limits, script) = controls.split_first().unwrap_or((&0xff, &[]));
        Self::limited(&page[..page.len().min(LONGEST)], *limits, script)
    }

    /// The upper half of `limits` is how many fourteenths of the page are allowed, the lower half is how many records;
    /// 15 is no limit.
    pub fn limited(page: &'a [u8], limits: u8, script: &'a [u8]) -> Self {
        let limit = |half: u8| (half < 15).then_some(usize::from(half));
        Self {
            page,
            max_bytes: limit(limits >> 4).map(|part| page.len() * part / 14),
            max_records: limit(limits & 15),
            script,
        }
    }

    pub fn rules(&self, leniency: Leniency, capacities: Capacities) -> Rules {
        Rules {
            leniency,
            max_bytes: self.max_bytes,
            max_records: self.max_records,
            ..Rules::strict(capacities)
        }
    }

    pub fn options(&self, leniency: Leniency) -> Options {
        // Which capacities is for the record to say.
        lines::options(&self.rules(leniency, EXAMPLE))
    }

    /// The page in the pieces that the script says; some may be empty.
    pub fn chunks(&self) -> impl Iterator<Item = &'a [u8]> {
        let sizes = self.sizes();
        let mut rest = self.page;
        let mut turn = 0;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let size = sizes[turn % sizes.len()];
            turn += 1;
            let (chunk, left) = rest.split_at(size.min(rest.len()));
            rest = left;
            Some(chunk)
        })
    }

    fn sizes(&self) -> Vec<usize> {
        let size = |byte: &u8| usize::from(*byte).saturating_sub(1);
        let sizes: Vec<_> = self.script.iter().map(size).collect();
        if sizes.iter().all(|size| *size == 0) {
            return vec![1];
        }
        sizes
    }
}

/// For the person who has to read a failure.
impl fmt::Display for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            page,
            max_bytes,
            max_records,
            ..
        } = self;
        writeln!(
            f,
            "{} bytes in chunks of {:?}, at most {max_bytes:?} bytes and {max_records:?} records:",
            page.len(),
            self.sizes(),
        )?;
        f.write_str(&String::from_utf8_lossy(page))
    }
}
