//! Checks GraphML: one walk over the elements, which knows keys, ids and ends.

mod elements;
mod keys;
mod registry;
mod rules;
mod rules_of_declarations;
mod rules_of_graphs;
mod rules_of_keys;

use std::borrow::Cow;

use keys::Keys;
pub(super) use registry::RULES;
use rules_of_declarations as of_declarations;
use rules_of_graphs as of_graphs;

use super::edges::Edges;
use super::values::offset_in;
use super::xml::{self, Part, Parts, Tag};
use super::{File, Findings};
use crate::read::quoted;
use crate::{Error, Result};

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

/// Scans a file.
///
/// # Errors
///
/// Fails where the file is no GraphML.
pub(super) fn scan(file: &File<'_>, findings: &mut Findings) -> Result<()> {
    xml::check_text(file, &rules::ENCODING, &rules::CHARACTER, findings);
    if !file.ending.is_empty() && file.ending != "graphml" {
        findings.add(&rules::ENDING, 0, || {
            format!("the file's name ends in .{}", file.ending)
        });
    }
    Scan {
        text: file.text,
        findings,
        keys: Keys::default(),
        edges: Edges::new(),
        open: Vec::new(),
        value: None,
        elements: 0,
        is_directed: true,
        has_root: false,
        has_graph: false,
    }
    .run()
}

/// A file that is being scanned.
struct Scan<'a, 'f> {
    text: &'a str,
    findings: &'f mut Findings,
    keys: Keys<'a>,
    edges: Edges<'a>,
    /// The elements that are open, the outermost first.
    open: Vec<Open<'a>>,
    /// The value that is being read.
    value: Option<Value<'a>>,
    /// How many elements there are so far.
    elements: u64,
    is_directed: bool,
    has_root: bool,
    /// Whether a graph has begun.
    has_graph: bool,
}

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    /// Its number, from one.
    number: u64,
}

/// A value that is being read.
struct Value<'a> {
    /// What has it: `node`, `edge` or another element; `key` for a default.
    owner: &'a str,
    key: Option<usize>,
    at: usize,
    text: Option<Cow<'a, str>>,
    /// Whether a carriage return stands in it, which is not written as a reference.
    has_return: bool,
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
                Part::Close => self.close(),
                Part::Text(at, text) => self.take(at, text),
                Part::Broken(at, why) if self.has_root || self.text.contains("<graphml") => {
                    self.findings
                        .add(&rules::BROKEN, at, || format!("the XML is broken: {why}"));
                    return Ok(());
                }
                Part::Broken(..) => return Err(no_graphml()),
                Part::End if !self.has_root => return Err(no_graphml()),
                Part::End => break,
            }
        }
        let Self {
            findings,
            edges,
            keys,
            ..
        } = self;
        edges.undeclared(|name, at| {
            findings.add(&rules::UNDECLARED, at, || {
                format!("the file has no node {}", quoted(name))
            });
        });
        keys.finish(self.text, findings);
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'a>) -> Result<()> {
        if !self.has_root {
            if tag.name != "graphml" {
                return Err(no_graphml());
            }
            self.has_root = true;
            self.keys.root = tag.at;
            self.check_namespace(tag);
        }
        match tag.name {
            "key" => {
                self.keys.declare(tag, self.text, self.findings);
                if self.has_graph {
                    let words = || "the key is declared behind the graph".to_owned();
                    self.findings.add(&of_declarations::KEY_LATE, tag.at, words);
                }
            }
            "graph" => self.open_graph(tag),
            "node" => self.open_node(tag),
            "edge" => self.open_edge(tag),
            "desc" if self.inside() == "node" => {
                let words = || "a node has a <desc>".to_owned();
                self.findings.add(&rules::DESCRIPTION, tag.at, words);
            }
            "hyperedge" => {
                let words = || "the edge joins any number of nodes".to_owned();
                self.findings.add(&of_graphs::HYPEREDGE, tag.at, words);
            }
            "data" => self.open_data(tag),
            "default" if self.inside() == "key" => {
                self.value = Some(Value {
                    owner: "key",
                    key: self.keys.last(),
                    at: tag.at,
                    text: None,
                    has_return: false,
                });
            }
            _ => {}
        }
        self.elements += 1;
        self.open.push(Open {
            name: tag.name,
            number: self.elements,
        });
        Ok(())
    }

    /// Returns the name of the element that is open.
    fn inside(&self) -> &'a str {
        self.open.last().map_or("", |open| open.name)
    }

    fn check_namespace(&mut self, tag: &Tag<'a>) {
        match tag.namespace() {
            Some(NAMESPACE) => {}
            None => {
                let words = || "<graphml> has no namespace".to_owned();
                self.findings.add(&rules::NAMESPACE, tag.at, words);
            }
            Some(other) => {
                let at = offset_in(self.text, other);
                let words = || format!("<graphml> has the namespace {}", quoted(other));
                self.findings.add(&rules::NAMESPACE_OTHER, at, words);
            }
        }
    }

    fn open_data(&mut self, tag: &Tag<'a>) {
        let [id] = tag.attributes(["key"]);
        let owner = self.inside();
        let key = id.and_then(|id| self.keys.find(owner, id));
        match (id, key) {
            (Some(id), None) => self.keys.note_unknown(id),
            (None, _) => {
                let words = || "<data> has no key".to_owned();
                self.findings.add(&of_declarations::DATA_KEY, tag.at, words);
            }
            _ => {}
        }
        if owner == "graph" {
            let words = || "the graph itself has an attribute".to_owned();
            self.findings.add(&rules::GRAPH_DATA, tag.at, words);
        }
        let element = self.open.last().map_or(0, |open| open.number);
        if let (Some(key), Some(id)) = (key, id)
            && !self.keys.note(key, element)
        {
            let words = || format!("a second value of the key {}", quoted(id));
            self.findings.add(&rules_of_keys::DATA_TWICE, tag.at, words);
        }
        self.value = Some(Value {
            owner,
            key,
            at: tag.at,
            text: None,
            has_return: false,
        });
    }

    fn take(&mut self, at: usize, text: Cow<'a, str>) {
        let Some(value) = &mut self.value else {
            return;
        };
        value.has_return |= matches!(text, Cow::Borrowed(text) if text.contains('\r'));
        match &mut value.text {
            None => {
                value.at = at;
                value.text = Some(text);
            }
            Some(before) => before.to_mut().push_str(&text),
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        if matches!(open.name, "data" | "default")
            && let Some(value) = self.value.take()
        {
            self.check_value(&value);
        }
    }

    fn check_value(&mut self, value: &Value<'a>) {
        let Some(key) = value.key.and_then(|key| self.keys.get(key)) else {
            return;
        };
        let text = value.text.as_deref().unwrap_or_default();
        if value.owner == "key" {
            key.check_default(value.at, text, self.findings);
        } else {
            key.check(value.owner, value.at, text, self.findings);
            self.keys.check_shared(key, value.at, text, self.findings);
            if value.has_return {
                key.tell_return(value.at, self.findings);
            }
        }
    }
}

fn no_graphml() -> Error {
    Error::new("this is no GraphML: it does not start with the element <graphml>")
        .hint("name the right format with --format")
}
