//! GraphML, as networkx, igraph, Gephi, yEd and sayso write it.

use std::collections::HashMap;
use std::sync::Arc;

use super::Importer;
use super::attribute::{Attribute, Defaults, Type};
use super::builder::{Builder, Description};
use super::xml::{Document, Element, Part};
use crate::Result;
use crate::graph::Value;
use crate::read::quoted;

/// Reads GraphML.
///
/// Nested graphs are read as one; ports are passed over; a hyperedge is a problem. Of yEd's
/// drawings the labels are kept.
pub(super) struct GraphMl;

impl Importer for GraphMl {
    fn name(&self) -> &'static str {
        "graphml"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["graphml"]
    }

    fn summary(&self) -> &'static str {
        "GraphML, as networkx, igraph, Gephi and yEd write it"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        ending == "graphml" || matches!(ending, "xml" | "") && start.contains("<graphml")
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        File {
            document: Document::new(file, text),
            graph,
            keys: HashMap::new(),
            defaults: Defaults::new(),
            open: Vec::new(),
            text: None,
            is_directed: true,
        }
        .read()
    }
}

/// A file that is being read.
struct File<'a, 'g> {
    document: Document<'a>,
    graph: &'g mut Builder,
    /// The declared attributes by their ids.
    keys: HashMap<String, Key>,
    defaults: Defaults<&'static str>,
    /// The nodes and edges that are open, the outermost first.
    open: Vec<Open>,
    /// The text that is being gathered, and what it is for.
    text: Option<(Purpose, String)>,
    /// Whether edges have a direction where they do not say so.
    is_directed: bool,
}

/// A declared attribute, and what may have it.
struct Key {
    attribute: Attribute,
    owner: String,
}

/// A node or an edge that is open.
struct Open {
    owner: Owner,
    said: Description,
}

/// What attributes belong to.
enum Owner {
    /// A node, by its name.
    Node(String),
    /// An edge.
    Edge {
        source: String,
        target: String,
        is_directed: bool,
    },
}

/// What a text is for.
enum Purpose {
    /// The value of an attribute of what is open.
    Data(String),
    /// The default of a declared attribute.
    Default(String),
    /// What yEd writes on what is open.
    Label,
}

impl File<'_, '_> {
    fn read(mut self) -> Result<()> {
        // The key that is open, for its default.
        let mut key = String::new();
        loop {
            match self.document.next()? {
                Part::Open(element) => match element.name() {
                    "key" => key = self.declare(&element),
                    "default" => self.text = Some((Purpose::Default(key.clone()), String::new())),
                    "graph" => {
                        let [default] = element.attributes(["edgedefault"]);
                        self.is_directed = default.as_deref() != Some("undirected");
                    }
                    "node" => self.open_node(&element),
                    "edge" => self.open_edge(&element),
                    "hyperedge" => {
                        let problem = self.document.error("hyperedges cannot be read");
                        let hint = "draw an edge between each two of its ends";
                        self.graph.problem(problem.hint(hint));
                    }
                    "data" => {
                        let [key] = element.attributes(["key"]);
                        let key = key.unwrap_or_default().into_owned();
                        self.text = Some((Purpose::Data(key), String::new()));
                    }
                    "NodeLabel" | "EdgeLabel" => {
                        self.text = Some((Purpose::Label, String::new()));
                    }
                    _ => {}
                },
                Part::Text(text) => {
                    if let Some((_, gathered)) = &mut self.text {
                        gathered.push_str(&text);
                    }
                }
                Part::Close(name) => self.close(&name),
                Part::End => return Ok(()),
            }
        }
    }

    /// Declares an attribute and returns its id.
    fn declare(&mut self, element: &Element) -> String {
        let [id, name, holds, owner, yed] =
            element.attributes(["id", "attr.name", "attr.type", "for", "yfiles.type"]);
        let id = id.unwrap_or_default().into_owned();
        if yed.is_some() {
            // A drawing, not a value: its labels are found by their elements.
            return id;
        }
        let name = name.map_or_else(|| id.clone(), std::borrow::Cow::into_owned);
        let key = Key {
            attribute: Attribute {
                name,
                holds: Type::named(holds.as_deref().unwrap_or("string")),
            },
            owner: owner.unwrap_or("all".into()).into_owned(),
        };
        self.keys.insert(id.clone(), key);
        id
    }

    fn open_node(&mut self, element: &Element) {
        let [id] = element.attributes(["id"]);
        if id.is_none() {
            let problem = self.document.error("this node has no id");
            self.graph
                .problem(problem.hint("write id=\"…\" into its element"));
        }
        self.open.push(Open {
            owner: Owner::Node(id.unwrap_or_default().into_owned()),
            said: Description::default(),
        });
    }

    fn open_edge(&mut self, element: &Element) {
        let [source, target, directed] = element.attributes(["source", "target", "directed"]);
        let is_directed = match directed.as_deref() {
            Some("true") => true,
            Some("false") => false,
            _ => self.is_directed,
        };
        if source.is_none() || target.is_none() {
            let problem = self.document.error("this edge has no source or no target");
            self.graph
                .problem(problem.hint("write both into its element"));
        }
        self.open.push(Open {
            owner: Owner::Edge {
                source: source.unwrap_or_default().into_owned(),
                target: target.unwrap_or_default().into_owned(),
                is_directed,
            },
            said: Description::default(),
        });
    }

    /// Takes what an element held, now that it ends.
    fn close(&mut self, name: &str) {
        match name {
            "data" | "default" | "NodeLabel" | "EdgeLabel" => {
                if let Some((purpose, text)) = self.text.take() {
                    self.take_text(purpose, &text);
                }
            }
            "node" | "edge" => {
                if let Some(open) = self.open.pop() {
                    self.finish(open);
                }
            }
            _ => {}
        }
    }

    fn take_text(&mut self, purpose: Purpose, text: &str) {
        match purpose {
            Purpose::Label => {
                let text = text.trim();
                if let Some(open) = self.open.last_mut()
                    && !text.is_empty()
                {
                    open.said.label.get_or_insert_with(|| text.to_owned());
                }
            }
            Purpose::Default(id) => {
                let Some(Key { attribute, owner }) = self.keys.get(&id) else {
                    return;
                };
                let Some(value) = attribute.holds.read(text) else {
                    return;
                };
                for class in ["node", "edge"] {
                    if owner == class || owner == "all" {
                        self.defaults.put(class, &attribute.name, value.clone());
                    }
                }
            }
            Purpose::Data(id) => {
                let (Some(key), Some(open)) = (self.keys.get(&id), self.open.last_mut()) else {
                    return;
                };
                let Attribute { name, holds } = &key.attribute;
                if let Some(value) = holds.read(text) {
                    open.said.put(name, value);
                    return;
                }
                // An empty value of a number is how some programs write that there is none.
                if !text.trim().is_empty() {
                    open.said.put(name, Value::Text(text.to_owned()));
                    let message = format!(
                        "{} is not {}, as the attribute {} declares",
                        quoted(text),
                        holds.in_words(),
                        quoted(name)
                    );
                    let problem = self.document.error(message);
                    self.graph
                        .problem(problem.hint("mend the value, or declare it a string"));
                }
            }
        }
    }

    /// Adds a node or an edge, with the defaults of what it does not say.
    fn finish(&mut self, Open { owner, mut said }: Open) {
        let class = match owner {
            Owner::Node(_) => "node",
            Owner::Edge { .. } => "edge",
        };
        self.defaults.complete(&class, &mut said.values);
        match owner {
            Owner::Node(name) if !name.is_empty() => self.graph.describe(&name, said),
            Owner::Edge {
                source,
                target,
                is_directed,
            } if !source.is_empty() && !target.is_empty() => {
                let (source, target) = (self.graph.node(&source), self.graph.node(&target));
                self.graph.edge(source, target, is_directed, said);
            }
            _ => {}
        }
    }
}
