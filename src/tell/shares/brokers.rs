//! Constraint and effective size: which contacts stand for one another.

use super::super::words::{number, percent, plural};
use super::{Account, Part, Sight};
use crate::analyze::Rows;

/// A node's contacts: those that ties of some weight lead to or from.
struct Circle {
    contacts: Vec<(usize, f64)>,
    /// The share of the node's strength that each contact has, by number; nothing for all others.
    shares: Vec<f64>,
}

impl Circle {
    fn of(sight: &Sight<'_>) -> Self {
        let rows = sight.frozen.undirected();
        let contacts: Vec<(usize, f64)> = strong(rows, sight.node).collect();
        let total = contacts.iter().fold(0.0, |sum, (_, weight)| sum + weight);
        let mut shares = vec![0.0; rows.node_count()];
        for (contact, weight) in &contacts {
            shares[*contact] = weight / total;
        }
        Self { contacts, shares }
    }

    /// Lists those of a contact's ties that lead to other contacts.
    fn shared<'a>(
        &'a self,
        rows: &'a Rows,
        contact: usize,
    ) -> impl Iterator<Item = (usize, f64)> + 'a {
        strong(rows, contact).filter(|(other, _)| self.shares[*other] > 0.0)
    }
}

/// Lists the ties of a node that have some weight, self-loops left out.
fn strong(rows: &Rows, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
    let ties = rows.ties(node);
    ties.filter(move |(other, weight)| *other != node && *weight > 0.0)
}

/// Shows how much of its attention the node spends on each contact, directly and through others.
pub(super) fn constraint(sight: &Sight<'_>) -> Account {
    let rows = sight.frozen.undirected();
    let circle = Circle::of(sight);
    let spent_by = |node: usize| strong(rows, node).fold(0.0, |sum, (_, weight)| sum + weight);
    let mut strengths = vec![0.0; rows.node_count()];
    for (contact, _) in &circle.contacts {
        strengths[*contact] = spent_by(*contact);
    }
    let parts = circle.contacts.iter().map(|&(contact, _)| {
        let direct = circle.shares[contact];
        let through = circle.shared(rows, contact);
        let indirect = through.fold(0.0, |sum, (other, weight)| {
            sum + circle.shares[other] * weight / strengths[other]
        });
        let what = if indirect > 0.0 {
            format!(
                "{} of its ties directly, {} through contacts it shares: squared",
                percent(direct, 1.0),
                percent(indirect, 1.0)
            )
        } else {
            format!("{} of its ties: squared", percent(direct, 1.0))
        };
        Part::new([contact], (direct + indirect).powi(2), what)
    });
    let rule = "each contact adds the square of the share of this actor's ties that leads to it, \
                directly or through another contact";
    Account::of(rule, parts.collect())
}

/// Shows how much of each contact is not already said by the others.
pub(super) fn effective_size(sight: &Sight<'_>) -> Account {
    let rows = sight.frozen.undirected();
    let circle = Circle::of(sight);
    let mut redundant = 0.0;
    let parts = circle.contacts.iter().map(|&(contact, _)| {
        let weights = strong(rows, contact).map(|(_, weight)| weight);
        let strongest = weights.fold(0.0_f64, f64::max);
        let (mut lost, mut shared) = (0.0, 0);
        for (other, weight) in circle.shared(rows, contact) {
            lost += circle.shares[other] * weight / strongest;
            shared += 1;
        }
        redundant += lost;
        let what = match shared {
            0 => "reached through this actor alone".to_owned(),
            count => format!(
                "tied to {}, so that {} of it is redundant",
                plural(count, "other contact", "other contacts"),
                percent(lost, 1.0)
            ),
        };
        Part::new([contact], 1.0 - lost, what)
    });
    let parts: Vec<Part> = parts.collect();
    let rule = format!(
        "{}, less {} for those that reach each other without this actor",
        plural(parts.len(), "contact", "contacts"),
        number(redundant)
    );
    Account::of(rule, parts)
}
