//! Hubs and authorities: who points to whom everybody points.

use super::eigenvector::principal_of;
use super::flow::{Flow, by_length, ranks};
use super::power::{MOST_STEPS, Matrix, principal};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// Hubs are actors that speak of much noticed ones, authorities those noticed by good hubs: a high
/// hub knows whom to ask, a high authority is the one everybody turns to.
///
/// The principal singular vectors of the weighted ties, those that repeated steps from equal
/// values lead to; the values of each sum to 1, and are within about 10⁻¹⁰ of the exact ones unless
/// two singular values lie so close together that it has not settled after 10,000 steps. Where
/// edges have no direction, both are the eigenvector centrality, scaled to sum to 1. A node that no
/// tie of any weight leaves is no hub and has 0, one that none enters is no authority; without ties
/// all values are 0. Kleinberg (1999), "Authoritative sources in a hyperlinked environment",
/// Journal of the ACM 46.
///
/// ```
/// use sayso::analyze::{Frozen, Options, find};
///
/// let edges = [(0, 1, 1.0), (0, 2, 1.0), (3, 1, 1.0), (3, 2, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &Options::default());
/// let values = |name| find(name).unwrap().values(&graph);
/// assert_eq!(values("hub"), [0.5.into(), 0.0.into(), 0.0.into(), 0.5.into()]);
/// assert_eq!(values("authority"), [0.0.into(), 0.5.into(), 0.5.into(), 0.0.into()]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hits {
    /// Who points to authorities.
    Hub,
    /// Whom hubs point to.
    Authority,
}

/// What there is to know about hubs.
const HUB: About = About {
    name: "hub",
    family: Family::Centrality,
    subject: Subject::Nodes,
    summary: "high: this actor speaks of those whom everybody speaks of",
    normalization: "0 to 1: sums to 1; 0 without outgoing ties",
    paper: "Kleinberg 1999",
    complexity: "O(n + m) a step, at most 10,000 steps",
    directed: true,
    weighted: true,
};

/// What differs for authorities.
const AUTHORITY: About = About {
    name: "authority",
    summary: "high: those who speak of all that matter speak of this actor",
    normalization: "0 to 1: sums to 1; 0 without incoming ties",
    ..HUB
};

impl Measure for Hits {
    fn about(&self) -> &'static About {
        match self {
            Self::Hub => &HUB,
            Self::Authority => &AUTHORITY,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        if !graph.options().directed {
            let principal = principal_of(graph, watch)?;
            return Ok(Found {
                notes: principal.notes(),
                ..floats(shares(principal.values))
            });
        }
        let (sides, notes) = graph.memo().hits.get_or_try(|| both(graph, watch))?;
        let values = match self {
            Self::Hub => &sides[0],
            Self::Authority => &sides[1],
        };
        Ok(Found {
            notes: notes.clone(),
            ..floats(values.iter().copied())
        })
    }
}

/// Finds the values of hubs and of authorities, and says whether they have settled.
fn both(graph: &Frozen, watch: &dyn Watch) -> Result<([Vec<f64>; 2], Vec<String>), Stopped> {
    let (outgoing, incoming) = (graph.outgoing(), graph.incoming());
    let scale = incoming.scale();
    let (hub_order, authority_order) = (by_length(outgoing), by_length(incoming));
    let (hub_ranks, authority_ranks) = (ranks(&hub_order), ranks(&authority_order));
    let to_authorities = Flow::new(incoming, &authority_order, &hub_ranks);
    let to_hubs = Flow::new(outgoing, &hub_order, &authority_ranks);
    let mut hubs = vec![0.0; graph.node_count() + 1];
    let matrix = Matrix {
        multiply: |authorities: &[f64], next: &mut [f64]| {
            to_hubs.pass(authorities, &mut hubs, scale);
            to_authorities.pass(&hubs, next, scale);
        },
        is_symmetric: true,
    };
    let is_led_to = |node: &u32| incoming.strength(*node as usize) > 0.0;
    let start = authority_order
        .iter()
        .map(|node| f64::from(u8::from(is_led_to(node))));
    let found = principal(start.collect(), matrix, MOST_STEPS, watch)?;
    let notes = found.notes();
    let mut authorities = found.values;
    authorities.push(0.0);
    to_hubs.pass(&authorities, &mut hubs, scale);
    let by_node = |values: &[f64], ranks: &[u32]| {
        shares(ranks.iter().map(|rank| values[*rank as usize]).collect())
    };
    let sides = [
        by_node(&hubs, &hub_ranks),
        by_node(&authorities, &authority_ranks),
    ];
    Ok((sides, notes))
}

/// Scales values to sum to 1, unless all are 0.
fn shares(mut values: Vec<f64>) -> Vec<f64> {
    let total: f64 = values.iter().sum();
    if total > 0.0 {
        for value in &mut values {
            *value /= total;
        }
    }
    values
}
