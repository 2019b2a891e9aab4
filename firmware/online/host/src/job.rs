//! One run, and what is said of it.

use std::path::PathBuf;

use anyhow::Context;

use crate::certificate::Shown;
use crate::field::{self, Outcome};
use crate::figures::{self, Figure};
use crate::plan::Plan;
use crate::refusal;

pub enum Job {
    /// The device gets every chat across.
    Field(Plan),
    /// The device turns down what the server shows.
    Certificate(Plan, Shown),
    /// The server turns down a device whose random numbers are none.
    SameRandom(Plan),
    /// What an image of this name takes, built by this toolchain.
    Figure(Plan, String, String),
    /// Whether the figures of one file are within those of the other.
    Compare(PathBuf, PathBuf),
    /// The figures of the second file go into the first.
    Refresh(PathBuf, PathBuf),
    Table(PathBuf),
}

impl Job {
    pub fn run(&self) -> anyhow::Result<()> {
        let (plan, what, came) = match self {
            Self::Field(plan) => {
                let outcome = field::run(plan);
                (
                    plan,
                    faults(plan),
                    outcome.map(|outcome| told(plan, &outcome)),
                )
            }
            Self::Certificate(plan, shown) => {
                let why = refusal::certificate(plan, *shown);
                let what = format!("TLS, certificate {}", shown.name());
                (plan, what, why.map(|why| format!("turned down: {why}")))
            }
            Self::SameRandom(plan) => {
                let why = refusal::same_random(plan);
                let what = "TLS, the same random numbers again".to_string();
                (
                    plan,
                    what,
                    why.map(|why| format!("turned down by the server: {why}")),
                )
            }
            Self::Figure(plan, image, toolchain) => {
                println!("{}", Figure::measure(plan, image, toolchain)?);
                return Ok(());
            }
            Self::Compare(budgets, measured) => return figures::compare(budgets, measured),
            Self::Refresh(budgets, measured) => return figures::refresh(budgets, measured),
            Self::Table(figures) => {
                print!("{}", figures::table(figures)?);
                return Ok(());
            }
        };
        let what = format!("{}: {what}", plan.machine);
        println!("{what}: {}", came.with_context(|| what.clone())?);
        Ok(())
    }
}

fn faults(plan: &Plan) -> String {
    let faults = match &plan.faults[..] {
        [] => "no fault",
        [fault] => fault.name(),
        _ => "all faults",
    };
    let tls = plan.shown.map_or("", |_| "TLS, ");
    let names = if plan.by_name { "by name, " } else { "" };
    format!("{tls}{names}{faults}")
}

fn told(plan: &Plan, outcome: &Outcome) -> String {
    let Outcome {
        chats,
        passes,
        repeats,
        retries,
        strikes,
        ends,
        stack,
        first_chat,
    } = outcome;
    let how = match plan.cuts {
        0 => "each once and in order".to_string(),
        cuts => format!("none missing, {repeats} twice after {cuts} power cuts"),
    };
    let (closed, reset, ms) = (ends.closed, ends.reset, first_chat.as_millis());
    format!(
        "{chats} chats in {passes} passes, {how}; {strikes} faults, {retries} retries; \
         {closed} connections closed, {reset} reset; first chat after {ms} ms, stack {stack} bytes"
    )
}
