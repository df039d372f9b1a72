//! The nodes of a DOT file: their numbers, and the clusters that they stand in.

use std::collections::HashMap;

use super::lexer::{Form, Word};
use super::rules;
use super::rules_of_values as of_values;
use crate::check::Findings;
use crate::check::edges::Edges;
use crate::check::values::shown;
use crate::read::quoted;

/// The nodes and edges of a file.
pub(super) struct Nodes<'a> {
    edges: Edges<'a>,
    /// The ids that are numbers, by what they are worth.
    numbers: HashMap<u64, &'a str>,
    /// The innermost cluster of each node, by its number; 0 is none.
    clusters: Vec<usize>,
    /// The cluster around each cluster; the first is no cluster.
    around: Vec<usize>,
}

impl<'a> Nodes<'a> {
    /// Starts with none.
    pub(super) fn new() -> Self {
        Self {
            edges: Edges::new(),
            numbers: HashMap::new(),
            clusters: Vec::new(),
            around: vec![0],
        }
    }

    /// Returns how many nodes there are.
    pub(super) const fn len(&self) -> usize {
        self.clusters.len()
    }

    /// Opens a cluster within another one, and returns its number.
    pub(super) fn cluster(&mut self, around: usize) -> usize {
        self.around.push(around);
        self.around.len() - 1
    }

    /// Takes a node that is named in a cluster, and returns its number.
    pub(super) fn node(&mut self, word: Word<'a>, cluster: usize, findings: &mut Findings) -> u32 {
        let number = self.edges.end(word.text, word.at);
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        if place >= self.clusters.len() {
            self.clusters.push(0);
            self.check_name(word, findings);
        }
        let before = self.clusters[place];
        if self.lies_in(cluster, before) {
            self.clusters[place] = cluster;
        } else if !self.lies_in(before, cluster) {
            let words = || {
                format!(
                    "the node {} stands in another cluster, too",
                    quoted(word.text)
                )
            };
            findings.add(&of_values::TWO_CLUSTERS, word.at, words);
        }
        number
    }

    /// Tells whether a cluster is another one or lies in it.
    fn lies_in(&self, mut inner: usize, outer: usize) -> bool {
        while inner != 0 && inner != outer {
            inner = self.around[inner];
        }
        inner == outer
    }

    /// Checks the id of a node that is new.
    fn check_name(&mut self, word: Word<'a>, findings: &mut Findings) {
        if word.form == Form::Quoted && word.text.contains('\\') {
            let words = || format!("the id {} has a backslash", shown(word.text));
            findings.add(&rules::ID_BACKSLASH, word.at, words);
        }
        if word.form == Form::Number
            && let Ok(worth) = word.text.parse::<f64>()
        {
            let other = *self.numbers.entry(worth.to_bits()).or_insert(word.text);
            if other != word.text {
                let words = || format!("the ids {other} and {} are one number", word.text);
                findings.add(&rules::NUMBER_TWINS, word.at, words);
            }
        }
    }

    /// Takes the edges between two groups of nodes; `false` where one of them is there already.
    pub(super) fn join(&mut self, sources: &[u32], targets: &[u32], is_directed: bool) -> bool {
        // Two large groups have more edges than anybody wants to read.
        const MOST: usize = 10_000;
        let pairs = sources
            .iter()
            .flat_map(|source| targets.iter().map(move |target| [*source, *target]));
        let mut are_new = true;
        for ends in pairs.take(MOST) {
            are_new &= self.edges.join(ends, is_directed, "");
        }
        are_new
    }
}
