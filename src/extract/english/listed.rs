//! Long lists of names: first and last names of the US Census, places of the world.
//!
//! There are too many of them for a list of words: the file holds the hash of each name, in order,
//! and behind all hashes for each name what it can be.

use std::ops::Range;
use std::sync::OnceLock;

use super::Gender;
use crate::extract::tagger::{Model, text_symbol, write};

/// The lists, compiled in; the name of the file says what they serve.
static FILE: &[u8] = include_bytes!("../../../data/models/names-known.bin");

/// The bytes of one hash.
const HASH: usize = 4;

/// What a name can be, as far as the lists know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::extract) struct Listed(u8);

impl Listed {
    const MAN: u8 = 1;
    const WOMAN: u8 = 2;
    /// The places: a city, a large one, a country or a part of one.
    const PLACE: u8 = 16 | 32 | 64;

    /// Returns what it can be as a number.
    pub(in crate::extract) const fn bits(self) -> u8 {
        self.0
    }

    /// Tells whether it can be a place.
    pub(in crate::extract) const fn is_place(self) -> bool {
        self.0 & Self::PLACE != 0
    }

    /// Returns the gender that it suggests as a first name.
    pub(in crate::extract) const fn gender(self) -> Option<Gender> {
        match self.0 & (Self::MAN | Self::WOMAN) {
            Self::MAN => Some(Gender::Male),
            Self::WOMAN => Some(Gender::Female),
            0 => None,
            _ => Some(Gender::Either),
        }
    }
}

/// Looks up a name in small letters; where the file cannot be read, nothing is known.
pub(in crate::extract) fn listed(name: &str) -> Listed {
    static TABLE: OnceLock<&[u8]> = OnceLock::new();
    let table = TABLE.get_or_init(|| Model::read(FILE).map_or(&[], |model| model.table));
    find(table, text_symbol(name))
}

fn find(table: &[u8], name: u32) -> Listed {
    let count = table.len() / (HASH + 1);
    let (hashes, bits) = table.split_at(count * HASH);
    let hashes = hashes.as_chunks::<HASH>().0;
    let part = near(name, hashes);
    let nearby = hashes.get(part.clone()).unwrap_or_default();
    let found = nearby.binary_search_by_key(&name, |bytes| u32::from_le_bytes(*bytes));
    let bits = found.ok().and_then(|at| bits.get(part.start + at));
    bits.map_or(Listed(0), |&bits| Listed(bits))
}

/// Returns the part of sorted hashes in which one must stand if it is there.
///
/// Hashes are spread evenly, so that a hash tells where it stands, about.
fn near(name: u32, hashes: &[[u8; HASH]]) -> Range<usize> {
    const FAR: usize = 1024;
    let hash = |at: usize| hashes.get(at).map(|bytes| u32::from_le_bytes(*bytes));
    let about = (u64::from(name) * hashes.len() as u64) >> 32;
    let about = usize::try_from(about).unwrap_or(0);
    let start = about.saturating_sub(FAR);
    let end = (about + FAR).min(hashes.len());
    let is_after = hash(start).is_none_or(|first| name >= first) || start == 0;
    let is_before = hash(end).is_none_or(|behind| name < behind);
    if is_after && is_before {
        start..end
    } else {
        0..hashes.len()
    }
}

/// Writes the file from names in small letters and what each can be.
#[must_use]
pub fn compile<'a>(names: impl Iterator<Item = (&'a str, u8)>) -> Vec<u8> {
    let mut all: Vec<(u32, u8)> = names
        .map(|(name, bits)| (text_symbol(name), bits))
        .collect();
    all.sort_unstable();
    // Two names of one hash share what they can be.
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
    let mut table: Vec<u8> = all
        .iter()
        .flat_map(|(hash, _)| hash.to_le_bytes())
        .collect();
    table.extend(all.iter().map(|(_, bits)| bits));
    write(1, &table, &[0.0], &[0.0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_is_found() {
        let names = [("ann", 2), ("orr", 4), ("lund", 16), ("lund", 4)];
        let bytes = compile(names.into_iter());
        let table = Model::read(&bytes).map_or(&[] as &[u8], |model| model.table);
        for (name, expected) in [("ann", 2), ("orr", 4), ("lund", 20), ("bo", 0)] {
            assert_eq!(find(table, text_symbol(name)).bits(), expected, "{name}");
        }
        assert_eq!(find(&[], 7), Listed(0));
    }

    #[test]
    fn the_lists_know_people_and_places() {
        assert_eq!(listed("margaret").gender(), Some(Gender::Female));
        assert_eq!(listed("harold").gender(), Some(Gender::Male));
        assert!(listed("copenhagen").is_place() && !listed("margaret").is_place());
        assert_eq!(listed("qqqq"), Listed::default());
    }
}
