//! Communities, components, articulation points: who keeps together, and what would fall apart.

use std::collections::BTreeMap;

use super::super::words::{number, percent, plural};
use super::circles::neighbors;
use super::{Account, Part, Sight, float};

/// Shows the members of a node's community, and how much of its ties' weight stays there.
pub(super) fn community(sight: &Sight<'_>) -> Account {
    let rows = sight.frozen.undirected();
    let group_of = |node: usize| whole(sight.value(node));
    let own = group_of(sight.node);
    let mut by_group: BTreeMap<i64, (f64, Vec<usize>)> = BTreeMap::new();
    for (neighbor, weight) in rows
        .ties(sight.node)
        .filter(|(node, _)| *node != sight.node)
    {
        let (sum, nodes) = by_group.entry(group_of(neighbor)).or_default();
        *sum += weight;
        nodes.push(neighbor);
    }
    let parts = by_group.into_iter().map(|(group, (sum, nodes))| {
        let ties = plural(nodes.len(), "neighbor", "neighbors");
        let what = if group == own {
            format!("{ties} in its own community")
        } else {
            format!("{ties} in community {group}")
        };
        Part::new(nodes, sum, what)
    });
    let mut account = Account::of(String::new(), parts.collect());
    let members = members(sight);
    let inside = own_share(sight, own);
    let (within, touching) = weights(sight, own);
    account.rule = format!(
        "community {own} has {}; of the weight of this actor's ties {} stays inside, of the weight of \
         all ties of the community {}",
        plural(members.len() + 1, "member", "members"),
        percent(inside, account.sum),
        percent(within, touching)
    );
    account.value = None;
    account.members = members;
    account
}

/// Returns how much of the weight of the node's ties stays in its group.
fn own_share(sight: &Sight<'_>, own: i64) -> f64 {
    let rows = sight.frozen.undirected();
    let ties = rows
        .ties(sight.node)
        .filter(|(node, _)| *node != sight.node);
    let inside = ties.filter(|(node, _)| whole(sight.value(*node)) == own);
    inside.fold(0.0, |sum, (_, weight)| sum + weight)
}

/// Returns the weight of the ties within a group, and of all ties that an end of is in it.
fn weights(sight: &Sight<'_>, own: i64) -> (f64, f64) {
    let rows = sight.frozen.undirected();
    let is_in = |node: usize| whole(sight.value(node)) == own;
    let (mut within, mut touching) = (0.0, 0.0);
    for node in (0..sight.frozen.node_count()).filter(|node| is_in(*node)) {
        for (other, weight) in rows.ties(node).filter(|(other, _)| *other != node) {
            if !is_in(other) {
                touching += weight;
            } else if node < other {
                within += weight;
                touching += weight;
            }
        }
    }
    (within, touching)
}

/// Shows who is in a node's component.
pub(super) fn component(sight: &Sight<'_>) -> Account {
    let members = members(sight);
    let size = members.len() + 1;
    let rule = format!(
        "component {} has {}: {} of all {}",
        whole(sight.value(sight.node)),
        plural(size, "member", "members"),
        percent(float(size), float(sight.frozen.node_count())),
        number(float(sight.frozen.node_count())),
    );
    Account {
        rule,
        value: None,
        members,
        ..Account::default()
    }
}

/// Shows into which pieces a node's component would fall without it.
pub(super) fn articulation(sight: &Sight<'_>) -> Account {
    let rows = sight.frozen.undirected();
    let mut is_seen = vec![false; sight.frozen.node_count()];
    is_seen[sight.node] = true;
    let mut parts = Vec::new();
    for neighbor in neighbors(sight) {
        if std::mem::replace(&mut is_seen[neighbor], true) {
            continue;
        }
        let mut piece = vec![neighbor];
        let mut next = 0;
        while let Some(&node) = piece.get(next) {
            next += 1;
            for other in rows.neighbors(node).iter().map(|node| *node as usize) {
                if !std::mem::replace(&mut is_seen[other], true) {
                    piece.push(other);
                }
            }
        }
        let what = plural(piece.len(), "actor", "actors");
        let size = float(piece.len());
        parts.push(Part::new(piece, size, format!("a piece of {what}")));
    }
    let rule = match parts.len() {
        0 | 1 => "without it the others would still hang together".to_owned(),
        count => format!("without it the others would fall into {count} pieces"),
    };
    let mut account = Account::of(rule, parts);
    account.value = None;
    account
}

/// Lists the others with the same value.
fn members(sight: &Sight<'_>) -> Vec<usize> {
    let own = whole(sight.value(sight.node));
    let others = (0..sight.frozen.node_count()).filter(|node| *node != sight.node);
    others
        .filter(|node| whole(sight.value(*node)) == own)
        .collect()
}

/// Returns the number of a group.
#[expect(
    clippy::cast_possible_truncation,
    reason = "groups are numbered from one"
)]
const fn whole(value: f64) -> i64 {
    value as i64
}
