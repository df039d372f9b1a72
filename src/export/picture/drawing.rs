//! Draws a scene: title, ties, discs, names, legend and caption, as SVG.

use super::super::Settings;
use super::super::edge_label::edge_label;
use super::super::losses::{Loss, Losses};
use super::super::prominence::prominence;
use super::caption::{caption, plural};
use super::curve::{Curve, Point};
use super::labels::{Area, Label, place};
use super::names::{LINE, Name};
use super::scene::{Line, Scene};
use super::{Picture, legend};
use crate::graph::GraphView;
use crate::plot::{Anchor, Color, Font, Svg, Theme, Words, clean, escaped, float, number};

/// A picture, and what it does not show.
pub(super) struct Drawn {
    pub(super) svg: String,
    pub(super) losses: Losses,
}

/// The margin around everything.
const MARGIN: f64 = 28.0;
/// The narrowest page: legend and caption need as much.
const NARROWEST: f64 = 520.0;
/// The size of names: of the least prominent node, and how much larger that of the most is.
const NAMES: [f64; 2] = [10.5, 6.0];
/// How many names there are at most, however many nodes.
const MOST_NAMES: usize = 150;
/// Up to how many ties each says what it is to whoever points at it.
const TITLED: usize = 2_000;

/// Draws a graph.
pub(super) fn draw(graph: &GraphView, settings: &Settings, picture: Picture) -> Drawn {
    let theme = settings.theme;
    let scene = Scene::new(graph, theme);
    let mut losses = Losses::new();
    let labels = named(graph, &scene, picture, &mut losses);
    let area = extent(&scene, &labels);
    let inner = (area.high[0] - area.low[0]).max(NARROWEST - 2.0 * MARGIN);
    let mut svg = Svg::default();
    let top = title(&mut svg, settings, theme, inner);
    // A network that is narrower than the page stands in its middle.
    let aside = MARGIN + (inner - (area.high[0] - area.low[0])) / 2.0 - area.low[0];
    let down = top - area.low[1];
    svg.raw(&format!(
        "<g transform=\"translate({} {})\">\n",
        number(aside),
        number(down)
    ));
    ties(&mut svg, graph, &scene);
    discs(&mut svg, graph, &scene, theme);
    names(&mut svg, &labels, theme);
    svg.close();
    let bottom = down + area.high[1] + 6.0;
    let bottom = legend::draw(&mut svg, graph, &scene, theme, [MARGIN, bottom, inner]);
    let mut y = bottom + 4.0;
    let caption = caption(graph);
    for line in Font::Regular.face(11.0).wrap(&caption, inner) {
        y += 16.0;
        svg.words([MARGIN, y], &Words::new(&line, 11.0, theme.faint()));
    }
    let size = [inner + 2.0 * MARGIN, y + MARGIN - 6.0];
    let usual = || format!("Network of {}", plural(graph.node_count(), "node"));
    let title = settings.title.clone().unwrap_or_else(usual);
    Drawn {
        svg: svg.finish(size, theme, &title, &about(graph, &caption)),
        losses,
    }
}

/// Says in words what the picture shows.
fn about(graph: &GraphView, caption: &str) -> String {
    let prominence = prominence(graph);
    let mut order: Vec<usize> = (0..graph.node_count()).collect();
    order.sort_by(|one, other| prominence[*other].total_cmp(&prominence[*one]));
    let first = order
        .iter()
        .take(5)
        .map(|node| clean(&graph.node(*node).label));
    let first: Vec<String> = first.filter(|name| !name.is_empty()).collect();
    if first.is_empty() {
        return caption.to_owned();
    }
    format!("{caption} Most prominent: {}.", first.join(", "))
}

/// Draws the title, and returns where the network begins.
fn title(svg: &mut Svg, settings: &Settings, theme: Theme, room: f64) -> f64 {
    let mut y = MARGIN;
    if let Some(title) = &settings.title {
        for line in Font::Bold.face(22.0).wrap(title, room) {
            y += 26.0;
            let words = Words {
                font: Font::Bold,
                ..Words::new(&line, 22.0, theme.ink())
            };
            svg.words([MARGIN, y - 4.0], &words);
        }
        y += 16.0;
    }
    y
}

/// Places the names, and counts those that have no place or do not stand there whole.
fn named(graph: &GraphView, scene: &Scene, picture: Picture, losses: &mut Losses) -> Vec<Label> {
    let prominence = prominence(graph);
    let mut order: Vec<usize> = (0..graph.node_count()).collect();
    order.sort_by(|one, other| prominence[*other].total_cmp(&prominence[*one]));
    let [least, more] = NAMES;
    let name = |number: usize| {
        let node = graph.node(number);
        Name::new(&node.label, node.kind, least + more * prominence[number])
    };
    let first = order.iter().take(MOST_NAMES);
    let labels = place(scene, first.filter_map(|node| Some((*node, name(*node)?))));
    let mut has_name = vec![false; graph.node_count()];
    let face = Font::Regular.face(1.0);
    for label in &labels {
        has_name[label.node] = true;
        let whole = &graph.node(label.node).label;
        if label.name.is_cut {
            losses.add(Loss::CutTexts, || whole.clone());
        }
        for c in whole.chars() {
            // Readers of SVG have other fonts where this one lacks a letter.
            let is_lost = picture == Picture::Png && !face.has(c) && !c.is_whitespace();
            if is_lost || clean(&c.to_string()).is_empty() && !c.is_whitespace() {
                losses.add(Loss::Characters, || c.to_string());
            }
        }
    }
    for node in order {
        if !has_name[node] && !clean(&graph.node(node).label).is_empty() {
            losses.add(Loss::Labels, || graph.node(node).label.clone());
        }
    }
    labels
}

/// Returns the box around everything that is drawn of the network.
fn extent(scene: &Scene, labels: &[Label]) -> Area {
    let mut area = scene
        .discs
        .iter()
        .map(|disc| Area::around(disc.at, disc.radius))
        .fold(Area::EMPTY, Area::with);
    for tie in &scene.ties {
        let places: &[(Point, f64)] = match tie.line {
            Line::Curve(curve) => &[
                (curve.at(0.25), 3.0),
                (curve.at(0.5), 3.0),
                (curve.at(0.75), 3.0),
            ],
            Line::Loop { middle, radius } => &[(middle, radius + 3.0)],
            Line::Hidden => &[],
        };
        for (place, radius) in places {
            area = area.with(Area::around(*place, *radius));
        }
    }
    area = labels
        .iter()
        .fold(area, |area, label| area.with(label.area));
    if area.low[0] > area.high[0] {
        return Area::around([0.0; 2], 0.0);
    }
    area
}

/// Draws the ties, the heaviest last.
fn ties(svg: &mut Svg, graph: &GraphView, scene: &Scene) {
    let mut order: Vec<usize> = (0..scene.ties.len()).collect();
    order.sort_by(|one, other| scene.ties[*one].width.total_cmp(&scene.ties[*other].width));
    let is_titled = order.len() <= TITLED;
    svg.raw(&format!(
        "<g opacity=\"{}\">\n",
        number(scene.manner.opacity)
    ));
    // What shines through one tie shines through each: a group would be seen through as one.
    let each = if order.len() > TITLED {
        scene.manner.opacity
    } else {
        1.0
    };
    if each < 1.0 {
        svg.close();
        svg.raw(&format!(
            "<g stroke-opacity=\"{0}\" fill-opacity=\"{0}\">\n",
            number(each)
        ));
    }
    for number in order {
        let (tie, Some(edge)) = (&scene.ties[number], graph.edge(number)) else {
            continue;
        };
        if is_titled {
            let [source, target] = [edge.source, edge.target].map(|end| &graph.node(end).label);
            let sign = if edge.is_directed { "→" } else { "–" };
            let label = edge_label(edge.edge);
            svg.open(&format!("{source} {sign} {target}: {label}"));
        }
        match tie.line {
            Line::Curve(curve) => {
                let has_head = tie.is_directed && scene.manner.has_heads;
                let head = has_head.then(|| scene.manner.head(tie.width));
                let is_dashed = tie.is_relation && scene.manner.has_dashes && has_statements(scene);
                line(svg, &curve, tie.width, head, is_dashed, tie.color);
            }
            Line::Loop { middle, radius } => svg.ring(middle, radius, tie.width, tie.color),
            Line::Hidden => {}
        }
        if is_titled {
            svg.close();
        }
    }
    svg.close();
}

/// Tells whether some ties are statements, which roles differ from.
fn has_statements(scene: &Scene) -> bool {
    scene.ties.iter().any(|tie| !tie.is_relation)
}

/// Draws one curve, with a head of some length.
pub(super) fn line(
    svg: &mut Svg,
    curve: &Curve,
    width: f64,
    head: Option<f64>,
    is_dashed: bool,
    color: Color,
) {
    let with_head = head.and_then(|length| curve.head(length));
    let (shaft, head) = match with_head {
        Some((shaft, head)) => (shaft, Some(head)),
        None => (*curve, None),
    };
    let dashes = if is_dashed {
        let dash = number((width * 2.0).max(3.5));
        format!(" stroke-dasharray=\"{dash}\"")
    } else {
        String::new()
    };
    svg.raw(&format!(
        "<path d=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{}\"{dashes}/>\n",
        shaft.path(),
        number(width)
    ));
    if let Some(head) = head {
        svg.raw(&format!("<path d=\"{head}\" fill=\"{color}\"/>\n"));
    }
}

/// Draws the nodes, small ones over large ones, each with a rim that keeps it apart.
fn discs(svg: &mut Svg, graph: &GraphView, scene: &Scene, theme: Theme) {
    let mut order: Vec<usize> = (0..scene.discs.len()).collect();
    order.sort_by(|one, other| {
        scene.discs[*other]
            .radius
            .total_cmp(&scene.discs[*one].radius)
    });
    svg.raw(&format!("<g stroke=\"{}\">\n", theme.paper()));
    for number in order {
        let (disc, node) = (&scene.discs[number], graph.node(number));
        let [x, y, radius] = [disc.at[0], disc.at[1], disc.radius].map(crate::plot::number);
        let rim = crate::plot::number((disc.radius * 0.12).clamp(0.4, 1.5));
        svg.raw(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{}\" stroke-width=\"{rim}\">\
             <title>{}</title></circle>\n",
            disc.color,
            escaped(&format!("{} ({})", node.label, node.kind.as_str()))
        ));
    }
    svg.close();
}

/// Draws the names, the most prominent last, so that nothing lies on them.
fn names(svg: &mut Svg, labels: &[Label], theme: Theme) {
    for label in labels.iter().rev() {
        let Area { low, high } = label.area;
        let x = match label.anchor {
            Anchor::Start => low[0],
            Anchor::Middle => low[0].midpoint(high[0]),
            Anchor::End => high[0],
        };
        for (number, line) in label.name.lines.iter().enumerate() {
            // Letters stand a little above the lower end of their line.
            let y = low[1] + label.name.size * (LINE * float(number) + 0.92);
            let words = Words {
                anchor: label.anchor,
                halo: Some(theme.paper()),
                ..Words::new(line, label.name.size, theme.ink())
            };
            svg.words([x, y], &words);
        }
    }
}
