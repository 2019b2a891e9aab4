//! One thing to measure: a decoder on a page.

use std::hint::black_box;

use crate::callgrind::Countable;
use crate::entry::Entry;
use crate::pages::{self, Page};
use crate::{ours, rivals};

/// Every decoder on every page that it is measured on.
fn entries(page: &'static Page) -> impl Iterator<Item = Case> {
    let entries = ours::all().into_iter().chain(rivals::all());
    entries
        .filter(|entry| !ours::skips(page.kind, &entry.name))
        .map(move |entry| Case { page, entry })
}

/// The sound cases, as [`all`] found them: for the process that counts, whose parent has checked them.
pub fn checked_before() -> Vec<Case> {
    let cases = pages::all().leak().iter().flat_map(entries);
    cases
        .filter(|case| !case.entry.wrong_on.contains(&case.page.kind))
        .collect()
}

pub struct Case {
    pub page: &'static Page,
    pub entry: Entry,
}

impl Case {
    pub fn name(&self) -> String {
        format!("{}/{}", self.page.kind, self.entry.name)
    }
}

impl Countable for Case {
    fn name(&self) -> String {
        self.name()
    }

    fn run(&self) {
        let count = (self.entry.decode)(black_box(self.page.bytes));
        black_box(count).expect("only sound cases are counted");
    }
}

/// A decoder that gets a page wrong, which therefore has no figure for it.
pub struct Fault {
    pub case: String,
    pub reason: String,
}

/// Every decoder on every page, after checking that all decode the same values.
///
/// # Panics
///
/// When a decoder gets a page wrong that it is not known to get wrong, or gets it right after all.
pub fn all() -> (Vec<Case>, Vec<Fault>) {
    let (mut cases, mut faults) = (Vec::new(), Vec::new());
    for page in pages::all().leak() {
        let expected = ours::reference(page.bytes)
            .unwrap_or_else(|error| panic!("chatwire cannot decode {}: {error}", page.kind));
        for case in entries(page) {
            let fault = case.entry.fault(page.bytes, &expected);
            let known = case.entry.wrong_on.contains(&page.kind);
            match fault {
                None if !known => cases.push(case),
                None => panic!("{} is not wrong any more", case.name()),
                Some(reason) if known => faults.push(Fault {
                    case: case.name(),
                    reason,
                }),
                Some(reason) => panic!("{} is wrong: {reason}", case.name()),
            }
        }
    }
    (cases, faults)
}

/// Decodes each case once, in place of measuring it.
pub fn run_each_once(cases: &[Case]) {
    for case in cases {
        let outcome = (case.entry.decode)(case.page.bytes);
        outcome.unwrap_or_else(|error| panic!("{}: {error}", case.name()));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_decoders_agree() {
        let (cases, _) = super::all();
        super::run_each_once(&cases);
    }
}
