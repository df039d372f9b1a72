//! Places and colors of the nodes in pictures, as the arguments ask for them.

use std::borrow::Cow;

use clap::{Args, ValueEnum};

use crate::analyze::{self, Frozen, LayoutOptions, Measure, Watch, lay_out};
use crate::export::{Drawing, Exporter};
use crate::graph::{GraphView, Picture};

/// Up to how many nodes a graph is laid out unasked: that takes a second or two.
const LAID_OUT_UNASKED: usize = 5_000;

/// Up to how many nodes a picture is laid out unasked: without places it shows nothing.
const DRAWN_UNASKED: usize = 50_000;

/// The attributes that number communities, the best to color by first.
const COMMUNITIES: [&str; 3] = ["leiden", "louvain", "label_propagation"];

/// How pictures look.
#[derive(Debug, Args)]
pub(crate) struct PictureArguments {
    /// Where nodes are in SVG, PNG, GEXF, GraphML, JSON and DOT: forceatlas2 or none [default:
    /// forceatlas2 up to 5000 nodes, in pictures 50000; in DOT none, where Graphviz decides; the
    /// places of a graph file stay]
    #[arg(
        long,
        value_name = "LAYOUT",
        env = "SAYSO_LAYOUT",
        hide_env_values = true
    )]
    layout: Option<Layout>,
    /// In layouts, let ties pull less the longer they are: tighter groups, farther apart
    #[arg(long, env = "SAYSO_LINLOG", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    linlog: bool,
    /// In layouts, how strongly everything is drawn to the middle
    #[arg(
        long,
        value_name = "X",
        default_value = "1",
        env = "SAYSO_GRAVITY",
        hide_env_values = true,
        value_parser = gravity
    )]
    gravity: f64,
    /// What the colors of nodes say [default: kind; in a graph file that has colors, what they
    /// say there]
    #[arg(
        long,
        value_name = "WHAT",
        env = "SAYSO_COLOR_BY",
        hide_env_values = true
    )]
    color_by: Option<ColorBy>,
}

/// Where nodes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    /// Near those they are tied to
    #[value(name = "forceatlas2")]
    ForceAtlas2,
    /// Wherever the program that reads the file puts them
    None,
}

/// What colors say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColorBy {
    /// What a node is: person, group, place, organisation
    Kind,
    /// Which community it belongs to
    Community,
}

impl PictureArguments {
    /// Adds the communities that colors go by, or something else needs, to the measures, unless
    /// some are among them.
    pub(super) fn complete(
        &self,
        needs_communities: bool,
        measures: &mut Vec<&'static dyn Measure>,
    ) {
        if (needs_communities || self.color_by == Some(ColorBy::Community))
            && !measures.iter().any(|m| COMMUNITIES.contains(&m.name()))
        {
            measures.extend(analyze::find("leiden"));
        }
    }

    /// Decides where the nodes of a graph are and what colors they have in a format, with somebody
    /// who watches a layout.
    pub(super) fn draw(
        &self,
        graph: &mut Cow<'_, GraphView>,
        exporter: &dyn Exporter,
        options: &analyze::Options,
        watch: &dyn Watch,
    ) {
        let Some(drawing) = exporter.about().drawing else {
            return;
        };
        let has = |name: &str| graph.nodes().any(|node| node.values.contains(name));
        let color_by = match self.color_by {
            Some(ColorBy::Community) => COMMUNITIES.into_iter().find(|name| has(name)),
            Some(ColorBy::Kind) | None => None,
        };
        // What a graph file says stays, unless the user asks for something else.
        let mut picture = Picture {
            color_by,
            ..graph.picture().clone()
        };
        if self.color_by.is_some() {
            picture.colors = None;
        }
        if self.layout.is_none() && picture.places.is_some() {
            set_picture(graph, picture);
            return;
        }
        let places = self.is_laid_out(exporter, drawing, graph).then(|| {
            // Sizes of words depend on whether the nodes have places.
            let blank = vec![[0.0; 2]; graph.node_count()];
            let blank = Picture {
                places: Some(blank),
                ..picture.clone()
            };
            set_picture(graph, blank);
            let part = exporter.part(graph);
            let mut places = self.places(graph, drawing, part.as_deref(), options, watch)?;
            if drawing == Drawing::Picture {
                lay_down(&mut places);
            }
            Some(places)
        });
        let picture = Picture {
            places: places.flatten(),
            ..picture
        };
        set_picture(graph, picture);
    }

    /// Lays a graph out, or the part of it that a format has a place for.
    fn places(
        &self,
        graph: &GraphView,
        drawing: Drawing,
        part: Option<&[bool]>,
        options: &analyze::Options,
        watch: &dyn Watch,
    ) -> Option<Vec<[f64; 2]>> {
        let options = analyze::Options {
            directed: false,
            ..*options
        };
        let layout = LayoutOptions {
            linlog: self.linlog,
            gravity: self.gravity,
            seed: options.seed,
            ..LayoutOptions::default()
        };
        let boxes = drawing.boxes(graph);
        let Some(is_kept) = part else {
            let frozen = Frozen::new(graph, &options);
            return lay_out(&frozen, &boxes, &layout, watch).ok();
        };
        let kept = || is_kept.iter().enumerate().filter(|(_, kept)| **kept);
        let boxes: Vec<[f64; 2]> = kept().map(|(number, _)| boxes[number]).collect();
        let frozen = Frozen::new(&graph.part(is_kept), &options);
        let found = lay_out(&frozen, &boxes, &layout, watch).ok()?;
        let mut places = vec![[0.0; 2]; graph.node_count()];
        for ((number, _), place) in kept().zip(found) {
            places[number] = place;
        }
        Some(places)
    }

    /// Tells whether a format's graph is laid out.
    fn is_laid_out(&self, exporter: &dyn Exporter, drawing: Drawing, graph: &GraphView) -> bool {
        match self.layout {
            Some(layout) => layout == Layout::ForceAtlas2,
            None if exporter.about().needs_places => true,
            None => match drawing {
                Drawing::Discs => graph.node_count() <= LAID_OUT_UNASKED,
                Drawing::Picture => graph.node_count() <= DRAWN_UNASKED,
                Drawing::Words => false,
            },
        }
    }
}

/// Turns places that are higher than wide: names run from left to right, and so do pages and
/// screens.
fn lay_down(places: &mut [[f64; 2]]) {
    let extent = |axis: usize| {
        let values = || places.iter().map(|place| place[axis]);
        values().fold(f64::MIN, f64::max) - values().fold(f64::MAX, f64::min)
    };
    if extent(1) > extent(0) {
        for place in places {
            *place = [place[1], 0.0 - place[0]];
        }
    }
}

/// Sets how a graph is drawn; one that is drawn so already is not copied for that.
fn set_picture(graph: &mut Cow<'_, GraphView>, picture: Picture) {
    if *graph.picture() != picture {
        graph.to_mut().set_picture(picture);
    }
}

/// Reads how strongly everything is drawn to the middle, and says what is wrong with it.
fn gravity(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim().parse().ok();
    number
        .filter(|number| (0.0..=1000.0).contains(number))
        .ok_or_else(|| "gravity is a number from 0 to 1000, such as 1.5".to_owned())
}
