//! The tables of the READMEs.

use crate::figures::{CHUNKS, Figure};
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

/// How an image is built: the level of optimization, the end of the decoder's name, and both in words.
const BUILDS: [(&str, &str, &str); 4] = [
    ("s", "", "opt s"),
    ("3", "", "opt 3"),
    ("s", "-fast", "opt s, `fast`"),
    ("3", "-fast", "opt 3, `fast`"),
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

/// What each record costs on a machine: as small as it gets, quick, and with the layer `fast`.
pub fn choices(figures: &[Figure], machine: &str) -> String {
    const RECORDS: [(&str, &str); 5] = [
        ("chatwire-integers", "three integers"),
        ("chatwire-three", "three fields"),
        ("chatwire-compact", "`CompactChat`"),
        ("chatwire", "`Chat`"),
        ("chatwire-details", "`Chat` with details"),
    ];
    let name = MACHINES.iter().find(|(key, _)| *key == machine);
    let mut out = format!(
        "| {} | built with | flash | RAM | stack | instr/B, whole | 512-byte chunks | 64-byte chunks | byte by byte |\n\
         | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
        name.map_or(machine, |(_, name)| name)
    );
    for (decoder, record) in RECORDS {
        for (opt, layer, built) in BUILDS {
            let decoder = format!("{decoder}{layer}");
            let Some(row) = find(figures, machine, opt, &decoder) else {
                continue;
            };
            let _ = write!(
                out,
                "| {record} | {built} | {} | {} | {} ",
                thousands(row.flash),
                thousands(row.ram),
                thousands(row.stack)
            );
            for column in (0..CHUNKS.len()).rev() {
                let _ = write!(out, "| {} ", per_byte(row, column));
            }
            out += "|\n";
        }
    }
    out
}

/// What a byte costs at worst, by machine, options and size of chunk, and how deep the stack is then.
pub fn worst(figures: &[Figure]) -> String {
    let mut out = "| | built with | instr/B, whole | 512-byte chunks | 64-byte chunks | byte by byte | stack |\n\
         | --- | --- | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for (machine, name) in MACHINES {
        for (opt, layer, built) in BUILDS {
            let decoder = format!("chatwire-worst{layer}");
            let Some(row) = find(figures, machine, opt, &decoder) else {
                continue;
            };
            let _ = write!(out, "| {name} | {built} ");
            for column in (0..CHUNKS.len()).rev() {
                let _ = write!(out, "| {} ", per_byte(row, column));
            }
            let _ = writeln!(out, "| {} |", thousands(row.stack));
        }
    }
    out
}

fn find<'a>(figures: &'a [Figure], machine: &str, opt: &str, decoder: &str) -> Option<&'a Figure> {
    figures
        .iter()
        .find(|row| row.key() == [machine, opt, decoder])
}

/// Instructions per byte in chunks of that column of `CHUNKS`.
fn per_byte(row: &Figure, column: usize) -> String {
    row.instructions[column].map_or("–".to_owned(), |instructions| {
        format!("{:.1}", instructions as f64 / row.bytes as f64)
    })
}

/// The column of what a decoder is compared by: 64-byte chunks where it takes any, else the whole page.
fn compared(row: &Figure) -> usize {
    let by_64 = CHUNKS.iter().position(|&chunk| chunk == 64);
    by_64
        .filter(|&column| row.instructions[column].is_some())
        .unwrap_or(CHUNKS.len() - 1)
}

/// Rows of machine, decoder and title, at both levels of optimization.
fn table(figures: &[Figure], heading: &str, rows: &[(&str, &str, &str)]) -> String {
    let mut out = format!(
        "| {heading} | opt 3: instr/B | flash | RAM | stack | opt s: instr/B | flash | RAM | stack | panics |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    );
    for &(machine, decoder, title) in rows {
        let row = |opt| find(figures, machine, opt, decoder);
        let (Some(fast), Some(small)) = (row("3"), row("s")) else {
            continue;
        };
        let _ = write!(out, "| {title} ");
        for row in [fast, small] {
            let _ = write!(
                out,
                "| {} | {} | {} | {} ",
                per_byte(row, compared(row)),
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
