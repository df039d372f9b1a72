//! How many shortest ways there are: a number that outgrows any float.

/// A kind of number that counts ways.
pub(super) trait Count: Copy {
    /// No way.
    const ZERO: Self;
    /// One way.
    const ONE: Self;

    /// Adds another count.
    fn add(&mut self, other: Self);

    /// Returns which share of a count, not smaller and not zero, this one is.
    fn share_of(self, whole: Self) -> f64;

    /// Tells whether sums of such counts may soon be too large for their kind.
    fn is_too_large(self) -> bool;
}

/// Counts above this may soon be too large for a float.
pub(super) const GREATEST_COUNT: f64 = 1e290;

impl Count for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;

    #[inline]
    fn add(&mut self, other: Self) {
        *self += other;
    }

    #[inline]
    fn share_of(self, whole: Self) -> f64 {
        self / whole
    }

    #[inline]
    fn is_too_large(self) -> bool {
        self > GREATEST_COUNT
    }
}

/// What one more block stands for: a factor of 2⁵¹².
const BLOCK: f64 = 1.340_780_792_994_259_7e154;

/// A count of ways, as `digits · 2^(512 · blocks)`.
///
/// A thousand crossroads in a row already have more ways through them than a float can count;
/// infinities would then turn shares of ways into NaN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PathCount {
    digits: f64,
    blocks: u32,
}

impl Count for PathCount {
    const ZERO: Self = Self {
        digits: 0.0,
        blocks: 0,
    };
    const ONE: Self = Self {
        digits: 1.0,
        blocks: 0,
    };

    fn add(&mut self, other: Self) {
        if other.blocks > self.blocks {
            self.digits = other.digits + self.digits * lowered(other.blocks - self.blocks);
            self.blocks = other.blocks;
        } else {
            self.digits += other.digits * lowered(self.blocks - other.blocks);
        }
        if self.digits >= BLOCK {
            self.digits /= BLOCK;
            self.blocks += 1;
        }
    }

    fn share_of(self, whole: Self) -> f64 {
        self.digits / whole.digits * lowered(whole.blocks.saturating_sub(self.blocks))
    }

    fn is_too_large(self) -> bool {
        false
    }
}

/// Returns the factor between two counts that lie some blocks apart.
fn lowered(blocks: u32) -> f64 {
    match blocks {
        0 => 1.0,
        1 => 1.0 / BLOCK,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_stay_exact_far_beyond_floats() {
        let mut count = PathCount::ONE;
        for _ in 0..5_000 {
            let half = count;
            count.add(half);
            assert!((half.share_of(count) - 0.5).abs() < 1e-15);
        }
        assert_eq!(count.blocks, 9);
        let mut sum = PathCount::ONE;
        sum.add(count);
        assert_eq!(sum, count);
        assert!(PathCount::ONE.share_of(count).abs() < f64::EPSILON);
    }
}
