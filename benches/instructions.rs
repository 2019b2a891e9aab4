//! Instructions per input byte under callgrind, held against a committed baseline.
//!
//! ```text
//! cargo bench --bench instructions                 # fails if a case of chatwire grew
//! cargo bench --bench instructions -- typical      # only the cases whose name has "typical"
//! cargo bench --bench instructions -- --refresh    # accepts the new counts
//! ```

use std::process::ExitCode;

use chatwire_benches::arguments::Arguments;
use chatwire_benches::baseline::Baseline;
use chatwire_benches::case::{self, Case};
use chatwire_benches::{callgrind, machine};

/// The committed counts.
const COUNTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.json");

fn main() -> ExitCode {
    if callgrind::run_if_inside(|_| case::checked_before()) {
        return ExitCode::SUCCESS;
    }
    let (cases, _) = case::all();
    let arguments = Arguments::read();
    if arguments.test {
        case::run_each_once(&cases);
        return ExitCode::SUCCESS;
    }
    match measure(&cases, &arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every count is within the baseline.
fn measure(cases: &[Case], arguments: &Arguments) -> Result<bool, String> {
    let chosen: Vec<&Case> = cases
        .iter()
        .filter(|case| arguments.chooses(&case.name()))
        .collect();
    let counts = callgrind::count(&chosen)?;
    for case in &chosen {
        let per_byte = counts[&case.name()] as f64 / case.page.bytes.len() as f64;
        println!("{per_byte:8.2} instructions per byte  {}", case.name());
    }

    let current = Baseline {
        compiler: machine::compiler(),
        counts,
    };
    if arguments.has("--refresh") {
        let accepted = match arguments.chooses_all() {
            true => current,
            false => Baseline::read(COUNTS)?.refresh(current),
        };
        accepted.write(COUNTS)?;
        return Ok(true);
    }
    let baseline = Baseline::read(COUNTS)?;
    baseline.warn_of_another_compiler(&current);
    let objections = baseline.objections(&current, |name| arguments.chooses(name));
    for objection in &objections {
        eprintln!("{objection}");
    }
    Ok(objections.is_empty())
}
