//! A table for people.

use std::io::{self, Write};

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{CellAlignment, Table};

use crate::extent::Extent;
use crate::fields::FIELDS;
use crate::layout::ON_32_BIT;
use crate::ready::{Outcome, Ready};
use crate::record::{Declaration, Record};
use crate::survey::Survey;

const LEGEND: &str = "\
Lengths are bytes of UTF-8, an integer's its digits; those of tag are texts × bytes of each. Typical
is the median.

  to paste  room for the longest and a quarter more, in whole words of 4 bytes; for what was never
            seen, or only empty, that of CompactChat
  ( )       not in the record: what was never seen, or only empty, since a field that is left out
            costs neither memory nor chats; other_details, which few have memory for
  !         too little for the longest";

pub fn print(out: &mut impl Write, survey: &Survey, record: &Record) -> io::Result<()> {
    writeln!(out, "chats {}, pages {}\n", survey.chats, survey.pages)?;
    fields(out, survey, record)?;
    writeln!(out, "\n{LEGEND}\n")?;
    for ready in [&survey.chat, &survey.compact_chat] {
        verdict(out, ready, survey.chats)?;
    }
    let size = record.size(ON_32_BIT);
    write!(out, "\nTo paste, {size} bytes on a 32-bit target")?;
    let with_details = record.with_details().size(ON_32_BIT);
    if with_details > size {
        write!(out, " ({with_details} with other_details)")?;
    }
    writeln!(out, ":\n\n{}", Declaration(record))
}

/// What was seen of each field, and what there is room for.
fn fields(out: &mut impl Write, survey: &Survey, record: &Record) -> io::Result<()> {
    let mut table = Table::new();
    table.load_preset(ASCII_MARKDOWN).set_header([
        "field",
        "occurs",
        "null",
        "longest",
        "typical",
        survey.chat.name,
        survey.compact_chat.name,
        "to paste",
    ]);
    for (at, field) in FIELDS.iter().enumerate() {
        let seen = &survey.fields[at];
        let ready = |ready: &Ready| match (ready.record.fields[at].capacity, seen.longest()) {
            (Some(capacity), Some(longest)) if !capacity.holds(longest) => format!("! {capacity}"),
            (capacity, _) => words(capacity),
        };
        let choice = record.fields[at];
        let to_paste = words(choice.capacity);
        table.add_row([
            field.name.into(),
            seen.occurs.to_string(),
            seen.null.to_string(),
            words(seen.longest()),
            words(seen.typical()),
            ready(&survey.chat),
            ready(&survey.compact_chat),
            match choice.left_out {
                Some(_) => format!("({to_paste})"),
                None => to_paste,
            },
        ]);
    }
    // Names to the left, numbers to the right.
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    writeln!(out, "{}", table)
}

fn words(extent: Option<Extent>) -> String {
    extent.map(|extent| extent.to_string()).unwrap_or_default()
}

/// What a ready record keeps whole, rejects and alters.
fn verdict(out: &mut impl Write, ready: &Ready, chats: usize) -> io::Result<()> {
    let Ready {
        name,
        strict,
        lenient,
        ..
    } = ready;
    let size = ready.record.size(ON_32_BIT);
    let share = 100 * strict.whole / chats;
    writeln!(
        out,
        "{name}, {size} bytes, keeps {share} % of {chats} chats whole and rejects {}, by the first fault of each",
        strict.rejected
    )?;
    faults(out, strict)?;
    let Outcome {
        rejected, altered, ..
    } = lenient;
    writeln!(
        out,
        "{name}, lenient, rejects {rejected} and alters {altered}"
    )?;
    faults(out, lenient)?;
    for (field, chats) in &lenient.fields {
        writeln!(out, "{chats:6}  {field} is altered")?;
    }
    Ok(())
}

fn faults(out: &mut impl Write, outcome: &Outcome) -> io::Result<()> {
    for ((field, reason), chats) in &outcome.why {
        writeln!(out, "{chats:6}  {field} {reason}")?;
    }
    Ok(())
}
