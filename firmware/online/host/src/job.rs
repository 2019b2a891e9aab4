//! One run, and what is said of it.

use anyhow::Context;

use crate::certificate::Shown;
use crate::field::{self, Outcome};
use crate::plan::Plan;
use crate::refusal;

pub enum Job {
    /// The device gets every chat across.
    Field(Plan),
    /// The device turns down what the server shows.
    Certificate(Plan, Shown),
    /// The server turns down a device whose random numbers are none.
    SameRandom(Plan),
}

impl Job {
    pub fn run(&self) -> anyhow::Result<()> {
        let (Self::Field(plan) | Self::Certificate(plan, _) | Self::SameRandom(plan)) = self;
        let what = format!("{}: {}", plan.machine, self.name());
        let came = match self {
            Self::Field(plan) => field::run(plan).map(|outcome| told(plan, &outcome)),
            Self::Certificate(plan, shown) => {
                refusal::certificate(plan, *shown).map(|why| format!("turned down: {why}"))
            }
            Self::SameRandom(plan) => {
                refusal::same_random(plan).map(|why| format!("turned down by the server: {why}"))
            }
        };
        println!("{what}: {}", came.with_context(|| what.clone())?);
        Ok(())
    }

    fn name(&self) -> String {
        match self {
            Self::Field(plan) => {
                let faults = match &plan.faults[..] {
                    [] => "no fault",
                    [fault] => fault.name(),
                    _ => "all faults",
                };
                match plan.shown {
                    Some(_) => format!("TLS, {faults}"),
                    None => faults.to_string(),
                }
            }
            Self::Certificate(_, shown) => format!("TLS, certificate {}", shown.name()),
            Self::SameRandom(_) => "TLS, the same random numbers again".to_string(),
        }
    }
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
