//! FollowTheMoney: entities and links for Aleph and the tools around it, one JSON object a line.
//!
//! | in the graph | entity |
//! |---|---|
//! | person, organisation | `Person`; `Organization`, or `Company` or `PublicBody` where its kind says so |
//! | group, place | `LegalEntity`, `Address` |
//! | document | `Article` |
//! | statement | an `UnknownLink` from the speaker to each whom it mentions, with the words as `summary`, the article as `proof`; to the article itself, where it mentions nobody |
//! | `addresses`, `reported_by` | an `UnknownLink` each |
//! | relation | `Employment`, `Membership`, or `UnknownLink`, with role and dates |
//! | an actor in an article | `Mention` |
//!
//! Concepts are named in the links of the statements about them. What FollowTheMoney has no
//! property for stands in `notes` or `description` as `name: value`, save measures, which are left
//! out.

use std::io::{self, Write};

use super::around::Around;
use super::output::Output;
use super::{About, Exporter, Losses, Settings};
use crate::graph::GraphView;

mod entity;
mod links;
mod things;

/// The format of FollowTheMoney.
#[derive(Debug)]
pub(super) struct FollowTheMoney;

impl Exporter for FollowTheMoney {
    fn about(&self) -> About {
        About {
            name: "ftm",
            extensions: &["json"],
            file_name: "entities.ftm.json",
            summary: "FollowTheMoney entities, for Aleph and other tools of investigators",
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let around = Around::new(graph);
        let mut output = Output::new(out);
        output.lost(&things::left_out(graph));
        output.each(graph.node_count(), |number, out| {
            things::write(&around, number, out);
        })?;
        output.each(graph.edge_count(), |number, out| {
            if let Some(edge) = graph.edge(number) {
                links::write(&around, edge, out);
            }
        })?;
        let mentions = things::mentions(&around);
        output.each(mentions.len(), |number, out| {
            let (document, actor) = mentions[number];
            things::write_mention(graph, document, actor, out);
        })?;
        Ok(output.finish())
    }
}
