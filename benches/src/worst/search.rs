//! Searches for the page that costs most: every piece in its place, then the best with every other piece beside it, and
//! so on until nothing gets worse; then every single change of the worst unit's bytes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::shapes::{self, Shape};
use super::{Case, Way};
use crate::callgrind;

/// How many of the worst go on to the next turn.
const KEPT: usize = 6;

/// As many pieces as a unit may have.
const LONGEST: usize = 6;

/// A page that was found, and what it costs.
pub struct Found {
    pub instructions: u64,
    pub page: String,
    pub lenient: bool,
    /// Where in a page what comes over and over.
    pub what: String,
}

/// A unit of pieces in its place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Unit {
    shape: usize,
    pieces: Vec<usize>,
}

/// The worst page for one way of feeding in every place of a page; the worst of all first.
pub fn worst(way: Way, folder: &Path) -> Result<Vec<Found>, String> {
    let shapes = shapes::all();
    let mut turn: Vec<Unit> = Vec::new();
    for (shape, Shape { pieces, .. }) in shapes.iter().enumerate() {
        turn.extend((0..pieces.len()).map(|piece| Unit {
            shape,
            pieces: vec![piece],
        }));
    }
    let mut seen = BTreeSet::new();
    let mut best: Vec<(Found, Unit)> = Vec::new();
    let mut elsewhere = BTreeMap::new();
    for _ in 0..LONGEST {
        turn.retain(|unit| seen.insert(unit.clone()));
        let highest = best.first().map_or(0, |(found, _)| found.instructions);
        best.extend(measure(way, folder, &shapes, &turn)?);
        best.sort_by_key(|(found, _)| Reverse(found.instructions));
        for (found, unit) in best.drain(KEPT.min(best.len())..) {
            let known = elsewhere.get(&unit.shape);
            if known.is_none_or(|known: &Found| known.instructions < found.instructions) {
                elsewhere.insert(unit.shape, found);
            }
        }
        if best
            .first()
            .is_some_and(|(found, _)| found.instructions <= highest)
        {
            break;
        }
        turn = best
            .iter()
            .flat_map(|(_, unit)| longer(&shapes, unit))
            .collect();
    }
    for (found, unit) in best.into_iter().rev() {
        elsewhere.insert(unit.shape, found);
    }
    let mut worst: Vec<Found> = elsewhere.into_values().collect();
    worst.sort_by_key(|found| Reverse(found.instructions));
    Ok(worst)
}

/// A unit with every other piece at its end, or in place of its last.
fn longer(shapes: &[Shape], unit: &Unit) -> Vec<Unit> {
    let pieces = 0..shapes[unit.shape].pieces.len();
    let with = |kept: usize, piece| Unit {
        shape: unit.shape,
        pieces: [&unit.pieces[..kept], &[piece]].concat(),
    };
    let length = unit.pieces.len();
    pieces
        .flat_map(|piece| [with(length, piece), with(length - 1, piece)])
        .collect()
}

/// What these units cost, strictly and leniently, where the page is good.
fn measure(
    way: Way,
    folder: &Path,
    shapes: &[Shape],
    units: &[Unit],
) -> Result<Vec<(Found, Unit)>, String> {
    let mut cases = Vec::new();
    for unit in units {
        let Some(page) = shapes[unit.shape].page(&unit.pieces) else {
            continue;
        };
        let file = folder.join(cases.len().to_string());
        fs::write(&file, &page).map_err(|error| format!("{}: {error}", file.display()))?;
        for lenient in [false, true] {
            let case = Case::new(way, lenient, file.clone())?;
            if case.is_good() {
                cases.push((case, page.clone(), unit));
            }
        }
    }
    let counts = callgrind::count(&cases.iter().map(|(case, ..)| case).collect::<Vec<_>>())?;
    let found = cases.into_iter().map(|(case, page, unit)| {
        let shape = &shapes[unit.shape];
        let pieces: String = unit
            .pieces
            .iter()
            .map(|&piece| &*shape.pieces[piece])
            .collect();
        let found = Found {
            instructions: counts[&callgrind::Countable::name(&case)],
            page,
            lenient: case.lenient,
            what: format!("{}: {pieces}", shape.name),
        };
        (found, unit.clone())
    });
    Ok(found.collect())
}
