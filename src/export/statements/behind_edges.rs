//! The statements behind the edges of a graph that has no nodes of them, such as the actors view.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{COLUMNS, list};
use crate::graph::{EdgeKind, EdgeReference, Evidence, GraphView};

/// A statement that edges rest on.
pub(super) struct Behind<'a> {
    evidence: &'a Evidence,
    /// The edges, from the speaker to each whom the statement mentions.
    edges: Vec<EdgeReference<'a>>,
}

/// Lists the statements by document and by place, as they stand in other tables.
///
/// Only mentions rest on statements here: the other edges of such a graph are relations, whose
/// evidence names the record of a relation.
pub(super) fn behind_edges(graph: &GraphView) -> Vec<Behind<'_>> {
    let mut found: BTreeMap<&str, Behind<'_>> = BTreeMap::new();
    let mentions = graph.edges();
    let mentions = mentions.filter(|edge| edge.edge.kind == EdgeKind::Mentions);
    for edge in mentions {
        // A statement without an id is nothing that a row could be told by.
        let named = edge.edge.evidence.iter();
        for evidence in named.filter(|evidence| !evidence.record.as_str().is_empty()) {
            let edges = Vec::new();
            let known = found.entry(evidence.record.as_str());
            let known = known.or_insert(Behind { evidence, edges });
            known.edges.push(edge);
        }
    }
    let mut found: Vec<Behind<'_>> = found.into_values().collect();
    found.sort_by_key(|known| {
        (
            known.evidence.document.as_ref(),
            known.evidence.spans.first(),
        )
    });
    found
}

impl<'a> Behind<'a> {
    /// Returns the cells that the edges know, one for each of [`COLUMNS`], the others empty.
    pub(super) fn cells(&self, graph: &'a GraphView) -> [Cow<'a, str>; COLUMNS.len()] {
        let evidence = self.evidence;
        let document = evidence.document.as_ref();
        let ends = |end: fn(&EdgeReference<'a>) -> usize| {
            let mut ends: Vec<usize> = self.edges.iter().map(end).collect();
            ends.sort_unstable();
            ends.dedup();
            ends.into_iter().map(|end| graph.node(end))
        };
        let speakers = || ends(|edge| edge.source);
        let mentions = || ends(|edge| edge.target);
        let spans = evidence.spans.iter();
        let spans = spans.map(|span| format!("{}-{}", span.start, span.end));
        COLUMNS.map(|column| match column {
            "id" => evidence.record.as_str().into(),
            "speaker" => list(speakers().map(|node| node.id.as_str().into())),
            "speaker_name" => list(speakers().map(|node| node.label.as_str().into())),
            "speaker_kind" => list(speakers().map(|node| node.kind.as_str().into())),
            "text" => Cow::Borrowed(&*evidence.quote),
            "date" => evidence
                .date
                .as_ref()
                .map_or("", |date| date.as_str())
                .into(),
            "document" => document.map_or("", |id| id.as_str()).into(),
            "document_url" => document
                .and_then(|id| graph.address(id))
                .unwrap_or("")
                .into(),
            "content_spans" => spans.clone().collect::<Vec<_>>().join("|").into(),
            "mentions" => list(mentions().map(|node| node.id.as_str().into())),
            "mention_names" => list(mentions().map(|node| node.label.as_str().into())),
            _ => Cow::Borrowed(""),
        })
    }
}
