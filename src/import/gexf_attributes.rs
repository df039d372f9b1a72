//! The attributes that GEXF declares, and the times at which its nodes and edges exist.

use std::borrow::Cow;

use super::attribute::Type;
use super::columns::{Columns, Style};
use super::ids::Ids;
use super::xml::Element;
use crate::export::Owner;
use crate::graph::{Value, Values};

/// What an attribute belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Node,
    Edge,
}

/// The declared attributes.
#[derive(Debug)]
pub(super) struct Attributes<'a> {
    nodes: Columns,
    edges: Columns,
    /// Their columns by their ids.
    node_ids: Ids<'a, usize>,
    edge_ids: Ids<'a, usize>,
    /// Whose attributes are being declared.
    class: Class,
    /// Whether their values have times.
    is_dynamic: bool,
    /// Whether this program says that it wrote the file.
    pub(super) is_own: bool,
    is_settled: bool,
}

impl<'a> Attributes<'a> {
    pub(super) fn new() -> Self {
        Self {
            nodes: Columns::new(Owner::Nodes),
            edges: Columns::new(Owner::Edges),
            node_ids: Ids::new(),
            edge_ids: Ids::new(),
            class: Class::Node,
            is_dynamic: false,
            is_own: false,
            is_settled: false,
        }
    }

    /// Starts to declare the attributes of nodes or of edges.
    pub(super) fn start(&mut self, element: &Element<'a>) {
        let [class, mode] = element.attributes(["class", "mode"]);
        let is_edge = class.as_deref() == Some("edge");
        self.class = if is_edge { Class::Edge } else { Class::Node };
        self.is_dynamic = mode.as_deref() == Some("dynamic");
    }

    /// Declares an attribute and returns its class and column.
    pub(super) fn declare(&mut self, element: &Element<'a>) -> (Class, usize) {
        let [id, title, holds] = element.attributes(["id", "title", "type"]);
        let id = id.unwrap_or_default();
        let title = title.unwrap_or_else(|| id.clone());
        let holds = match holds.as_deref() {
            Some(name) if !self.is_dynamic => Type::named(name),
            _ => Type::Text,
        };
        let column = self.columns_mut(self.class).add(&title, Some(holds));
        self.ids(self.class).add(id, column);
        self.is_settled = false;
        (self.class, column)
    }

    /// Sets the default of a declared attribute.
    pub(super) fn set_default(&mut self, (class, column): (Class, usize), text: &str) {
        self.columns_mut(class).set_default(column, text.to_owned());
    }

    /// Finds the column of an attribute.
    pub(super) fn find(&mut self, class: Class, id: &str) -> Option<usize> {
        self.ids(class).find(id)
    }

    const fn ids(&mut self, class: Class) -> &mut Ids<'a, usize> {
        match class {
            Class::Node => &mut self.node_ids,
            Class::Edge => &mut self.edge_ids,
        }
    }

    /// Returns the columns of nodes or of edges.
    pub(super) const fn columns(&self, class: Class) -> &Columns {
        match class {
            Class::Node => &self.nodes,
            Class::Edge => &self.edges,
        }
    }

    const fn columns_mut(&mut self, class: Class) -> &mut Columns {
        match class {
            Class::Node => &mut self.nodes,
            Class::Edge => &mut self.edges,
        }
    }

    /// Gives the columns their meaning, once all are declared.
    pub(super) fn settle(&mut self) {
        if !std::mem::replace(&mut self.is_settled, true) {
            let style = Style {
                has_labels: true,
                draws: false,
                is_own: self.is_own,
            };
            self.nodes.settle(style);
            self.edges.settle(style);
        }
    }
}

/// When something exists, as the file spells it.
#[derive(Debug, Default)]
pub(super) struct Times<'a> {
    pub(super) start: Option<Cow<'a, str>>,
    pub(super) end: Option<Cow<'a, str>>,
    pub(super) spells: String,
}

impl Times<'_> {
    /// Adds a stretch of time.
    pub(super) fn add(&mut self, spell: &str) {
        if !self.spells.is_empty() {
            self.spells.push_str("; ");
        }
        self.spells.push_str(spell);
    }

    /// Keeps the times as attributes.
    pub(super) fn put(self, values: &mut Values) {
        for (name, time) in [("start", self.start), ("end", self.end)] {
            if let Some(time) = time {
                values.insert(name, Value::from(&*time));
            }
        }
        if !self.spells.is_empty() {
            values.insert("spells", Value::Text(self.spells));
        }
    }
}

/// Spells a stretch of time: `[2020-01-01, 2021-06-30]`, open where an end is not known.
pub(super) fn spell(start: Option<&str>, end: Option<&str>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => format!("[{start}, {end}]"),
        (Some(start), None) => format!("[{start}]"),
        (None, end) => format!("[, {}]", end.unwrap_or_default()),
    }
}
