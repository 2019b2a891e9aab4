//! The figures on the README's first screen are those of its tables, which other checks compare with what was measured.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

const README: &str = include_str!("../README.md");

/// The cells of the first row that begins like this.
#[track_caller]
fn row(start: &str) -> Vec<&'static str> {
    let row = README.lines().find(|line| line.starts_with(start));
    let row = row.expect("a row").trim_matches('|');
    row.split('|').map(str::trim).collect()
}

/// The text up to the first headline, on one line.
fn first_screen() -> String {
    let (screen, _) = README.split_once("\n## ").unwrap();
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(words: &str) {
    let screen = first_screen();
    assert!(screen.contains(words), "{words:?} is not in {screen}");
}

#[test]
fn the_cost_on_a_microcontroller() {
    let cells = row("| Cortex-M3 | ");
    let [flash, ram, stack, panics] = cells[6..] else {
        panic!("{cells:?}");
    };
    says(&format!(
        "{flash} bytes of flash, {ram} bytes of RAM and {stack} bytes of stack"
    ));
    assert_eq!(panics, "0");
}

#[test]
fn the_speed_on_a_host() {
    let ratio = row("| chatwire Chat, whole page | ")[2];
    says(&format!("{ratio} times as fast as `serde_json`"));
}
