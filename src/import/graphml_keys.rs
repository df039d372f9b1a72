//! The keys of GraphML: attributes declared for nodes, for edges, for the graph or for all.

use super::attribute::Type;
use super::columns::{Columns, Style};
use super::ids::Ids;
use super::xml::Element;
use crate::export::Owner;

/// The declared attributes.
#[derive(Debug)]
pub(super) struct Keys<'a> {
    ids: Ids<'a, Key>,
    pub(super) nodes: Columns,
    pub(super) edges: Columns,
    pub(super) figures: Columns,
    /// Whether the columns have their meaning.
    is_settled: bool,
}

/// The columns of a declared attribute; `for="all"` gives it several.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Key {
    pub(super) node: Option<usize>,
    pub(super) edge: Option<usize>,
    pub(super) graph: Option<usize>,
}

impl<'a> Keys<'a> {
    pub(super) fn new() -> Self {
        Self {
            ids: Ids::new(),
            nodes: Columns::new(Owner::Nodes),
            edges: Columns::new(Owner::Edges),
            figures: Columns::new(Owner::Graph),
            is_settled: false,
        }
    }

    /// Declares an attribute and returns its columns.
    pub(super) fn declare(&mut self, element: &Element<'a>) -> Key {
        let [id, name, holds, owner, yed, visone] = element.attributes([
            "id",
            "attr.name",
            "attr.type",
            "for",
            "yfiles.type",
            "visone.type",
        ]);
        if yed.is_some() || visone.as_deref() == Some("properties") {
            // A drawing, not a value: its labels are found by their elements.
            return Key::default();
        }
        let id = id.unwrap_or_default();
        let name = name.unwrap_or_else(|| id.clone());
        let holds = Some(Type::named(holds.as_deref().unwrap_or("string")));
        let owner = owner.as_deref().unwrap_or("all");
        let add = |class: &str, columns: &mut Columns| {
            (owner == class || owner == "all").then(|| columns.add(&name, holds))
        };
        let key = Key {
            node: add("node", &mut self.nodes),
            edge: add("edge", &mut self.edges),
            graph: add("graph", &mut self.figures),
        };
        // Some programs call what nodes and edges have by one id: two keys, which are one here.
        let known = self.find(&id);
        let both = Key {
            node: key.node.or(known.node),
            edge: key.edge.or(known.edge),
            graph: key.graph.or(known.graph),
        };
        self.ids.add(id, both);
        self.is_settled = false;
        key
    }

    /// Sets the default of a declared attribute.
    pub(super) fn set_default(&mut self, key: Key, text: &str) {
        let columns = [
            (key.node, &mut self.nodes),
            (key.edge, &mut self.edges),
            (key.graph, &mut self.figures),
        ];
        for (column, columns) in columns {
            if let Some(column) = column {
                columns.set_default(column, text.to_owned());
            }
        }
    }

    /// Finds the columns of a declared attribute; one that is not declared has none.
    pub(super) fn find(&mut self, id: &str) -> Key {
        self.ids.find(id).unwrap_or_default()
    }

    /// Gives the columns their meaning, once all are declared.
    pub(super) fn settle(&mut self) {
        if std::mem::replace(&mut self.is_settled, true) {
            return;
        }
        let style = Style {
            draws: true,
            ..Style::default()
        };
        self.nodes.settle(style);
        self.edges.settle(style);
        self.figures.settle(Style {
            is_own: self.nodes.is_own(),
            ..style
        });
    }
}
