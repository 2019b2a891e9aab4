//! The host's side of the firmware: what the scripts in this folder cannot do themselves.

mod figures;
mod image;
mod log;
mod page;
mod report;
mod table;

use anyhow::{Context, bail};
use std::{env, fs, io, path::Path, process::ExitCode};

const USAGE: &str = "usage:
  host log IMAGE < FRAMES                      defmt frames as text
  host figure MACHINE OPT DECODER IMAGE BASELINE TOOLCHAIN REPORT...
                                               one row of figures.csv, of a report for each size of chunk
  host compare FIGURES MEASURED                fails where MEASURED outgrew FIGURES
  host refresh FIGURES MEASURED                takes the rows of MEASURED over
  host table FIGURES [MACHINE...]              Markdown, of ours or of all decoders on machines
  host table FIGURES choices MACHINE           Markdown, of what our records cost with which options
  host table FIGURES worst                     Markdown, of what a byte costs at worst";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["log", image] => log::print(&read(image)?, io::stdin().lock()),
        [
            "figure",
            machine,
            opt,
            decoder,
            image,
            baseline,
            toolchain,
            ref reports @ ..,
        ] => {
            let reports: Vec<String> = reports
                .iter()
                .map(|report| Ok(String::from_utf8(read(report)?)?))
                .collect::<anyhow::Result<_>>()?;
            let figure = report::figure(
                [machine, opt, decoder, toolchain],
                &read(image)?,
                &read(baseline)?,
                &reports,
            )?;
            println!("{figure}");
            Ok(())
        }
        ["compare", committed, measured] => {
            let committed = figures::read(Path::new(committed))?;
            figures::compare(&committed, &figures::read(Path::new(measured))?)
        }
        ["refresh", committed, measured] => {
            let measured = figures::read(Path::new(measured))?;
            figures::refresh(Path::new(committed), measured)
        }
        ["table", committed, "choices", machine] => {
            let figures = figures::read(Path::new(committed))?;
            println!("{}", table::choices(&figures, machine));
            Ok(())
        }
        ["table", committed, "worst"] => {
            let figures = figures::read(Path::new(committed))?;
            println!("{}", table::worst(&figures));
            Ok(())
        }
        ["table", committed, ref machines @ ..] => {
            let figures = figures::read(Path::new(committed))?;
            if machines.is_empty() {
                print!("{}", table::ours(&figures));
            }
            for machine in machines {
                println!("{}", table::rivals(&figures, machine));
            }
            Ok(())
        }
        _ => bail!("{USAGE}"),
    }
}

fn read(path: &str) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {path}"))
}
