//! `figures.csv`: what every decoder costs on every machine, and the limits of ours.

use anyhow::{Context, bail};
use std::{fmt, fs, path::Path};

const HEADER: &str =
    "machine,opt,decoder,bytes,by_1,by_64,by_512,whole,flash,ram,stack,panics,allocators,toolchain";

/// The bytes of a chunk, in the order of the columns; the last is the whole page.
pub const CHUNKS: [u64; 4] = [1, 64, 512, 99_999_999];

/// What the names of our own decoders begin with: those that have limits.
const OURS: &str = "chatwire";

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub machine: String,
    pub opt: String,
    pub decoder: String,
    /// Of the page.
    pub bytes: u64,
    /// For all of the page, by the size of the chunks, where it was decoded so.
    pub instructions: [Option<u64>; CHUNKS.len()],
    /// Bytes above the same image without the decoder; so is `ram`.
    pub flash: u64,
    /// Variables, without the stack.
    pub ram: u64,
    /// High-water mark.
    pub stack: u64,
    /// Functions of `core::panicking` in the image.
    pub panics: u64,
    /// Functions of an allocator in the image.
    pub allocators: u64,
    /// What built the image, since figures of two compilers do not compare.
    pub toolchain: String,
}

impl Figure {
    fn parse(line: &str) -> anyhow::Result<Self> {
        let cells: Vec<&str> = line.split(',').collect();
        let [machine, opt, decoder, ref numbers @ .., toolchain] = cells[..] else {
            bail!("no row: {line}");
        };
        let numbers: Vec<Option<u64>> = numbers
            .iter()
            .map(|cell| (!cell.is_empty()).then(|| cell.parse()).transpose())
            .collect::<Result<_, _>>()
            .with_context(|| format!("no number: {line}"))?;
        let [
            Some(bytes),
            by_1,
            by_64,
            by_512,
            whole,
            Some(flash),
            Some(ram),
            Some(stack),
            Some(panics),
            Some(allocators),
        ] = numbers[..]
        else {
            bail!("not the columns of the header: {line}");
        };
        let instructions = [by_1, by_64, by_512, whole];
        Ok(Self {
            machine: machine.into(),
            opt: opt.into(),
            decoder: decoder.into(),
            bytes,
            instructions,
            flash,
            ram,
            stack,
            panics,
            allocators,
            toolchain: toolchain.into(),
        })
    }

    pub fn key(&self) -> [&str; 3] {
        [&self.machine, &self.opt, &self.decoder]
    }

    /// What may grow by 2 % at most.
    fn limited(&self) -> [(&'static str, u64); CHUNKS.len() + 3] {
        let [by_1, by_64, by_512, whole] = self.instructions.map(Option::unwrap_or_default);
        [
            ("instructions byte by byte", by_1),
            ("instructions by 64 bytes", by_64),
            ("instructions by 512 bytes", by_512),
            ("instructions of the whole", whole),
            ("flash", self.flash),
            ("ram", self.ram),
            ("stack", self.stack),
        ]
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            machine,
            opt,
            decoder,
            bytes,
            instructions,
            flash,
            ram,
            stack,
            panics,
            allocators,
            toolchain,
        } = self;
        write!(f, "{machine},{opt},{decoder},{bytes}")?;
        for instructions in instructions {
            write!(
                f,
                ",{}",
                instructions.map_or(String::new(), |count| count.to_string())
            )?;
        }
        write!(
            f,
            ",{flash},{ram},{stack},{panics},{allocators},{toolchain}"
        )
    }
}

/// Reads rows; the header is optional.
pub fn read(path: &Path) -> anyhow::Result<Vec<Figure>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines()
        .filter(|line| *line != HEADER)
        .map(Figure::parse)
        .collect()
}

/// Says every limit that `measured` breaks, and fails if there is one.
pub fn compare(committed: &[Figure], measured: &[Figure]) -> anyhow::Result<()> {
    let broken: Vec<String> = measured
        .iter()
        .filter(|figure| figure.decoder.starts_with(OURS))
        .flat_map(|figure| broken(committed, figure))
        .collect();
    if broken.is_empty() {
        return Ok(());
    }
    for line in &broken {
        eprintln!("{line}");
    }
    bail!(
        "{} over budget; if it must be, firmware/measure --refresh",
        broken.len()
    )
}

fn broken(committed: &[Figure], figure: &Figure) -> Vec<String> {
    let name = figure.key().join(" ");
    let mut broken = Vec::new();
    if figure.panics > 0 {
        broken.push(format!(
            "{name}: {} functions of core::panicking in the image",
            figure.panics
        ));
    }
    if figure.allocators > 0 {
        broken.push(format!(
            "{name}: {} functions of an allocator in the image",
            figure.allocators
        ));
    }
    let Some(budget) = committed.iter().find(|row| row.key() == figure.key()) else {
        broken.push(format!("{name}: no row in figures.csv"));
        return broken;
    };
    if figure.toolchain != budget.toolchain {
        let (then, now) = (&budget.toolchain, &figure.toolchain);
        eprintln!("{name}: growth was not checked: built by {now}, the budget by {then}");
        return broken;
    }
    for ((what, now), (_, limit)) in figure.limited().into_iter().zip(budget.limited()) {
        if now * 100 > limit * 102 {
            broken.push(format!("{name}: {what} grew from {limit} to {now}"));
        }
    }
    broken
}

/// Replaces the rows of the same machine, level and decoder, and keeps the file in order.
pub fn refresh(path: &Path, measured: Vec<Figure>) -> anyhow::Result<()> {
    let mut rows = if path.exists() {
        read(path)?
    } else {
        Vec::new()
    };
    rows.retain(|row| measured.iter().all(|new| new.key() != row.key()));
    rows.extend(measured);
    rows.sort_by(|a, b| a.key().cmp(&b.key()));
    let lines: Vec<String> = rows.iter().map(Figure::to_string).collect();
    fs::write(path, format!("{HEADER}\n{}\n", lines.join("\n")))
        .with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(instructions: u64, panics: u64) -> Figure {
        Figure::parse(&format!(
            "m3,s,chatwire,5395,,{instructions},,9000,5000,1000,300,{panics},0,1.96"
        ))
        .unwrap()
    }

    #[test]
    fn growth_is_named_past_two_percent() {
        let budget = [row(10_000, 0)];
        assert!(compare(&budget, &[row(10_200, 0)]).is_ok());
        assert_eq!(
            broken(&budget, &row(10_201, 0)),
            ["m3 s chatwire: instructions by 64 bytes grew from 10000 to 10201"]
        );
    }

    #[test]
    fn another_toolchain_may_grow_but_not_panic() {
        let mut budget = row(1, 0);
        budget.toolchain = "1.95".into();
        assert!(compare(&[budget.clone()], &[row(2, 0)]).is_ok());
        assert!(compare(&[budget], &[row(2, 1)]).is_err());
    }

    #[test]
    fn a_panic_or_a_missing_budget_breaks() {
        assert_eq!(broken(&[row(1, 1)], &row(1, 1)).len(), 1);
        assert_eq!(broken(&[], &row(1, 0)).len(), 1);
    }

    #[test]
    fn rows_survive_the_file() {
        let row = row(1, 2);
        assert_eq!(Figure::parse(&row.to_string()).unwrap(), row);
    }
}
