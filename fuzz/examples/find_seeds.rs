//! Finds a recipe for each row of the contract: `cargo run --release --example find_seeds`, after a change to how
//! recipes are read; `record` or `recipe` behind it finds those alone. Pages and values are seeds as they are; what a recipe stands for only trying can tell.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chatwire_fuzz::checks::recipe::Recipe;
use chatwire_fuzz::checks::{declared, rows};

fn main() -> std::io::Result<()> {
    let only = std::env::args().nth(1);
    let wants = |kind| only.as_deref().is_none_or(|only| only == kind);
    if wants("recipe") {
        find("recipe", rows::all(), |bytes| {
            let recipe = Recipe::new(bytes);
            rows::shown(&recipe.input(), recipe.leniency)
        })?;
    }
    if wants("record") {
        let rows = declared::RECORDS.into_iter().flat_map(rows::all_declared);
        find("record", rows.collect(), declared::shown)?;
    }
    Ok(())
}

/// Writes one input for each of these rows.
fn find(
    kind: &str,
    mut wanted: BTreeSet<String>,
    shown: impl Fn(&[u8]) -> BTreeSet<String>,
) -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("seeds")
        .join(kind);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir(&folder)?;
    let mut random = Random(1);
    let mut found = Vec::new();
    while !wanted.is_empty() {
        let recipe = random.recipe(&found);
        for row in &shown(&recipe) & &wanted {
            let shrunk = shrunk(recipe.clone(), |recipe| shown(recipe).contains(&row));
            fs::write(folder.join(row.replace([' ', ':'], "-")), &shrunk)?;
            wanted.remove(&row);
            found.push(shrunk);
        }
    }
    Ok(())
}

/// The recipe with the plain choice wherever it is as good as another.
fn shrunk(mut recipe: Vec<u8>, is_good: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    for at in (0..recipe.len()).rev() {
        let byte = std::mem::take(&mut recipe[at]);
        if !is_good(&recipe) {
            recipe[at] = byte;
        }
    }
    while recipe.pop_if(|byte| *byte == 0).is_some() {}
    recipe
}

/// Xorshift: the seeds are the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    /// A new one, or one that was found with some choices changed: rare rows are near to others.
    fn recipe(&mut self, found: &[Vec<u8>]) -> Vec<u8> {
        if found.is_empty() || self.below(2) == 0 {
            let length = 1 + self.below(96);
            return (0..length).map(|_| self.choice()).collect();
        }
        let mut recipe = found[self.below(found.len())].clone();
        let length = recipe.len() + self.below(32);
        recipe.resize_with(length, || self.choice());
        for _ in 0..self.below(4) {
            let (at, choice) = (self.below(length.max(1)), self.choice());
            if let Some(byte) = recipe.get_mut(at) {
                *byte = choice;
            }
        }
        recipe
    }

    fn choice(&mut self) -> u8 {
        match self.next() % 4 {
            0 => 0,
            1 => (self.next() % 8) as u8,
            2 => 0xf0 | (self.next() % 16) as u8,
            _ => (self.next() >> 8) as u8,
        }
    }
}
