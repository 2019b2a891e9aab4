//! The command line of the benchmarks that criterion does not run.

pub struct Arguments {
    /// Run once, as a test: `cargo bench -- --test` or `cargo test --benches`.
    pub test: bool,
    options: Vec<String>,
    filters: Vec<String>,
}

impl Arguments {
    pub fn read() -> Self {
        let (mut options, filters): (Vec<_>, Vec<_>) = std::env::args()
            .skip(1)
            .partition(|argument| argument.starts_with("--"));
        // cargo says --bench when it benches, and nothing when it tests.
        let bench = options.iter().position(|option| option == "--bench");
        if let Some(index) = bench {
            options.remove(index);
        }
        let test = bench.is_none() || options.iter().any(|option| option == "--test");
        Self {
            test,
            options,
            filters,
        }
    }

    pub fn has(&self, option: &str) -> bool {
        self.options.iter().any(|given| given == option)
    }

    pub fn chooses_all(&self) -> bool {
        self.filters.is_empty()
    }

    /// Whether a case is meant: its name contains all that was asked for.
    pub fn chooses(&self, name: &str) -> bool {
        self.filters.iter().all(|filter| name.contains(filter))
    }
}
