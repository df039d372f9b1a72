//! Overlap: how many tokens two lists of pieces share; each list is in text order.

use super::super::text::Piece;

/// Tells whether two contents share at least half of all their tokens.
pub(super) fn is_same(one: &[Piece], other: &[Piece]) -> bool {
    let both = shared(one, other);
    both > 0 && both * 3 >= tokens(one) + tokens(other)
}

/// Returns how many tokens two lists of pieces share; each is in text order.
pub(super) fn shared(one: &[Piece], other: &[Piece]) -> usize {
    let (mut a, mut b, mut count) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        count += left
            .end
            .min(right.end)
            .saturating_sub(left.start.max(right.start));
        if left.end <= right.end {
            a += 1;
        } else {
            b += 1;
        }
    }
    count
}

/// Returns how many tokens a list of pieces has.
pub(super) fn tokens(pieces: &[Piece]) -> usize {
    pieces.iter().map(|p| p.end - p.start).sum()
}

/// Tells whether two lists share a token.
pub(super) fn meet(one: &[Piece], other: &[Piece]) -> bool {
    shared(one, other) > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_tokens_are_counted() {
        let pieces = [Piece::new(2, 6), Piece::new(8, 10)];
        assert_eq!(shared(&pieces, &[Piece::new(5, 9)]), 2);
        assert_eq!(tokens(&pieces), 6);
        assert!(is_same(&pieces, &[Piece::new(2, 5)]));
        assert!(!is_same(&pieces, &[Piece::new(5, 9)]));
    }
}
