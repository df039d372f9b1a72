//! GraphML, as networkx, igraph, Gephi, yEd, visone and sayso write it.

use std::borrow::Cow;
use std::sync::Arc;

use super::Importer;
use super::builder::Builder;
use super::columns::{Cell, Content};
use super::description::{Looks, color};
use super::graphml_keys::{Key, Keys};
use super::tag::Tag;
use super::xml::{Document, Element, Part};
use crate::graph::Value;
use crate::{Error, Result};

/// Reads GraphML.
///
/// Nested graphs are read as one; ports are passed over; a hyperedge is a problem. Of drawings by
/// yEd and visone the labels, places and colors are kept.
pub(super) struct GraphMl;

impl Importer for GraphMl {
    fn name(&self) -> &'static str {
        "graphml"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["graphml"]
    }

    fn summary(&self) -> &'static str {
        "GraphML, as networkx, igraph, Gephi, yEd and visone write it"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        ending == "graphml" || matches!(ending, "xml" | "") && start.contains("<graphml")
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        File {
            document: Document::new(file, text),
            graph,
            keys: Keys::new(),
            spare: Vec::new(),
            open: Vec::new(),
            gathered: None,
            is_directed: true,
            nested: 0,
        }
        .read()
    }
}

/// A file that is being read.
struct File<'a, 'g> {
    document: Document<'a>,
    graph: &'g mut Builder,
    keys: Keys<'a>,
    /// Lists without cells, to be used again.
    spare: Vec<Vec<Cell<'a>>>,
    /// The graph, nodes and edges that are open, the outermost first.
    open: Vec<Open<'a>>,
    /// The text that is being gathered, and what it is for.
    gathered: Option<(Purpose, Cow<'a, str>)>,
    /// Whether edges have a direction where they do not say so.
    is_directed: bool,
    /// How many nodes stand within others.
    nested: usize,
}

/// A graph, a node or an edge that is open.
struct Open<'a> {
    what: What<'a>,
    offset: usize,
    cells: Vec<Cell<'a>>,
    /// What drawings say.
    label: Option<String>,
    looks: Looks,
}

impl<'a> Open<'a> {
    /// Takes the value of an attribute.
    fn take(&mut self, key: Key, offset: usize, text: Cow<'a, str>) {
        let column = match self.what {
            What::Graph => key.graph,
            What::Node(_) => key.node,
            What::Edge { .. } => key.edge,
        };
        if let Some(column) = column {
            self.cells.push(Cell {
                column,
                offset,
                content: Content::Text(text),
            });
        }
    }
}

/// The attributes of nodes that say something.
const OF_NODES: [&str; 1] = ["id"];

/// The attributes of edges that say something.
const OF_EDGES: [&str; 5] = ["id", "source", "target", "directed", "label"];

/// What is open.
enum What<'a> {
    Graph,
    /// A node, by its name.
    Node(Cow<'a, str>),
    Edge {
        id: Option<Cow<'a, str>>,
        source: Cow<'a, str>,
        target: Cow<'a, str>,
        is_directed: bool,
        /// What Gephi reads as its kind.
        label: Option<Cow<'a, str>>,
    },
}

/// What a text is for.
#[derive(Debug, Clone, Copy)]
enum Purpose {
    /// The value of an attribute of what is open.
    Data(Key, usize),
    /// The default of a declared attribute.
    Default(Key),
    /// What a drawing writes on what is open.
    Label,
}

impl<'a> File<'a, '_> {
    fn read(mut self) -> Result<()> {
        // The key that is open, for its default.
        let mut key = Key::default();
        loop {
            self.read_usual()?;
            match self.document.next()? {
                Part::Open(tag, element) => match tag {
                    Tag::Key => key = self.keys.declare(&element),
                    Tag::Default => self.gather(Purpose::Default(key)),
                    Tag::Graph => self.open_graph(&element),
                    Tag::Node => self.open_node(element.attributes(OF_NODES)),
                    Tag::Edge => self.open_edge(element.attributes(OF_EDGES)),
                    Tag::Hyperedge => {
                        let problem = self.document.error("hyperedges cannot be read");
                        let hint = "draw an edge between each two of its ends";
                        self.graph.problem(problem.hint(hint));
                    }
                    Tag::Data => {
                        let [id] = element.attributes(["key"]);
                        let key = self.keys.find(&id.unwrap_or_default());
                        self.gather(Purpose::Data(key, self.document.offset()));
                    }
                    Tag::NodeLabel | Tag::EdgeLabel => self.gather(Purpose::Label),
                    Tag::Geometry | Tag::Fill => self.draw(&element),
                    _ => {}
                },
                Part::Text(text) => match &mut self.gathered {
                    Some((_, gathered)) if gathered.is_empty() => *gathered = text,
                    Some((_, gathered)) => gathered.to_mut().push_str(&text),
                    None => {}
                },
                Part::Close(tag) => self.close(tag),
                Part::End => break,
            }
        }
        if self.nested > 0 {
            let note = format!(
                "{} nodes stand within others: the graph is flat, and each of them names the other \
                 as its \"parent\"",
                self.nested
            );
            self.graph.note(Error::new(note));
        }
        Ok(())
    }

    /// Reads the nodes, edges and data that come next, as far as they are written in the usual way.
    fn read_usual(&mut self) -> Result<()> {
        if self.gathered.is_some() {
            return Ok(());
        }
        self.read_data()?;
        let is_graph = |open: &Open<'_>| matches!(open.what, What::Graph);
        while self.open.last().is_some_and(is_graph) {
            if let Some(found) = self.document.usual_start(Tag::Edge, "edge", OF_EDGES) {
                self.open_edge(found);
            } else if let Some(found) = self.document.usual_start(Tag::Node, "node", OF_NODES) {
                self.open_node(found);
            } else {
                break;
            }
            self.read_data()?;
            if self.document.usual_end()
                && let Some(open) = self.open.pop()
            {
                self.finish(open);
            }
        }
        Ok(())
    }

    /// Reads the data that come next, as far as they are written in the usual way.
    fn read_data(&mut self) -> Result<()> {
        let Some(open) = self.open.last_mut() else {
            return Ok(());
        };
        while let Some((id, text)) = self.document.usual_text("<data key=\"", "</data>")? {
            let key = self.keys.find(id);
            open.take(key, self.document.offset(), text);
        }
        Ok(())
    }

    fn gather(&mut self, purpose: Purpose) {
        self.gathered = Some((purpose, Cow::Borrowed("")));
    }

    fn open_graph(&mut self, element: &Element<'a>) {
        let [default] = element.attributes(["edgedefault"]);
        self.is_directed = default.as_deref() != Some("undirected");
        self.keys.settle();
        self.open(What::Graph);
    }

    fn open_node(&mut self, [id]: [Option<Cow<'a, str>>; OF_NODES.len()]) {
        if id.as_deref().is_none_or(str::is_empty) {
            let problem = self.document.error("this node has no id");
            self.graph
                .problem(problem.hint("write id=\"…\" into its element"));
        }
        self.open(What::Node(id.unwrap_or_default()));
    }

    fn open_edge(
        &mut self,
        [id, source, target, directed, label]: [Option<Cow<'a, str>>; OF_EDGES.len()],
    ) {
        let is_directed = match directed.as_deref() {
            Some("true") => true,
            Some("false") => false,
            _ => self.is_directed,
        };
        let is_missing = |end: &Option<Cow<'_, str>>| end.as_deref().is_none_or(str::is_empty);
        if is_missing(&source) || is_missing(&target) {
            let problem = self.document.error("this edge has no source or no target");
            self.graph
                .problem(problem.hint("write both into its element"));
        }
        self.open(What::Edge {
            id,
            source: source.unwrap_or_default(),
            target: target.unwrap_or_default(),
            is_directed,
            label,
        });
    }

    fn open(&mut self, what: What<'a>) {
        self.open.push(Open {
            what,
            offset: self.document.offset(),
            cells: self.spare.pop().unwrap_or_default(),
            label: None,
            looks: Looks::default(),
        });
    }

    /// Takes what yEd and visone say of where a node is and of its color.
    fn draw(&mut self, element: &Element<'a>) {
        let Some(Open {
            what: What::Node(_),
            looks,
            ..
        }) = self.open.last_mut()
        else {
            return;
        };
        let [x, y, width, height, fill] =
            element.attributes(["x", "y", "width", "height", "color"]);
        let number = |text: Option<Cow<'_, str>>| text?.parse::<f64>().ok();
        let half = |side| number(side).unwrap_or(0.0) / 2.0;
        if let (Some(x), Some(y)) = (number(x), number(y)) {
            // There, places are those of the upper left corner, and y grows downward.
            looks.x = Some(x + half(width));
            looks.y = Some(-(y + half(height)));
        }
        if let Some(fill) = fill {
            looks.color = looks.color.or(color(&fill));
        }
    }

    /// Takes what an element held, now that it ends.
    fn close(&mut self, tag: Tag) {
        match tag {
            Tag::Data | Tag::Default | Tag::NodeLabel | Tag::EdgeLabel => {
                if let Some((purpose, text)) = self.gathered.take() {
                    self.take_text(purpose, text);
                }
            }
            Tag::Node | Tag::Edge | Tag::Graph => {
                if let Some(open) = self.open.pop() {
                    self.finish(open);
                }
            }
            _ => {}
        }
    }

    fn take_text(&mut self, purpose: Purpose, text: Cow<'a, str>) {
        match purpose {
            Purpose::Label => {
                let text = text.trim();
                if let Some(open) = self.open.last_mut()
                    && !text.is_empty()
                {
                    open.label.get_or_insert_with(|| text.to_owned());
                }
            }
            Purpose::Default(key) => self.keys.set_default(key, &text),
            Purpose::Data(key, offset) => {
                if let Some(open) = self.open.last_mut() {
                    open.take(key, offset, text);
                }
            }
        }
    }

    /// Adds a node or an edge.
    fn finish(&mut self, open: Open<'a>) {
        // A key may stand behind the graph, though it should not.
        self.keys.settle();
        let columns = match open.what {
            What::Graph => &self.keys.figures,
            What::Node(_) => &self.keys.nodes,
            What::Edge { .. } => &self.keys.edges,
        };
        let (document, graph) = (&mut self.document, &mut *self.graph);
        let mut cells = open.cells;
        let mut said = columns.describe(&mut cells, |offset, error| {
            let place = document.place_of(offset);
            graph.problem(error.at(place));
        });
        self.spare.push(cells);
        if open.label.is_some() && !(said.is_own && said.label.is_some()) {
            said.label = open.label.map(Cow::Owned);
        }
        if open.looks != Looks::default() {
            said.looks = open.looks;
            // This program fills shapes with a lighter shade of their color.
            said.looks.color = open.looks.color.filter(|_| !said.is_own);
        }
        match open.what {
            What::Graph => graph.graph_values(said.values),
            What::Node(name) if !name.is_empty() => {
                if let Some(parent) = parent(&self.open) {
                    said.values.insert("parent", Value::from(parent));
                    self.nested += 1;
                }
                if let (_, Some(problem)) = graph.describe(&name, said) {
                    graph.problem(problem.at(document.place_of(open.offset)));
                }
            }
            What::Edge {
                id,
                source,
                target,
                is_directed,
                label,
            } if !source.is_empty() && !target.is_empty() => {
                let source = graph.end(&source, open.offset);
                let target = graph.end(&target, open.offset);
                if said.id.is_none() {
                    said.id = id;
                }
                if said.kind.is_none() {
                    said.kind = label;
                } else if !self.keys.nodes.is_own() {
                    // This program writes the kind there, with a number that tells ties apart.
                    said.label = said.label.or(label);
                }
                graph.edge(source, target, is_directed, said);
            }
            _ => {}
        }
    }
}

/// Returns the name of the node that something stands in.
fn parent<'a>(open: &'a [Open<'_>]) -> Option<&'a str> {
    open.iter().rev().find_map(|open| match &open.what {
        What::Node(name) => Some(&**name),
        _ => None,
    })
}
