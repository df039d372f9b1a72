//! What a file declares under ids: found fast, because files name them in the order of declaration.

use std::borrow::Cow;
use std::collections::HashMap;

/// How many ids are compared before all are searched.
const NEAR: usize = 8;

/// Things by their ids.
#[derive(Debug)]
pub(super) struct Ids<'a, T> {
    list: Vec<(Cow<'a, str>, T)>,
    places: HashMap<Cow<'a, str>, usize>,
    /// The place of what was asked for last.
    last: usize,
}

impl<'a, T: Copy> Ids<'a, T> {
    pub(super) fn new() -> Self {
        Self {
            list: Vec::new(),
            places: HashMap::new(),
            last: 0,
        }
    }

    /// Adds a thing; of two with one id the later one counts.
    pub(super) fn add(&mut self, id: Cow<'a, str>, thing: T) {
        self.places.insert(id.clone(), self.list.len());
        self.list.push((id, thing));
    }

    /// Finds a thing.
    pub(super) fn find(&mut self, id: &str) -> Option<T> {
        let near = self.list.iter().enumerate().skip(self.last).take(NEAR);
        let mut near = near.filter(|(_, (known, _))| known == id);
        let place = near.next().map(|(place, _)| place);
        let place = place.or_else(|| self.places.get(id).copied())?;
        self.last = place;
        Some(self.list[place].1)
    }
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
    }
}
