//! What the attributes mean that a file declares, and nodes and edges made of their values.
//!
//! Some columns are what a node or an edge is (label, kind, weight), some say how it is drawn, and
//! the others are its attributes. Files that this program wrote are known by their columns; what
//! stands in those is what it was before.

use std::borrow::Cow;

use super::attribute::{LABELS, Type, WEIGHTS, number, undeclared};
use super::description::Description;
use super::role::{Role, drawn, own_edge, own_node};
use crate::Error;
use crate::export::{Owner, original_names};
use crate::graph::{Name, Value, Values};
use crate::read::quoted;

/// The columns of the nodes, of the edges or of the graph of one file.
#[derive(Debug)]
pub(super) struct Columns {
    owner: Owner,
    list: Vec<Column>,
    /// Whether this program wrote them.
    is_own: bool,
    has_defaults: bool,
}

/// One column.
#[derive(Debug)]
struct Column {
    /// The name that the file gives it.
    title: String,
    /// The type that the file declares, if it does.
    holds: Option<Type>,
    /// The name that the graph uses.
    name: Name,
    role: Role,
    /// Its place in the order of names.
    rank: usize,
    default: Option<String>,
}

/// One value of a node or an edge, as the file has it.
#[derive(Debug)]
pub(super) struct Cell<'a> {
    /// The number of its column.
    pub(super) column: usize,
    /// Where it stands.
    pub(super) offset: usize,
    pub(super) content: Content<'a>,
}

/// What stands in a cell.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// A text, whose type is that of the column.
    Text(Cow<'a, str>),
    /// A value that has its type.
    Value(Value),
}

/// What is known of a file before its columns get their meaning.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// Whether the format has labels besides the columns.
    pub(super) has_labels: bool,
    /// Whether programs that read the format draw by columns such as `x` and `color`.
    pub(super) draws: bool,
    /// Whether this program wrote the file, whatever its columns.
    pub(super) is_own: bool,
}

impl Columns {
    pub(super) const fn new(owner: Owner) -> Self {
        Self {
            owner,
            list: Vec::new(),
            is_own: false,
            has_defaults: false,
        }
    }

    /// Adds a column and returns its number.
    pub(super) fn add(&mut self, name: &str, holds: Option<Type>) -> usize {
        self.list.push(Column {
            title: name.to_owned(),
            holds,
            name: Name::from(name.to_owned()),
            role: Role::Value,
            rank: self.list.len(),
            default: None,
        });
        self.list.len() - 1
    }

    /// Sets what a node or an edge has in a column where it does not say it.
    pub(super) fn set_default(&mut self, column: usize, text: String) {
        if let Some(column) = self.list.get_mut(column) {
            column.default = Some(text);
            self.has_defaults = true;
        }
    }

    /// Tells whether this program wrote the columns.
    pub(super) const fn is_own(&self) -> bool {
        self.is_own
    }

    /// Gives the columns their meaning, now that all are known.
    pub(super) fn settle(&mut self, style: Style) {
        let has = |name: &str| self.list.iter().any(|c| c.title == name);
        self.is_own = style.is_own || has("sayso_id");
        // Where the kind stands as it is, the other one has numbers that tell edges apart.
        let has_plain_kind = has("sayso_kind");
        let has_all = |names: &[&str]| names.iter().all(|name| has(name));
        let gephi = has_all(&["r", "g", "b"]);
        let best = |names: &[&str]| {
            names.iter().find_map(|name| {
                let mut columns = self.list.iter();
                columns.find(|column| column.title.eq_ignore_ascii_case(name))
            })
        };
        // networkx declares an attribute once for whole numbers and once for others: both are it.
        let title = |column: Option<&Column>| column.map(|column| column.title.clone());
        let label = if style.has_labels || self.owner == Owner::Graph {
            None
        } else {
            title(best(
                &LABELS[..if self.owner == Owner::Nodes { 4 } else { 1 }],
            ))
        };
        let weight = title(best(&WEIGHTS));
        let kind = title(best(&["kind"]));
        let is_own = self.is_own;
        let owner = self.owner;
        for column in &mut self.list {
            let name = column.title.as_str();
            column.role = match owner {
                Owner::Graph => Role::Value,
                Owner::Nodes if is_own => own_node(name),
                Owner::Edges if is_own && has_plain_kind && name == "kind" => Role::Nothing,
                Owner::Edges if is_own => own_edge(name),
                _ if label.as_deref() == Some(name) => Role::Label,
                Owner::Edges if weight.as_deref() == Some(name) => Role::Weight,
                _ if kind.as_deref() == Some(name) => Role::Kind,
                Owner::Nodes if style.draws => drawn(name, !gephi),
                _ => Role::Value,
            };
        }
        if is_own {
            self.rename();
        }
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by(|&a, &b| self.list[a].name.cmp(&self.list[b].name));
        for (rank, number) in order.into_iter().enumerate() {
            self.list[number].rank = rank;
        }
    }

    /// Gives attributes the names that they had before they were written.
    fn rename(&mut self) {
        let values = self.list.iter().filter(|column| column.role == Role::Value);
        let names = values.map(|column| column.title.as_str());
        let names: Vec<Name> = original_names(names, self.owner)
            .into_iter()
            .map(|name| Name::from(name.to_owned()))
            .collect();
        let values = self
            .list
            .iter_mut()
            .filter(|column| column.role == Role::Value);
        for (column, name) in values.zip(names) {
            column.name = name;
        }
    }

    /// Makes what a file says of a node or an edge of its cells; `report` is told what is wrong,
    /// and where.
    pub(super) fn describe<'a>(
        &self,
        cells: &mut Vec<Cell<'a>>,
        mut report: impl FnMut(usize, Error),
    ) -> Description<'a> {
        let mut said = Description {
            is_own: self.is_own,
            ..Description::default()
        };
        if self.has_defaults {
            self.add_defaults(cells);
        }
        let rank = |cell: &Cell<'_>| self.list.get(cell.column).map(|column| column.rank);
        if !cells.is_sorted_by_key(rank) {
            // Of two values of one column the later one counts.
            cells.sort_by_key(rank);
        }
        let is_value = |cell: &&Cell<'_>| {
            let column = self.list.get(cell.column);
            column.is_some_and(|column| column.role == Role::Value)
        };
        said.values = Values::with_capacity(cells.iter().filter(is_value).count());
        for cell in cells.drain(..) {
            let Some(column) = self.list.get(cell.column) else {
                continue;
            };
            let offset = cell.offset;
            let kept = column.take(cell.content, &mut said, |error| report(offset, error));
            if let Some(value) = kept {
                said.values.insert(column.name.clone(), value);
            }
        }
        said
    }

    fn add_defaults(&self, cells: &mut Vec<Cell<'_>>) {
        for (number, column) in self.list.iter().enumerate() {
            let is_said = |cell: &Cell<'_>| {
                let said = self.list.get(cell.column);
                said.is_some_and(|said| said.title == column.title)
            };
            if let Some(default) = &column.default
                && !cells.iter().any(is_said)
            {
                cells.push(Cell {
                    column: number,
                    offset: 0,
                    content: Content::Text(Cow::Owned(default.clone())),
                });
            }
        }
    }
}

impl Column {
    /// Takes the content of a cell, and returns it as a value where it is one.
    fn take<'a>(
        &self,
        content: Content<'a>,
        said: &mut Description<'a>,
        report: impl FnOnce(Error),
    ) -> Option<Value> {
        let place = match self.role {
            Role::Value => return self.value(content, report),
            Role::Nothing => return None,
            Role::Drawn(part, is_value) => {
                let value = self.value(content, report)?;
                part.take(&value, said);
                return is_value.then_some(value);
            }
            Role::Weight => {
                said.weight = match &content {
                    Content::Text(text) => number(text.trim()),
                    Content::Value(value) => value.number(),
                };
                return match content {
                    _ if said.weight.is_some() => None,
                    Content::Text(text) if !text.trim().is_empty() => {
                        let message = format!("the weight {} is not a number", quoted(&text));
                        report(
                            Error::new(message)
                                .hint("write it with a point, as 2.5; it counts as 1 here"),
                        );
                        Some(Value::Text(text.into_owned()))
                    }
                    Content::Text(_) => None,
                    Content::Value(value) => Some(value),
                };
            }
            Role::Label => &mut said.label,
            Role::Kind => &mut said.kind,
            Role::Id => &mut said.id,
            Role::Record => &mut said.evidence.records,
            Role::Document => &mut said.evidence.documents,
            Role::Spans => &mut said.evidence.spans,
            Role::Quote => &mut said.evidence.quotes,
        };
        *place = Some(match content {
            Content::Text(text) => text,
            Content::Value(Value::Text(text)) => Cow::Owned(text),
            Content::Value(value) => Cow::Owned(value.to_string()),
        });
        None
    }

    fn value(&self, content: Content<'_>, report: impl FnOnce(Error)) -> Option<Value> {
        let text = match content {
            Content::Value(value) => return Some(value),
            Content::Text(text) => text,
        };
        let Some(holds) = self.holds else {
            return (!text.is_empty()).then(|| undeclared(&text));
        };
        if holds == Type::Text {
            return Some(Value::Text(text.into_owned()));
        }
        if let Some(value) = holds.read(&text) {
            return Some(value);
        }
        // An empty value of a number is how some programs write that there is none.
        if text.trim().is_empty() {
            return None;
        }
        let message = format!(
            "{} is not {}, as the attribute {} declares",
            quoted(&text),
            holds.in_words(),
            quoted(&self.title)
        );
        report(Error::new(message).hint("mend the value, or declare it a string"));
        Some(Value::Text(text.into_owned()))
    }
}
