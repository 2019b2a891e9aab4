//! Pages for the properties: what a server could send, what a bad one could,
//! and what a bad line makes of either.
//!
//! Everything is composed as text from small strategies, none of which decides
//! anything by a hidden random source, so that proptest can shrink each part
//! by itself. The simplest page is compact, short and spelled plainly.

// Each test binary that includes this module uses its own part of it.
#![allow(dead_code)]

mod chat;
mod corrupt;
pub mod json;
mod page;
mod spelling;

use std::fmt;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::FileFailurePersistence;

pub use corrupt::corrupted;
pub use page::page;

/// Keeps what failed in a file beside the test, to be committed with the fix.
pub fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    }
}

/// A page, printed so that a person can read it: as it is, but for the bytes
/// that no terminal shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Page(pub Vec<u8>);

impl From<String> for Page {
    fn from(text: String) -> Self {
        Page(text.into_bytes())
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{} bytes:", self.0.len())?;
        for chunk in self.0.utf8_chunks() {
            for character in chunk.valid().chars() {
                match character {
                    '\n' => writeln!(formatter)?,
                    _ if character.is_control() => {
                        write!(formatter, "‹{:02x}›", u32::from(character))?;
                    }
                    _ => write!(formatter, "{character}")?,
                }
            }
            for byte in chunk.invalid() {
                write!(formatter, "‹{byte:02x}›")?;
            }
        }
        Ok(())
    }
}

/// A page and where it is cut into chunks.
#[derive(Clone)]
pub struct Feed {
    pub page: Page,
    pub cuts: Vec<usize>,
}

impl fmt::Debug for Feed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not passed on, lest `{:#?}` give each cut a line.
        let cuts = format!("{:?}", self.cuts);
        write!(formatter, "cut at {cuts}, {:?}", self.page)
    }
}

impl Feed {
    /// The chunks in order; some may be empty.
    pub fn chunks(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.cuts.iter().copied());
        let ends = self.cuts.iter().copied().chain([self.page.0.len()]);
        starts
            .zip(ends)
            .map(|(start, end)| &self.page.0[start..end])
    }
}

/// The page in a few pieces, or in many of one size.
pub fn feed(page: impl Strategy<Value = Page>) -> impl Strategy<Value = Feed> {
    let few = vec(any::<Index>(), 0..6).prop_map(Cuts::At);
    let many = (1..20_usize).prop_map(Cuts::Every);
    (page, prop_oneof![few, many]).prop_map(|(page, cuts)| Feed {
        cuts: cuts.of(page.0.len()),
        page,
    })
}

#[derive(Debug, Clone)]
enum Cuts {
    At(Vec<Index>),
    Every(usize),
}

impl Cuts {
    fn of(&self, length: usize) -> Vec<usize> {
        match self {
            Cuts::At(places) => {
                let mut cuts: Vec<_> = places.iter().map(|place| place.index(length + 1)).collect();
                cuts.sort_unstable();
                cuts
            }
            Cuts::Every(size) => (0..length).step_by(*size).skip(1).collect(),
        }
    }
}
