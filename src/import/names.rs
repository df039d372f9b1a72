//! The names that a file gives its nodes, each with the number of its node.

use std::hash::{BuildHasher, Hasher};

use hashbrown::DefaultHashBuilder;

use super::numbered::Numbered;

/// Names and numbers.
///
/// Most of the time that it takes to look up a name is waiting for memory. The names stand one
/// after the other in one piece of it, in a table of eight bytes each, so that most of them stay in
/// the cache; and of names that are looked up together the memory is fetched at the same time,
/// which no table of a library can do.
#[derive(Default)]
pub(super) struct Names {
    /// The names that are numbers behind one beginning; the table has the others.
    numbered: Numbered,
    /// Every name with [`END`] and its number, filled up to a multiple of [`UNIT`].
    bytes: Vec<u8>,
    /// A power of two of slots, at most half of them taken: a name stands in the first
    /// free one from where its mark points.
    slots: Vec<Slot>,
    count: usize,
    hasher: DefaultHashBuilder,
}

/// Where a name may be.
#[derive(Debug, Clone, Copy)]
struct Slot {
    mark: Mark,
    /// Where the name starts, in units.
    start: u32,
}

/// Half of the hash of a name.
pub(super) type Mark = u32;

impl Slot {
    const FREE: Self = Self {
        mark: 0,
        start: u32::MAX,
    };
}

/// What stands behind a name: no byte of UTF-8.
const END: u8 = 0xFF;

/// A name starts at a multiple of this, so that 32 bits tell its place among 16 GB of names.
const UNIT: usize = 4;

impl Names {
    /// Forgets all names.
    pub(super) fn clear(&mut self) {
        self.numbered = Numbered::default();
        self.bytes.clear();
        self.slots.clear();
        self.count = 0;
    }

    /// Returns the number of a name.
    #[inline]
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        match self.numbered.get(name) {
            Some(number) => Some(number as usize),
            None if self.count == 0 => None,
            None => self.find(name, self.mark(name)),
        }
    }

    /// Tells whether no name has to be looked up in the table.
    #[inline]
    pub(super) const fn are_numbered(&self) -> bool {
        self.count == 0
    }

    /// Tells whether all names are numbers and nothing else.
    #[inline]
    pub(super) fn are_bare(&self) -> bool {
        self.count == 0 && self.numbered.are_bare()
    }

    /// Returns the number of a name where all names are numbers and nothing else.
    #[inline]
    pub(super) fn get_bare(&self, name: u32) -> Option<usize> {
        self.numbered
            .at(name as usize)
            .map(|number| number as usize)
    }

    /// Returns the numbers of several names, given with their marks.
    pub(super) fn get_all<'n>(
        &self,
        names: impl Iterator<Item = (&'n str, Mark)> + Clone,
    ) -> Vec<Option<usize>> {
        // Three passes without a choice between them, each of which fetches what the next one
        // needs.
        let firsts = names.clone().map(|(_, mark)| self.slot(mark as usize));
        let firsts: Vec<Slot> = firsts.collect();
        let ends = names.clone().zip(&firsts);
        let ends = ends.map(|((name, _), first)| self.ends_after(first.start, name.len()));
        let ends: Vec<bool> = ends.collect();
        let found = names.zip(firsts).zip(ends);
        let found = found.map(|(((name, mark), first), ends)| {
            if ends && first.mark == mark && self.is_at(first.start, name) {
                return self.number(first.start, name);
            }
            let numbered = self.numbered.get(name);
            numbered.map_or_else(|| self.find(name, mark), |number| Some(number as usize))
        });
        found.collect()
    }

    fn find(&self, name: &str, mark: Mark) -> Option<usize> {
        let mut at = mark as usize;
        loop {
            let slot = self.slot(at);
            if slot.start == Slot::FREE.start {
                return None;
            }
            if slot.mark == mark && self.is_at(slot.start, name) {
                return self.number(slot.start, name);
            }
            at += 1;
        }
    }

    /// Gives a name that is not known its number.
    pub(super) fn insert(&mut self, name: &str, number: usize) {
        let start = u32::try_from(self.bytes.len() / UNIT);
        let (Ok(start), Ok(number)) = (start, u32::try_from(number)) else {
            // No graph that fits in memory has so many nodes.
            return;
        };
        if self.numbered.insert(name, number) {
            return;
        }
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.push(END);
        self.bytes.extend_from_slice(&number.to_le_bytes());
        self.bytes
            .resize(self.bytes.len().next_multiple_of(UNIT), END);
        self.count += 1;
        if self.count * 2 > self.slots.len() {
            let slots = vec![Slot::FREE; (self.slots.len() * 2).max(16)];
            for slot in std::mem::replace(&mut self.slots, slots) {
                self.take(slot);
            }
        }
        let mark = self.mark(name);
        self.take(Slot { mark, start });
    }

    /// Takes the first free slot from where a mark points.
    fn take(&mut self, slot: Slot) {
        if slot.start == Slot::FREE.start {
            return;
        }
        let last = self.slots.len() - 1;
        let mut at = slot.mark as usize & last;
        while self.slots[at].start != Slot::FREE.start {
            at = (at + 1) & last;
        }
        self.slots[at] = slot;
    }

    /// Returns the mark of a name.
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "half of the hash is wanted"
    )]
    pub(super) fn mark(&self, name: &str) -> Mark {
        let mut hasher = self.hasher.build_hasher();
        hasher.write(name.as_bytes());
        hasher.finish() as Mark
    }

    /// Returns a slot, counted round and round.
    #[inline]
    fn slot(&self, at: usize) -> Slot {
        let last = self.slots.len().wrapping_sub(1);
        self.slots.get(at & last).copied().unwrap_or(Slot::FREE)
    }

    /// Returns what stands in memory some bytes behind the start of a name.
    #[inline]
    fn behind(&self, start: u32, length: usize) -> &[u8] {
        self.bytes
            .get(start as usize * UNIT + length..)
            .unwrap_or_default()
    }

    /// Tells whether the name that starts somewhere may have some length.
    #[inline]
    fn ends_after(&self, start: u32, length: usize) -> bool {
        self.behind(start, length).first() == Some(&END)
    }

    /// Tells whether a name starts somewhere.
    #[inline]
    fn is_at(&self, start: u32, name: &str) -> bool {
        self.ends_after(start, name.len())
            && self.behind(start, 0)[..name.len()] == *name.as_bytes()
    }

    /// Returns the number of the name that starts somewhere.
    #[inline]
    fn number(&self, start: u32, name: &str) -> Option<usize> {
        let bytes = self.behind(start, name.len() + 1).first_chunk()?;
        Some(u32::from_le_bytes(*bytes) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_whole_text_numbered_or_not() {
        let mut names = Names::default();
        for number in 0..1000 {
            names.insert(&format!("é{number}"), number);
        }
        for (name, expected) in [("é7", Some(7)), ("é77", Some(77)), ("é", None), ("", None)] {
            assert_eq!(names.get(name), expected, "{name}");
            let all = [("é5", names.mark("é5")), (name, names.mark(name))];
            assert_eq!(
                names.get_all(all.into_iter()),
                [Some(5), expected],
                "{name}"
            );
        }
        names.insert("other", 1000);
        for (name, expected) in [("é7", Some(7)), ("other", Some(1000)), ("é1000", None)] {
            assert_eq!(names.get(name), expected, "{name}");
            let all = [(name, names.mark(name))];
            assert_eq!(names.get_all(all.into_iter()), [expected], "{name}");
        }
        names.clear();
        assert_eq!(names.get("é7"), None);
        names.insert("", 4);
        assert_eq!(names.get(""), Some(4));
    }
}
