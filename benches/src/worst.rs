//! The most instructions that a byte can cost: the worst pages that the search found, and what they cost.
//!
//! They stand in `worst/`, each under the name of the way that it is the worst for.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::{fmt, fs};

use chatwire::{Decoder, Error, Options};

use self::detailed::Chat;
use crate::callgrind::{self, Countable};
use crate::pages;

// The record that devices decode these pages into, too.
#[path = "../../firmware/meter/src/detailed.rs"]
mod detailed;
pub mod search;
pub mod shapes;

/// Where the pages are.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/worst");

/// Where their counts are.
pub const COUNTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/worst.json");

/// The length of every page: long against what begins and ends it, short enough to count hundreds of them.
pub const LENGTH: usize = 2048;

/// How a page gets to the decoder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// Bytes of a chunk; `None` is the whole page.
    pub chunk: Option<usize>,
    /// With the layer `fast`.
    pub fast: bool,
}

impl Way {
    /// All that are searched.
    pub fn all() -> Vec<Self> {
        let chunks = [None, Some(512), Some(64), Some(1)];
        let ways = |fast| chunks.map(|chunk| Self { chunk, fast });
        [ways(true), ways(false)].concat()
    }

    fn decode(self, page: &[u8], lenient: bool) -> Result<(), Error> {
        let mut decoder = Decoder::<Chat>::new();
        if lenient {
            decoder.set_options(Options::new().lenient());
        }
        if !self.fast {
            chatwire::__private::engine_only(&mut decoder);
        }
        for bytes in page.chunks(self.chunk.unwrap_or(LENGTH)) {
            decoder.push(bytes, |event| {
                black_box(event);
            })?;
        }
        decoder.finish().map(|envelope| {
            black_box(envelope);
        })
    }
}

/// As the files are called: `fast-64`.
impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.fast { "fast-" } else { "engine-" })?;
        match self.chunk {
            Some(chunk) => write!(f, "{chunk}"),
            None => f.write_str("whole"),
        }
    }
}

/// A page in a file, and how it is decoded.
pub struct Case {
    pub way: Way,
    pub lenient: bool,
    pub file: PathBuf,
    page: &'static [u8],
}

impl Case {
    pub fn new(way: Way, lenient: bool, file: PathBuf) -> Result<Self, String> {
        let page = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let page = pages::aligned(&page);
        Ok(Self {
            way,
            lenient,
            file,
            page,
        })
    }

    /// The case that has this name, in the process that counts.
    pub fn of_name(name: &str) -> Option<Self> {
        let [way, leniency, file] = *name.splitn(3, ' ').collect::<Vec<_>>() else {
            return None;
        };
        let way = Way::all().into_iter().find(|all| all.to_string() == way)?;
        Self::new(way, leniency == LENIENTLY, file.into()).ok()
    }

    /// Whether the page is good to its end: an error would end the cost with it.
    pub fn is_good(&self) -> bool {
        self.way.decode(self.page, self.lenient).is_ok()
    }
}

const STRICTLY: &str = "strictly";
const LENIENTLY: &str = "leniently";

impl Countable for Case {
    fn name(&self) -> String {
        let leniency = if self.lenient { LENIENTLY } else { STRICTLY };
        format!("{} {leniency} {}", self.way, self.file.display())
    }

    fn run(&self) {
        let outcome = self.way.decode(black_box(self.page), self.lenient);
        black_box(outcome).ok();
    }
}

/// The committed pages, a file for each way, called `fast-64.json`; each decoded strictly and leniently.
pub fn committed() -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for way in Way::all() {
        for lenient in [false, true] {
            let file = PathBuf::from(FOLDER).join(format!("{way}.json"));
            cases.push(Case::new(way, lenient, file)?);
        }
    }
    Ok(cases)
}

/// What the committed pages cost by [`name`]: the more of strictly and leniently.
pub fn count() -> Result<BTreeMap<String, u64>, String> {
    let cases = committed()?;
    let counted = callgrind::count(&cases.iter().collect::<Vec<_>>())?;
    let mut counts = BTreeMap::new();
    for case in &cases {
        let highest: &mut u64 = counts.entry(name(case.way)).or_default();
        *highest = counted[&case.name()].max(*highest);
    }
    Ok(counts)
}

/// What the counts are called: all are held to their budget.
pub fn name(way: Way) -> String {
    format!("worst/chatwire {way}")
}

/// The table of the README: instructions per byte, by chunk and layer.
pub fn table(counts: &BTreeMap<String, u64>) -> String {
    let mut text = "| chunks | with `fast` | engine alone |\n| --- | ---: | ---: |\n".to_owned();
    for Way { chunk, .. } in Way::all().into_iter().filter(|way| way.fast) {
        let per_byte = |fast| {
            let count = counts[&name(Way { chunk, fast })];
            count.div_ceil(LENGTH as u64)
        };
        let chunk = match chunk {
            Some(1) => "1 byte".to_owned(),
            Some(chunk) => format!("{chunk} bytes"),
            None => "whole".to_owned(),
        };
        text += &format!("| {chunk} | {} | {} |\n", per_byte(true), per_byte(false));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{COUNTS, LENGTH, committed, table};
    use crate::baseline::Baseline;

    #[test]
    fn the_pages_are_good_to_their_end() {
        for case in committed().unwrap() {
            assert_eq!(case.page.len(), LENGTH, "{}", case.way);
            assert!(case.is_good(), "{}", case.way);
        }
    }

    #[test]
    fn the_readme_has_the_table() {
        let table = table(&Baseline::read(COUNTS).unwrap().counts);
        assert!(include_str!("../README.md").contains(&table), "{table}");
    }
}
