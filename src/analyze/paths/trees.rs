//! Trees that hang on a graph: nodes behind a single neighbor, whose ways need no search.
//!
//! Actors with one statement, and statements that mention nobody else, are such nodes. They are
//! taken off one by one, and leave to their neighbor how many nodes set out from it and arrive in
//! it. What passes through them follows from sizes alone. Baglioni, Geraci, Pellegrini, Lastres
//! (2012), "Fast exact computation of betweenness centrality in social networks", ASONAM.

use super::super::frozen::number;
use super::net::Arcs;

/// A node that was taken off.
#[derive(Debug, Clone, Copy)]
struct Hung {
    node: u32,
    /// The node that it hangs on.
    parent: u32,
    /// Whether an arc leads from it to that node.
    up: bool,
    /// Whether an arc leads from that node to it.
    down: bool,
}

/// The trees that hang on a graph.
#[derive(Debug, Clone)]
pub(super) struct Trees {
    /// In the order in which they were taken off.
    hung: Vec<Hung>,
    is_hung: Vec<bool>,
    /// How many nodes reach each node from below, itself included.
    pub(super) setting_out: Vec<f64>,
    /// How many nodes each node reaches below, itself included.
    pub(super) arriving: Vec<f64>,
}

/// What passes through the nodes and arcs of trees, and through the nodes that they hang on.
#[derive(Debug, Default)]
pub(super) struct Passing {
    /// How many ways pass through each node on their way out of a tree or into one.
    pub(super) nodes: Vec<f64>,
    /// How many ways pass over each arc of a tree: its two ends, and the ways.
    pub(super) arcs: Vec<(u32, u32, f64)>,
}

impl Trees {
    /// Finds the trees, or none where nothing is to be folded; `into` is absent where every arc
    /// has one back.
    pub(super) fn find(out: &Arcs, into: Option<&Arcs>, fold: bool) -> Self {
        let node_count = out.node_count();
        let mut trees = Self {
            hung: Vec::new(),
            is_hung: vec![false; node_count],
            setting_out: vec![1.0; node_count],
            arriving: vec![1.0; node_count],
        };
        if !fold {
            return trees;
        }
        let partners = |node: usize| {
            let back = into.map_or(&[][..], |into| into.row(node));
            let only_back = back.iter().filter(move |b| !out.leads(node, **b));
            out.row(node).iter().chain(only_back).copied()
        };
        let mut left: Vec<usize> = (0..node_count).map(|node| partners(node).count()).collect();
        let mut loose: Vec<usize> = (0..node_count).filter(|&node| left[node] == 1).collect();
        while let Some(node) = loose.pop() {
            // Of two nodes that are left with each other, the one that comes second stays.
            let mut standing = partners(node).filter(|&other| !trees.is_hung[other as usize]);
            let Some(parent) = standing.next().filter(|_| left[node] == 1) else {
                continue;
            };
            let up = out.leads(node, parent);
            let down = into.map_or(up, |_| out.leads(parent as usize, number(node)));
            trees.take_off(Hung {
                node: number(node),
                parent,
                up,
                down,
            });
            left[node] = 0;
            left[parent as usize] -= 1;
            if left[parent as usize] == 1 {
                loose.push(parent as usize);
            }
        }
        trees
    }

    fn take_off(&mut self, hung: Hung) {
        let (node, parent) = (hung.node as usize, hung.parent as usize);
        self.is_hung[node] = true;
        self.setting_out[parent] += when(hung.up, self.setting_out[node]);
        self.arriving[parent] += when(hung.down, self.arriving[node]);
        self.hung.push(hung);
    }

    pub(super) fn is_hung(&self, node: usize) -> bool {
        self.is_hung[node]
    }

    /// Tells what passes through the trees.
    ///
    /// `reaching` says of each node that stands how many nodes beyond its trees reach it, and
    /// `reached` how many beyond its trees it reaches; both become true of all nodes here.
    pub(super) fn passing(&self, mut reaching: Vec<f64>, mut reached: Vec<f64>) -> Passing {
        // What comes up to each node from the trees below, and goes down into them.
        let mut passing = Passing {
            nodes: vec![0.0; self.is_hung.len()],
            arcs: Vec::new(),
        };
        for hung in self.hung.iter().rev() {
            let (node, parent) = (hung.node as usize, hung.parent as usize);
            let (from, to) = self.through(hung);
            // Everybody at the parent, save those who came up from this very tree.
            reaching[node] = when(
                hung.down,
                self.setting_out[parent] + reaching[parent] - from,
            );
            reached[node] = when(hung.up, self.arriving[parent] + reached[parent] - to);
            if hung.up {
                let ways = from * reached[node];
                passing.arcs.push((hung.node, hung.parent, ways));
            }
            if hung.down {
                let ways = to * reaching[node];
                passing.arcs.push((hung.parent, hung.node, ways));
            }
        }
        for hung in &self.hung {
            let parent = hung.parent as usize;
            let (from, to) = self.through(hung);
            // To other trees below the same node, and to all beyond; and from all beyond.
            let other_trees = self.arriving[parent] - 1.0 - to;
            passing.nodes[parent] += from * (other_trees + reached[parent]);
            passing.nodes[parent] += to * reaching[parent];
        }
        passing
    }

    /// Returns how many nodes come up over the tie on which a tree hangs, and how many go down.
    fn through(&self, hung: &Hung) -> (f64, f64) {
        let node = hung.node as usize;
        let from = when(hung.up, self.setting_out[node]);
        (from, when(hung.down, self.arriving[node]))
    }
}

/// Returns a number where something holds, else zero.
fn when(holds: bool, value: f64) -> f64 {
    if holds { value } else { 0.0 }
}
