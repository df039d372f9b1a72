//! Checks GEXF: one walk over the elements, which knows attributes, ids, ends and times.

mod attributes;
mod registry;
mod rules;
mod rules_of_values;
mod times;
mod viz;

use attributes::Attributes;
pub(super) use registry::RULES;
use rules_of_values as of_values;
use times::Times;

use super::edges::Edges;
use super::values::{is_zero, number, offset_in};
use super::xml::{self, Part, Parts, Tag};
use super::{File, Findings};
use crate::read::quoted;
use crate::{Error, Result};

/// The namespaces that networkx knows.
const NAMESPACES: [&str; 3] = [
    "http://www.gexf.net/1.1draft",
    "http://www.gexf.net/1.2draft",
    "http://gexf.net/1.3",
];

/// Scans a file.
///
/// # Errors
///
/// Fails where the file is no GEXF.
pub(super) fn scan(file: &File<'_>, findings: &mut Findings) -> Result<()> {
    xml::check_text(file, &rules::ENCODING, &rules::CHARACTER, findings);
    if !file.ending.is_empty() && file.ending != "gexf" {
        findings.add(&rules::ENDING, 0, || {
            format!("the file's name ends in .{}", file.ending)
        });
    }
    Scan {
        text: file.text,
        findings,
        attributes: Attributes::default(),
        times: Times::default(),
        edges: Edges::new(),
        open: Vec::new(),
        default: None,
        kind: None,
        has_root: false,
        has_graph: false,
        lacks_id: false,
    }
    .run()
}

/// A file that is being scanned.
struct Scan<'a, 'f> {
    text: &'a str,
    findings: &'f mut Findings,
    attributes: Attributes<'a>,
    times: Times,
    edges: Edges<'a>,
    /// The names of the elements that are open, the outermost first.
    open: Vec<&'a str>,
    /// What `defaultedgetype` says.
    default: Option<&'a str>,
    /// The byte of the first kind of an edge.
    kind: Option<usize>,
    has_root: bool,
    has_graph: bool,
    /// Whether a node has no id: edges may lead to it.
    lacks_id: bool,
}

impl<'a> Scan<'a, '_> {
    fn run(mut self) -> Result<()> {
        let mut parts = Parts::new(self.text);
        loop {
            let part = parts.next();
            if let Some(prefix) = parts.take_unbound()
                && let Part::Open(tag) = &part
            {
                let words = || format!("the prefix {prefix}: is not declared");
                self.findings.add(&rules::PREFIX, tag.at, words);
            }
            match part {
                Part::Open(tag) => self.open(&tag)?,
                Part::Close => {
                    self.open.pop();
                }
                Part::Text(..) => {}
                Part::Broken(at, why) if self.has_root || self.text.contains("<gexf") => {
                    self.findings
                        .add(&rules::BROKEN, at, || format!("the XML is broken: {why}"));
                    return Ok(());
                }
                Part::Broken(..) => return Err(no_gexf()),
                Part::End if !self.has_root => return Err(no_gexf()),
                Part::End => break,
            }
        }
        let findings = self.findings;
        if !self.has_graph {
            let words = || "the file has no <graph>".to_owned();
            findings.add(&rules::NO_GRAPH, 0, words);
        }
        self.edges.undeclared(|name, at| {
            if self.lacks_id {
                return;
            }
            findings.add(&rules::UNDECLARED, at, || {
                format!("the file has no node {}", quoted(name))
            });
        });
        if let Some(at) = self.kind
            && !self.attributes.has_kind
        {
            findings.add(&rules::KIND, at, || {
                "edges have a kind, but no attribute of that name".to_owned()
            });
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'a>) -> Result<()> {
        if !self.has_root {
            if tag.name != "gexf" {
                return Err(no_gexf());
            }
            self.has_root = true;
            self.check_root(tag);
        }
        match tag.name {
            "graph" => {
                self.has_graph = true;
                let [default] = tag.attributes(["defaultedgetype"]);
                self.default = default;
                self.times.start(tag);
            }
            "attributes" => self.attributes.start_block(tag, self.text, self.findings),
            "attribute" => self.attributes.declare(tag, self.text, self.findings),
            "node" => self.open_node(tag),
            "edge" => self.open_edge(tag),
            "attvalue" => {
                let is_edge = self.open.iter().rev().any(|name| *name == "edge");
                self.attributes
                    .check(is_edge, tag, self.text, self.findings);
                self.times.check(tag, self.text, self.findings);
            }
            "spell" => self.times.check(tag, self.text, self.findings),
            "color" => self.check_color(tag),
            "size" | "thickness" | "shape" | "position" => self.check_drawing(tag),
            _ => {}
        }
        self.open.push(tag.name);
        Ok(())
    }

    fn check_root(&mut self, tag: &Tag<'a>) {
        let [version] = tag.attributes(["version"]);
        if version == Some("1.3") {
            self.times.is_newest = true;
            let words = || "the file is in version 1.3".to_owned();
            self.findings.add(&rules::VERSION, tag.at, words);
        }
        let namespace = tag.namespace().unwrap_or_default();
        if !NAMESPACES.contains(&namespace) {
            let words = || format!("<gexf> has the namespace {}", quoted(namespace));
            self.findings.add(&rules::NAMESPACE, tag.at, words);
        }
    }

    /// Checks what must stand as one line in an attribute.
    fn check_breaks(&mut self, text: &'a str) {
        if text.contains(['\n', '\r', '\t']) {
            let at = offset_in(self.text, text);
            let words = || format!("{} has a line break or a tab in it", quoted(text));
            self.findings.add(&of_values::RAW_BREAK, at, words);
        }
    }

    fn check_blanks(&mut self, id: &'a str) {
        if id.trim().len() != id.len() {
            let at = offset_in(self.text, id);
            self.findings.add(&rules::ID_BLANKS, at, || {
                format!("the id {} has blanks around it", quoted(id))
            });
        }
    }

    fn open_node(&mut self, tag: &Tag<'a>) {
        let [id, label, parent] = tag.attributes(["id", "label", "pid"]);
        self.times.check(tag, self.text, self.findings);
        if let Some(label) = label {
            self.check_breaks(label);
        }
        if parent.is_some() || self.open.contains(&"node") {
            let words = || match parent {
                Some(parent) => format!("the node has the parent {}", quoted(parent)),
                None => "the node stands within another one".to_owned(),
            };
            self.findings.add(&rules::PID, tag.at, words);
        }
        let Some(id) = id else {
            self.lacks_id = true;
            let words = || "the node has no id".to_owned();
            self.findings.add(&rules::NODE_ID, tag.at, words);
            return;
        };
        self.check_blanks(id);
        if !self.edges.declare(id) {
            let at = offset_in(self.text, id);
            let words = || format!("a node with the id {} stands above", quoted(id));
            self.findings.add(&rules::NODE_TWICE, at, words);
        }
    }

    fn open_edge(&mut self, tag: &Tag<'a>) {
        let names = ["id", "source", "target", "type", "kind", "label", "weight"];
        let [id, source, target, direction, kind, label, weight] = tag.attributes(names);
        self.times.check(tag, self.text, self.findings);
        if let Some(label) = label {
            self.check_breaks(label);
        }
        if let Some(id) = id {
            self.check_blanks(id);
            if !self.edges.name(id) {
                let at = offset_in(self.text, id);
                let words = || format!("an edge with the id {} stands above", quoted(id));
                self.findings.add(&rules::EDGE_TWICE, at, words);
            }
        }
        if let Some(kind) = kind {
            self.kind.get_or_insert(offset_in(self.text, kind));
        }
        if let Some(weight) = weight {
            self.check_weight(weight);
        }
        let is_directed = self.check_direction(tag, direction);
        let (Some(source), Some(target)) = (source, target) else {
            let which = if source.is_none() { "source" } else { "target" };
            let words = || format!("the edge has no {which}");
            self.findings.add(&rules::EDGE_ENDS, tag.at, words);
            return;
        };
        let ends = [source, target].map(|end| self.edges.end(end, offset_in(self.text, end)));
        if !self.edges.join(ends, is_directed, kind.unwrap_or_default()) {
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

    fn check_weight(&mut self, weight: &'a str) {
        let at = offset_in(self.text, weight);
        match number(weight) {
            None => {
                let words = || format!("the weight {} is no number", quoted(weight));
                self.findings.add(&of_values::VALUE, at, words);
            }
            Some(_) if is_zero(weight) => {
                self.findings
                    .add(&rules::WEIGHT_ZERO, at, || "the weight is 0".to_owned());
            }
            Some(number) if number < 0.0 => {
                self.findings.add(&rules::WEIGHT_NEGATIVE, at, || {
                    format!("the weight is {weight}")
                });
            }
            Some(_) => {}
        }
    }

    /// Checks the direction of an edge, and tells whether it has one.
    fn check_direction(&mut self, tag: &Tag<'a>, direction: Option<&'a str>) -> bool {
        let default = self.default.unwrap_or("undirected");
        let Some(direction) = direction else {
            return default == "directed";
        };
        let at = offset_in(self.text, direction);
        match direction {
            "directed" | "undirected" if Some(direction) == self.default => {}
            "directed" | "undirected" if self.default.is_some() => {
                let words = || format!("the edge is {direction}, but defaultedgetype is {default}");
                self.findings.add(&rules::MIXED, tag.at, words);
            }
            "directed" => {
                let words = || "the edge is directed, but there is no defaultedgetype".to_owned();
                self.findings.add(&rules::MIXED_FREE, tag.at, words);
            }
            "undirected" => {}
            "mutual" => {
                self.findings
                    .add(&rules::MUTUAL, at, || "the edge is mutual".to_owned());
            }
            other => {
                let words = || format!("the edge has the type {}", quoted(other));
                self.findings.add(&rules::EDGE_TYPE, at, words);
            }
        }
        direction == "directed"
    }
}

fn no_gexf() -> Error {
    Error::new("this is no GEXF: it does not start with the element <gexf>")
        .hint("name the right format with --format")
}
