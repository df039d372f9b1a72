//! The colors of each kind of node, and of groups: one table for all pictures.
//!
//! They come from the table that charts use too (`plot::Color`), with a light shade of each that
//! dark text reads well on.

use crate::graph::{GraphView, Node, NodeKind, Value};
pub(super) use crate::plot::Color;

/// Returns the full color of a kind of node: for discs without text on them, and for outlines.
pub(super) const fn color(kind: NodeKind) -> Color {
    match kind {
        NodeKind::Person => Color::SKY,
        NodeKind::Group => Color::BLUE,
        NodeKind::Place => Color::GREEN,
        NodeKind::Organisation => Color::ORANGE,
        NodeKind::Statement => Color::YELLOW,
        NodeKind::Document => Color(0x99, 0x99, 0x99),
        NodeKind::Concept => Color::PINK,
        NodeKind::Node => Color(0x8D, 0xA0, 0xB3),
    }
}

/// Returns the full color of a node: that of its group where the picture is by groups, else its
/// own, else that of its kind.
pub(super) fn node_color(graph: &GraphView, node: &Node) -> Color {
    match graph.picture().color_by {
        None => own_color(graph, node).unwrap_or_else(|| color(node.kind)),
        Some(name) => group_color(group(graph, node, name)),
    }
}

/// Returns the full color of a node by its number.
pub(super) fn numbered_color(graph: &GraphView, number: usize) -> Color {
    let node = graph.node(number);
    match (graph.picture().color_by, graph.picture().color(number)) {
        (None, Some([red, green, blue])) => Color(red, green, blue),
        (None, None) => color(node.kind),
        (Some(name), _) => group_color(group(graph, node, name)),
    }
}

/// Returns the light shade of a node, by its group, its own color or its kind.
pub(super) fn node_light(graph: &GraphView, node: &Node) -> Color {
    match graph.picture().color_by {
        None => own_color(graph, node).map_or_else(|| light(node.kind), lightened),
        Some(name) => group_light(group(graph, node, name)),
    }
}

/// Returns the color that a node has of its own, unless it is that of its kind.
fn own_color(graph: &GraphView, node: &Node) -> Option<Color> {
    graph.picture().colors.as_ref()?;
    let [red, green, blue] = graph.picture().color(graph.find(&node.id)?)?;
    Some(Color(red, green, blue)).filter(|own| *own != color(node.kind))
}

/// Returns the number of a node's group, if it has a color of its own.
pub(super) fn group(graph: &GraphView, node: &Node, name: &str) -> Option<usize> {
    match node.values.get(name) {
        Some(Value::Integer(number)) if graph.is_shared(*number) => usize::try_from(*number).ok(),
        _ => None,
    }
    .filter(|number| (1..=Color::GROUPS.len()).contains(number))
}

/// Returns the full color of a group by its number from one, or of all others.
pub(super) fn group_color(group: Option<usize>) -> Color {
    group.map_or(Color::GRAY, |number| {
        Color::GROUPS[(number - 1) % Color::GROUPS.len()]
    })
}

/// Returns the light shade of a group: two fifths of its color, the rest white.
pub(super) fn group_light(group: Option<usize>) -> Color {
    lightened(group_color(group))
}

/// Mixes a color with white: two fifths of it remain.
fn lightened(Color(red, green, blue): Color) -> Color {
    let [red, green, blue] = [red, green, blue].map(|part| 255 - (255 - part) / 5 * 2);
    Color(red, green, blue)
}

/// Returns the light shade of a kind of node: for shapes with text on them.
pub(super) const fn light(kind: NodeKind) -> Color {
    match kind {
        NodeKind::Person => Color(0xC4, 0xE6, 0xF9),
        NodeKind::Group => Color(0xA9, 0xCB, 0xE4),
        NodeKind::Place => Color(0xA6, 0xDF, 0xCC),
        NodeKind::Organisation => Color(0xFA, 0xDA, 0x9C),
        NodeKind::Statement => Color(0xFC, 0xF9, 0xD2),
        NodeKind::Document => Color(0xE2, 0xE2, 0xE2),
        NodeKind::Concept => Color(0xF0, 0xD2, 0xE3),
        NodeKind::Node => Color(0xD9, 0xE1, 0xE8),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const BLACK: Color = Color(0, 0, 0);

    #[test]
    fn black_text_reads_well_on_every_light_shade() {
        for kind in NodeKind::ALL {
            // The contrast that WCAG asks of the best grade.
            assert!(light(kind).contrast(BLACK) > 7.0, "{kind:?}");
        }
    }

    #[test]
    fn groups_have_colors_unlike_each_other_that_text_reads_well_on() {
        let groups = (1..=Color::GROUPS.len()).map(Some).chain([None]);
        let mut colors = BTreeSet::new();
        for group in groups {
            let (full, light) = (group_color(group), group_light(group));
            assert!(light.contrast(BLACK) > 7.0, "{group:?}");
            colors.extend([full.to_string(), light.to_string()]);
        }
        assert_eq!(colors.len(), 2 * (Color::GROUPS.len() + 1));
    }

    #[test]
    fn no_two_kinds_share_a_color() {
        let colors: BTreeSet<String> = NodeKind::ALL
            .iter()
            .flat_map(|&kind| [color(kind).to_string(), light(kind).to_string()])
            .collect();
        assert_eq!(colors.len(), 2 * NodeKind::ALL.len());
    }
}
