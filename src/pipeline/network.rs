//! A graph with its measures: from records, or from a graph file of another program.

use std::borrow::Cow;
use std::sync::Arc;

use crate::analyze::{Frozen, Measure, Options, Scores, Stopped, Watch, analyze_watched};
use crate::graph::{Filter, GraphView, Multi, Shape, Sources, View, build_filtered};
use crate::model::{Records, Statement};

/// A graph, measured.
#[derive(Debug)]
pub struct Network<'a> {
    /// The records and what to keep of them; none where the graph was read as one.
    basis: Option<(&'a Records, &'a Filter)>,
    measured: GraphView,
    scores: Scores,
}

impl<'a> Network<'a> {
    /// Builds the network of the nodes of a view, usually the actors: each tie once, as heavy as
    /// the statements and relations behind it.
    #[must_use]
    pub fn new(records: &'a Records, view: View, filter: &'a Filter) -> Self {
        let multi = Multi::Merge;
        let measured = build_filtered(records, Shape { view, multi }, filter);
        Self {
            basis: Some((records, filter)),
            measured,
            scores: Scores::default(),
        }
    }

    /// Takes a graph as it is.
    #[must_use]
    pub fn of_graph(graph: GraphView) -> Self {
        Self {
            basis: None,
            measured: graph,
            scores: Scores::default(),
        }
    }

    /// Computes measures, in place of any that were computed before, with readers who start at
    /// some nodes where a measure has readers, and with somebody who watches.
    ///
    /// A graph without direction is measured without.
    ///
    /// # Errors
    ///
    /// Returns [`Stopped`] where the watcher asks to stop; then there are no scores.
    pub fn measure(
        &mut self,
        measures: &[&dyn Measure],
        options: &Options,
        focus: &[usize],
        watch: &dyn Watch,
    ) -> Result<(), Stopped> {
        self.scores = Scores::default();
        let options = Options {
            directed: options.directed && self.measured.is_directed(),
            ..*options
        };
        watch.start("freezing");
        let frozen = Frozen::new(&self.measured, &options).focused(focus);
        self.scores = analyze_watched(&self.measured, &frozen, measures, watch)?;
        // Giving back the memory of a large graph takes a while, which no measure is to blame for.
        watch.start("freeing");
        drop(frozen);
        Ok(())
    }

    /// Returns the statements that the filter keeps; none of a graph that was read as one.
    pub fn statements(&self) -> impl Iterator<Item = &'a Statement> + '_ {
        let basis = self.basis.into_iter();
        basis.flat_map(|(records, filter)| {
            let statements = records.statements.values();
            statements.filter(move |statement| filter.keeps_statement(records, statement))
        })
    }

    /// Returns the records that the graph was made of; none of a graph that was read as one.
    #[must_use]
    pub fn records(&self) -> Option<&'a Records> {
        self.basis.map(|(records, _)| records)
    }

    /// Returns the graph that is measured, without scores.
    #[must_use]
    pub const fn measured(&self) -> &GraphView {
        &self.measured
    }

    /// Returns what was measured, by the numbers of the nodes of [`Network::measured`].
    #[must_use]
    pub const fn scores(&self) -> &Scores {
        &self.scores
    }

    /// Copies the articles and statements behind the network, for a format that shows them; there
    /// are none behind a graph that was read as one.
    #[must_use]
    pub fn sources(&self) -> Option<Arc<Sources>> {
        let (records, filter) = self.basis?;
        Some(Arc::new(Sources::new(records, filter)))
    }

    /// Builds a graph of any shape, with the scores on its actors; a graph that was read as one
    /// keeps its shape, and is borrowed as long as nothing is added to it.
    #[must_use]
    pub fn graph(&self, shape: Shape) -> Cow<'_, GraphView> {
        let mut graph = match self.basis {
            Some((records, filter)) => Cow::Owned(build_filtered(records, shape, filter)),
            None => Cow::Borrowed(&self.measured),
        };
        if !self.scores.is_empty() {
            self.scores.attach(&self.measured, graph.to_mut());
        }
        graph
    }
}
