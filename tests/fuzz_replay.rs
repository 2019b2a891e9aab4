//! What fuzzing has found and learnt, run again without a fuzzer: every seed, the corpora, and all past findings.

#![cfg(all(feature = "embedded-io-async-07", feature = "serde-json-core-07"))]

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "support/lines/mod.rs"]
mod lines;
#[path = "support/oracle/mod.rs"]
mod oracle;
#[path = "support/outcome/mod.rs"]
mod outcome;

#[path = "../fuzz/src/checks/mod.rs"]
mod checks;
#[path = "pages_model/story/mod.rs"]
mod story;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use checks::Check;
use checks::declared;
use checks::input::Input;
use checks::recipe::Recipe;
use checks::rows;

/// The files in a folder of `fuzz`, which may be missing.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz")
        .join(folder);
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The targets, and what kind of input each reads.
fn targets() -> BTreeMap<&'static str, &'static str> {
    let lines = include_str!("../fuzz/targets").lines();
    lines
        .map(|line| {
            let mut words = line.split_whitespace();
            let target = words.next().expect("a target");
            (target, words.next().expect("a kind"))
        })
        .collect()
}

fn replay(target: &str, check: Check) {
    let seeds = files(&format!("seeds/{}", targets()[target]));
    let corpus = files(&format!("corpus/{target}"));
    assert!(!seeds.is_empty() && !corpus.is_empty());
    let findings = files(&format!("findings/{target}"));
    let (done, wait) = mpsc::channel();
    let inputs: Vec<_> = [seeds, corpus, findings].concat();
    let again = inputs.clone();
    thread::spawn(move || {
        for file in again {
            check(&fs::read(file).unwrap());
            done.send(()).unwrap();
        }
    });
    for file in inputs {
        let outcome = wait.recv_timeout(Duration::from_secs(20));
        assert_eq!(outcome, Ok(()), "Timeout is a hang: {}", file.display());
    }
}

macro_rules! replayed {
    ($($target:ident)*) => {
        $(
            #[test]
            fn $target() {
                replay(stringify!($target), checks::$target::check);
            }
        )*

        #[test]
        fn every_target_is_replayed() {
            let replayed = BTreeSet::from([$(stringify!($target)),*]);
            assert!(targets().keys().eq(&replayed), "{replayed:?}");
            let fuzzed = files("fuzz_targets");
            let fuzzed = fuzzed.iter().map(|file| file.file_stem().unwrap().to_str().unwrap());
            assert!(fuzzed.eq(replayed), "each has a file in fuzz/fuzz_targets");
        }
    };
}

replayed!(bytes front_ends readers lexer composed lenient layers declared pages);

#[track_caller]
fn assert_all_rows(shown: BTreeSet<String>) {
    assert_all(rows::all(), shown);
}

#[track_caller]
fn assert_all(rows: BTreeSet<String>, shown: BTreeSet<String>) {
    let missing: Vec<_> = rows.difference(&shown).cloned().collect();
    assert!(missing.is_empty(), "no seed for {missing:?}");
}

#[test]
fn pages_cover_the_contract() {
    let mut shown = BTreeSet::new();
    for file in files("seeds/page") {
        let bytes = fs::read(file).unwrap();
        for leniency in [oracle::Leniency::STRICT, oracle::Leniency::LENIENT] {
            shown.extend(rows::shown(&Input::new(&bytes), leniency));
        }
    }
    assert_all_rows(shown);
}

#[test]
fn recipes_cover_the_contract() {
    let mut shown = BTreeSet::new();
    for file in files("seeds/recipe") {
        let recipe = Recipe::new(&fs::read(file).unwrap());
        shown.extend(rows::shown(&recipe.input(), recipe.leniency));
    }
    assert_all_rows(shown);
}

#[test]
fn declared_records_cover_the_contract() {
    let mut shown = BTreeSet::new();
    for file in files("seeds/record") {
        shown.extend(declared::shown(&fs::read(file).unwrap()));
    }
    let rows = declared::RECORDS.into_iter().flat_map(rows::all_declared);
    assert_all(rows.collect(), shown);
}

/// The tables of the oracle name the fields as the decoder does.
#[test]
fn declared_records_are_as_their_tables_say() {
    fn same<R: chatwire::Record>(table: &oracle::record::Declared) {
        let fields = chatwire::Field::<R>::all().map(|field| field.to_string());
        let mut paths = vec![];
        oracle::record::paths(table.fields, &mut paths);
        assert!(fields.eq(paths.into_iter().map(str::to_owned)));
        assert_eq!(table.list, R::LIST);
    }
    same::<lines::declared::Thing>(&lines::declared::THING);
    same::<lines::declared::Pile>(&lines::declared::PILE);
}
