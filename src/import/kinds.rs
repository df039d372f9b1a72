//! The kinds of edges by their names, so that all edges of a kind share its name.

use hashbrown::HashMap;

use crate::graph::EdgeKind;

/// The kinds that have been met.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    list: Vec<EdgeKind>,
    places: HashMap<Box<str>, usize>,
    /// The place of the last one: most edges are of the same kind as the one before.
    last: usize,
}

impl Kinds {
    /// Returns the kind with a name.
    pub(super) fn named(&mut self, name: &str) -> &EdgeKind {
        let is_last = |kind: &EdgeKind| kind.as_str() == name;
        if !self.list.get(self.last).is_some_and(is_last) {
            self.last = match self.places.get(name) {
                Some(place) => *place,
                None => self.add(name),
            };
        }
        &self.list[self.last]
    }

    fn add(&mut self, name: &str) -> usize {
        let place = self.list.len();
        self.list.push(EdgeKind::named(name));
        self.places.insert(name.into(), place);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_a_kind_share_its_name() {
        let mut kinds = Kinds::default();
        for name in ["said", "member_of", "said", "member_of", "member_of", ""] {
            assert_eq!(*kinds.named(name), EdgeKind::named(name));
        }
        assert_eq!(kinds.list.len(), 3);
        let name = |kind: &EdgeKind| kind.as_str().as_ptr();
        assert_eq!(name(kinds.named("member_of")), name(&kinds.list[1]));
    }
}
