//! The graph in a JSON document: its spelling, its nodes and its edges.

use super::walk::{Step, Value};
use crate::check::Program;

/// How a document spells a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// networkx, d3 and others: nodes with an id.
    NodeLink,
    /// graphology: nodes with a key.
    Graphology,
    /// Cytoscape.js: elements.
    Cytoscape,
    /// CX2: a list of parts.
    Cx2,
}

impl Spelling {
    /// Returns the name as people write it.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::NodeLink => "JSON in node-link form",
            Self::Graphology => "JSON of graphology",
            Self::Cytoscape => "JSON of Cytoscape.js",
            Self::Cx2 => "CX2",
        }
    }

    /// Lists the programs that read it.
    pub(super) const fn readers(self) -> &'static [Program] {
        match self {
            Self::NodeLink => &[Program::Networkx, Program::Jgrapht],
            Self::Graphology => &[Program::GephiLite],
            Self::Cytoscape => &[Program::Cytoscape, Program::Networkx],
            Self::Cx2 => &[Program::Cytoscape],
        }
    }
}

/// A piece of the document, and the byte where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Whether it stands between quotation marks.
    pub(super) is_text: bool,
}

/// A node or an edge.
#[derive(Debug, Default)]
pub(super) struct Entry<'a> {
    pub(super) at: usize,
    pub(super) id: Option<Piece<'a>>,
    pub(super) key: Option<Piece<'a>>,
    pub(super) source: Option<Piece<'a>>,
    pub(super) target: Option<Piece<'a>>,
    pub(super) is_undirected: bool,
    pub(super) has_value: bool,
}

/// What a document holds of a graph.
#[derive(Debug, Default)]
pub(super) struct Shape<'a> {
    /// The keys of the document, or of its parts where it is a list, each with its byte.
    pub(super) keys: Vec<(&'a str, usize)>,
    pub(super) nodes: Vec<Entry<'a>>,
    pub(super) edges: Vec<Entry<'a>>,
    /// The flags that stand at the top or among the options.
    pub(super) flags: Vec<(&'a str, &'a str)>,
    /// The types that CX2 declares.
    pub(super) types: Vec<Piece<'a>>,
    is_list: bool,
}

impl<'a> Shape<'a> {
    /// Takes a value on the way through the document.
    pub(super) fn take(&mut self, steps: &[Step<'a>], at: usize, value: Value<'a>) {
        if steps.is_empty() {
            self.is_list |= value == Value::Open { is_object: false };
            return;
        }
        let is_open = matches!(value, Value::Open { .. });
        if let [Step::Key(key)] | [Step::Item, Step::Key(key)] = steps
            && value != Value::Close
        {
            self.keys.push((key, at));
        }
        if let [Step::Key(key)] | [Step::Key("options"), Step::Key(key)] = steps
            && let Value::Plain(text) | Value::Text(text) = value
        {
            self.flags.push((key, text));
        }
        if let [
            Step::Item,
            Step::Key("attributeDeclarations"),
            ..,
            Step::Key("d"),
        ] = steps
            && let Value::Text(text) = value
        {
            self.types.push(Piece {
                text,
                at,
                is_text: true,
            });
        }
        let Some((list, inner)) = split(steps) else {
            return;
        };
        let entries = if list == "nodes" {
            &mut self.nodes
        } else {
            &mut self.edges
        };
        match inner {
            [Step::Item] if is_open => entries.push(Entry {
                at,
                ..Entry::default()
            }),
            [Step::Item, Step::Key(name)] | [Step::Item, Step::Key("data"), Step::Key(name)] => {
                if let (Some(entry), Value::Plain(text) | Value::Text(text)) =
                    (entries.last_mut(), value)
                {
                    entry.take(
                        name,
                        Piece {
                            text,
                            at,
                            is_text: matches!(value, Value::Text(_)),
                        },
                    );
                }
            }
            _ => {}
        }
    }

    /// Tells how the document spells its graph.
    pub(super) fn spelling(&self) -> Option<Spelling> {
        let has = |key: &str| self.keys.iter().any(|(known, _)| *known == key);
        let has_key = |entry: &Entry<'_>| entry.key.is_some() && entry.id.is_none();
        if self.is_list {
            return has("CXVersion").then_some(Spelling::Cx2);
        }
        if has("elements") {
            return Some(Spelling::Cytoscape);
        }
        if !has("nodes") {
            return None;
        }
        let is_graphology = has("options") || self.nodes.first().is_some_and(has_key);
        Some(if is_graphology {
            Spelling::Graphology
        } else {
            Spelling::NodeLink
        })
    }

    /// Returns a flag that stands at the top or among the options.
    pub(super) fn flag(&self, name: &str) -> Option<&'a str> {
        let mut flags = self.flags.iter().filter(|(known, _)| *known == name);
        flags.next_back().map(|(_, value)| *value)
    }

    /// Returns the byte where the value of a key of the document starts.
    pub(super) fn key(&self, name: &str) -> Option<usize> {
        self.keys
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, at)| *at)
    }
}

impl<'a> Entry<'a> {
    fn take(&mut self, name: &str, piece: Piece<'a>) {
        match name {
            "id" => self.id = Some(piece),
            "key" => self.key = Some(piece),
            "source" | "s" => self.source = Some(piece),
            "target" | "t" => self.target = Some(piece),
            "undirected" => self.is_undirected = piece.text == "true",
            "value" => self.has_value = true,
            _ => {}
        }
    }
}

/// Finds the list of nodes or edges that steps lead into, and the steps within it.
fn split<'s, 'a>(steps: &'s [Step<'a>]) -> Option<(&'a str, &'s [Step<'a>])> {
    let (list, inner) = match steps {
        [
            Step::Key("elements") | Step::Item,
            Step::Key(list),
            inner @ ..,
        ]
        | [Step::Key(list), inner @ ..] => (*list, inner),
        _ => return None,
    };
    ["nodes", "edges", "links"]
        .contains(&list)
        .then_some((list, inner))
}
