//! The table of the README.

use crate::figures::Figure;
use std::fmt::Write;

/// Rows in the order of the table, with what the figures do not say.
const DECODERS: [(&str, &str); 6] = [
    ("chatwire", "**chatwire**, 64-byte chunks"),
    ("hifijson-iterator", "hifijson, 64-byte pieces"),
    ("hifijson-slice", "hifijson, page in RAM"),
    ("picojson-stream", "picojson, 64-byte reads"),
    (
        "serde-json-core-chat",
        "serde-json-core, page in RAM, chat by chat",
    ),
    (
        "serde-json-core-page",
        "serde-json-core, page in RAM, ten chats at once",
    ),
];

/// The decoders on one machine, at both levels.
pub fn markdown(figures: &[Figure], machine: &str) -> String {
    let find = |opt, decoder| {
        figures
            .iter()
            .find(|row| row.machine == machine && row.opt == opt && row.decoder == decoder)
    };
    let mut out = format!(
        "| {machine} | instr/B, opt 3 | flash | RAM | stack | instr/B, opt s | flash | RAM | stack | panics |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    );
    for (decoder, title) in DECODERS {
        let (Some(fast), Some(small)) = (find("3", decoder), find("s", decoder)) else {
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
