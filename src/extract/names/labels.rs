//! Labels of the name tagger: the first and further words of names of four kinds.

use super::super::tagger::{Grammar, Marginals};
use super::super::text::Piece;

/// How many labels there are: outside, and two for each kind.
pub(super) const COUNT: usize = 9;

/// What the tagger tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A human being.
    Person,
    /// A party, a company, an authority.
    Organisation,
    /// A country, a city, a region.
    Place,
    /// Another name: of a people, a work, an event.
    Other,
}

impl Kind {
    /// All kinds with the names that corpora have for them.
    pub(super) const ALL: [(Self, &'static str); 4] = [
        (Self::Person, "PER"),
        (Self::Organisation, "ORG"),
        (Self::Place, "LOC"),
        (Self::Other, "MISC"),
    ];

    /// Returns the label of the first word; that of further words is one more.
    pub(super) const fn first(self) -> u8 {
        self as u8 * 2 + 1
    }

    /// Returns the kind of a label.
    pub(super) fn of(label: u8) -> Option<Self> {
        let number = usize::from(label.checked_sub(1)? / 2);
        Self::ALL.get(number).map(|&(kind, _)| kind)
    }
}

/// A name goes on only where one of its kind has started.
pub(super) const GRAMMAR: Grammar = Grammar {
    starts: |label| !is_further(label),
    follows: |before, label| !is_further(label) || before == label || before + 1 == label,
};

const fn is_further(label: usize) -> bool {
    label != 0 && label.is_multiple_of(2)
}

/// A tagged sequence.
pub(super) struct Labelled {
    /// The best labels.
    pub best: Vec<u8>,
    /// How likely each label is.
    pub marginals: Marginals,
}

/// A name as the tagger sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    /// Its words.
    pub piece: Piece,
    /// What it names.
    pub kind: Kind,
    /// How likely that is.
    pub chance: f32,
}

/// Turns the least likely label of a name into how likely the name is right, by what was counted.
fn calibrated(chance: f32) -> f32 {
    const COUNTED: [(f32, f32); 12] = [
        (0.0, 0.30),
        (0.45, 0.36),
        (0.55, 0.40),
        (0.65, 0.48),
        (0.75, 0.54),
        (0.85, 0.67),
        (0.935, 0.79),
        (0.98, 0.86),
        (0.994, 0.93),
        (0.9985, 0.975),
        (0.9999, 0.99),
        (1.0, 0.99),
    ];
    let next = COUNTED.partition_point(|&(from, _)| from <= chance);
    let point = |n: usize| COUNTED.get(n).copied().unwrap_or((1.0, 0.99));
    let ((from, low), (to, high)) = (point(next.saturating_sub(1)), point(next));
    if to > from {
        low + (high - low) * (chance - from) / (to - from)
    } else {
        high
    }
}

/// Returns the names that labels stand for, as places in the sequence, in order.
///
/// `starts` tells whether no name goes on at a place: a heading is no part of what stands below it.
pub(super) fn found(labelled: &Labelled, starts: impl Fn(usize) -> bool) -> Vec<Found> {
    let mut names: Vec<Found> = Vec::new();
    for (at, &label) in labelled.best.iter().enumerate() {
        let Some(kind) = Kind::of(label) else {
            continue;
        };
        let node = labelled
            .marginals
            .nodes
            .get(at * COUNT + usize::from(label));
        let chance = node.copied().unwrap_or(0.0);
        match names.last_mut() {
            Some(last)
                if last.kind == kind
                    && last.piece.end == at
                    && label != kind.first()
                    && !starts(at) =>
            {
                last.piece.end = at + 1;
                last.chance = last.chance.min(chance);
            }
            _ => names.push(Found {
                piece: Piece::new(at, at + 1),
                kind,
                chance,
            }),
        }
    }
    for name in &mut names {
        name.chance = calibrated(name.chance);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_for_names() {
        let best = vec![0, 1, 2, 3, 0, 5, 5, 6];
        let mut nodes = vec![0.0; best.len() * COUNT];
        for (at, &label) in (0_u8..).zip(&best) {
            nodes[usize::from(at) * COUNT + usize::from(label)] = 1.0 - f32::from(at) / 100.0;
        }
        let marginals = Marginals {
            nodes,
            ..Marginals::default()
        };
        let labelled = Labelled { best, marginals };
        let names = |starts: fn(usize) -> bool| -> Vec<(Piece, Kind)> {
            let names = found(&labelled, starts);
            names.iter().map(|name| (name.piece, name.kind)).collect()
        };
        let (place, other) = (Kind::Place, Kind::Organisation);
        let mut expected = vec![
            (Piece::new(1, 3), Kind::Person),
            (Piece::new(3, 4), other),
            (Piece::new(5, 6), place),
            (Piece::new(6, 8), place),
        ];
        assert_eq!(names(|_| false), expected);
        expected[3].0.end = 7;
        expected.push((Piece::new(7, 8), place));
        assert_eq!(names(|at| at == 7), expected);
    }

    #[test]
    fn chances_keep_their_order() {
        let chances: Vec<f32> = [0.0, 0.2, 0.5, 0.9, 0.999, 1.0, 2.0]
            .map(calibrated)
            .to_vec();
        assert!(chances.is_sorted(), "{chances:?}");
        assert!((0.0..=1.0).contains(&chances[0]) && chances[6] <= 1.0);
    }

    #[test]
    fn further_words_follow_a_word_of_their_kind() {
        for (before, label, allowed) in [(0, 0, true), (0, 2, false), (1, 2, true), (3, 2, false)] {
            assert_eq!(
                (GRAMMAR.follows)(before, label),
                allowed,
                "{before} {label}"
            );
        }
        assert!(!(GRAMMAR.starts)(4) && (GRAMMAR.starts)(3));
    }
}
