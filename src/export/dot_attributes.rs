//! Attributes in Graphviz files that are data and no orders to Graphviz.

use super::cells::Cells;
use super::column::Cell;
use super::dot_text::write_quoted;
use super::losses::{Loss, Losses};
use super::names::Names;
use super::output::Buffer;
use super::table::Table;

/// Names of attributes by which Graphviz would draw a node and an edge in another way, such as
/// `image`, which makes it look for a file.
const ORDERS: &[&str] = &[
    "area",
    "class",
    "color",
    "colorscheme",
    "comment",
    "fillcolor",
    "fontcolor",
    "fontname",
    "fontsize",
    "gradientangle",
    "href",
    "layer",
    "margin",
    "nojustify",
    "ordering",
    "penwidth",
    "pos",
    "showboxes",
    "style",
    "target",
    "tooltip",
    "url",
    "xlabel",
    "xlp",
];

/// Those of a node alone.
const ORDERS_TO_NODES: &[&str] = &[
    "distortion",
    "fixedsize",
    "group",
    "height",
    "image",
    "imagepos",
    "imagescale",
    "labelloc",
    "orientation",
    "peripheries",
    "pin",
    "rects",
    "regular",
    "root",
    "samplepoints",
    "shape",
    "shapefile",
    "sides",
    "skew",
    "sortv",
    "vertices",
    "width",
];

/// Those of an edge alone.
const ORDERS_TO_EDGES: &[&str] = &[
    "arrowhead",
    "arrowsize",
    "arrowtail",
    "constraint",
    "decorate",
    "dir",
    "edgehref",
    "edgetarget",
    "edgetooltip",
    "edgeurl",
    "head_lp",
    "headclip",
    "headhref",
    "headlabel",
    "headport",
    "headtarget",
    "headtooltip",
    "headurl",
    "labelangle",
    "labeldistance",
    "labelfloat",
    "labelfontcolor",
    "labelfontname",
    "labelfontsize",
    "labelhref",
    "labeltarget",
    "labeltooltip",
    "labelurl",
    "len",
    "lhead",
    "lp",
    "ltail",
    "minlen",
    "radius",
    "samehead",
    "sametail",
    "tail_lp",
    "tailclip",
    "tailhref",
    "taillabel",
    "tailport",
    "tailtarget",
    "tailtooltip",
    "tailurl",
];

/// Whose attributes a table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Nodes,
    Edges,
}

impl Owner {
    /// Tells whether Graphviz would take an attribute of that name for an order.
    fn takes_orders(self, name: &str) -> bool {
        let name = name.to_lowercase();
        let own = match self {
            Self::Nodes => ORDERS_TO_NODES,
            Self::Edges => ORDERS_TO_EDGES,
        };
        ORDERS.contains(&name.as_str()) || own.contains(&name.as_str())
    }
}

/// Returns the names under which the columns of a table are data: with `_` behind those that
/// Graphviz would act on, no two of them alike; and counts the attributes that are renamed so.
pub(super) fn data_names(table: &Table, owner: Owner) -> (Vec<String>, Losses) {
    names(table, |name| owner.takes_orders(name))
}

/// Returns what stands before the values of each column behind the attributes of a picture, and
/// what is lost of names by that.
pub(super) fn starts_in_pictures(table: &Table, owner: Owner) -> (Vec<String>, Losses) {
    // Layouts go by the weight, and stumble over fractions.
    let (names, losses) = names(table, |name| name == "weight" || owner.takes_orders(name));
    let starts = names.iter().map(|name| format!(", \"{name}\"="));
    (starts.collect(), losses)
}

/// Gives the columns of a table names of which none is an order.
fn names(table: &Table, is_order: impl Fn(&str) -> bool) -> (Vec<String>, Losses) {
    let mut names = Names::without(&[]);
    for column in &table.columns {
        names.take(&column.name);
    }
    let mut losses = Losses::new();
    let given = table.columns.iter().enumerate().map(|(number, column)| {
        if !is_order(&column.name) {
            return column.name.clone();
        }
        let name = names.give(&column.name);
        // What every edge has is called so in every file.
        if number >= table.fixed {
            losses.add(Loss::RenamedAttributes, || {
                format!("{} → {name}", column.name)
            });
        }
        name
    });
    (given.collect(), losses)
}

/// The data of a node or an edge in a picture, behind how it looks; what it is called stands there
/// already.
pub(super) struct InPicture<'a> {
    pub(super) starts: &'a [String],
    pub(super) out: &'a mut Buffer,
}

impl<'a> Cells<'a> for InPicture<'_> {
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>) {
        let Some(cell) = cell.filter(|_| column > 0) else {
            return;
        };
        self.out.raw(&self.starts[column]);
        match cell {
            Cell::Text(text) => write_quoted(self.out, &text),
            cell => {
                self.out.raw("\"");
                cell.write(self.out);
                self.out.raw("\"");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, EdgeKind, GraphView, Node, NodeKind, Values};
    use crate::model::Id;

    fn values(names: &[&str]) -> Values {
        let mut values = Values::new();
        for name in names {
            values.insert((*name).to_owned(), "1".into());
        }
        values
    }

    fn graph(of_node: &[&str], of_edge: &[&str]) -> GraphView {
        let mut graph = GraphView::new();
        let node = graph.add_node(Node {
            id: Id::new("a"),
            kind: NodeKind::Person,
            label: "a".to_owned(),
            values: values(of_node),
        });
        let edge = Edge {
            id: "e".to_owned(),
            kind: EdgeKind::Said,
            weight: 1.0,
            evidence: Vec::new(),
            values: values(of_edge),
        };
        graph.add_edge(node, node, edge);
        graph
    }

    #[test]
    fn orders_to_graphviz_are_renamed_and_counted_where_they_are_orders() {
        let fields = ["constraint", "degree", "shape", "tooltip"];
        let graph = graph(&fields, &fields);
        for (table, owner, expected) in [
            (
                Table::of_nodes(&graph),
                Owner::Nodes,
                &["constraint", "degree", "shape_", "tooltip_"][..],
            ),
            (
                Table::of_edges(&graph),
                Owner::Edges,
                &[
                    "constraint_",
                    "count",
                    "dates",
                    "degree",
                    "first_date",
                    "last_date",
                    "shape",
                    "tooltip_",
                ],
            ),
        ] {
            let (names, losses) = data_names(&table, owner);
            assert_eq!(&names[table.fixed..], expected);
            assert_eq!(losses.count(Loss::RenamedAttributes), 2);
        }
    }

    #[test]
    fn no_two_columns_share_a_name() {
        let graph = graph(&["image", "Image_", "image__"], &["weight", "url", "URL_"]);
        let table = Table::of_nodes(&graph);
        let (names, losses) = data_names(&table, Owner::Nodes);
        assert_eq!(names[table.fixed..], ["Image_", "image___", "image__"]);
        assert_eq!(losses.count(Loss::RenamedAttributes), 1);
        let table = Table::of_edges(&graph);
        let (starts, losses) = starts_in_pictures(&table, Owner::Edges);
        assert_eq!(starts[1], ", \"weight__\"=");
        let known = |field: &str| {
            let columns = &table.columns[table.fixed..];
            let number = columns.iter().position(|column| column.field == field);
            number.map(|number| starts[table.fixed + number].as_str())
        };
        assert_eq!(known("URL_"), Some(", \"URL_\"="));
        assert_eq!(known("url"), Some(", \"url__\"="));
        assert_eq!(known("weight"), Some(", \"weight_\"="));
        assert_eq!(losses.count(Loss::RenamedAttributes), 1);
    }

    #[test]
    fn each_order_stands_once_in_lower_case() {
        let all = [ORDERS, ORDERS_TO_NODES, ORDERS_TO_EDGES];
        assert!(all.iter().all(|orders| orders.is_sorted()));
        for name in all.concat() {
            assert_eq!(name, name.to_lowercase());
            assert_eq!(
                all.iter().filter(|orders| orders.contains(&name)).count(),
                1
            );
        }
    }
}
