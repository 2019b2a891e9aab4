//! The report: two charts, and the tables they are drawn from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::case::{Case, Fault};
use crate::chart::{self, Bar};
use crate::clock::{Quartiles, Rounds};
use crate::entry::Side;
use crate::{machine, ours, rivals};

/// The page that the charts show.
const TYPICAL: &str = "typical";

/// What has to be known of every ratio in time.
const MACHINES: &str =
    "Ratios in time depend on the machine; where they are close, instructions per byte decide.";

const COMMAND: &str = "cargo bench --bench report";

/// What was measured, by the name of the case.
pub struct Figures {
    /// Of the cases that [`is_timed`] names.
    pub rounds: Rounds,
    /// Instructions for the whole page.
    pub counts: BTreeMap<String, u64>,
}

/// Whether the report says how long a case takes.
pub fn is_timed(case: &Case) -> bool {
    is_compared(case) || case.page.kind == TYPICAL
}

/// What is compared on a page: the rivals, and the full chat fed whole and in small chunks.
fn is_compared(case: &Case) -> bool {
    case.entry.side != Side::Chatwire || ours::beside_rivals().contains(&case.entry.name)
}

pub struct Report<'a> {
    cases: &'a [Case],
    faults: &'a [Fault],
    figures: &'a Figures,
    origin: String,
}

impl<'a> Report<'a> {
    pub fn new(cases: &'a [Case], faults: &'a [Fault], figures: &'a Figures) -> Self {
        let (processor, compiler) = (machine::processor(), machine::compiler());
        let origin = format!("{COMMAND}, {}, {processor}, {compiler}", machine::commit());
        Self {
            cases,
            faults,
            figures,
            origin,
        }
    }

    pub fn write(&self, folder: &Path) -> Result<(), String> {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut speeds = self.bars(|case| self.speed(case));
        speeds.sort_by(|a, b| b.value.total_cmp(&a.value));
        let title = "Megabytes per second, ten chats; longer is better";
        let footer = [&*self.origin, MACHINES];
        chart::draw(&folder.join("throughput.svg"), title, &footer, &speeds)?;

        let mut counts = self.bars(|case| self.per_byte(case));
        counts.sort_by(|a, b| a.value.total_cmp(&b.value));
        let title = "Instructions per byte, ten chats; shorter is better";
        chart::draw(
            &folder.join("instructions.svg"),
            title,
            &[&self.origin],
            &counts,
        )?;

        let path = folder.join("README.md");
        fs::write(&path, self.text()).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// chatwire and the rivals on the typical page.
    fn bars(&self, value: impl Fn(&Case) -> f64) -> Vec<Bar> {
        self.compared(TYPICAL)
            .filter(|case| case.entry.side != Side::Floor)
            .map(|case| Bar {
                label: case.entry.name.clone(),
                value: value(case),
                ours: case.entry.side == Side::Chatwire,
            })
            .collect()
    }

    fn compared(&self, page: &str) -> impl Iterator<Item = &Case> {
        let cases = self.cases.iter().filter(|case| is_compared(case));
        cases.filter(move |case| case.page.kind == page)
    }

    /// Megabytes (10⁶ bytes) per second, in the median of the rounds.
    fn speed(&self, case: &Case) -> f64 {
        let seconds = Quartiles::of(self.figures.rounds[&case.name()].iter().copied());
        case.page.bytes.len() as f64 / 1e6 / seconds.median
    }

    /// How many times as fast a case is as another on the page, taken round by round.
    fn times(&self, case: &Case, other: &str) -> Quartiles {
        let other = &self.figures.rounds[&format!("{}/{other}", case.page.kind)];
        let own = &self.figures.rounds[&case.name()];
        Quartiles::of(own.iter().zip(other).map(|(own, other)| other / own))
    }

    fn per_byte(&self, case: &Case) -> f64 {
        self.figures.counts[&case.name()] as f64 / case.page.bytes.len() as f64
    }

    fn text(&self) -> String {
        [
            format!("# Speed\n\n{}.\n", self.origin),
            "![Megabytes per second](throughput.svg)\n".to_owned(),
            "![Instructions per byte](instructions.svg)\n".to_owned(),
            self.typical(),
            self.instructions(),
            self.seconds(),
            self.faults(),
            self.feedings(),
        ]
        .join("\n")
    }

    /// The table behind the charts.
    fn typical(&self) -> String {
        let mut text = format!(
            "## Ten chats\n\n\
             The ratio is how many times as fast as {} a decoder is: the median of the rounds, and its quartiles. {MACHINES}\n\n\
             | decoder | MB/s | ratio | quartiles | instructions per byte | note |\n\
             | --- | ---: | ---: | ---: | ---: | --- |\n",
            rivals::YARDSTICK
        );
        for case in self.compared(TYPICAL) {
            let (name, note) = (&case.entry.name, case.entry.note);
            let ratio = self.times(case, rivals::YARDSTICK);
            text += &format!(
                "| {name} | {} | {:.2} | {:.2} to {:.2} | {} | {note} |\n",
                chart::figure(self.speed(case)),
                ratio.median,
                ratio.lower,
                ratio.upper,
                chart::figure(self.per_byte(case)),
            );
        }
        text
    }

    /// Instructions per byte on every kind of page, and which rivals are ahead there.
    fn instructions(&self) -> String {
        let intro = "## Instructions per byte by kind of page\n\n\
             In brackets how many times those of chatwire that is, fed the same way: whole, or 64 bytes at a time.";
        self.by_page(intro, "fewer instructions", |case, ours| {
            let (own, ours) = (self.per_byte(case), self.per_byte(ours));
            (chart::figure(own), own / ours, own < ours)
        })
    }

    /// The same for time.
    fn seconds(&self) -> String {
        let intro = "## Megabytes per second by kind of page\n\n\
             In brackets how many times the time of chatwire that takes, the median of the rounds.";
        self.by_page(intro, "less time", |case, ours| {
            let times = self.times(case, &ours.entry.name).median;
            (chart::figure(self.speed(case)), 1.0 / times, times > 1.0)
        })
    }

    /// A table of decoders and kinds of page. `cell` says of a case and ours: its figure, how many times ours that is,
    /// and whether it is ahead.
    fn by_page(
        &self,
        intro: &str,
        less: &str,
        cell: impl Fn(&Case, &Case) -> (String, f64, bool),
    ) -> String {
        let pages: Vec<&str> = self
            .cases
            .chunk_by(|a, b| a.page.kind == b.page.kind)
            .map(|cases| cases[0].page.kind)
            .collect();
        let mut text = format!(
            "{intro}\n\n| decoder | {} |\n| --- |{}\n",
            pages.join(" | "),
            " ---: |".repeat(pages.len()),
        );
        let mut ahead = Vec::new();
        for row in self.compared(TYPICAL) {
            let name = &row.entry.name;
            let cells = pages.iter().map(|page| {
                let find = |name: &str| self.compared(page).find(|case| case.entry.name == name);
                let Some(case) = find(name) else {
                    return "wrong".to_owned();
                };
                let ours = find(ours::fed_like(name)).expect("chatwire decodes every page");
                let (figure, ratio, is_ahead) = cell(case, ours);
                match case.entry.side {
                    Side::Rival if is_ahead => {
                        ahead.push(format!("{name} on {page} ({ratio:.2})"));
                        format!("**{figure} ({ratio:.2})**")
                    }
                    Side::Rival => format!("{figure} ({ratio:.2})"),
                    Side::Chatwire | Side::Floor => figure,
                }
            });
            text += &format!("| {name} | {} |\n", cells.collect::<Vec<_>>().join(" | "));
        }
        text += &match ahead.is_empty() {
            true => format!("\nNo rival takes {less} on any kind of page.\n"),
            false => format!("\nRivals that take {less}: {}.\n", ahead.join(", ")),
        };
        text
    }

    /// Who fails where.
    fn faults(&self) -> String {
        let mut text = "A decoder that gets a page wrong has no figure for it:\n\n".to_owned();
        for fault in self.faults {
            text += &format!("- {}: `{}`\n", fault.case, fault.reason);
        }
        text
    }

    /// What a record and the way of feeding cost.
    fn feedings(&self) -> String {
        let records = ours::RECORDS;
        let mut text = format!(
            "## chatwire by record and feeding, on ten chats\n\n\
             Megabytes per second, and instructions per byte.\n\n\
             | feeding | {} |\n| --- |{}\n",
            records.join(" | "),
            " ---: |".repeat(records.len()),
        );
        for feeding in ours::FEEDINGS {
            let cells = records.map(|record| {
                let name = format!("{TYPICAL}/{}", ours::name(record, feeding));
                let case = self.cases.iter().find(|case| case.name() == name);
                case.map_or("wrong".to_owned(), |case| {
                    let (speed, count) = (self.speed(case), self.per_byte(case));
                    format!("{}, {}", chart::figure(speed), chart::figure(count))
                })
            });
            text += &format!("| {feeding} | {} |\n", cells.join(" | "));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    /// The README shows the table of the last report, and where it was made.
    #[test]
    fn the_readme_has_the_table() {
        let report = include_str!("../report/README.md");
        let readme = include_str!("../../README.md");
        let mut parts = report.split("\n\n");
        let origin = parts.nth(1).expect("the origin follows the title");
        let (_, place) = origin.split_once(", ").expect("a command and a place");
        let table = parts.find(|part| part.starts_with("| decoder | MB/s"));
        assert!(readme.contains(place), "README lacks: {origin}");
        assert!(readme.contains(table.expect("a table of ten chats")));
    }
}
