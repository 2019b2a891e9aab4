//! The report: two charts, and the tables they are drawn from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::case::{Case, Fault};
use crate::chart::{self, Bar};
use crate::entry::Side;
use crate::{machine, ours, rivals};

/// The page that the charts show.
const TYPICAL: &str = "typical";

const COMMAND: &str = "cargo bench --bench report";

/// What was measured, by the name of the case.
pub struct Figures {
    /// Megabytes (10⁶ bytes) per second.
    pub speeds: BTreeMap<String, f64>,
    /// Instructions for the whole page.
    pub counts: BTreeMap<String, u64>,
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
        chart::draw(&folder.join("throughput.svg"), title, &self.origin, &speeds)?;

        let mut counts = self.bars(|case| self.per_byte(case));
        counts.sort_by(|a, b| a.value.total_cmp(&b.value));
        let title = "Instructions per byte, ten chats; shorter is better";
        chart::draw(
            &folder.join("instructions.svg"),
            title,
            &self.origin,
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

    /// What is compared on a page: the rivals, and the full chat fed whole and in small chunks.
    fn compared(&self, page: &str) -> impl Iterator<Item = &Case> {
        let ours = ours::beside_rivals();
        self.cases.iter().filter(move |case| {
            let chosen = case.entry.side != Side::Chatwire || ours.contains(&case.entry.name);
            case.page.kind == page && chosen
        })
    }

    fn speed(&self, case: &Case) -> f64 {
        self.figures.speeds[&case.name()]
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
            self.pages(),
            self.feedings(),
        ]
        .join("\n")
    }

    /// The table behind the charts.
    fn typical(&self) -> String {
        let mut text = String::from(
            "## Ten chats\n\n\
             | decoder | MB/s | ratio | instructions per byte | note |\n\
             | --- | ---: | ---: | ---: | --- |\n",
        );
        let yardstick = self.figures.speeds[&format!("{TYPICAL}/{}", rivals::YARDSTICK)];
        for case in self.compared(TYPICAL) {
            let (name, note) = (&case.entry.name, case.entry.note);
            let speed = self.speed(case);
            text += &format!(
                "| {name} | {} | {:.2} | {} | {note} |\n",
                chart::figure(speed),
                speed / yardstick,
                chart::figure(self.per_byte(case)),
            );
        }
        text
    }

    /// Megabytes per second on the other pages, and who fails where.
    fn pages(&self) -> String {
        let pages: Vec<&str> = self
            .cases
            .chunk_by(|a, b| a.page.kind == b.page.kind)
            .map(|cases| cases[0].page.kind)
            .collect();
        let mut text = format!(
            "## Megabytes per second by kind of page\n\n| decoder | {} |\n| --- |{}\n",
            pages.join(" | "),
            " ---: |".repeat(pages.len()),
        );
        for case in self.compared(TYPICAL) {
            let name = &case.entry.name;
            let cells = pages.iter().map(|page| {
                let speed = self.figures.speeds.get(&format!("{page}/{name}"));
                speed.map_or("wrong".to_owned(), |&speed| chart::figure(speed))
            });
            text += &format!("| {name} | {} |\n", cells.collect::<Vec<_>>().join(" | "));
        }
        text += "\nA decoder that gets a page wrong has no figure for it:\n\n";
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
