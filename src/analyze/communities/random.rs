//! Seeded choices: the same seed gives the same ones on every machine.

/// Numbers that look random and follow from a seed: `SplitMix64` of Steele, Lea and Flood (2014).
#[derive(Debug, Clone)]
pub(in crate::analyze) struct Random(u64);

impl Random {
    /// Starts at a seed.
    pub(in crate::analyze) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number.
    pub(in crate::analyze) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below a bound, which must not be zero.
    pub(in crate::analyze) fn below(&mut self, bound: u32) -> u32 {
        // The high half of the product: no division, and a bias below 2⁻³².
        let product = (self.next() >> 32) * u64::from(bound);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// Returns a number from 0 to 1, 1 left out.
    pub(in crate::analyze) fn share(&mut self) -> f64 {
        let high = u32::try_from(self.next() >> 32).unwrap_or(0);
        f64::from(high) / (f64::from(u32::MAX) + 1.0)
    }

    /// Returns the numbers below a count in a random order.
    pub(in crate::analyze) fn order(&mut self, count: u32) -> Vec<u32> {
        let mut order: Vec<u32> = (0..count).collect();
        for place in (1..count).rev() {
            order.swap(place as usize, self.below(place + 1) as usize);
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_spread_from_zero_to_one() {
        let mut random = Random::new(7);
        let shares: Vec<f64> = (0..1000).map(|_| random.share()).collect();
        assert!(shares.iter().all(|share| (0.0..1.0).contains(share)));
        for tenth in 0..10 {
            let low = f64::from(tenth) / 10.0;
            let within = shares
                .iter()
                .filter(|share| (low..low + 0.1).contains(*share));
            assert!((60..140).contains(&within.count()), "{tenth}");
        }
    }

    #[test]
    fn an_order_has_every_number_once_and_follows_from_the_seed() {
        for count in [0, 1, 2, 100] {
            let order = Random::new(7).order(count);
            assert_eq!(order, Random::new(7).order(count));
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert!(sorted.into_iter().eq(0..count));
        }
        assert_ne!(Random::new(7).order(100), Random::new(8).order(100));
    }
}
