//! Writes `report/`: the charts and the tables behind them.
//!
//! `cargo bench --bench report` measures everything, which takes about two minutes.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use chatwire_benches::arguments::Arguments;
use chatwire_benches::case::{self, Case, Fault};
use chatwire_benches::report::{self, Figures, Report};
use chatwire_benches::{callgrind, clock};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/report");

fn main() -> ExitCode {
    if callgrind::run_if_inside(|_| case::checked_before()) {
        return ExitCode::SUCCESS;
    }
    let (cases, faults) = case::all();
    let outcome = if Arguments::read().test {
        case::run_each_once(&cases);
        draw_nothing_measured(&cases, &faults)
    } else {
        measure(&cases).and_then(|figures| {
            let report = Report::new(&cases, &faults, &figures);
            report.write(Path::new(FOLDER))
        })
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(cases: &[Case]) -> Result<Figures, String> {
    let timed: Vec<&Case> = cases.iter().filter(|case| report::is_timed(case)).collect();
    Ok(Figures {
        rounds: clock::measure(&timed),
        counts: callgrind::count(&timed)?,
    })
}

/// The whole report with every figure 1, to a folder that is removed again.
fn draw_nothing_measured(cases: &[Case], faults: &[Fault]) -> Result<(), String> {
    let figures = Figures {
        rounds: cases.iter().map(|case| (case.name(), vec![1.0])).collect(),
        counts: cases.iter().map(|case| (case.name(), 1)).collect(),
    };
    let folder = env::temp_dir().join(format!("chatwire-report-{}", std::process::id()));
    let written = Report::new(cases, faults, &figures).write(&folder);
    fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
    written
}
