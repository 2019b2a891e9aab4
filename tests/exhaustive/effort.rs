//! How far to go, and going there on all processors.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::Instant;
use std::{env, thread};

/// One of two bounds, by what the environment asks for.
pub fn bound<T>(quick: T, long: T) -> T {
    match env::var("CHATWIRE_EXHAUSTIVE").as_deref() {
        Err(_) => quick,
        Ok("long") => long,
        Ok(other) => panic!("CHATWIRE_EXHAUSTIVE is {other}, which is not long"),
    }
}

/// Checks everything in each of the shares, and says how many cases that were: the sum of what `check` answers.
pub fn check_all<T: Sync>(what: &str, shares: &[T], check: impl Fn(&T) -> u64 + Sync) {
    let (start, next, cases) = (Instant::now(), AtomicUsize::new(0), AtomicU64::new(0));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(share) = shares.get(next.fetch_add(1, Relaxed)) {
                    cases.fetch_add(check(share), Relaxed);
                }
            });
        }
    });
    let (cases, seconds) = (cases.into_inner(), start.elapsed().as_secs_f32());
    assert!(cases > 0, "{what}: nothing was checked");
    println!("{what}: {cases} cases in {seconds:.1} s");
}
