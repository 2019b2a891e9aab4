//! The most instructions that a byte can cost, under callgrind.
//!
//! ```text
//! cargo bench --bench worst               # fails if one of the worst pages costs over 2 % more than in worst.json
//! cargo bench --bench worst -- --refresh  # accepts the new counts
//! cargo bench --bench worst -- --search   # looks for worse pages, and puts them into worst/
//! ```

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use chatwire_benches::arguments::Arguments;
use chatwire_benches::baseline::Baseline;
use chatwire_benches::callgrind::{self, Countable};
use chatwire_benches::machine;
use chatwire_benches::worst::search;
use chatwire_benches::worst::{self, Case, LENGTH, Way};

fn main() -> ExitCode {
    if callgrind::run_if_inside(|names| {
        names
            .iter()
            .filter_map(|name| Case::of_name(name))
            .collect()
    }) {
        return ExitCode::SUCCESS;
    }
    match run(&Arguments::read()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    if arguments.test {
        worst::committed()?.iter().for_each(Countable::run);
        return Ok(());
    }
    if arguments.has("--search") {
        for way in Way::all()
            .into_iter()
            .filter(|way| arguments.chooses(&way.to_string()))
        {
            look(way)?;
        }
        return Ok(());
    }
    measure(arguments)
}

/// Counts the committed pages and holds them against their budgets.
fn measure(arguments: &Arguments) -> Result<(), String> {
    let current = Baseline {
        compiler: machine::compiler(),
        counts: worst::count()?,
    };
    print!("{}", worst::table(&current.counts));
    if arguments.has("--refresh") {
        return current.write(worst::COUNTS);
    }
    let baseline = Baseline::read(worst::COUNTS)?;
    baseline.warn_of_another_compiler(&current);
    let objections = baseline.objections(&current, |_| true);
    match objections.is_empty() {
        true => Ok(()),
        false => Err(objections.join("\n")),
    }
}

/// Looks for a page that costs more than the committed one, and puts it in its place.
fn look(way: Way) -> Result<(), String> {
    let folder = env::temp_dir().join(format!("chatwire-worst-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let found = search::worst(way, &folder);
    fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let found = found?;
    let file = Path::new(worst::FOLDER).join(format!("{way}.json"));
    for found in &found {
        let per_byte = found.instructions as f64 / LENGTH as f64;
        let leniently = if found.lenient { ", leniently" } else { "" };
        println!(
            "{per_byte:8.2} instructions per byte  {way}{leniently}, {}",
            found.what
        );
    }
    let found = found.first().ok_or("no page is good")?;
    if worst::count()?[&worst::name(way)] >= found.instructions {
        println!("{:25}the committed page costs as much or more", "");
        return Ok(());
    }
    fs::write(&file, &found.page).map_err(|error| format!("{}: {error}", file.display()))
}
