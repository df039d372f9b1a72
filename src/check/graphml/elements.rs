//! The graphs, nodes and edges of a GraphML file: their ids, ends and directions.

use super::{Scan, rules, rules_of_graphs as of_graphs};
use crate::check::values::{is_token, offset_in};
use crate::check::xml::{Tag, plain};
use crate::read::quoted;

impl<'a> Scan<'a, '_> {
    pub(super) fn open_graph(&mut self, tag: &Tag<'a>) {
        let [id, default] = tag.attributes(["id", "edgedefault"]);
        self.check_id(id);
        if self.open.iter().any(|open| open.name == "node") {
            let words = || "a graph stands within a node".to_owned();
            self.findings.add(&rules::NESTED, tag.at, words);
            return;
        }
        if std::mem::replace(&mut self.has_graph, true) {
            let words = || "another graph stands above".to_owned();
            self.findings.add(&of_graphs::GRAPHS, tag.at, words);
        }
        match default {
            Some("directed") => self.is_directed = true,
            Some("undirected") => self.is_directed = false,
            None => {
                self.is_directed = false;
                let words = || "<graph> has no edgedefault".to_owned();
                self.findings.add(&rules::EDGE_DEFAULT, tag.at, words);
            }
            Some(other) => {
                self.is_directed = false;
                let words = || format!("edgedefault is {}", quoted(other));
                let at = offset_in(self.text, other);
                self.findings.add(&rules::EDGE_DEFAULT_VALUE, at, words);
            }
        }
    }

    fn check_id(&mut self, id: Option<&'a str>) {
        if let Some(id) = id
            && !is_token(&plain(id))
        {
            let at = offset_in(self.text, id);
            self.findings.add(&rules::ID_TOKEN, at, || {
                format!("the id {} is no NMTOKEN", quoted(id))
            });
        }
    }

    pub(super) fn open_node(&mut self, tag: &Tag<'a>) {
        let [id] = tag.attributes(["id"]);
        self.check_id(id);
        let Some(id) = id else {
            let words = || "the node has no id".to_owned();
            self.findings.add(&of_graphs::NODE_ID, tag.at, words);
            return;
        };
        if !self.edges.declare(id) {
            let at = offset_in(self.text, id);
            let words = || format!("a node with the id {} stands above", quoted(id));
            self.findings.add(&rules::NODE_TWICE, at, words);
        }
    }

    pub(super) fn open_edge(&mut self, tag: &Tag<'a>) {
        let names = ["id", "source", "target", "directed", "label"];
        let [id, source, target, directed, label] = tag.attributes(names);
        self.check_id(id);
        if let Some(id) = id
            && !self.edges.name(id)
        {
            let at = offset_in(self.text, id);
            let words = || format!("an edge with the id {} stands above", quoted(id));
            self.findings.add(&rules::EDGE_TWICE, at, words);
        }
        if let Some(label) = label {
            let at = offset_in(self.text, label);
            self.findings.add(&rules::EDGE_LABEL, at, || {
                "an edge has a label attribute".to_owned()
            });
        }
        let is_directed = match directed {
            Some("true") => true,
            Some("false") => false,
            _ => self.is_directed,
        };
        if is_directed != self.is_directed {
            let (rule, is) = if is_directed {
                (
                    &rules::MIXED_UNDIRECTED,
                    "directed, but edgedefault is undirected",
                )
            } else {
                (&rules::MIXED, "undirected, but edgedefault is directed")
            };
            self.findings
                .add(rule, tag.at, || format!("the edge is {is}"));
        }
        let (Some(source), Some(target)) = (
            source.filter(|end| !end.is_empty()),
            target.filter(|end| !end.is_empty()),
        ) else {
            let which = if source.is_none_or(str::is_empty) {
                "source"
            } else {
                "target"
            };
            self.findings.add(&rules::NO_END, tag.at, || {
                format!("the edge has no {which}")
            });
            return;
        };
        let ends = [source, target].map(|end| self.edges.end(end, offset_in(self.text, end)));
        if !self.edges.join(ends, is_directed, "") {
            let words = || {
                format!(
                    "another edge joins {} and {}",
                    quoted(source),
                    quoted(target)
                )
            };
            self.findings.add(&rules::PARALLEL, tag.at, words);
        }
    }
}
