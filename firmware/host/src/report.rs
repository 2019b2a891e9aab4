//! Puts what the measuring firmware said and what its image weighs into one row.

use crate::{
    figures::{CHUNKS, Figure},
    image::{Size, unwanted},
    page::{Record, read},
};
use anyhow::{Context, ensure};

/// `reports` has one for each size of chunk; of several for one size, the worst counts.
pub fn figure(
    [machine, opt, decoder, toolchain]: [&str; 4],
    image: &[u8],
    baseline: &[u8],
    reports: &[String],
) -> anyhow::Result<Figure> {
    let expected = record(decoder.trim_end_matches("-fast"))
        .map(read)
        .transpose()?;
    let (mut instructions, mut stack, mut bytes) = ([None; CHUNKS.len()], 0, 0);
    for report in reports {
        if let Some((records, checksum)) = expected {
            ensure!(
                said(report, "records ")? == records,
                "the firmware did not decode {records} records"
            );
            ensure!(
                said(report, "checksum ")? == u64::from(checksum),
                "the firmware did not decode what the page says"
            );
        }
        let chunk = said(report, "chunk ")?;
        let column = CHUNKS.iter().position(|&column| column == chunk);
        let column = column.with_context(|| format!("no column for chunks of {chunk}"))?;
        instructions[column] = instructions[column].max(Some(said(report, "instructions ")?));
        stack = stack.max(said(report, "stack ")?);
        let length = said(report, "bytes ")?;
        ensure!(bytes == 0 || bytes == length, "pages of several lengths");
        bytes = length;
    }
    let [panics, allocators] = unwanted(image)?;
    let (with, without) = (Size::of(image)?, Size::of(baseline)?);
    Ok(Figure {
        machine: machine.into(),
        opt: opt.into(),
        decoder: decoder.into(),
        bytes,
        instructions,
        flash: with.flash.saturating_sub(without.flash),
        ram: with.ram.saturating_sub(without.ram),
        stack,
        panics,
        allocators,
        toolchain: toolchain.into(),
    })
}

/// What the firmware said after a name.
fn said(report: &str, name: &str) -> anyhow::Result<u64> {
    let line = report.lines().find_map(|line| line.strip_prefix(name));
    let value = line.with_context(|| format!("the firmware did not say {name}"))?;
    value.trim().parse().context("not a number")
}

/// What a decoder makes of the page; nothing to compare with where the page is the worst for it.
fn record(decoder: &str) -> Option<Record> {
    Some(match decoder {
        "chatwire-worst" => return None,
        "chatwire" => Record::Typed,
        "chatwire-compact" => Record::Compact,
        "chatwire-details" => Record::Detailed,
        "chatwire-three" => Record::Three,
        "chatwire-integers" => Record::Integers,
        _ if decoder.starts_with("serde-json-core") => Record::WithoutAssetId,
        _ => Record::Text,
    })
}
