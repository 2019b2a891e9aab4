//! The committed instruction counts, and what may not happen to them.

use std::collections::BTreeMap;
use std::fs;

use serde::{Deserialize, Serialize};

/// A count may grow by this many percent before it is a regression.
const TOLERATED: u64 = 2;

#[derive(Serialize, Deserialize)]
pub struct Baseline {
    /// Another compiler makes other code, so its counts do not compare.
    pub compiler: String,
    /// Instructions for a whole page, by the name of the case.
    pub counts: BTreeMap<String, u64>,
}

impl Baseline {
    pub fn read(path: &str) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))
    }

    pub fn write(&self, path: &str) -> Result<(), String> {
        let mut text = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        text.push('\n');
        fs::write(path, text).map_err(|error| format!("{path}: {error}"))
    }

    /// Takes over the counts of `current`; those it does not have stay.
    pub fn refresh(mut self, current: Self) -> Self {
        self.compiler = current.compiler;
        self.counts.extend(current.counts);
        self
    }

    /// Says so if the counts of `current` cannot be held against these.
    pub fn warn_of_another_compiler(&self, current: &Self) {
        if self.compiler != current.compiler {
            eprintln!(
                "growth was not checked: the baseline was made by {}, this by {}",
                self.compiler, current.compiler
            );
        }
    }

    /// Why `current` is not acceptable; looks only at the cases that `chosen` names.
    ///
    /// A rival may grow with a new version of it, and anything with another compiler; only chatwire is held to its
    /// counts, and only by the compiler that made them.
    pub fn objections(&self, current: &Self, chosen: impl Fn(&str) -> bool) -> Vec<String> {
        let mut objections = Vec::new();
        let comparable = self.compiler == current.compiler;
        for (name, &count) in &current.counts {
            match self.counts.get(name) {
                None => objections.push(format!("{name} is not in the baseline")),
                Some(&before) => {
                    let grew = count * 100 > before * (100 + TOLERATED);
                    if grew && comparable && is_ours(name) {
                        let percent = 100.0 * (count as f64 / before as f64 - 1.0);
                        objections.push(format!(
                            "{name} grew by {percent:.2} %: {before} instructions before, {count} now"
                        ));
                    }
                }
            }
        }
        let measured = |name: &str| current.counts.contains_key(name);
        for name in self.counts.keys().filter(|name| chosen(name)) {
            if !measured(name) {
                objections.push(format!("{name} is in the baseline, but was not measured"));
            }
        }
        if !objections.is_empty() {
            objections.push("to accept: the same command with --refresh".to_owned());
        }
        objections
    }
}

fn is_ours(name: &str) -> bool {
    name.contains("/chatwire")
}

#[cfg(test)]
mod tests {
    use super::Baseline;

    fn counts(counts: &[(&str, u64)]) -> Baseline {
        Baseline {
            compiler: "rustc".to_owned(),
            counts: counts
                .iter()
                .map(|&(name, count)| (name.to_owned(), count))
                .collect(),
        }
    }

    fn objections(before: &[(&str, u64)], now: &[(&str, u64)]) -> Vec<String> {
        let mut objections = counts(before).objections(&counts(now), |_| true);
        objections.pop(); // how to accept
        objections
    }

    #[test]
    fn two_percent_are_tolerated() {
        let none: [&str; 0] = [];
        let before = [("page/chatwire", 1000)];
        assert_eq!(objections(&before, &[("page/chatwire", 1020)]), none);
        assert_eq!(objections(&before, &[("page/chatwire", 500)]), none);
    }

    #[test]
    fn more_is_a_regression_with_a_name() {
        assert_eq!(
            objections(&[("page/chatwire", 1000)], &[("page/chatwire", 1021)]),
            ["page/chatwire grew by 2.10 %: 1000 instructions before, 1021 now"]
        );
    }

    #[test]
    fn another_compiler_is_not_held_to_it() {
        let none: [&str; 0] = [];
        let mut before = counts(&[("page/chatwire", 1000)]);
        before.compiler = "rustc of old".to_owned();
        let now = counts(&[("page/chatwire", 2000)]);
        assert_eq!(before.objections(&now, |_| true), none);
    }

    #[test]
    fn a_rival_may_grow() {
        let none: [&str; 0] = [];
        assert_eq!(
            objections(&[("page/rival", 1000)], &[("page/rival", 2000)]),
            none
        );
    }

    #[test]
    fn the_cases_are_those_of_the_baseline() {
        assert_eq!(
            objections(&[("page/gone", 1)], &[("page/new", 1)]),
            [
                "page/new is not in the baseline",
                "page/gone is in the baseline, but was not measured"
            ]
        );
    }
}
