//! `figures.csv`: what whole images take, and how much more they may take.

use std::fmt;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use object::{Object, ObjectSection, SectionFlags, SectionKind, elf};

use crate::life::{Life, Until};
use crate::plan::{Plan, Site, read};

const HEADER: &str = "board,image,flash,statics,stack,toolchain";
/// An interrupt may come where the stack is deepest, or not.
const INTERRUPTS: u64 = 512;

/// An image on a board. All in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub board: String,
    pub image: String,
    pub flash: u64,
    pub statics: u64,
    pub stack: u64,
    /// What built it, since figures of two compilers do not compare.
    pub toolchain: String,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            board,
            image,
            flash,
            statics,
            stack,
            toolchain,
        } = self;
        write!(f, "{board},{image},{flash},{statics},{stack},{toolchain}")
    }
}

impl Figure {
    /// Runs the image until it says how deep its stack went.
    pub fn measure(plan: &Plan, image: &str, toolchain: &str) -> anyhow::Result<Self> {
        let site = Site::new(plan)?;
        let life = Life::live(plan, &site, Until::Stack)?;
        let (flash, statics) = size(&read(&plan.image)?)?;
        Ok(Self {
            board: plan.machine.clone(),
            image: image.into(),
            flash,
            statics,
            stack: life.stack as u64,
            toolchain: toolchain.into(),
        })
    }

    fn parse(line: &str) -> anyhow::Result<Self> {
        let cells: Vec<&str> = line.split(',').collect();
        let [board, image, flash, statics, stack, toolchain] = cells[..] else {
            bail!("no row: {line}");
        };
        Ok(Self {
            board: board.into(),
            image: image.into(),
            flash: flash.parse()?,
            statics: statics.parse()?,
            stack: stack.parse()?,
            toolchain: toolchain.into(),
        })
    }

    fn is(&self, other: &Self) -> bool {
        (&self.board, &self.image) == (&other.board, &other.image)
    }

    /// Every limit that it breaks.
    fn broken(&self, budgets: &[Self]) -> Vec<String> {
        let name = format!("{} {}", self.board, self.image);
        let Some(budget) = budgets.iter().find(|row| row.is(self)) else {
            return vec![format!("{name}: no row in figures.csv")];
        };
        if budget.toolchain != self.toolchain {
            let (then, now) = (&budget.toolchain, &self.toolchain);
            eprintln!("{name}: growth was not checked: built by {now}, the budget by {then}");
            return Vec::new();
        }
        let limits = [
            ("flash", self.flash, budget.flash, 0),
            ("statics", self.statics, budget.statics, 0),
            ("stack", self.stack, budget.stack, INTERRUPTS),
        ];
        let broken = limits
            .into_iter()
            .filter(|(_, now, limit, slack)| *now * 100 > *limit * 102 + slack * 100);
        broken
            .map(|(what, now, limit, _)| format!("{name}: {what} grew from {limit} to {now}"))
            .collect()
    }
}

/// What an image takes of the flash, and of the RAM without the stack.
fn size(image: &[u8]) -> anyhow::Result<(u64, u64)> {
    let (mut flash, mut statics) = (0, 0);
    for section in object::File::parse(image)?.sections() {
        let SectionFlags::Elf { sh_flags } = section.flags() else {
            continue;
        };
        // riscv-rt gives what is left of the RAM a section of its own.
        let loaded = sh_flags & u64::from(elf::SHF_ALLOC) != 0;
        if !loaded || matches!(section.name()?, ".heap" | ".stack") {
            continue;
        }
        if section.kind() != SectionKind::UninitializedData {
            flash += section.size();
        }
        if sh_flags & u64::from(elf::SHF_WRITE) != 0 {
            statics += section.size();
        }
    }
    Ok((flash, statics))
}

fn rows(path: &Path) -> anyhow::Result<Vec<Figure>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("no {}", path.display()))?;
    let rows = text.lines().filter(|line| *line != HEADER);
    rows.map(Figure::parse).collect()
}

/// Says every limit that is broken, and fails where there is one.
pub fn compare(budgets: &Path, measured: &Path) -> anyhow::Result<()> {
    let (budgets, measured) = (rows(budgets)?, rows(measured)?);
    let broken: Vec<_> = measured
        .iter()
        .flat_map(|row| row.broken(&budgets))
        .collect();
    broken.iter().for_each(|line| eprintln!("{line}"));
    ensure!(
        broken.is_empty(),
        "{} over budget; if it must be, firmware/online/measure --refresh",
        broken.len()
    );
    Ok(())
}

/// Takes over what was measured.
pub fn refresh(budgets: &Path, measured: &Path) -> anyhow::Result<()> {
    let measured = rows(measured)?;
    let mut all = if budgets.exists() {
        rows(budgets)?
    } else {
        Vec::new()
    };
    all.retain(|row| !measured.iter().any(|new| new.is(row)));
    all.extend(measured);
    all.sort_by(|a, b| (&a.board, a.flash).cmp(&(&b.board, b.flash)));
    let lines: Vec<_> = all.iter().map(Figure::to_string).collect();
    Ok(std::fs::write(
        budgets,
        format!("{HEADER}\n{}\n", lines.join("\n")),
    )?)
}

/// The figures for people.
pub fn table(figures: &Path) -> anyhow::Result<String> {
    let figures = rows(figures)?;
    let boards = [
        ("m3", "Cortex-M3"),
        ("m4", "Cortex-M4F"),
        ("rv32", "RV32IMC"),
    ];
    let images = [
        ("page-without", "one page over the network, not decoded"),
        ("page", "the same, decoded by chatwire"),
        ("gateway", "the gateway"),
        ("gateway-tls", "the gateway with TLS"),
    ];
    let mut table = String::from("| |");
    let mut line = String::from("| --- |");
    for (_, board) in boards {
        table += &format!(" {board}: flash | statics | stack |");
        line += " ---: | ---: | ---: |";
    }
    table += &format!("\n{line}\n");
    for (image, what) in images {
        table += &format!("| {what} |");
        for (board, _) in boards {
            let row = figures
                .iter()
                .find(|row| row.board == board && row.image == image);
            table += &row.map_or(" – | – | – |".to_string(), |row| {
                let [flash, statics, stack] = [row.flash, row.statics, row.stack].map(thousands);
                format!(" {flash} | {statics} | {stack} |")
            });
        }
        table += "\n";
    }
    Ok(table)
}

fn thousands(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(flash: u64, stack: u64) -> Figure {
        Figure::parse(&format!("m3,page,{flash},1000,{stack},1.96")).unwrap()
    }

    #[test]
    fn growth_is_named_past_two_percent_and_an_interrupt() {
        let budgets = [row(10_000, 1000)];
        assert!(row(10_200, 1532).broken(&budgets).is_empty());
        let grown = "m3 page: flash grew from 10000 to 10201";
        assert_eq!(row(10_201, 1000).broken(&budgets), [grown]);
        let deeper = "m3 page: stack grew from 1000 to 1533";
        assert_eq!(row(10_000, 1533).broken(&budgets), [deeper]);
        assert_eq!(row(1, 1).broken(&[]).len(), 1);
    }

    #[test]
    fn rows_survive_the_file() {
        assert_eq!(Figure::parse(&row(1, 2).to_string()).unwrap(), row(1, 2));
    }
}
