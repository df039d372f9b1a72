//! The legend: what colors, sizes, lines and arrows mean.

use super::super::palette::{color, group_color};
use super::super::prominence::{prominence, size_by};
use super::super::table::weight;
use super::curve::Curve;
use super::scene::{Scene, on_page};
use crate::graph::{EdgeKind, GraphView, NodeKind};
use crate::plot::{Color, Font, Svg, Theme, Words, number, shorten};

/// The size of the words.
const SIZE: f64 = 12.0;
/// How high a row is.
const ROW: f64 = 24.0;
/// How far entries are apart.
const BETWEEN: f64 = 22.0;
/// The widest words, as a share of the page.
const WIDEST: f64 = 0.6;

/// One entry: a sign and what it means.
struct Entry {
    sign: Sign,
    words: String,
}

/// What is explained.
enum Sign {
    Disc(Color),
    /// A small, a middling and a large disc.
    Discs([f64; 3]),
    Line {
        width: f64,
        is_dashed: bool,
        has_head: bool,
    },
    /// A thin line above a thick one.
    Lines([f64; 2]),
}

impl Sign {
    /// Returns how wide the sign is.
    fn width(&self) -> f64 {
        match self {
            Self::Disc(_) => 12.0,
            Self::Discs(radii) => radii.iter().map(|radius| 2.0 * radius).sum::<f64>() + 6.0,
            Self::Line { .. } | Self::Lines(_) => 30.0,
        }
    }
}

/// Draws the legend of a picture below a place, and returns where it ends.
pub(super) fn draw(
    svg: &mut Svg,
    graph: &GraphView,
    scene: &Scene,
    theme: Theme,
    [left, top, room]: [f64; 3],
) -> f64 {
    let face = Font::Regular.face(SIZE);
    let mut y = top;
    // Colors first, then sizes and lines, each on rows of their own.
    for entries in [colors(graph), signs(graph, scene)] {
        let mut x = left;
        if entries.is_empty() {
            continue;
        }
        y += ROW;
        for entry in entries {
            let words = shorten(&entry.words, room * WIDEST, |c| face.advance(c));
            let sign = entry.sign.width();
            let width = sign + 7.0 + face.width(&words);
            if x > left && x + width > left + room {
                (x, y) = (left, y + ROW);
            }
            sign_at(svg, &entry.sign, theme, [x, y]);
            let at = [x + sign + 7.0, y + SIZE * 0.36];
            svg.words(at, &Words::new(&words, SIZE, theme.ink()));
            x += width + BETWEEN;
        }
    }
    y + ROW / 2.0
}

/// Lists what colors mean: groups by their most prominent members, or kinds.
fn colors(graph: &GraphView) -> Vec<Entry> {
    let disc = |color, words: String| Entry {
        sign: Sign::Disc(color),
        words,
    };
    let Some(name) = graph.picture().color_by else {
        if graph.picture().colors.is_some() {
            // Colors of a graph file mean what they mean there.
            return Vec::new();
        }
        let kinds = NodeKind::ALL.into_iter();
        let present = kinds.filter(|kind| graph.nodes().any(|node| node.kind == *kind));
        let entries: Vec<Entry> = present
            .map(|kind| disc(color(kind), kind.as_str().to_owned()))
            .collect();
        return match entries.as_slice() {
            // That everything is a node says nothing.
            [only] if only.words == NodeKind::Node.as_str() => Vec::new(),
            _ => entries,
        };
    };
    let prominence = prominence(graph);
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut others = 0;
    for (number, node) in graph.nodes().enumerate() {
        match super::super::palette::group(graph, node, name) {
            None => others += 1,
            Some(group) => match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, members)) => members.push(number),
                None => groups.push((group, vec![number])),
            },
        }
    }
    groups.sort_by_key(|(group, _)| *group);
    let mut entries: Vec<Entry> = groups
        .into_iter()
        .map(|(group, mut members)| {
            members.sort_by(|one, other| prominence[*other].total_cmp(&prominence[*one]));
            let first = &graph.node(members[0]).label;
            let words = match members.len() - 1 {
                0 => first.clone(),
                more => format!("around {first} ({})", more + 1),
            };
            disc(group_color(Some(group)), words)
        })
        .collect();
    if others > 0 {
        entries.push(disc(group_color(None), format!("others ({others})")));
    }
    entries
}

/// Lists what sizes, lines and arrows mean.
fn signs(graph: &GraphView, scene: &Scene) -> Vec<Entry> {
    let mut entries = Vec::new();
    if graph.picture().sizes.is_none() && graph.node_count() > 1 {
        let radii = || scene.discs.iter().map(|disc| disc.radius);
        let (small, large) = (
            radii().fold(f64::MAX, f64::min),
            radii().fold(0.0, f64::max),
        );
        // The sign is no higher than the words.
        let scale = (9.0 / large).min(1.0);
        let (small, large) = (small * scale, large * scale);
        let by = size_by(graph).map_or_else(|| "ties".to_owned(), |name| name.replace('_', " "));
        if large > small * 1.05 {
            entries.push(Entry {
                sign: Sign::Discs([small, small.midpoint(large), large]),
                words: format!("larger: more prominent ({by})"),
            });
        }
    }
    let line = |is_dashed, words: String| Entry {
        sign: Sign::Line {
            width: 1.4,
            is_dashed,
            has_head: scene.manner.has_heads,
        },
        words,
    };
    let mut statements: Vec<&str> = Vec::new();
    let mut relations: Vec<&str> = Vec::new();
    for edge in graph.edges() {
        let list = match &edge.edge.kind {
            EdgeKind::Relation(_) => &mut relations,
            _ => &mut statements,
        };
        let name = edge.edge.kind.as_str();
        if !list.contains(&name) && list.len() < 4 {
            list.push(name);
        }
    }
    let has_statement_nodes = graph.nodes().any(|node| node.kind == NodeKind::Statement);
    if !statements.is_empty() {
        let words = if has_statement_nodes {
            named(&statements, "statements and what they are tied to")
        } else {
            named(&statements, "speaks of or to")
        };
        entries.push(line(false, words));
    }
    // That lines are ties needs no words where arrows are explained.
    let bends_tell = graph.is_directed() && !scene.manner.has_heads;
    let is_plain = relations.len() == 1 && statements.is_empty() && bends_tell;
    if !relations.is_empty() && !is_plain {
        let is_alone = statements.is_empty();
        let words = named(
            &relations,
            if is_alone {
                "tie"
            } else {
                "role or membership"
            },
        );
        entries.push(line(scene.manner.has_dashes && !is_alone, words));
    }
    if bends_tell && graph.edge_count() > 0 {
        entries.push(Entry {
            sign: Sign::Line {
                width: 1.4,
                is_dashed: false,
                has_head: true,
            },
            words: "ties bend to the left on their way".to_owned(),
        });
    }
    entries.extend(widths(graph, scene));
    entries
}

/// Writes the names of kinds of ties, or other words where they are many.
fn named(kinds: &[&str], many: &str) -> String {
    match kinds {
        [only] => only.replace('_', " "),
        [one, other] => format!("{} or {}", one.replace('_', " "), other.replace('_', " ")),
        _ => many.to_owned(),
    }
}

/// Says what the width of lines means, where they differ.
fn widths(graph: &GraphView, scene: &Scene) -> Option<Entry> {
    let weights = || graph.edges().filter_map(|edge| weight(edge.edge));
    let (least, most) = (
        weights().fold(f64::MAX, f64::min),
        weights().fold(0.0, f64::max),
    );
    let widths = || scene.ties.iter().map(|tie| tie.width.max(0.6));
    let thinnest = widths().fold(f64::MAX, f64::min);
    let thickest = widths().fold(0.0, f64::max);
    let is_counted = graph.edges().any(|edge| !edge.edge.evidence.is_empty());
    let more = if is_counted {
        "more often"
    } else {
        "more weight"
    };
    (most > least).then(|| Entry {
        sign: Sign::Lines([thinnest, thickest]),
        words: format!("thicker: {more} ({} to {})", round(least), round(most)),
    })
}

/// Writes a weight in few digits.
fn round(weight: f64) -> String {
    if weight.abs() < 1e7 && weight.abs() >= 0.01 {
        number(weight)
    } else {
        format!("{weight:.1e}")
    }
}

/// Draws a sign; `y` is its middle.
fn sign_at(svg: &mut Svg, sign: &Sign, theme: Theme, [x, y]: [f64; 2]) {
    let gray = theme.faint();
    match sign {
        Sign::Disc(color) => svg.disc([x + 6.0, y], 6.0, on_page(*color, theme)),
        Sign::Discs(radii) => {
            let mut x = x;
            for radius in radii {
                svg.disc([x + radius, y], *radius, gray);
                x += 2.0 * radius + 3.0;
            }
        }
        Sign::Line {
            width,
            is_dashed,
            has_head,
        } => {
            let aside = if *has_head { 4.0 } else { 0.0 };
            let curve = Curve::bent([x, y], [x + 30.0, y], aside);
            super::drawing::line(
                svg,
                &curve,
                *width,
                has_head.then_some(7.0),
                *is_dashed,
                gray,
            );
        }
        Sign::Lines([thin, thick]) => {
            svg.line([x, y - 4.0], [x + 30.0, y - 4.0], *thin, gray);
            svg.line([x, y + 3.0], [x + 30.0, y + 3.0], *thick, gray);
        }
    }
}
