//! The tables of the READMEs.

use crate::figures::Figure;
use std::fmt::Write;

/// Rows in the order of the table, with what the figures do not say.
const DECODERS: [(&str, &str); 6] = [
    ("chatwire", "**chatwire**, 64-byte chunks"),
    ("hifijson-iterator", "hifijson, 64-byte pieces"),
    ("hifijson-slice", "hifijson, whole page"),
    ("picojson-stream", "picojson, 64-byte reads"),
    (
        "serde-json-core-chat",
        "serde-json-core, whole page, chat by chat",
    ),
    (
        "serde-json-core-page",
        "serde-json-core, whole page, ten chats at once",
    ),
];

const MACHINES: [(&str, &str); 4] = [
    ("m0", "Cortex-M0"),
    ("m3", "Cortex-M3"),
    ("m4", "Cortex-M4F"),
    ("rv32", "RV32IMC"),
];

/// All decoders on one machine.
pub fn rivals(figures: &[Figure], machine: &str) -> String {
    let name = MACHINES.iter().find(|(key, _)| *key == machine);
    let rows = DECODERS.map(|(decoder, title)| (machine, decoder, title));
    table(figures, name.map_or(machine, |(_, name)| name), &rows)
}

/// Our decoder on all machines.
pub fn ours(figures: &[Figure]) -> String {
    let rows = MACHINES.map(|(machine, name)| (machine, DECODERS[0].0, name));
    table(figures, "", &rows)
}

/// What smaller records cost, on all machines.
pub fn records(figures: &[Figure]) -> String {
    const RECORDS: [(&str, &str); 3] = [
        ("chatwire", "`Chat`"),
        ("chatwire-three", "three fields"),
        ("chatwire-integers", "three integers"),
    ];
    let titles = MACHINES.map(|(machine, name)| {
        RECORDS.map(|(decoder, record)| (machine, decoder, format!("{name}, {record}")))
    });
    let rows: Vec<_> = titles
        .iter()
        .flatten()
        .map(|(machine, decoder, title)| (*machine, *decoder, title.as_str()))
        .collect();
    table(figures, "", &rows)
}

/// Rows of machine, decoder and title, at both levels of optimization.
fn table(figures: &[Figure], heading: &str, rows: &[(&str, &str, &str)]) -> String {
    let mut out = format!(
        "| {heading} | opt 3: instr/B | flash | RAM | stack | opt s: instr/B | flash | RAM | stack | panics |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    );
    for &(machine, decoder, title) in rows {
        let find = |opt| {
            figures
                .iter()
                .find(|row| row.key() == [machine, opt, decoder])
        };
        let (Some(fast), Some(small)) = (find("3"), find("s")) else {
            continue;
        };
        let _ = write!(out, "| {title} ");
        for row in [fast, small] {
            let per_byte = row.instructions as f64 / row.bytes as f64;
            let _ = write!(
                out,
                "| {per_byte:.1} | {} | {} | {} ",
                thousands(row.flash),
                thousands(row.ram),
                thousands(row.stack)
            );
        }
        let _ = writeln!(out, "| {} |", fast.panics.max(small.panics));
    }
    out
}

fn thousands(number: u64) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", number / 1000, number % 1000)
}
