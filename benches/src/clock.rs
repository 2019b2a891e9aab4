//! Time, measured so that the ratios hold on a noisy machine.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::case::Case;

const ROUNDS: usize = 75;

/// Long against the clock's resolution, short against the turns that a busy machine gives its programs.
const ROUND: Duration = Duration::from_millis(1);

/// The seconds that decoding the page once took, round by round, of each case by name.
pub type Rounds = BTreeMap<String, Vec<f64>>;

/// Measures these cases, which come page by page.
///
/// The decoders of a page take turns: one of each, and again. So a slow spell of the machine hits all of them, and those
/// of one round can be divided by each other.
pub fn measure(cases: &[&Case]) -> Rounds {
    let mut rounds = Rounds::new();
    for cases in cases.chunk_by(|a, b| a.page.kind == b.page.kind) {
        let runs: Vec<u32> = cases.iter().map(|case| runs_in_a_round(case)).collect();
        for _ in 0..ROUNDS {
            for (case, &runs) in cases.iter().zip(&runs) {
                let once = seconds(case, runs) / f64::from(runs);
                rounds.entry(case.name()).or_default().push(once);
            }
        }
    }
    rounds
}

fn runs_in_a_round(case: &Case) -> u32 {
    let mut runs = 1;
    while seconds(case, runs) < ROUND.as_secs_f64() {
        runs *= 2;
    }
    runs
}

fn seconds(case: &Case, runs: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..runs {
        let count = (case.entry.decode)(black_box(case.page.bytes));
        black_box(count).ok();
    }
    start.elapsed().as_secs_f64()
}

/// Where the middle half of some figures lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    pub lower: f64,
    pub median: f64,
    pub upper: f64,
}

impl Quartiles {
    /// # Panics
    ///
    /// Without figures.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let last = figures.len().checked_sub(1).expect("there are figures");
        let [lower, median, upper] = [last / 4, last / 2, last - last / 4].map(|at| figures[at]);
        Self {
            lower,
            median,
            upper,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quartiles;

    #[test]
    fn the_middle_half() {
        let figures = [9.0, 1.0, 4.0, 2.0, 8.0];
        let quartiles = Quartiles {
            lower: 2.0,
            median: 4.0,
            upper: 8.0,
        };
        assert_eq!(Quartiles::of(figures), quartiles);
    }
}
