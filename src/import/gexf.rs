//! GEXF 1.2 and 1.3, as Gephi, networkx, graphology and sayso write it.

use std::borrow::Cow;
use std::sync::Arc;

use super::Importer;
use super::attribute::{number, undeclared};
use super::builder::Builder;
use super::columns::{Cell, Content};
use super::description::{Looks, color};
use super::gexf_attributes::{Attributes, Class, Times, spell};
use super::tag::Tag;
use super::xml::{Document, Element, Part};
use crate::graph::{Value, Values};
use crate::read::quoted;
use crate::{Error, Result};

/// Reads GEXF.
///
/// Nodes within nodes are read as nodes; times are kept as text.
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
            attributes: Attributes::new(),
            spare: Vec::new(),
            open: Vec::new(),
            gathered: None,
            is_directed: false,
            nested: 0,
        }
        .read()
    }
}

/// A file that is being read.
struct File<'a, 'g> {
    document: Document<'a>,
    graph: &'g mut Builder,
    attributes: Attributes<'a>,
    /// Lists without cells, to be used again.
    spare: Vec<Vec<Cell<'a>>>,
    /// The nodes and edges that are open, the outermost first.
    open: Vec<Open<'a>>,
    /// The text that is being gathered, and what it is for.
    gathered: Option<(Purpose, Cow<'a, str>)>,
    /// Whether edges have a direction where they do not say so.
    is_directed: bool,
    /// How many nodes stand within others.
    nested: usize,
}

/// What a text is for.
#[derive(Debug, Clone, Copy)]
enum Purpose {
    Creator,
    Description,
    /// The default of a declared attribute.
    Default((Class, usize)),
}

/// A node or an edge that is open.
struct Open<'a> {
    class: Class,
    offset: usize,
    id: Option<Cow<'a, str>>,
    label: Option<Cow<'a, str>>,
    cells: Vec<Cell<'a>>,
    looks: Looks,
    /// When it exists.
    times: Times<'a>,
    /// The id of the node that it is part of.
    parent: Option<Cow<'a, str>>,
    // What follows is that of edges.
    source: Cow<'a, str>,
    target: Cow<'a, str>,
    is_directed: bool,
    weight: Option<f64>,
    kind: Option<Cow<'a, str>>,
}

impl<'a> File<'a, '_> {
    fn read(mut self) -> Result<()> {
        // The attribute that is being declared.
        let mut declared = (Class::Node, 0);
        loop {
            match self.document.next()? {
                Part::Open(tag, element) => match tag {
                    Tag::Creator => self.gather(Purpose::Creator),
                    Tag::Description => self.gather(Purpose::Description),
                    Tag::Graph => {
                        let [default] = element.attributes(["defaultedgetype"]);
                        // What is not said is undirected, by the specification.
                        self.is_directed = default.as_deref() == Some("directed");
                    }
                    Tag::Attributes => self.attributes.start(&element),
                    Tag::Attribute => declared = self.attributes.declare(&element),
                    Tag::Default => self.gather(Purpose::Default(declared)),
                    Tag::Nodes | Tag::Edges => self.attributes.settle(),
                    Tag::Node => self.open_node(&element),
                    Tag::Edge => self.open_edge(&element),
                    Tag::AttributeValue => self.take_value(&element),
                    Tag::Spell => self.take_spell(&element),
                    Tag::Color | Tag::Position | Tag::Size => self.draw(tag, &element),
                    _ => {}
                },
                Part::Text(text) => match &mut self.gathered {
                    Some((_, gathered)) if gathered.is_empty() => *gathered = text,
                    Some((_, gathered)) => gathered.to_mut().push_str(&text),
                    None => {}
                },
                Part::Close(tag) => match tag {
                    Tag::Default | Tag::Creator | Tag::Description => self.take_text(),
                    Tag::Node | Tag::Edge => {
                        if let Some(open) = self.open.pop() {
                            self.finish(open);
                        }
                    }
                    _ => {}
                },
                Part::End => break,
            }
        }
        if self.nested > 0 {
            let note = format!(
                "{} nodes are parts of others: the graph is flat, and each of them names the other \
                 as its \"parent\"",
                self.nested
            );
            self.graph.note(Error::new(note));
        }
        Ok(())
    }

    fn gather(&mut self, purpose: Purpose) {
        self.gathered = Some((purpose, Cow::Borrowed("")));
    }

    fn take_text(&mut self) {
        let Some((purpose, text)) = self.gathered.take() else {
            return;
        };
        match purpose {
            Purpose::Creator => self.attributes.is_own = text.trim() == "sayso",
            Purpose::Description if self.attributes.is_own => {
                self.graph.graph_values(figures(&text));
            }
            Purpose::Description => {
                let text = text.trim();
                if !text.is_empty() {
                    let values = Values::from_iter([("description", Value::from(text))]);
                    self.graph.graph_values(values);
                }
            }
            Purpose::Default(declared) => self.attributes.set_default(declared, &text),
        }
    }

    fn open_node(&mut self, element: &Element<'a>) {
        self.attributes.settle();
        let [id, label, parent, start, end] =
            element.attributes(["id", "label", "pid", "start", "end"]);
        if id.as_deref().is_none_or(str::is_empty) {
            let problem = self.document.error("this node has no id");
            self.graph
                .problem(problem.hint("write id=\"…\" into its element"));
        }
        let around = self.open.iter().rev().find_map(|open| open.id.clone());
        let open = self.opened(Class::Node, (id, label), (start, end));
        self.open.push(Open {
            parent: parent.or(around),
            ..open
        });
    }

    fn open_edge(&mut self, element: &Element<'a>) {
        self.attributes.settle();
        let [
            source,
            target,
            direction,
            weight,
            kind,
            label,
            id,
            start,
            end,
        ] = element.attributes([
            "source", "target", "type", "weight", "kind", "label", "id", "start", "end",
        ]);
        let is_missing = |end: &Option<Cow<'_, str>>| end.as_deref().is_none_or(str::is_empty);
        if is_missing(&source) || is_missing(&target) {
            let problem = self.document.error("this edge has no source or no target");
            self.graph
                .problem(problem.hint("write both into its element"));
        }
        let heavy = weight.as_deref().and_then(|weight| number(weight.trim()));
        if let (Some(weight), None) = (weight, heavy) {
            let message = format!("the weight {} is not a number", quoted(&weight));
            let problem = self.document.error(message);
            self.graph.problem(problem.hint("it counts as 1 here"));
        }
        let open = self.opened(Class::Edge, (id, label), (start, end));
        self.open.push(Open {
            source: source.unwrap_or_default(),
            target: target.unwrap_or_default(),
            is_directed: match direction.as_deref() {
                Some("directed") => true,
                Some("undirected" | "mutual") => false,
                _ => self.is_directed,
            },
            weight: heavy,
            kind,
            ..open
        });
    }

    fn opened(
        &mut self,
        class: Class,
        (id, label): (Option<Cow<'a, str>>, Option<Cow<'a, str>>),
        (start, end): (Option<Cow<'a, str>>, Option<Cow<'a, str>>),
    ) -> Open<'a> {
        Open {
            class,
            offset: self.document.offset(),
            id,
            label,
            cells: self.spare.pop().unwrap_or_default(),
            looks: Looks::default(),
            times: Times {
                start,
                end,
                spells: String::new(),
            },
            parent: None,
            source: Cow::Borrowed(""),
            target: Cow::Borrowed(""),
            is_directed: true,
            weight: None,
            kind: None,
        }
    }

    fn take_value(&mut self, element: &Element<'a>) {
        let [id, older_id, value, start, end, moment] =
            element.attributes(["for", "id", "value", "start", "end", "timestamp"]);
        let (Some(open), Some(id), Some(mut value)) =
            (self.open.last_mut(), id.or(older_id), value)
        else {
            return;
        };
        let Some(column) = self.attributes.find(open.class, &id) else {
            let message = format!("the attribute {} is not declared", quoted(&id));
            let problem = self.document.error(message);
            self.graph
                .problem(problem.hint("declare it among <attributes>"));
            return;
        };
        if start.is_some() || end.is_some() || moment.is_some() {
            value = Cow::Owned(format!(
                "{value} {}",
                spell(start.or(moment).as_deref(), end.as_deref())
            ));
            let is_it = |cell: &&mut Cell<'a>| cell.column == column;
            if let Some(cell) = open.cells.iter_mut().find(is_it)
                && let Content::Text(text) = &mut cell.content
            {
                text.to_mut().push_str("; ");
                text.to_mut().push_str(&value);
                return;
            }
        }
        open.cells.push(Cell {
            column,
            offset: self.document.offset(),
            content: Content::Text(value),
        });
    }

    fn take_spell(&mut self, element: &Element<'a>) {
        let [start, end, moment] = element.attributes(["start", "end", "timestamp"]);
        if let Some(open) = self.open.last_mut() {
            let spell = spell(start.or(moment).as_deref(), end.as_deref());
            open.times.add(&spell);
        }
    }

    /// Takes how a node is drawn.
    fn draw(&mut self, tag: Tag, element: &Element<'a>) {
        let Some(Open { looks, .. }) = self.open.last_mut() else {
            return;
        };
        let [first, second, third] = element.attributes(match tag {
            Tag::Position => ["x", "y", "z"],
            Tag::Size => ["value", "value", "value"],
            _ => ["r", "g", "b"],
        });
        let finite = |text: &Cow<'_, str>| text.parse().ok().filter(|n: &f64| n.is_finite());
        match tag {
            Tag::Position => {
                (looks.x, looks.y) = (
                    first.as_ref().and_then(finite),
                    second.as_ref().and_then(finite),
                );
            }
            Tag::Size => looks.size = first.as_ref().and_then(finite),
            _ => {
                let [hex] = element.attributes(["hex"]);
                let part = |text: Option<Cow<'_, str>>| text?.parse().ok();
                let parts = (part(first), part(second), part(third));
                looks.color = match parts {
                    (Some(red), Some(green), Some(blue)) => Some([red, green, blue]),
                    _ => hex.as_deref().and_then(color),
                };
            }
        }
    }

    /// Adds a node or an edge.
    fn finish(&mut self, open: Open<'a>) {
        let columns = self.attributes.columns(open.class);
        let (document, graph) = (&mut self.document, &mut *self.graph);
        let mut cells = open.cells;
        let mut said = columns.describe(&mut cells, |offset, error| {
            let place = document.place_of(offset);
            graph.problem(error.at(place));
        });
        self.spare.push(cells);
        said.label = open.label;
        said.kind = said.kind.or(open.kind);
        said.weight = open.weight.or(said.weight);
        said.looks = open.looks;
        let mut times = open.times;
        if columns.is_own() {
            // These follow from the evidence; a start and an end are what networkx makes of
            // attributes under these names.
            times.spells.clear();
        }
        times.put(&mut said.values);
        match (open.class, open.id) {
            (Class::Node, Some(name)) if !name.is_empty() => {
                if let Some(parent) = open.parent {
                    said.values.insert("parent", Value::from(&*parent));
                    self.nested += 1;
                }
                if let (_, Some(problem)) = graph.describe(&name, said) {
                    graph.problem(problem.at(document.place_of(open.offset)));
                }
            }
            (Class::Edge, id) if !open.source.is_empty() && !open.target.is_empty() => {
                let source = graph.end(&open.source, open.offset);
                let target = graph.end(&open.target, open.offset);
                said.id = said.id.or(id);
                graph.edge(source, target, open.is_directed, said);
            }
            _ => {}
        }
    }
}

/// Reads what this program says of the graph, a line each: `modularity 0.41`.
fn figures(text: &str) -> Values {
    let said = text.lines().filter_map(|figure| {
        let (name, value) = figure.split_once(' ')?;
        Some((name.to_owned(), undeclared(value)))
    });
    said.collect()
}
