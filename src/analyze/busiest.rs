//! Which of the busiest nodes every node is tied to, in bits, to count the common ones quickly.

/// Of how many nodes, those with most neighbors, the bits tell.
const NODES: usize = 1024;
const WORDS: usize = NODES / u64::BITS as usize;
/// From how many neighbors among them on bits are quicker than a list.
const FEWEST: usize = 16;
const NO_PLACE: u32 = u32::MAX;
/// The bits of a count in a tally.
const PLANES: usize = 5;

/// A bit for each of the busiest nodes.
pub(super) type Bits = [u64; WORDS];

/// Rows of neighbors, as bits for the busiest and a list of the others.
///
/// Nodes are numbered by their neighbors, the one with most first. Rows with few of the busiest
/// are not here: their lists are as quick.
pub(super) struct Busiest {
    /// The place of each node's row below.
    places: Vec<u32>,
    bits: Vec<Bits>,
    starts: Vec<usize>,
    others: Vec<u32>,
}

impl Busiest {
    pub(super) fn new<'a>(rows: impl Iterator<Item = &'a [u32]>) -> Self {
        let mut busiest = Self {
            places: Vec::with_capacity(rows.size_hint().0),
            bits: Vec::new(),
            starts: vec![0],
            others: Vec::new(),
        };
        for row in rows {
            let is_busy = |neighbor: &&u32| (**neighbor as usize) < NODES;
            if row.len() < FEWEST || row.iter().filter(is_busy).count() < FEWEST {
                busiest.places.push(NO_PLACE);
                continue;
            }
            busiest
                .places
                .push(super::frozen::number(busiest.bits.len()));
            busiest.bits.push(bits(row));
            let others = row.iter().filter(|neighbor| !is_busy(neighbor));
            busiest.others.extend(others);
            busiest.starts.push(busiest.others.len());
        }
        busiest
    }

    /// Returns the busiest neighbors of a node, and its others; nothing where a list is as quick.
    pub(super) fn row(&self, node: usize) -> Option<(&Bits, &[u32])> {
        let place = self.places[node] as usize;
        let bits = self.bits.get(place)?;
        Some((
            bits,
            &self.others[self.starts[place]..self.starts[place + 1]],
        ))
    }
}

/// Returns which of the busiest nodes are in a row.
pub(super) fn bits(row: &[u32]) -> Bits {
    let mut bits = [0; WORDS];
    for neighbor in row {
        if let Some(word) = bits.get_mut(*neighbor as usize / u64::BITS as usize) {
            *word |= 1 << (neighbor % u64::BITS);
        }
    }
    bits
}

/// How often each of the busiest nodes was met: the first bits of all counts, then the second
/// bits, and so on, so that a few instructions add to all of them.
pub(super) struct Tally {
    planes: [Bits; PLANES],
    added: usize,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self {
            planes: [[0; WORDS]; PLANES],
            added: 0,
        }
    }

    /// Counts the nodes that are in both, and returns how many they are.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    pub(super) fn add(&mut self, one: &Bits, other: &Bits, counts: &mut [u64]) -> u64 {
        let mut carried = [0; WORDS];
        let mut common = 0;
        for ((carried, one), other) in carried.iter_mut().zip(one).zip(other) {
            *carried = one & other;
            common += u64::from(carried.count_ones());
        }
        for plane in &mut self.planes {
            for (sum, carried) in plane.iter_mut().zip(&mut carried) {
                let both = *sum & *carried;
                *sum ^= *carried;
                *carried = both;
            }
        }
        self.added += 1;
        if self.added == (1 << PLANES) - 1 {
            self.empty_into(counts);
        }
        common
    }

    /// Adds the counts to those of the nodes and begins anew.
    pub(super) fn empty_into(&mut self, counts: &mut [u64]) {
        if self.added == 0 {
            return;
        }
        for (word, counts) in counts
            .chunks_mut(u64::BITS as usize)
            .take(WORDS)
            .enumerate()
        {
            let mut met = self.planes.iter().fold(0, |met, plane| met | plane[word]);
            while met != 0 {
                let bit = met.trailing_zeros();
                met &= met - 1;
                let of_plane = |(place, plane): (usize, &Bits)| (plane[word] >> bit & 1) << place;
                let planes = self.planes.iter().enumerate();
                counts[bit as usize] += planes.map(of_plane).sum::<u64>();
            }
        }
        *self = Self::new();
    }
}
