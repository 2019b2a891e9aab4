//! Input that is bad in every way, in growing sizes: what a byte more costs must not depend on how many there are.

use std::collections::BTreeMap;
use std::hint::black_box;

use chatwire::heapless::{String as Text, Vec as List};
use chatwire::io::Reader;
use chatwire::json::MAX_DEPTH;
use chatwire::{
    Altered, Asset, ChatStatus, Decoder, Details, Event, Id, Options, Record, Timestamp,
};

use crate::callgrind::Countable;
use crate::pages;

/// One field for each way in which the decoder reads a value.
#[derive(Record)]
#[record(element = "chat", list = "chats")]
pub struct Kept {
    pub chat_id: Option<Id<16>>,
    pub created_at: Option<Timestamp>,
    pub status: Option<ChatStatus>,
    pub asset: Option<Asset<16, 16>>,
    pub flag: Option<Text<16>>,
    pub tag: Option<List<Text<16>, 4>>,
    pub number: Option<u32>,
    pub other_details: Details<256>,
    pub altered: Altered<Self>,
}

/// What is bad, and a page whose part in `‹›` comes over and over.
#[rustfmt::skip]
const PAGES: &[(&str, &str)] = &[
    // Texts, skipped and wanted.
    ("long text", r#"{"status_code":1,"":"‹a›"}"#),
    ("long text of emoji", r#"{"status_code":1,"":"‹😀›"}"#),
    ("short escapes", r#"{"status_code":1,"":"‹\n›"}"#),
    ("pairs", r#"{"status_code":1,"":"‹\ud83d\ude00›"}"#),
    ("half pairs", r#"{"status_code":1,"":"‹\ud83d›"}"#),
    ("long description", r#"{"status_code":1,"description":"‹a›"}"#),
    ("description of emoji", r#"{"status_code":1,"description":"‹😀›"}"#),
    ("description of escapes", r#"{"status_code":1,"description":"‹\u00e9›"}"#),
    ("description of half pairs", r#"{"status_code":1,"description":"‹\ude00›"}"#),
    ("long next", r#"{"status_code":1,"response":{"links":{"next":"‹a›"}}}"#),
    ("long flag", r#"{"status_code":1,"response":[{"flag":"‹a›"}]}"#),
    ("flag of escapes", r#"{"status_code":1,"response":[{"flag":"‹\u0061›"}]}"#),
    ("long status", r#"{"status_code":1,"response":[{"status":"‹queued›"}]}"#),
    ("long fraction of a second", r#"{"status_code":1,"response":[{"created_at":"2021-08-22T01:14:01.‹9›Z"}]}"#),
    ("leading zeros", r#"{"status_code":"‹0›"}"#),
    // Names.
    ("long name", r#"{"status_code":1,"‹a›":0}"#),
    ("long name like a known one", r#"{"status_code":1,"response":[{"chat_id‹d›":0}]}"#),
    ("long name of escapes", r#"{"status_code":1,"response":[{"‹\u0063›":0}]}"#),
    // Numbers.
    ("huge integer", r#"{"status_code":1,"":‹1›}"#),
    ("huge fraction", r#"{"status_code":1,"":0.‹1›}"#),
    ("huge exponent", r#"{"status_code":1,"":1e‹1›}"#),
    ("huge number", r#"{"status_code":1,"response":[{"number":‹1›}]}"#),
    ("huge id", r#"{"status_code":1,"response":[{"chat_id":‹1›}]}"#),
    ("huge asset id", r#"{"status_code":1,"response":[{"asset":{"id":‹9›}}]}"#),
    ("huge number of pages", r#"{"status_code":1,"response":{"links":{"pages":‹1›}}}"#),
    // White space.
    ("white space", "{\"status_code\":1‹ \n›}"),
    ("white space before a value", "{\"status_code\":1,\"response\":[{\"flag\":‹ \t›null}]}"),
    ("white space everywhere", r#"{"status_code":1,"":[‹ 0 ,› 0 ]}"#),
    // Many of something.
    ("literals", r#"{"status_code":1,"":[‹true,›true]}"#),
    ("empty texts", r#"{"status_code":1,"":[‹"",›""]}"#),
    ("empty objects", r#"{"status_code":1,"":[‹{},›{}]}"#),
    ("unknown members", r#"{"status_code":1‹,"":0›}"#),
    ("unknown members of a chat", r#"{"status_code":1,"response":[{‹"":0,›"":0}]}"#),
    ("a field over and over", r#"{"status_code":1,"response":[{‹"flag":null,›"flag":null}]}"#),
    ("an asset's field over and over", r#"{"status_code":1,"response":[{"asset":{‹"id":1,›"id":1}}]}"#),
    ("tags", r#"{"status_code":1,"response":[{"tag":[‹"",›""]}]}"#),
    ("large details", r#"{"status_code":1,"response":[{"other_details":{‹"":{},›"":{}}}]}"#),
    // Many elements of the list.
    ("no objects", r#"{"status_code":1,"response":[‹0,›0]}"#),
    ("empty chats", r#"{"status_code":1,"response":[‹{},›{}]}"#),
    ("bad chats", r#"{"status_code":1,"response":[‹{"chat_id":{}},›{}]}"#),
    ("chats with details", r#"{"status_code":1,"response":[‹{"other_details":{"":[]}},›{}]}"#),
    ("chats as .NET writes them", r#"{"status_code":1,"response":[‹{"chat_id":"","created_at":"2021-08-22T01:14:01.2599382Z","flag":"+447700900123 & Größe","tag":""},›{}]}"#),
    ("chats of many parts", r#"{"status_code":1,"response":[‹{"tag":["",""],"asset":{"id":"","name":""}},›{}]}"#),
];

/// A page that is a unit over and over, with something before and after.
struct Shape {
    name: &'static str,
    before: String,
    unit: String,
    after: String,
}

impl Shape {
    fn new(name: &'static str, page: &str) -> Self {
        let (before, rest) = page.split_once('‹').expect("a unit");
        let (unit, after) = rest.split_once('›').expect("the end of the unit");
        Self {
            name,
            before: before.to_owned(),
            unit: unit.to_owned(),
            after: after.to_owned(),
        }
    }

    fn page(&self, size: usize) -> Vec<u8> {
        let units = self.unit.repeat(size / self.unit.len());
        [&*self.before, &units, &self.after].concat().into_bytes()
    }
}

/// What is open around the deepest values: the envelope, and an array.
const AROUND: usize = 2;

fn shapes() -> Vec<Shape> {
    let levels = usize::from(MAX_DEPTH) - AROUND;
    let (arrays, ends) = ("[".repeat(levels), "]".repeat(levels));
    let (objects, object_ends) = (r#"{"":"#.repeat(levels - 1), "}".repeat(levels));
    let deepest = [
        ("arrays to the limit", format!("{arrays}{ends}")),
        ("objects to the limit", format!("{objects}{{{object_ends}")),
    ];
    let pages = PAGES.iter().map(|&(name, page)| Shape::new(name, page));
    let deepest = deepest.into_iter().map(|(name, deep)| {
        Shape::new(
            name,
            &format!(r#"{{"status_code":1,"":[‹{deep},›{deep}]}}"#),
        )
    });
    pages.chain(deepest).collect()
}

/// How a page is fed to a decoder.
struct Way {
    name: &'static str,
    decode: fn(&[u8]) -> Result<(), String>,
}

const WAYS: &[Way] = &[
    Way {
        name: "whole",
        decode: |page| chunks(page, page.len(), Options::new()),
    },
    Way {
        name: "whole, leniently",
        decode: |page| chunks(page, page.len(), Options::new().lenient()),
    },
    Way {
        name: "in chunks of 7 bytes",
        decode: |page| chunks(page, 7, Options::new().lenient()),
    },
    Way {
        name: "byte by byte",
        decode: |page| chunks(page, 1, Options::new().lenient()),
    },
    Way {
        name: "from a reader",
        decode: read,
    },
];

fn chunks(page: &[u8], size: usize, options: Options) -> Result<(), String> {
    let mut decoder = Decoder::<Kept>::with_options(options);
    for bytes in page.chunks(size) {
        decoder.push(bytes, see).map_err(text)?;
    }
    decoder.finish().map(drop).map_err(text)
}

fn read(page: &[u8]) -> Result<(), String> {
    let mut decoder = Decoder::<Kept>::new();
    let mut reader = Reader::new(page, &mut decoder);
    while let Some(event) = reader.next().map_err(text)? {
        see(event);
    }
    Ok(())
}

fn see(event: Event<'_, Kept>) {
    black_box(event);
}

fn text(error: impl ToString) -> String {
    error.to_string()
}

/// A shape in one of the sizes, fed in one way.
pub struct Case {
    shape: &'static Shape,
    way: &'static Way,
    page: &'static [u8],
}

/// The smallest size in bytes, well above what buffers and records hold; the others are twice and four times that.
const SIZE: usize = 2048;
const SIZES: [usize; 3] = [SIZE, 2 * SIZE, 4 * SIZE];

impl Countable for Case {
    fn name(&self) -> String {
        let (shape, way, bytes) = (self.shape.name, self.way.name, self.page.len());
        format!("{way}, {shape}: {bytes} bytes")
    }

    fn run(&self) {
        let outcome = (self.way.decode)(black_box(self.page));
        outcome.unwrap_or_else(|error| panic!("{}: {error}", self.name()));
    }
}

/// Every shape in every size, fed in every way.
pub fn all() -> Vec<Case> {
    let shapes = shapes().leak();
    let mut cases = Vec::new();
    for way in WAYS {
        for shape in &*shapes {
            cases.extend(SIZES.map(|size| Case {
                shape,
                way,
                page: pages::aligned(&shape.page(size)),
            }));
        }
    }
    cases
}

/// What a byte costs.
pub struct Cost {
    pub shape: &'static str,
    pub way: &'static str,
    /// Instructions for a byte more, between one size and the next.
    pub slopes: [f64; 2],
}

/// A byte may cost this much more when there are twice as many.
const TOLERATED: f64 = 1.05;

impl Cost {
    pub fn per_byte(&self) -> f64 {
        self.slopes[1]
    }

    pub fn is_linear(&self) -> bool {
        let [before, after] = self.slopes;
        after <= before * TOLERATED
    }
}

/// The costs, way by way, of all cases with these counts.
pub fn costs(cases: &[Case], counts: &BTreeMap<String, u64>) -> Vec<Cost> {
    let slope = |less: &Case, more: &Case| {
        let cost = counts[&more.name()] as f64 - counts[&less.name()] as f64;
        cost / (more.page.len() - less.page.len()) as f64
    };
    cases
        .chunks_exact(SIZES.len())
        .map(|sizes| Cost {
            shape: sizes[0].shape.name,
            way: sizes[0].way.name,
            slopes: [slope(&sizes[0], &sizes[1]), slope(&sizes[1], &sizes[2])],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Case, SIZES, all, costs};
    use crate::callgrind::Countable;

    /// Whether it is called linear that so many bytes take so many instructions.
    fn is_linear(instructions: impl Fn(u64) -> u64) -> bool {
        let cases: Vec<Case> = all().into_iter().take(SIZES.len()).collect();
        let count = |case: &Case| (case.name(), instructions(case.page.len() as u64));
        costs(&cases, &cases.iter().map(count).collect())[0].is_linear()
    }

    #[test]
    fn what_is_linear() {
        assert!(is_linear(|bytes| 20 * bytes));
        assert!(is_linear(|bytes| 20 * bytes + 5_000));
    }

    #[test]
    fn what_is_not() {
        assert!(!is_linear(|bytes| bytes * bytes / 100));
        assert!(!is_linear(|bytes| 20 * bytes + bytes * bytes / 2_000));
        assert!(!is_linear(|bytes| bytes * u64::from(bytes.ilog2())));
    }

    #[test]
    fn all_pages_are_good() {
        all().iter().for_each(Countable::run);
    }
}
