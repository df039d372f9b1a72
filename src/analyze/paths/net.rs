//! The graph as shortest ways see it: without loops and impassable ties, the busiest nodes first.

use std::ops::Range;

use super::super::frozen::number;
use super::super::{Distance, Frozen, Rows};
use super::detours::without_detours;
use super::trees::Trees;

/// The arcs of every node in one direction.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Arcs {
    starts: Vec<usize>,
    /// Where each arc leads, or comes from; sorted within a row.
    pub(super) ends: Vec<u32>,
    /// How long each arc is; empty where every arc is one step.
    pub(super) lengths: Vec<f64>,
}

impl Arcs {
    /// Keeps of some rows what can be passed; nodes keep their numbers.
    pub(super) fn passable(rows: &Rows, distance: Distance) -> Self {
        let mut arcs = Self {
            starts: vec![0],
            ..Self::default()
        };
        for node in 0..rows.node_count() {
            for (neighbor, weight) in rows.ties(node).filter(|(neighbor, _)| *neighbor != node) {
                let Some(length) = distance.of(weight) else {
                    continue;
                };
                arcs.ends.push(number(neighbor));
                if distance == Distance::InverseWeight {
                    arcs.lengths.push(length);
                }
            }
            arcs.starts.push(arcs.ends.len());
        }
        arcs
    }

    /// Keeps the arcs for which a test of their two nodes and their length holds.
    fn retain(&mut self, is_kept: impl Fn(u32, u32, f64) -> bool) {
        let mut kept = Self {
            starts: vec![0],
            ..Self::default()
        };
        for node in 0..self.node_count() {
            for arc in self.range(node) {
                let (end, length) = (self.ends[arc], self.lengths[arc]);
                if is_kept(number(node), end, length) {
                    kept.ends.push(end);
                    kept.lengths.push(length);
                }
            }
            kept.starts.push(kept.ends.len());
        }
        *self = kept;
    }

    /// Keeps the arcs between some nodes, which get the numbers of their places in `names`.
    fn renumbered(&self, names: &[u32], places: &[Option<u32>]) -> Self {
        let mut arcs = Self {
            starts: vec![0],
            ..Self::default()
        };
        let mut row: Vec<(u32, usize)> = Vec::new();
        for &name in names {
            row.clear();
            let old = self.range(name as usize);
            row.extend(old.filter_map(|arc| Some((places[self.ends[arc] as usize]?, arc))));
            row.sort_unstable();
            arcs.ends.extend(row.iter().map(|(end, _)| *end));
            if !self.lengths.is_empty() {
                let lengths = row.iter().map(|(_, arc)| self.lengths[*arc]);
                arcs.lengths.extend(lengths);
            }
            arcs.starts.push(arcs.ends.len());
        }
        arcs
    }

    pub(super) fn node_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// Tells whether an arc leads from one node to another.
    pub(super) fn leads(&self, from: usize, to: u32) -> bool {
        self.row(from).binary_search(&to).is_ok()
    }

    /// Returns the places of a node's arcs.
    #[inline]
    pub(super) fn range(&self, node: usize) -> Range<usize> {
        self.starts[node]..self.starts[node + 1]
    }

    /// Returns where a node's arcs lead, or come from.
    #[inline]
    pub(super) fn row(&self, node: usize) -> &[u32] {
        &self.ends[self.range(node)]
    }

    /// Returns how many arcs a node has.
    #[inline]
    pub(super) fn degree(&self, node: usize) -> usize {
        self.range(node).len()
    }
}

/// A graph of which every arc can be passed, its nodes numbered anew: those with many arcs come
/// first, so that what is touched often lies together.
#[derive(Debug, Clone)]
pub(in super::super) struct Net {
    /// The number of each node in the graph.
    pub(super) names: Vec<u32>,
    /// Where each node leads.
    pub(super) out: Arcs,
    /// Where each node is led to from; absent where that is the same.
    into: Option<Arcs>,
    /// How many nodes of the graph set out from each node: itself and those of the trees on it.
    pub(super) setting_out: Vec<f64>,
    /// How many nodes of the graph are arrived at in each node.
    pub(super) arriving: Vec<f64>,
}

impl Net {
    /// Takes all nodes.
    pub(in super::super) fn whole(graph: &Frozen) -> Self {
        Self::folded(graph, false).0
    }

    /// Takes all nodes as they are numbered in arcs.
    fn of(out: Arcs, into: Option<Arcs>) -> Self {
        let node_count = out.node_count();
        Self {
            names: (0..number(node_count)).collect(),
            out,
            into,
            setting_out: vec![1.0; node_count],
            arriving: vec![1.0; node_count],
        }
    }

    /// Takes the nodes that are left when trees are folded into the nodes that they hang on, and of
    /// arcs with lengths those that ways may take; or all where nothing is to be folded.
    pub(super) fn folded(graph: &Frozen, fold: bool) -> (Self, Trees) {
        let options = graph.options();
        let out = Arcs::passable(graph.outgoing(), options.distance);
        let into = (options.directed).then(|| Arcs::passable(graph.incoming(), options.distance));
        let (out, into) = if fold && options.distance == Distance::InverseWeight {
            let net = without_detours(Self::of(out, into));
            (net.out, net.into)
        } else {
            (out, into)
        };
        let trees = Trees::find(&out, into.as_ref(), fold);
        let degree = |name: u32| {
            let into = into.as_ref();
            out.degree(name as usize) + into.map_or(0, |into| into.degree(name as usize))
        };
        let mut names: Vec<u32> = (0..number(graph.node_count())).collect();
        names.retain(|&name| !trees.is_hung(name as usize));
        names.sort_by_key(|&name| std::cmp::Reverse(degree(name)));
        let mut places = vec![None; graph.node_count()];
        for (place, &name) in names.iter().enumerate() {
            places[name as usize] = Some(number(place));
        }
        let of_names = |all: &[f64]| names.iter().map(|&name| all[name as usize]).collect();
        let net = Self {
            out: out.renumbered(&names, &places),
            into: into.map(|into| into.renumbered(&names, &places)),
            setting_out: of_names(&trees.setting_out),
            arriving: of_names(&trees.arriving),
            names,
        };
        (net, trees)
    }

    /// Returns the arcs against their direction.
    #[inline]
    pub(super) fn into(&self) -> &Arcs {
        self.into.as_ref().unwrap_or(&self.out)
    }

    /// Tells whether every arc has one back.
    pub(super) fn is_symmetric(&self) -> bool {
        self.into.is_none()
    }

    /// Keeps the arcs for which a test of where they come from, where they lead and their length
    /// holds.
    pub(super) fn retain(&mut self, is_kept: impl Fn(u32, u32, f64) -> bool) {
        self.out.retain(&is_kept);
        if let Some(into) = &mut self.into {
            into.retain(|to, from, length| is_kept(from, to, length));
        }
    }

    /// Turns all arcs around.
    pub(super) fn reversed(mut self) -> Self {
        if let Some(into) = &mut self.into {
            std::mem::swap(into, &mut self.out);
        }
        self
    }

    pub(in super::super) fn node_count(&self) -> usize {
        self.names.len()
    }

    /// Returns the nodes that lead anywhere, those with the same neighbors side by side: ways from
    /// them spread alike.
    pub(super) fn sources(&self) -> Vec<u32> {
        let all = 0..number(self.node_count());
        let mut sources: Vec<u32> = all.filter(|&n| self.out.degree(n as usize) > 0).collect();
        let row = |node: &u32| self.out.row(*node as usize);
        sources.sort_by(|a, b| row(a).cmp(row(b)));
        sources
    }
}
