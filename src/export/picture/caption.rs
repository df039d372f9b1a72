//! What a picture rests on, in words: documents and their dates, and how much it shows.

use std::collections::BTreeSet;

use crate::graph::GraphView;
use crate::model::Date;
use crate::plot::date_words;

/// Says how many documents the ties of a graph rest on, from when to when, and how much there is.
///
/// The dates are those of the evidence; no clock is asked.
pub(super) fn caption(graph: &GraphView) -> String {
    let mut documents = BTreeSet::new();
    let mut period: Option<(&Date, &Date)> = None;
    for item in graph.edges().flat_map(|edge| &edge.edge.evidence) {
        documents.extend(&item.document);
        if let Some(date) = &item.date {
            let (first, last) = period.unwrap_or((date, date));
            period = Some((first.min(date), last.max(date)));
        }
    }
    let dates = period.map(|(first, last)| match [first, last].map(date_words) {
        [first, last] if first == last => first,
        [first, last] => format!("{first} to {last}"),
    });
    let documents = (!documents.is_empty()).then(|| plural(documents.len(), "document"));
    let source: Vec<String> = documents.into_iter().chain(dates).collect();
    let shown = format!(
        "{}, {}.",
        plural(graph.node_count(), "node"),
        plural(graph.edge_count(), "tie")
    );
    if source.is_empty() {
        return shown;
    }
    format!("Source: {}. {shown}", source.join(", "))
}

/// Counts something.
pub(super) fn plural(count: usize, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{} {noun}{end}", thousands(count))
}

/// Writes a count with commas between its thousands.
fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::super::super::tests_of_pictures::graph;
    use super::*;

    #[test]
    fn captions_count_and_tell_dates_where_there_are_any() {
        assert_eq!(caption(&graph(2, &[(0, 1)])), "2 nodes, 1 tie.");
        assert_eq!(caption(&graph(0, &[])), "0 nodes, 0 ties.");
        assert_eq!(plural(12_345_678, "tie"), "12,345,678 ties");
        assert_eq!(plural(123, "tie"), "123 ties");
    }
}
