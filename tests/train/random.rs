//! Numbers that look random and are the same each time.

/// A generator of numbers (xorshift64*).
pub(crate) struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Returns 32 bits.
    pub(crate) fn next(&mut self) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32) as u32
    }

    /// Returns a number from 0 up to, not including, 1.
    pub(crate) fn share(&mut self) -> f32 {
        let steps = u16::try_from(self.next() >> 16).unwrap_or(0);
        f32::from(steps) / 65_536.0
    }

    /// Brings a list into another order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.next() as usize % (last + 1);
            list.swap(last, other);
        }
    }
}
