//! What a bad line does to a page.

use super::Choices;

pub fn inflict(choices: &mut Choices, page: &mut Vec<u8>) {
    for _ in 0..choices.below(4) {
        let start = choices.below(page.len() + 1);
        let end = page.len().min(start + 1 + choices.below(16));
        match choices.below(5) {
            0 => page.truncate(start),
            1 => page.insert(start, choices.byte()),
            2 => drop(page.drain(start..end)),
            3 => {
                let piece = page[start..end].to_vec();
                page.splice(end..end, piece);
            }
            _ => {
                if let Some(byte) = page.get_mut(start) {
                    *byte = choices.byte();
                }
            }
        }
    }
}
