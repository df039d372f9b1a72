//! The explorer: a page to look at the graph with, in one file that needs no network.
//!
//! The page itself is made from `page/` (`npm ci && npm run build` there) and stands in
//! `explorer.html`. Here it is given its data, as JSON in which no character can end the element
//! that holds it. What may run in the page is named by its hash in the page's own policy, so that
//! nothing in the data ever does.

mod columns;
mod core;
mod data;
mod rows;
mod source_tables;
mod strings;
mod tie_tables;

use std::io::{self, Write};

use self::core::{MOST_NODES, core};
use self::data::Data;
use super::output::Output;
use super::{About, Drawing, Exporter, Keeps, Losses, Settings};
use crate::graph::{GraphView, Multi, Shape, View};

/// The explorer page.
#[derive(Debug)]
pub(super) struct Html;

/// The page without its data.
const PAGE: &str = include_str!("explorer.html");

/// Where the data belongs in the page.
const PLACE: &str = "{{data}}";

impl Exporter for Html {
    fn about(&self) -> About {
        About {
            name: "html",
            extensions: &["html"],
            file_name: "explorer.html",
            summary: "Page to explore the graph with in a browser: the network, every quotation, the articles",
            keeps: Keeps::ALL,
            usual_shape: Shape {
                view: View::Actors,
                multi: Multi::Merge,
            },
            drawing: Some(Drawing::Discs),
            needs_places: true,
            shows_sources: true,
            ..About::PLAIN
        }
    }

    fn part(&self, graph: &GraphView) -> Option<Vec<bool>> {
        core(graph, MOST_NODES)
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let mut output = Output::new(out);
        let (before, after) = PAGE.split_once(PLACE).unwrap_or((PAGE, ""));
        output.raw(before)?;
        Data::new(graph, self.part(graph).as_deref()).write(&mut output)?;
        output.raw(after)?;
        Ok(output.finish())
    }
}
