//! Short names of ASCII letters for formats whose programs read no others, and the table that tells
//! whom each of them stands for.

use std::collections::BTreeSet;
use std::io::{self, Write};

use deunicode::deunicode;

use super::csv_rows::{Dialect, Row};
use super::losses::Losses;
use super::output::Output;
use super::table::Table;
use crate::graph::GraphView;

/// What names may be made of, and how long they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelling {
    /// Whether a character of ASCII may stay.
    pub(super) is_allowed: fn(char) -> bool,
    /// What stands for those that may not.
    pub(super) instead: char,
    /// How many characters a name has at most.
    pub(super) longest: usize,
}

/// Returns a name for every node, by number: no two are alike, even in capitals.
pub(super) fn ascii_names(graph: &GraphView, spelling: Spelling) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let names = graph.nodes().map(|node| {
        let label = spell(&node.label, spelling);
        let name = if label.is_empty() {
            spell(node.id.as_str(), spelling)
        } else {
            label
        };
        let cut = |longest| {
            let cut: String = name.chars().take(longest).collect();
            cut.trim_end_matches(spelling.instead).to_owned()
        };
        let mut candidate = cut(spelling.longest);
        let mut number = 1;
        while candidate.is_empty() || !taken.insert(candidate.to_uppercase()) {
            number += 1;
            let end = format!("{}{number}", spelling.instead);
            candidate = cut(spelling.longest.saturating_sub(end.len())) + &end;
        }
        candidate
    });
    names.collect()
}

/// Spells a text, with one sign in the place of any run of characters that may not stay.
pub(super) fn spell(text: &str, spelling: Spelling) -> String {
    let mut spelled = String::new();
    for c in deunicode(text).chars() {
        if c.is_ascii_graphic() && (spelling.is_allowed)(c) {
            spelled.push(c);
        } else if !spelled.is_empty() && !spelled.ends_with(spelling.instead) {
            spelled.push(spelling.instead);
        }
    }
    spelled.trim_end_matches(spelling.instead).to_owned()
}

/// Writes the table of names: a row for each node, in the order of the file, with all its
/// attributes.
///
/// # Errors
///
/// Returns the writer's own error.
pub(super) fn write_lookup(
    graph: &GraphView,
    names: &[String],
    out: &mut dyn Write,
) -> io::Result<Losses> {
    let table = Table::of_nodes(graph);
    let mut output = Output::new(out);
    output.lost(&table.losses);
    output.write(|out| {
        let mut row = Row::new(Dialect::PLAIN);
        // No attribute has one of these names.
        row.text(out, "name");
        row.text(out, "id");
        for column in table.without_id() {
            row.text(out, &column.name);
        }
        out.raw("\n");
    })?;
    output.each(graph.node_count(), |number, out| {
        let node = graph.node(number);
        let mut row = Row::new(Dialect::PLAIN);
        row.text(out, &names[number]);
        row.text(out, node.id.as_str());
        table.node_cells(node, |column, cell| {
            if !table.is_id(column) {
                row.cell(out, cell.as_ref());
            }
        });
        out.raw("\n");
    })?;
    Ok(output.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Node, NodeKind, Values};
    use crate::model::Id;

    #[test]
    fn names_are_short_plain_and_unlike_each_other() {
        let mut graph = GraphView::new();
        let labels = [
            "Łukasz Żak",
            "LUKASZ ZAK",
            "",
            "\"Ministry\" of Foreign Affairs",
            "Ministry of Foreign Trade",
            "北京",
            "...",
            "...",
        ];
        for (number, label) in labels.into_iter().enumerate() {
            graph.add_node(Node {
                id: Id::new(format!("person/{number}")),
                kind: NodeKind::Person,
                label: label.to_owned(),
                values: Values::new(),
            });
        }
        let spelling = Spelling {
            is_allowed: |c| c.is_ascii_alphanumeric(),
            instead: '_',
            longest: 12,
        };
        let expected = [
            "Lukasz_Zak",
            "LUKASZ_ZAK_2",
            "person_2",
            "Ministry_of",
            "Ministry_o_2",
            "Bei_Jing",
            "person_6",
            "person_7",
        ];
        assert_eq!(ascii_names(&graph, spelling), expected);
    }
}
