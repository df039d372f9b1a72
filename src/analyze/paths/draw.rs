//! Numbers that look random and are the same in every run: the splitmix64 sequence.

use super::super::frozen::number;

/// A sequence of numbers that depends on where it starts alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers(u64);

impl Numbers {
    /// Starts a sequence of its own for each number of a sample, whatever the thread.
    pub(super) fn of_sample(seed: u64, sample: u64) -> Self {
        let mut numbers = Self(seed);
        let start = numbers.next();
        Self(start ^ sample.wrapping_mul(0xD134_2543_DE82_EF95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Draws one of so many nodes.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the high half of the product is below the number of nodes"
    )]
    pub(super) fn node(&mut self, node_count: usize) -> u32 {
        number(((u128::from(self.next()) * node_count as u128) >> 64) as usize)
    }

    /// Draws a number from 0 up to, but not including, 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a float")]
    pub(super) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
