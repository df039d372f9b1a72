//! Core number, triangles, clustering: which of a node's neighbors are tied to each other.

use super::super::words::plural;
use super::{Account, Part, Sight, float, weight};
use crate::analyze::{Core, Measure, Rows};

/// Shows which neighbors are in the circle that gives the node its core number.
pub(super) fn core(sight: &Sight<'_>) -> Account {
    let cores = Core.values(sight.frozen);
    let core_of = |node: usize| cores[node].number().unwrap_or_default();
    let core = core_of(sight.node);
    let neighbors = neighbors(sight);
    let all = neighbors.len();
    let inside = neighbors.into_iter().filter(|node| core_of(*node) >= core);
    let parts: Vec<Part> = inside
        .map(|node| {
            Part::new(
                [node],
                1.0,
                format!("has the core number {}", core_of(node)),
            )
        })
        .collect();
    let rule = format!(
        "{} of its {} belong to a circle in which everybody is tied to at least {core} others of it",
        parts.len(),
        plural(all, "neighbor", "neighbors"),
    );
    let mut account = Account::of(rule, if core > 0.0 { parts } else { Vec::new() });
    account.value = None;
    account
}

/// Shows which pairs of neighbors are tied to each other.
pub(super) fn triangles(sight: &Sight<'_>) -> Account {
    let parts = pairs(sight).into_iter();
    let parts = parts.map(|(a, b)| Part::new([a, b], 1.0, "are tied to each other"));
    Account::of(
        "the number of pairs of neighbors that are tied to each other",
        parts.collect(),
    )
}

/// Shows what each tied pair of neighbors adds to the share of those that could be.
pub(super) fn clustering(sight: &Sight<'_>) -> Account {
    let (frozen, node) = (sight.frozen, sight.node);
    let rows = frozen.outgoing();
    let directed = frozen.options().directed;
    let greatest = (0..frozen.node_count())
        .flat_map(|node| rows.ties(node))
        .fold(0.0_f64, |greatest, (_, weight)| greatest.max(weight));
    let root = |from, to| {
        if !frozen.options().weighted {
            f64::from(u8::from(rows.tie(from, to).is_some()))
        } else if greatest > 0.0 {
            (weight(rows, from, to) / greatest).cbrt()
        } else {
            0.0
        }
    };
    let side = |a, b| root(a, b) + if directed { root(b, a) } else { 0.0 };
    let ways = if directed { 1.0 } else { 2.0 };
    let neighbors = neighbors(sight);
    let possible = possible(sight, neighbors.len());
    let parts = pairs(sight).into_iter().map(|(a, b)| {
        let product = ways * side(node, a) * side(node, b) * side(a, b);
        let amount = if possible > 0.0 {
            product / possible
        } else {
            0.0
        };
        Part::new([a, b], amount, "are tied to each other")
    });
    let parts: Vec<Part> = parts.filter(|part| part.amount > 0.0).collect();
    let rule = format!(
        "{} of its {} are tied to each other; each adds its share of the triangles that could be{}",
        parts.len(),
        plural(
            neighbors.len() * neighbors.len().saturating_sub(1) / 2,
            "pair of neighbors",
            "pairs of neighbors"
        ),
        if frozen.options().weighted {
            ", by the weight of its ties"
        } else {
            ""
        }
    );
    Account::of(rule, parts)
}

/// Counts the ways around a triangle that the node's ties leave room for.
fn possible(sight: &Sight<'_>, neighbors: usize) -> f64 {
    let frozen = sight.frozen;
    if !frozen.options().directed {
        return float(neighbors) * (float(neighbors) - 1.0);
    }
    let others = |rows: &Rows| {
        let others = rows.neighbors(sight.node).iter();
        others.filter(|node| **node as usize != sight.node).count()
    };
    let ties = others(frozen.outgoing()) + others(frozen.incoming());
    let both = ties - neighbors;
    float(ties) * (float(ties) - 1.0) - 2.0 * float(both)
}

/// Lists the nodes that are tied to this one, in any direction.
pub(super) fn neighbors(sight: &Sight<'_>) -> Vec<usize> {
    let neighbors = sight.frozen.undirected().neighbors(sight.node).iter();
    let neighbors = neighbors.map(|node| *node as usize);
    neighbors.filter(|node| *node != sight.node).collect()
}

/// Lists the pairs of neighbors that are tied to each other, in any direction.
fn pairs(sight: &Sight<'_>) -> Vec<(usize, usize)> {
    let rows = sight.frozen.undirected();
    let neighbors = neighbors(sight);
    let mut is_neighbor = vec![false; rows.node_count()];
    for neighbor in &neighbors {
        is_neighbor[*neighbor] = true;
    }
    let mut pairs = Vec::new();
    for &one in &neighbors {
        let others = rows.neighbors(one).iter().map(|node| *node as usize);
        let others = others.filter(|other| *other > one && is_neighbor[*other]);
        pairs.extend(others.map(|other| (one, other)));
    }
    pairs
}
