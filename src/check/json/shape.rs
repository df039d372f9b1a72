//! The graph in a JSON document: its spelling, its nodes and its edges.

use super::typed::Typed;
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
    /// JSON Graph Format: a graph within a graph.
    Jgf,
}

impl Spelling {
    /// Returns the name as people write it.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::NodeLink => "JSON in node-link form",
            Self::Graphology => "JSON of graphology",
            Self::Cytoscape => "JSON of Cytoscape.js",
            Self::Cx2 => "CX2",
            Self::Jgf => "JSON Graph Format",
        }
    }

    /// Lists the programs that read it.
    pub(super) const fn readers(self) -> &'static [Program] {
        match self {
            Self::NodeLink => &[Program::Networkx, Program::Jgrapht],
            Self::Graphology => &[Program::GephiLite],
            Self::Cytoscape => &[Program::Cytoscape, Program::Networkx],
            Self::Cx2 => &[Program::Cytoscape],
            // Programs of their own read it, and libraries.
            Self::Jgf => &[],
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
    /// Nodes that are no objects in a list, each with its byte.
    pub(super) odd_nodes: Vec<usize>,
    /// Ids and ends that are objects, each with its byte.
    pub(super) odd_ids: Vec<usize>,
    /// What CX2 says of types.
    pub(super) typed: Typed<'a>,
    /// Nodes and edges in one list, as Cytoscape.js allows.
    flat: Vec<Entry<'a>>,
    is_list: bool,
    is_nested: bool,
    /// Whether nodes and edges stood in one list.
    pub(super) has_one_list: bool,
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
        self.take_odd(steps, at, value);
        self.typed.take(steps, at, value);
        let Some((list, inner)) = split(steps) else {
            return;
        };
        self.is_nested |= matches!(steps, [Step::Key("graph" | "graphs"), ..]);
        let entries = match list {
            "nodes" => &mut self.nodes,
            "elements" => &mut self.flat,
            _ => &mut self.edges,
        };
        match inner {
            [Step::Item] if is_open => entries.push(Entry {
                at,
                ..Entry::default()
            }),
            // The nodes of JGF stand under their ids.
            [Step::Key(id)] if is_open && list == "nodes" => entries.push(Entry {
                at,
                id: Some(Piece {
                    text: id,
                    at,
                    is_text: true,
                }),
                ..Entry::default()
            }),
            [Step::Item, Step::Key(name)] | [Step::Item, Step::Key("data"), Step::Key(name)] => {
                let Some(entry) = entries.last_mut() else {
                    return;
                };
                let is_text = matches!(value, Value::Text(_));
                match value {
                    Value::Plain(text) | Value::Text(text) => {
                        entry.take(name, Piece { text, at, is_text });
                    }
                    Value::Open { is_object: true }
                        if ["id", "source", "target"].contains(name) =>
                    {
                        self.odd_ids.push(at);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Takes note of nodes that are no objects in a list.
    fn take_odd(&mut self, steps: &[Step<'a>], at: usize, value: Value<'a>) {
        let is_odd = match steps {
            [Step::Key("nodes")] => {
                !matches!(value, Value::Open { is_object: false } | Value::Close)
            }
            [Step::Key("nodes"), Step::Item] => {
                !matches!(value, Value::Open { is_object: true } | Value::Close)
            }
            _ => false,
        };
        if is_odd {
            self.odd_nodes.push(at);
        }
    }

    /// Parts the nodes from the edges of one list, as Cytoscape.js does: edges have both ends.
    pub(super) fn part(&mut self) {
        let flat = std::mem::take(&mut self.flat);
        let has_ends = |entry: &Entry<'_>| entry.source.is_some() && entry.target.is_some();
        let (edges, nodes): (Vec<_>, Vec<_>) = flat.into_iter().partition(has_ends);
        self.has_one_list |= !edges.is_empty() || !nodes.is_empty();
        self.edges.extend(edges);
        self.nodes.extend(nodes);
    }

    /// Tells how the document spells its graph.
    pub(super) fn spelling(&self) -> Option<Spelling> {
        let has = |key: &str| self.keys.iter().any(|(known, _)| *known == key);
        let has_key = |entry: &Entry<'_>| entry.key.is_some() && entry.id.is_none();
        if self.is_list {
            let is_graph = |entry: &Entry<'_>| entry.id.is_some() || entry.source.is_some();
            let is_flat = self
                .flat
                .iter()
                .any(is_graph)
                .then_some(Spelling::Cytoscape);
            return has("CXVersion").then_some(Spelling::Cx2).or(is_flat);
        }
        if has("elements") {
            return Some(Spelling::Cytoscape);
        }
        if !has("nodes") {
            return self.is_nested.then_some(Spelling::Jgf);
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
    let flat = match steps {
        [Step::Key("elements"), inner @ ..] => inner,
        _ => steps,
    };
    if let [Step::Item] | [Step::Item, Step::Key("data"), _] = flat {
        return Some(("elements", flat));
    }
    let (list, inner) = match steps {
        [
            Step::Key("elements" | "graph") | Step::Item,
            Step::Key(list),
            inner @ ..,
        ]
        | [Step::Key("graphs"), Step::Item, Step::Key(list), inner @ ..]
        | [Step::Key(list), inner @ ..] => (*list, inner),
        _ => return None,
    };
    ["nodes", "edges", "links"]
        .contains(&list)
        .then_some((list, inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::json::walk::walk;

    #[test]
    fn spellings_are_told_apart() {
        for (text, expected, nodes, edges) in [
            (
                r#"{"nodes":[{"id":1}],"edges":[]}"#,
                Some(Spelling::NodeLink),
                1,
                0,
            ),
            (
                r#"{"graph":{"nodes":[1]},"nodes":[]}"#,
                Some(Spelling::NodeLink),
                0,
                0,
            ),
            (r#"{"nodes":[{"key":1}]}"#, Some(Spelling::Graphology), 1, 0),
            (
                r#"[{"data":{"id":"a"}},{"data":{"source":"a","target":"b"}}]"#,
                Some(Spelling::Cytoscape),
                1,
                1,
            ),
            (
                r#"{"elements":[{"data":{"id":"a"}},{"data":{"id":"b","source":"a"}}]}"#,
                Some(Spelling::Cytoscape),
                2,
                0,
            ),
            (
                r#"{"graph":{"nodes":{"a":{"id":{}}},"edges":[{"source":"a"}]}}"#,
                Some(Spelling::Jgf),
                1,
                1,
            ),
            (
                r#"{"graphs":[{"nodes":{"a":{}}}]}"#,
                Some(Spelling::Jgf),
                1,
                0,
            ),
            (
                r#"[{"CXVersion":"2.0"},{"nodes":[{"id":1}]}]"#,
                Some(Spelling::Cx2),
                1,
                0,
            ),
            (r#"[{"name":"a"}]"#, None, 1, 0),
            (r#"{"graph":{}}"#, None, 0, 0),
        ] {
            let mut shape = Shape::default();
            let walked = walk(text, &mut |steps, at, value| shape.take(steps, at, value));
            assert_eq!(walked, Ok(()), "{text}");
            let spelling = shape.spelling();
            if spelling != Some(Spelling::Cx2) {
                shape.part();
            }
            let found = (spelling, shape.nodes.len(), shape.edges.len());
            assert_eq!(found, (expected, nodes, edges), "{text}");
        }
    }
}
