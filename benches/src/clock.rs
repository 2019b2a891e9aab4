//! Bytes per second, measured so that the ratios hold on a noisy machine.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::case::Case;

const ROUNDS: u32 = 15;

/// Long against the clock's resolution, short against what disturbs a machine.
const ROUND: Duration = Duration::from_millis(4);

/// Megabytes (10⁶ bytes) per second of each case, by name.
///
/// The cases take turns, so that a slow spell of the machine hits all of them,
/// and the best round of each counts, because a disturbance only ever slows down.
pub fn throughput(cases: &[&Case]) -> BTreeMap<String, f64> {
    let runs: Vec<u32> = cases.iter().map(|case| runs_in_a_round(case)).collect();
    let mut best = vec![f64::INFINITY; cases.len()];
    for _ in 0..ROUNDS {
        for ((case, &runs), best) in cases.iter().zip(&runs).zip(&mut best) {
            *best = best.min(seconds(case, runs) / f64::from(runs));
        }
    }
    let megabytes = |case: &Case| case.page.bytes.len() as f64 / 1e6;
    let speeds = cases.iter().zip(best);
    speeds
        .map(|(case, seconds)| (case.name(), megabytes(case) / seconds))
        .collect()
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
