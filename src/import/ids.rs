//! What a file declares under ids: found fast, because files name them in the order of declaration.

use std::borrow::Cow;

use hashbrown::HashMap;

/// How many ids are compared before all are searched.
const NEAR: usize = 8;

/// Things by their ids.
#[derive(Debug)]
pub(super) struct Ids<'a, T> {
    list: Vec<(Cow<'a, str>, T)>,
    /// Short ids as numbers, which are compared at once.
    packed: Vec<u128>,
    places: HashMap<Cow<'a, str>, usize>,
    /// The place of what was asked for last.
    last: usize,
}

impl<'a, T: Copy> Ids<'a, T> {
    pub(super) fn new() -> Self {
        Self {
            list: Vec::new(),
            packed: Vec::new(),
            places: HashMap::new(),
            last: 0,
        }
    }

    /// Adds a thing; of two with one id the later one counts.
    pub(super) fn add(&mut self, id: Cow<'a, str>, thing: T) {
        if let Some(place) = self.places.get(&id) {
            self.list[*place].1 = thing;
            return;
        }
        self.places.insert(id.clone(), self.list.len());
        self.packed.push(packed(&id));
        self.list.push((id, thing));
    }

    /// Finds a thing.
    pub(super) fn find(&mut self, id: &str) -> Option<T> {
        let wanted = packed(id);
        let near = self.packed.iter().skip(self.last).take(NEAR);
        let near = (wanted != LONG).then(|| near.copied().position(|known| known == wanted));
        let place = near.flatten().map(|place| self.last + place);
        let place = place.or_else(|| self.places.get(id).copied())?;
        self.last = place;
        Some(self.list[place].1)
    }
}

/// How many bytes are compared at once, with the length of the id behind them.
const PACKED: usize = size_of::<u128>();

/// Stands for an id that is too long for a number.
const LONG: u128 = u128::MAX;

/// Packs a short id into a number that no other has.
#[inline]
fn packed(id: &str) -> u128 {
    let mut packed = [0; PACKED];
    match packed.get_mut(..id.len()) {
        Some(start) if id.len() < PACKED => start.copy_from_slice(id.as_bytes()),
        _ => return LONG,
    }
    // The length, and so no two ids that differ in zeros at their ends, is part of it.
    u128::from_le_bytes(packed) | (id.len() as u128) << (u128::BITS - u8::BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_in_any_order() {
        let mut ids = Ids::new();
        for number in 0..100 {
            ids.add(Cow::Owned(format!("d{number}")), number);
        }
        for number in [0, 1, 2, 99, 50, 49, 58, 3] {
            assert_eq!(ids.find(&format!("d{number}")), Some(number));
        }
        assert_eq!(ids.find("d100"), None);
        ids.add(Cow::Borrowed("d3"), 300);
        assert_eq!([ids.find("d2"), ids.find("d3")], [Some(2), Some(300)]);
        for (number, id) in [
            "",
            "\0",
            "\0\0",
            "much too long for a number",
            "fifteen bytes 5",
            "sixteen bytes 66",
        ]
        .iter()
        .enumerate()
        {
            ids.add(Cow::Borrowed(id), number);
            ids.find("d99");
            assert_eq!(ids.find(id), Some(number), "{id:?}");
        }
    }
}
