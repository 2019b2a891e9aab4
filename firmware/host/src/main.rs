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
  host figure MACHINE OPT DECODER IMAGE BASELINE TOOLCHAIN < REPORT
                                               one row of figures.csv
  host compare FIGURES MEASURED                fails where MEASURED outgrew FIGURES
  host refresh FIGURES MEASURED                takes the rows of MEASURED over
  host table FIGURES [MACHINE...]              Markdown, of ours or of all decoders on machines
  host table FIGURES records                   Markdown, of our records";

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
        ["figure", machine, opt, decoder, image, baseline, toolchain] => {
            let report = io::read_to_string(io::stdin()).context("no report")?;
            let figure = report::figure(
                [machine, opt, decoder, toolchain],
                &read(image)?,
                &read(baseline)?,
                &report,
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
        ["table", committed, ref machines @ ..] => {
            let figures = figures::read(Path::new(committed))?;
            if machines.is_empty() {
                print!("{}", table::ours(&figures));
            }
            for machine in machines {
                match *machine {
                    "records" => println!("{}", table::records(&figures)),
                    machine => println!("{}", table::rivals(&figures, machine)),
                }
            }
            Ok(())
        }
        _ => bail!("{USAGE}"),
    }
}

fn read(path: &str) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {path}"))
}
