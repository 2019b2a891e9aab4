//! Puts what the measuring firmware said and what its image weighs into one row.

use crate::{
    figures::Figure,
    image::{Size, unwanted},
    page::{Record, read},
};
use anyhow::{Context, ensure};

pub fn figure(
    [machine, opt, decoder, toolchain]: [&str; 4],
    image: &[u8],
    baseline: &[u8],
    report: &str,
) -> anyhow::Result<Figure> {
    let said = |name: &str| {
        let line = report.lines().find_map(|line| line.strip_prefix(name));
        let value = line.with_context(|| format!("the firmware did not say {name}"))?;
        value.trim().parse::<u64>().context("not a number")
    };
    let record = match decoder {
        "chatwire" => Record::Typed,
        "chatwire-three" => Record::Three,
        "chatwire-integers" => Record::Integers,
        _ if decoder.starts_with("serde-json-core") => Record::WithoutAssetId,
        _ => Record::Text,
    };
    let (records, checksum) = read(record)?;
    ensure!(
        said("records ")? == records,
        "the firmware did not decode {records} records"
    );
    ensure!(
        said("checksum ")? == u64::from(checksum),
        "the firmware did not decode what the page says"
    );
    let [panics, allocators] = unwanted(image)?;
    let (with, without) = (Size::of(image)?, Size::of(baseline)?);
    Ok(Figure {
        machine: machine.into(),
        opt: opt.into(),
        decoder: decoder.into(),
        bytes: said("bytes ")?,
        instructions: said("instructions ")?,
        flash: with.flash.saturating_sub(without.flash),
        ram: with.ram.saturating_sub(without.ram),
        stack: said("stack ")?,
        panics,
        allocators,
        toolchain: toolchain.into(),
    })
}
