//! GEXF 1.2 and 1.3, as Gephi, networkx and sayso write it.

use std::collections::HashMap;
use std::sync::Arc;

use super::Importer;
use super::attribute::{Attribute, Defaults, Type, number};
use super::builder::{Builder, Description};
use super::xml::{Document, Element, Part};
use crate::Result;
use crate::graph::Value;
use crate::read::quoted;

/// Reads GEXF.
///
/// Nodes within nodes are read as nodes; sizes, colors, positions and times are passed over.
pub(super) struct Gexf;

impl Importer for Gexf {
    fn name(&self) -> &'static str {
        "gexf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["gexf"]
    }

    fn summary(&self) -> &'static str {
        "GEXF 1.2 and 1.3, as Gephi and networkx write it"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        ending == "gexf" || matches!(ending, "xml" | "") && start.contains("<gexf")
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        File {
            document: Document::new(file, text),
            graph,
            attributes: HashMap::new(),
            defaults: Defaults::new(),
            class: Class::Node,
            open: Vec::new(),
            default: None,
            is_directed: false,
        }
        .read()
    }
}

/// What an attribute belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Node,
    Edge,
}

/// A file that is being read.
struct File<'a, 'g> {
    document: Document<'a>,
    graph: &'g mut Builder,
    /// The declared attributes by class and id.
    attributes: HashMap<(Class, String), Attribute>,
    defaults: Defaults<Class>,
    /// Whose attributes are being declared.
    class: Class,
    /// The nodes and edges that are open, the outermost first.
    open: Vec<Open>,
    /// The attribute whose default is being read, and the text so far.
    default: Option<(String, String)>,
    /// Whether edges have a direction where they do not say so.
    is_directed: bool,
}

/// A node or an edge that is open.
struct Open {
    class: Class,
    /// A node's id, or an edge's source.
    name: String,
    /// An edge's target.
    target: String,
    is_directed: bool,
    said: Description,
}

impl File<'_, '_> {
    fn read(mut self) -> Result<()> {
        // The id of the attribute that is being declared.
        let mut declared = String::new();
        loop {
            match self.document.next()? {
                Part::Open(element) => match element.name() {
                    "graph" => {
                        let [default] = element.attributes(["defaultedgetype"]);
                        // What is not said is undirected, by the specification.
                        self.is_directed = default.as_deref() == Some("directed");
                    }
                    "attributes" => {
                        let [class] = element.attributes(["class"]);
                        let is_edge = class.as_deref() == Some("edge");
                        self.class = if is_edge { Class::Edge } else { Class::Node };
                    }
                    "attribute" => declared = self.declare(&element),
                    "default" => self.default = Some((declared.clone(), String::new())),
                    "node" => self.open_node(&element),
                    "edge" => self.open_edge(&element),
                    "attvalue" => self.take_value(&element),
                    _ => {}
                },
                Part::Text(text) => {
                    if let Some((_, gathered)) = &mut self.default {
                        gathered.push_str(&text);
                    }
                }
                Part::Close(name) => match name.as_str() {
                    "default" => self.take_default(),
                    "node" | "edge" => {
                        if let Some(open) = self.open.pop() {
                            self.finish(open);
                        }
                    }
                    _ => {}
                },
                Part::End => return Ok(()),
            }
        }
    }

    /// Declares an attribute and returns its id.
    fn declare(&mut self, element: &Element) -> String {
        let [id, title, holds] = element.attributes(["id", "title", "type"]);
        let id = id.unwrap_or_default().into_owned();
        let attribute = Attribute {
            name: title.map_or_else(|| id.clone(), std::borrow::Cow::into_owned),
            holds: Type::named(holds.as_deref().unwrap_or("string")),
        };
        self.attributes.insert((self.class, id.clone()), attribute);
        id
    }

    fn take_default(&mut self) {
        if let Some((id, text)) = self.default.take()
            && let Some(attribute) = self.attributes.get(&(self.class, id))
            && let Some(value) = attribute.holds.read(&text)
        {
            self.defaults.put(self.class, &attribute.name, value);
        }
    }

    fn open_node(&mut self, element: &Element) {
        let [id, label] = element.attributes(["id", "label"]);
        if id.is_none() {
            let problem = self.document.error("this node has no id");
            self.graph
                .problem(problem.hint("write id=\"…\" into its element"));
        }
        self.open.push(Open {
            class: Class::Node,
            name: id.unwrap_or_default().into_owned(),
            target: String::new(),
            is_directed: true,
            said: Description {
                label: label.map(std::borrow::Cow::into_owned),
                ..Description::default()
            },
        });
    }

    fn open_edge(&mut self, element: &Element) {
        let [source, target, direction, weight, kind, label] =
            element.attributes(["source", "target", "type", "weight", "kind", "label"]);
        if source.is_none() || target.is_none() {
            let problem = self.document.error("this edge has no source or no target");
            self.graph
                .problem(problem.hint("write both into its element"));
        }
        let mut said = Description {
            label: label.map(std::borrow::Cow::into_owned),
            ..Description::default()
        };
        if let Some(kind) = kind {
            said.put("kind", Value::Text(kind.into_owned()));
        }
        if let Some(weight) = weight {
            if let Some(weight) = number(weight.trim()) {
                said.put("weight", Value::Float(weight));
            } else {
                let message = format!("the weight {} is not a number", quoted(&weight));
                let problem = self.document.error(message);
                self.graph.problem(problem.hint("it counts as 1 here"));
            }
        }
        self.open.push(Open {
            class: Class::Edge,
            name: source.unwrap_or_default().into_owned(),
            target: target.unwrap_or_default().into_owned(),
            is_directed: match direction.as_deref() {
                Some("directed") => true,
                Some("undirected" | "mutual") => false,
                _ => self.is_directed,
            },
            said,
        });
    }

    fn take_value(&mut self, element: &Element) {
        let [id, older_id, value] = element.attributes(["for", "id", "value"]);
        let (Some(open), Some(id), Some(value)) = (self.open.last_mut(), id.or(older_id), value)
        else {
            return;
        };
        let Some(Attribute { name, holds }) =
            self.attributes.get(&(open.class, id.clone().into_owned()))
        else {
            let message = format!("the attribute {} is not declared", quoted(&id));
            let problem = self.document.error(message);
            self.graph
                .problem(problem.hint("declare it among <attributes>"));
            return;
        };
        if let Some(read) = holds.read(&value) {
            open.said.put(name, read);
        } else if !value.trim().is_empty() {
            open.said.put(name, Value::Text(value.to_string()));
            let message = format!(
                "{} is not {}, as the attribute {} declares",
                quoted(&value),
                holds.in_words(),
                quoted(name)
            );
            let problem = self.document.error(message);
            self.graph
                .problem(problem.hint("mend the value, or declare it a string"));
        }
    }

    /// Adds a node or an edge, with the defaults of what it does not say.
    fn finish(&mut self, mut open: Open) {
        self.defaults.complete(&open.class, &mut open.said.values);
        if open.name.is_empty() {
            return;
        }
        match open.class {
            Class::Node => self.graph.describe(&open.name, open.said),
            Class::Edge if open.target.is_empty() => {}
            Class::Edge => {
                let source = self.graph.node(&open.name);
                let target = self.graph.node(&open.target);
                self.graph.edge(source, target, open.is_directed, open.said);
            }
        }
    }
}
