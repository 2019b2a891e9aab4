//! Instructions under callgrind for input that is bad in every way: fails if a byte costs more where there are more bytes.
//!
//! ```text
//! cargo bench --bench growth
//! ```

use std::process::ExitCode;

use chatwire_benches::arguments::Arguments;
use chatwire_benches::callgrind::{self, Countable};
use chatwire_benches::growth::{self, Case, Cost};

fn main() -> ExitCode {
    if callgrind::run_if_inside(|_| growth::all()) {
        return ExitCode::SUCCESS;
    }
    let cases = growth::all();
    if Arguments::read().test {
        cases.iter().for_each(Countable::run);
        return ExitCode::SUCCESS;
    }
    match measure(&cases) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all costs are linear.
fn measure(cases: &[Case]) -> Result<bool, String> {
    let counts = callgrind::count(&cases.iter().collect::<Vec<_>>())?;
    let costs = growth::costs(cases, &counts);
    for costs in costs.chunk_by(|a, b| a.way == b.way) {
        show_highest(costs);
    }
    let mut all_linear = true;
    for cost in costs.iter().filter(|cost| !cost.is_linear()) {
        let Cost { shape, way, slopes } = cost;
        let [before, after] = slopes;
        eprintln!("{way}, {shape}: not linear, a byte costs {before:.2}, then {after:.2}");
        all_linear = false;
    }
    Ok(all_linear)
}

/// The worst of the costs of one way.
fn show_highest(costs: &[Cost]) {
    let highest = costs
        .iter()
        .max_by(|a, b| a.per_byte().total_cmp(&b.per_byte()))
        .expect("a way has costs");
    println!(
        "{:8.2} instructions per byte  {}, {}, the worst of {}",
        highest.per_byte(),
        highest.way,
        highest.shape,
        costs.len()
    );
}
