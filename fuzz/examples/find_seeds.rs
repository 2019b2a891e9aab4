//! Finds a recipe for each row of the contract: `cargo run --release --example find_seeds`, after a change to how
//! recipes are read. Pages and values are seeds as they are; what a recipe stands for only trying can tell.

use std::fs;
use std::path::Path;

use chatwire_fuzz::checks::recipe::Recipe;
use chatwire_fuzz::checks::rows;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/recipe");
    fs::remove_dir_all(&folder)?;
    fs::create_dir(&folder)?;
    let mut wanted = rows::all();
    let mut random = Random(1);
    while !wanted.is_empty() {
        let recipe = random.recipe();
        for row in &shown(&recipe) & &wanted {
            fs::write(
                folder.join(row.replace([' ', ':'], "-")),
                shrunk(recipe.clone(), &row),
            )?;
            wanted.remove(&row);
        }
    }
    Ok(())
}

fn shown(recipe: &[u8]) -> std::collections::BTreeSet<String> {
    let recipe = Recipe::new(recipe);
    rows::shown(&recipe.input(), recipe.leniency)
}

/// The recipe with the plain choice wherever the row does not need another.
fn shrunk(mut recipe: Vec<u8>, row: &str) -> Vec<u8> {
    for at in (0..recipe.len()).rev() {
        let byte = std::mem::take(&mut recipe[at]);
        if !shown(&recipe).contains(row) {
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

    fn recipe(&mut self) -> Vec<u8> {
        let length = 1 + self.next() % 96;
        (0..length)
            .map(|_| match self.next() % 4 {
                0 => 0,
                1 => (self.next() % 8) as u8,
                2 => 0xf0 | (self.next() % 16) as u8,
                _ => (self.next() >> 8) as u8,
            })
            .collect()
    }
}
