//! Labels: what the tagger says of each token, and the pieces of text that they stand for.

use super::super::attribution::{Attribution, Source};
use super::super::tagger::Grammar;
use super::super::text::Piece;

/// How many labels there are: outside, and the first and further tokens of each role.
pub(super) const COUNT: usize = 7;

/// What a piece of text is in a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Who speaks.
    Source,
    /// The words that report.
    Cue,
    /// What is reported.
    Content,
}

impl Role {
    /// Returns the label of the first token of a piece; that of further tokens is one more.
    pub(super) const fn first(self) -> u8 {
        match self {
            Self::Source => 1,
            Self::Cue => 3,
            Self::Content => 5,
        }
    }

    /// Returns the role of a label.
    pub(super) const fn of(label: u8) -> Option<Self> {
        match label {
            1 | 2 => Some(Self::Source),
            3 | 4 => Some(Self::Cue),
            5 | 6 => Some(Self::Content),
            _ => None,
        }
    }
}

/// A piece goes on only where one of its role has started.
pub(super) const GRAMMAR: Grammar = Grammar {
    starts: |label| !is_further(label),
    follows: |before, label| !is_further(label) || before == label || before + 1 == label,
};

const fn is_further(label: usize) -> bool {
    label == 2 || label == 4 || label == 6
}

/// Labels the tokens of a piece.
pub(super) fn mark(labels: &mut [u8], piece: Piece, role: Role) {
    if let Some(labels) = labels.get_mut(piece.start..piece.end) {
        labels.fill(role.first() + 1);
        if let Some(first) = labels.first_mut() {
            *first = role.first();
        }
    }
}

/// Labels a text by what the rules have found; sources and cues go before contents.
pub(super) fn of_rules(length: usize, found: &[Attribution]) -> Vec<u8> {
    let mut labels = vec![0; length];
    for attribution in found {
        for &piece in &attribution.content {
            mark(&mut labels, piece, Role::Content);
        }
    }
    for attribution in found {
        if let Source::Phrase(piece) = attribution.source {
            mark(&mut labels, piece, Role::Source);
        }
        for &piece in &attribution.cue {
            mark(&mut labels, piece, Role::Cue);
        }
    }
    labels
}

/// Returns the pieces that labels stand for, in text order.
pub(super) fn pieces(labels: &[u8]) -> Vec<(Role, Piece)> {
    let mut found: Vec<(Role, Piece)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        let Some(role) = Role::of(label) else {
            continue;
        };
        match found.last_mut() {
            Some((last, piece)) if *last == role && piece.end == at && label != role.first() => {
                piece.end = at + 1;
            }
            _ => found.push((role, Piece::new(at, at + 1))),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_back_from_their_labels() {
        let expected = [
            (Role::Content, Piece::new(0, 3)),
            (Role::Source, Piece::new(3, 4)),
            (Role::Cue, Piece::new(5, 6)),
            (Role::Content, Piece::new(6, 8)),
            (Role::Content, Piece::new(8, 9)),
        ];
        let mut labels = vec![0; 10];
        for (role, piece) in expected {
            mark(&mut labels, piece, role);
        }
        assert_eq!(pieces(&labels), expected);
        assert!((GRAMMAR.starts)(usize::from(labels[0])));
        for pair in labels.windows(2) {
            assert!((GRAMMAR.follows)(
                usize::from(pair[0]),
                usize::from(pair[1])
            ));
        }
    }
}
