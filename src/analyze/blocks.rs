//! The principal eigenvector where not all nodes lead to each other: strong component by component.
//!
//! Between strong components ties lead one way only, so that the greatest eigenvalue is that of one
//! of them. Power iteration on the whole never settles where several of the same eigenvalue follow
//! one another, since what the first hands on makes the next grow ever faster; on each by itself it
//! does. What it would lead to in the end follows from there: only the last components of the
//! longest chains count, and what is behind them (Rothblum 1975, "Algebraic eigenspaces of
//! nonnegative matrices", Linear Algebra and its Applications 12).

use super::dense::{self, MOST_NODES};
use super::flow::{Flow, by_length, ranks};
use super::frozen::number;
use super::power::{MOST_STEPS, Matrix, Principal, principal};
use super::strong_component::strong_labels;
use super::{Frozen, Options, Rows, Stopped, Watch};

/// After how many steps a small component is solved outright.
const FEW_STEPS: u64 = 500;

/// Up to what relative difference two eigenvalues are the same: they are found more exactly, but
/// not to the last digit.
const SAME: f64 = 1e-9;

/// How small the change of a pass must be, relative to the values.
const SETTLED: f64 = 1e-14;

/// The strong components of a graph of ties that have a weight.
struct Blocks {
    graph: Frozen,
    /// Whether ties lead both ways, each with one weight.
    is_symmetric: bool,
    /// The nodes of each, those before others that they lead to.
    members: Vec<Vec<u32>>,
    /// The component of each node.
    of_node: Vec<u32>,
    /// The place of each node in its component.
    places: Vec<u32>,
}

/// Finds the principal eigenvector of the ties that lead to each node, and its eigenvalue in units
/// of the greatest weight, as power iteration from the start given would in the end.
pub(super) fn by_blocks(
    graph: &Frozen,
    start: &[f64],
    watch: &dyn Watch,
) -> Result<Principal, Stopped> {
    let blocks = Blocks::new(graph);
    let (found, eigenvalue) = blocks.greatest(watch)?;
    let is_greatest = |block: &Option<Principal>| {
        let own = block.as_ref().map_or(0.0, |found| found.eigenvalue);
        own > 0.0 && own >= eigenvalue * (1.0 - SAME)
    };
    let is_greatest: Vec<bool> = found.iter().map(is_greatest).collect();
    let heights = blocks.heights(&is_greatest);
    let highest = heights.iter().copied().max().unwrap_or(0);
    let tops = (0..heights.len()).filter(|b| is_greatest[*b] && heights[*b] == highest);
    // The last component of a single longest chain needs to know nothing of those before it.
    let is_alone = tops.count() == 1;
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by_key(|block| (heights[*block], *block));
    let (mut values, mut off) = (vec![0.0; graph.node_count()], 0.0_f64);
    let mut level = (0, Vec::new());
    for block in order {
        let height = heights[block];
        if is_alone && height < highest {
            continue;
        }
        if height > level.0 {
            // Only proportions matter, and along a chain values could become too small for a float.
            scale_to_greatest(&mut values, if level.0 > 0 { &level.1 } else { &[] });
            level = (height, Vec::new());
        }
        let members = &blocks.members[block];
        level.1.extend(members);
        let before = if is_greatest[block] {
            height - 1
        } else {
            height
        };
        let own = |node: &u32| {
            let ties = blocks.graph.incoming().ties(*node as usize);
            let flows_in = ties.filter(|(from, _)| {
                let from = blocks.of_node[*from] as usize;
                from != block && heights[from] == before
            });
            let at_first = if before == 0 {
                start[*node as usize]
            } else {
                0.0
            };
            flows_in.fold(at_first * eigenvalue, |sum, (from, weight)| {
                sum + weight * values[from]
            })
        };
        let own: Vec<f64> = members.iter().map(own).collect();
        let of_block = match &found[block] {
            Some(found) if is_greatest[block] => {
                off = off.max(found.off);
                let share = if is_alone {
                    1.0
                } else {
                    blocks.share(block, &found.values, &own, watch)?
                };
                found.values.iter().map(|value| share * value).collect()
            }
            _ => {
                let (values, rest) = blocks.behind(block, eigenvalue, &own, watch)?;
                off = off.max(rest);
                values
            }
        };
        for (node, value) in members.iter().zip(of_block) {
            values[*node as usize] = value;
        }
    }
    for (value, block) in values.iter_mut().zip(&blocks.of_node) {
        if eigenvalue == 0.0 || heights[*block as usize] < highest {
            *value = 0.0;
        }
    }
    let all: Vec<u32> = (0..number(values.len())).collect();
    scale_to_greatest(&mut values, &all);
    let norm = values.iter().map(|value| value * value).sum::<f64>().sqrt();
    if norm > 0.0 {
        for value in &mut values {
            *value /= norm;
        }
    }
    Ok(Principal {
        values,
        eigenvalue,
        off,
    })
}

/// Brings the greatest value of some nodes to 1.
fn scale_to_greatest(values: &mut [f64], nodes: &[u32]) {
    let of_nodes = nodes.iter().map(|node| values[*node as usize]);
    let greatest = of_nodes.fold(0.0, f64::max);
    if greatest > 0.0 {
        for node in nodes {
            values[*node as usize] /= greatest;
        }
    }
}

impl Blocks {
    /// Parts a graph, without the ties that have no weight.
    fn new(graph: &Frozen) -> Self {
        let node_count = graph.node_count();
        let rows = graph.outgoing();
        let scale = rows.scale();
        let ties = (0..node_count).flat_map(|from| {
            let ties = rows.ties(from).filter(|(_, weight)| *weight > 0.0);
            ties.map(move |(to, weight)| (from, to, weight * scale))
        });
        let is_symmetric = !graph.options().directed;
        let graph = Frozen::from_edges(node_count, ties, &Options::default());
        let mut blocks = Self {
            members: Vec::new(),
            of_node: vec![u32::MAX; node_count],
            places: vec![0; node_count],
            is_symmetric,
            graph,
        };
        let labels = strong_labels(&blocks.graph);
        let mut of_label = vec![u32::MAX; node_count];
        let mut members: Vec<Vec<u32>> = Vec::new();
        for (node, label) in labels.iter().enumerate() {
            let block = &mut of_label[*label as usize];
            if *block == u32::MAX {
                *block = number(members.len());
                members.push(Vec::new());
            }
            blocks.of_node[node] = *block;
            members[*block as usize].push(number(node));
        }
        blocks.members = members;
        blocks.sort();
        blocks
    }

    /// Puts components before those that they lead to.
    fn sort(&mut self) {
        let mut waiting = vec![0_u32; self.members.len()];
        let leaving = |block: usize| {
            let ties = self.members[block].iter();
            let ties = ties.flat_map(|node| self.graph.outgoing().neighbors(*node as usize));
            ties.map(|to| self.of_node[*to as usize] as usize)
                .filter(move |to| *to != block)
        };
        for block in 0..self.members.len() {
            for to in leaving(block) {
                waiting[to] += 1;
            }
        }
        let mut order: Vec<usize> = (0..waiting.len()).filter(|b| waiting[*b] == 0).collect();
        let mut next = 0;
        while let Some(&block) = order.get(next) {
            next += 1;
            for to in leaving(block) {
                waiting[to] -= 1;
                if waiting[to] == 0 {
                    order.push(to);
                }
            }
        }
        let mut members = std::mem::take(&mut self.members);
        for block in order {
            for (place, node) in members[block].iter().enumerate() {
                self.of_node[*node as usize] = number(self.members.len());
                self.places[*node as usize] = number(place);
            }
            self.members.push(std::mem::take(&mut members[block]));
        }
    }

    /// Returns the ties within a component that lead to each of its nodes, by place; turned around
    /// those that lead from it.
    fn inner(&self, block: usize, is_turned: bool) -> Rows {
        let members = self.members[block].iter();
        let rows = self.graph.incoming();
        let ties = members.zip(0..).flat_map(|(node, place)| {
            let ties = rows.ties(*node as usize);
            let within = ties.filter(move |(from, _)| self.of_node[*from] as usize == block);
            within.map(move |(from, weight)| match (self.places[from], is_turned) {
                (from, false) => (place, from, weight),
                (from, true) => (from, place, weight),
            })
        });
        Rows::new(self.members[block].len(), ties)
    }

    /// Returns what no eigenvalue of a component exceeds: the greatest sum of a row.
    fn bound(&self, block: usize) -> f64 {
        let sums = self.members[block].iter().map(|node| {
            let ties = self.graph.incoming().ties(*node as usize);
            let within = ties.filter(|(from, _)| self.of_node[*from] as usize == block);
            within.fold(0.0, |sum, (_, weight)| sum + weight)
        });
        sums.fold(0.0, f64::max)
    }

    /// Finds the greatest eigenvalue, and the vectors of all components that may have it.
    fn greatest(&self, watch: &dyn Watch) -> Result<(Vec<Option<Principal>>, f64), Stopped> {
        let bounds: Vec<f64> = (0..self.members.len()).map(|b| self.bound(b)).collect();
        let mut order: Vec<usize> = (0..bounds.len()).filter(|b| bounds[*b] > 0.0).collect();
        order.sort_by(|a, b| bounds[*b].total_cmp(&bounds[*a]).then(a.cmp(b)));
        let mut found = vec![None; bounds.len()];
        let mut greatest = 0.0_f64;
        for block in order {
            if bounds[block] < greatest * (1.0 - SAME) {
                break;
            }
            let of_block = stretched(&self.inner(block, false), self.is_symmetric, watch)?;
            greatest = greatest.max(of_block.eigenvalue);
            found[block] = Some(of_block);
        }
        Ok((found, greatest))
    }

    /// Counts for each component how many of the greatest eigenvalue follow one another on the
    /// longest way to it, itself included.
    fn heights(&self, is_greatest: &[bool]) -> Vec<u32> {
        let mut heights = vec![0; self.members.len()];
        for (block, members) in self.members.iter().enumerate() {
            heights[block] += u32::from(is_greatest[block]);
            for node in members {
                for to in self.graph.outgoing().neighbors(*node as usize) {
                    let to = self.of_node[*to as usize] as usize;
                    if to != block {
                        heights[to] = heights[to].max(heights[block]);
                    }
                }
            }
        }
        heights
    }

    /// Returns how much of the vector of a component arises from what flows into it.
    fn share(
        &self,
        block: usize,
        vector: &[f64],
        own: &[f64],
        watch: &dyn Watch,
    ) -> Result<f64, Stopped> {
        let weighing = stretched(&self.inner(block, true), self.is_symmetric, watch)?.values;
        let times = |values: &[f64]| -> f64 {
            let products = weighing.iter().zip(values);
            products.map(|(weight, value)| weight * value).sum()
        };
        Ok(times(own) / times(vector))
    }

    /// Returns the values of a component of a lesser eigenvalue, given what flows into it, and how
    /// far off they may be.
    fn behind(
        &self,
        block: usize,
        eigenvalue: f64,
        own: &[f64],
        watch: &dyn Watch,
    ) -> Result<(Vec<f64>, f64), Stopped> {
        if eigenvalue == 0.0 || own.iter().all(|own| *own == 0.0) {
            return Ok((vec![0.0; own.len()], 0.0));
        }
        let inner = self.inner(block, false);
        if own.len() <= MOST_NODES {
            return Ok((dense::solve(&inner, eigenvalue, own), 0.0));
        }
        let mut values: Vec<f64> = own.iter().map(|own| own / eigenvalue).collect();
        let mut rest = 0.0;
        for pass in 0..MOST_STEPS {
            watch.step(pass, MOST_STEPS)?;
            let (mut change, mut total) = (0.0, 0.0);
            for (node, own) in own.iter().enumerate() {
                let sum = inner
                    .ties(node)
                    .fold(*own, |sum, (from, weight)| sum + weight * values[from]);
                let value = sum / eigenvalue;
                change += (value - values[node]).abs();
                total += value;
                values[node] = value;
            }
            rest = change / total;
            if rest <= SETTLED {
                return Ok((values, 0.0));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "steps are few")]
        let passes = MOST_STEPS as f64;
        Ok((values, (rest * passes).min(1.0)))
    }
}

/// Returns the principal eigenvector of rows whose nodes all lead to each other.
fn stretched(rows: &Rows, is_symmetric: bool, watch: &dyn Watch) -> Result<Principal, Stopped> {
    let order = by_length(rows);
    let ranks = ranks(&order);
    let flow = Flow::new(rows, &order, &ranks);
    let power = |start: Vec<f64>, steps: u64| {
        let matrix = Matrix {
            multiply: |values: &[f64], next: &mut [f64]| flow.pass(values, next, 1.0),
            is_symmetric,
        };
        principal(start, matrix, steps, watch)
    };
    let mut found = power(vec![1.0; rows.node_count()], FEW_STEPS)?;
    if found.off > 0.0 && rows.node_count() <= MOST_NODES {
        let (values, eigenvalue) = dense::principal(rows);
        return Ok(Principal {
            values,
            eigenvalue,
            off: 0.0,
        });
    }
    if found.off > 0.0 {
        found = power(found.values, MOST_STEPS)?;
    }
    let values = ranks.iter().map(|rank| found.values[*rank as usize]);
    Ok(Principal {
        values: values.collect(),
        ..found
    })
}

#[cfg(test)]
mod tests;
