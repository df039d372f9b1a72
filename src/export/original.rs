//! The names that columns had in the graph, from those that files have: the way back of
//! [`Names::give`](super::names::Names::give).

use super::names::{Names, RESERVED_FOR_EDGES, RESERVED_FOR_NODES};

/// Whose columns they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Nodes.
    Nodes,
    /// Edges.
    Edges,
    /// The graph.
    Graph,
}

/// Returns the name that each column of a file of this program had in the graph, for columns in the
/// order of the file.
///
/// It is the shortest that is written as the column is: `size_` was `size`. What a file cannot
/// tell is which characters an underscore within a name stands for.
///
/// ```
/// use sayso::export::{Owner, original_names};
///
/// let names = original_names(["Party", "party_", "size_", "Edge_Weight"], Owner::Nodes);
/// assert_eq!(names, ["Party", "party", "size", "Edge_Weight"]);
/// ```
pub fn original_names<'a>(
    columns: impl IntoIterator<Item = &'a str>,
    owner: Owner,
) -> Vec<&'a str> {
    let reserved = match owner {
        Owner::Nodes => RESERVED_FOR_NODES,
        Owner::Edges => RESERVED_FOR_EDGES,
        Owner::Graph => &[],
    };
    let mut names = Names::without(reserved);
    let mut originals: Vec<&str> = Vec::new();
    for column in columns {
        let shortest = column.trim_end_matches('_').len();
        let mut candidates = (shortest..=column.len()).map(|length| &column[..length]);
        // No two columns had the same name in the graph.
        let found = candidates.find(|name| names.gives(name, column) && !originals.contains(name));
        names.take(column);
        originals.push(found.unwrap_or(column));
    }
    originals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        let fields = [
            "", "Party", "a", "id", "party", "size", "size_", "weight", "x__",
        ];
        for owner in [Owner::Nodes, Owner::Edges, Owner::Graph] {
            let reserved = match owner {
                Owner::Nodes => RESERVED_FOR_NODES,
                Owner::Edges => RESERVED_FOR_EDGES,
                Owner::Graph => &[],
            };
            let mut names = Names::without(reserved);
            let columns: Vec<String> = fields.iter().map(|field| names.give(field)).collect();
            let found = original_names(columns.iter().map(String::as_str), owner);
            assert_eq!(found, fields, "{owner:?} {columns:?}");
        }
    }
}
