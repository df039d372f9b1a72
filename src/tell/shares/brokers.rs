//! Constraint and effective size: which contacts stand for one another.

use super::super::words::{number, percent, plural};
use super::{Account, Part, Sight, float, weight};
use crate::analyze::Rows;

/// The contacts of a node: those that ties of some weight lead to or from.
fn contacts(rows: &Rows, node: usize) -> Vec<(usize, f64)> {
    let ties = rows.ties(node);
    ties.filter(|(other, weight)| *other != node && *weight > 0.0)
        .collect()
}

/// Sums the weights of ties.
fn strength(contacts: &[(usize, f64)]) -> f64 {
    contacts.iter().fold(0.0, |sum, (_, weight)| sum + weight)
}

/// Shows how much of its attention the node spends on each contact, directly and through others.
pub(super) fn constraint(sight: &Sight<'_>) -> Account {
    let rows = sight.frozen.undirected();
    let own = contacts(rows, sight.node);
    let total = strength(&own);
    let spent_by: Vec<f64> = own
        .iter()
        .map(|(node, _)| strength(&contacts(rows, *node)))
        .collect();
    let parts = own.iter().map(|&(contact, direct)| {
        let direct = direct / total;
        let through = own
            .iter()
            .zip(&spent_by)
            .map(|(&(other, to_other), spent)| {
                if other == contact {
                    return 0.0;
                }
                to_other / total * (weight(rows, other, contact) / spent)
            });
        let indirect = through.fold(0.0, |sum, share| sum + share);
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
    let own = contacts(rows, sight.node);
    let total = strength(&own);
    let mut redundant = 0.0;
    let parts: Vec<Part> = own
        .iter()
        .map(|&(contact, _)| {
            let strongest = contacts(rows, contact);
            let strongest = strongest
                .iter()
                .fold(0.0_f64, |most, (_, weight)| most.max(*weight));
            let shared: Vec<(usize, f64)> = own
                .iter()
                .filter(|(other, _)| *other != contact)
                .map(|&(other, to_other)| {
                    (
                        other,
                        to_other / total * (weight(rows, contact, other) / strongest),
                    )
                })
                .filter(|(_, share)| *share > 0.0)
                .collect();
            let lost = shared.iter().fold(0.0, |sum, (_, share)| sum + share);
            redundant += lost;
            let what = match shared.len() {
                0 => "reached through this actor alone".to_owned(),
                count => format!(
                    "tied to {}, so that {} of it is redundant",
                    plural(count, "other contact", "other contacts"),
                    percent(lost, 1.0)
                ),
            };
            Part::new([contact], 1.0 - lost, what)
        })
        .collect();
    let rule = format!(
        "{}, less {} for those that reach each other without this actor",
        plural(own.len(), "contact", "contacts"),
        number(redundant)
    );
    let mut account = Account::of(rule, parts);
    account.value = Some(float(own.len()) - redundant);
    account
}
