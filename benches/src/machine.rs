//! What a figure was measured with; a figure without it means nothing.

use std::process::Command;

/// The release of the compiler that is building, as `rustc 1.95.0 (…)`.
pub fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    first_line(Command::new(rustc).arg("--version")).unwrap_or_else(|| "unknown rustc".to_owned())
}

pub fn commit() -> String {
    let describe = ["describe", "--always", "--dirty", "--exclude=*"];
    first_line(Command::new("git").args(describe)).unwrap_or_else(|| "unknown commit".to_owned())
}

pub fn processor() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    match model {
        Some((_, name)) => name.trim().to_owned(),
        None => format!("unknown {} processor", std::env::consts::ARCH),
    }
}

fn first_line(command: &mut Command) -> Option<String> {
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().next().map(str::to_owned)
}
