//! Pages as a bad line delivers them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::Page;

/// The page with a few bytes changed, inserted, deleted or duplicated, or the
/// rest cut off.
pub fn corrupted(page: impl Strategy<Value = Page>) -> impl Strategy<Value = Page> {
    (page, vec(damage(), 1..4)).prop_map(|(mut page, damages)| {
        for damage in damages {
            damage.inflict(&mut page.0);
        }
        page
    })
}

#[derive(Debug, Clone)]
enum Damage {
    Change(Index, u8),
    Insert(Index, u8),
    Delete(Index, usize),
    Duplicate(Index, usize),
    Cut(Index),
    /// So many bytes of a byte order mark come first.
    Mark(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    let byte = || {
        prop_oneof![
            3 => select(&b"{}[]:,\"\\u0-.eE+tn \n\x00\x1f\xef\xbb\xbf"[..]),
            1 => any::<u8>(),
        ]
    };
    prop_oneof![
        3 => (place(), byte()).prop_map(|(place, byte)| Damage::Change(place, byte)),
        3 => (place(), byte()).prop_map(|(place, byte)| Damage::Insert(place, byte)),
        3 => (place(), 1..4_usize).prop_map(|(place, length)| Damage::Delete(place, length)),
        2 => (place(), 1..40_usize).prop_map(|(place, length)| Damage::Duplicate(place, length)),
        1 => place().prop_map(Damage::Cut),
        1 => (1..=3_usize).prop_map(Damage::Mark),
    ]
}

impl Damage {
    fn inflict(&self, page: &mut Vec<u8>) {
        let piece = |start: &Index, length: usize| {
            let start = start.index(page.len() + 1);
            start..page.len().min(start + length)
        };
        match self {
            Damage::Change(place, byte) => {
                if !page.is_empty() {
                    *place.get_mut(page) = *byte;
                }
            }
            Damage::Insert(place, byte) => page.insert(place.index(page.len() + 1), *byte),
            Damage::Delete(place, length) => drop(page.drain(piece(place, *length))),
            Damage::Duplicate(place, length) => {
                let piece = piece(place, *length);
                let end = piece.end;
                let copy = page[piece].to_vec();
                drop(page.splice(end..end, copy));
            }
            Damage::Mark(length) => drop(page.splice(..0, "\u{feff}".bytes().take(*length))),
            Damage::Cut(place) => page.truncate(place.index(page.len() + 1)),
        }
    }
}
