//! How strongly a node is tied to each community around it.

/// A sum for every community there is, of which few are used at a time.
#[derive(Debug, Clone, Default)]
pub(super) struct Nearby {
    sums: Vec<f64>,
    /// The communities that have a sum; what stands behind `count` is left over.
    touched: Vec<u32>,
    count: usize,
}

impl Nearby {
    /// Makes room for some communities.
    pub(super) fn new(communities: usize) -> Self {
        Self {
            sums: vec![0.0; communities],
            touched: vec![0; communities + 1],
            count: 0,
        }
    }

    /// Adds a tie to a community.
    #[inline]
    pub(super) fn add(&mut self, community: u32, weight: f64) {
        // Where liking and dislike cancel out, a community may stand here more than once.
        if self.count == self.touched.len() {
            self.touched.push(0);
        }
        let sum = &mut self.sums[community as usize];
        // Always written, and counted only where it is new: no branch that nobody can foresee.
        self.touched[self.count] = community;
        self.count += usize::from(*sum == 0.0);
        *sum += weight;
    }

    /// Shows every community that ties were added for, in the order of the first, and forgets all.
    #[inline]
    pub(super) fn drain(&mut self, mut see: impl FnMut(u32, f64)) {
        for &community in &self.touched[..self.count] {
            see(
                community,
                std::mem::take(&mut self.sums[community as usize]),
            );
        }
        self.count = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_shown_once_and_forgotten() {
        let mut nearby = Nearby::new(3);
        let ties = [(2, 1.0), (0, 0.5), (2, 1.0), (1, 1.0), (1, -1.0), (1, 4.0)];
        for _ in 0..2 {
            for (community, weight) in ties {
                nearby.add(community, weight);
            }
            let mut seen = Vec::new();
            nearby.drain(|community, sum| seen.push((community, sum)));
            // What had cancelled out is listed twice, and has its sum the first time.
            assert_eq!(seen, [(2, 2.0), (0, 0.5), (1, 4.0), (1, 0.0)]);
        }
    }
}
