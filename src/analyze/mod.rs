//! Measures of a graph: one file each, listed in [`MEASURES`].
//!
//! A measure runs on a [`Frozen`] graph and speaks of its nodes, its edges or the whole;
//! [`analyze`] runs several of them on a [`GraphView`](crate::graph::GraphView) and returns their
//! [`Scores`]. Every measure has an answer for an empty, a disconnected or an edgeless graph; none
//! gives NaN.

mod assortativity;
mod average_clustering;
mod average_path_length;
mod betweenness;
mod blocks;
mod brokerage;
mod busiest;
mod closeness;
mod clustering;
mod communities;
mod component_count;
mod components;
mod conjugate;
mod core;
mod cut;
mod degree;
mod degree_gini;
mod dense;
mod density;
mod diameter;
mod eccentricity;
mod edge_betweenness;
mod eigenvector;
mod flow;
mod frozen;
mod harmonic_closeness;
mod hits;
mod katz;
mod label_propagation;
mod layout;
mod leiden;
mod louvain;
mod measure;
mod memo;
mod method;
mod odd_weights;
mod options;
mod pagerank;
mod paths;
mod personalised_pagerank;
mod power;
mod radius;
mod reciprocity;
mod rows;
mod scores;
mod settle;
mod strength;
mod strong_component;
mod transitivity;
mod triads;
mod triangles;
mod watch;
mod weak_component;

pub use self::core::Core;
pub use assortativity::Assortativity;
pub use average_clustering::AverageClustering;
pub use average_path_length::AveragePathLength;
pub use betweenness::Betweenness;
pub use brokerage::Brokerage;
pub use closeness::Closeness;
pub use clustering::Clustering;
pub use communities::modularity;
pub use component_count::ComponentCount;
pub use cut::Cut;
pub use degree::Degree;
pub use degree_gini::DegreeGini;
pub use density::Density;
pub use diameter::Diameter;
pub use eccentricity::Eccentricity;
pub use edge_betweenness::EdgeBetweenness;
pub use eigenvector::Eigenvector;
pub use frozen::Frozen;
pub use harmonic_closeness::HarmonicCloseness;
pub use hits::Hits;
pub use katz::Katz;
pub use label_propagation::LabelPropagation;
pub use layout::{LayoutOptions, lay_out};
pub use leiden::Leiden;
pub use louvain::Louvain;
pub use measure::{About, Family, Found, Measure, Subject};
pub use method::Method;
pub use options::{Direction, Distance, Options, Sampling};
pub use pagerank::PageRank;
pub use personalised_pagerank::PersonalisedPageRank;
pub use radius::Radius;
pub use reciprocity::Reciprocity;
pub use rows::Rows;
pub use scores::{Column, Scores, analyze, analyze_watched};
pub use strength::Strength;
pub use strong_component::StrongComponent;
pub use transitivity::Transitivity;
pub use triangles::Triangles;
pub use watch::{Stopped, Unwatched, Watch};
pub use weak_component::WeakComponent;

use self::measure::floats;

/// All measures, in the order of tables and help.
pub const MEASURES: &[&dyn Measure] = &[
    &Degree(Direction::All),
    &Degree(Direction::In),
    &Degree(Direction::Out),
    &Strength(Direction::All),
    &Strength(Direction::In),
    &Strength(Direction::Out),
    &Betweenness,
    &EdgeBetweenness,
    &Closeness,
    &HarmonicCloseness,
    &Eccentricity,
    &Diameter,
    &Radius,
    &AveragePathLength,
    &Eigenvector,
    &Katz,
    &Hits::Hub,
    &Hits::Authority,
    &PageRank,
    &Louvain,
    &Leiden,
    &LabelPropagation,
    &PersonalisedPageRank,
    &Core,
    &Triangles,
    &Clustering,
    &Brokerage::Constraint,
    &Brokerage::EffectiveSize,
    &Cut::Articulation,
    &Cut::Bridge,
    &WeakComponent,
    &StrongComponent,
    &ComponentCount::Weak,
    &ComponentCount::Strong,
    &Density,
    &Reciprocity,
    &Transitivity,
    &AverageClustering,
    &DegreeGini,
    &Assortativity::Degree,
    &Assortativity::Kind,
];

/// Finds a measure by its registry name.
///
/// ```
/// assert_eq!(sayso::analyze::find("pagerank").map(|measure| measure.name()), Some("pagerank"));
/// assert!(sayso::analyze::find("fame").is_none());
/// ```
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Measure> {
    let found = MEASURES.iter().find(|measure| measure.name() == name);
    found.copied()
}

#[cfg(test)]
mod tests;
