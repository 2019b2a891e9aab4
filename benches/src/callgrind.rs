//! Counts instructions: the program starts itself again under callgrind, and
//! there runs each case once.
//!
//! callgrind counts only inside [`measured`] and writes one file after each
//! return from it, so one run of valgrind serves all cases. This needs nothing
//! but valgrind; gungraun and iai-callgrind would also need a runner of exactly
//! their version on every machine, and keep baselines that cannot be committed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

/// Something to count.
pub trait Countable {
    fn name(&self) -> String;

    /// Does it once.
    fn run(&self);
}

/// Tells the program that it is the one under callgrind.
const INSIDE: &str = "--inside-callgrind";

/// Runs the cases if this process was started by [`count`]; call it first in `main`.
///
/// The arguments after the marker are the names of the cases.
///
/// `cases` are those with these names, among others or not.
pub fn run_if_inside<C: Countable>(cases: impl FnOnce(&[String]) -> Vec<C>) -> bool {
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() != Some(INSIDE) {
        return false;
    }
    let names: Vec<String> = arguments.collect();
    let cases = cases(&names);
    let by_name: BTreeMap<String, &C> = cases.iter().map(|case| (case.name(), case)).collect();
    for name in names {
        let case = by_name.get(&name).expect("the parent knows the same cases");
        // The first run fills what a library looks up once, such as CPU features.
        case.run();
        measured(&|| case.run());
    }
    true
}

/// `run`, under a name that callgrind can find.
#[inline(never)]
fn measured(run: &dyn Fn()) {
    run();
}

/// The instructions each case takes, by name.
pub fn count<C: Countable>(cases: &[&C]) -> Result<BTreeMap<String, u64>, String> {
    let folder = env::temp_dir().join(format!("chatwire-callgrind-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let counts = count_in(&folder, cases);
    fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    counts
}

fn count_in<C: Countable>(folder: &Path, cases: &[&C]) -> Result<BTreeMap<String, u64>, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let function = concat!(module_path!(), "::measured");
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--toggle-collect={function}"))
        .arg(format!("--dump-after={function}"))
        .arg(format!(
            "--callgrind-out-file={}",
            folder.join("out").display()
        ))
        .arg(program)
        .arg(INSIDE)
        .args(cases.iter().map(|case| case.name()))
        // The size of the environment moves the stack, and so alignments.
        .env_clear()
        .stdout(Stdio::null())
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let numbered = cases.iter().zip(1..);
    numbered
        .map(|(case, number)| {
            let path = folder.join(format!("out.{number}"));
            let dump = fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            let total = total(&dump).ok_or_else(|| format!("{}: no totals", path.display()))?;
            Ok((case.name(), total))
        })
        .collect()
}

/// The sum of a callgrind dump.
fn total(dump: &str) -> Option<u64> {
    let totals = dump.lines().find_map(|line| line.strip_prefix("totals:"))?;
    totals.trim().parse().ok().filter(|&total| total > 0)
}
