//! Evidence in cells: an edge's records, documents, places and words, side by side.
//!
//! An edge that stands for several statements has lists in its cells, all in the same order, so
//! that the third document belongs to the third quote.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

use std::borrow::Cow;

use super::list::list;
use crate::graph::Evidence;
use crate::model::{Date, Span};

/// Returns the ids of the statements or relations.
#[inline(always)]
pub(super) fn records(evidence: &[Evidence]) -> Option<Cow<'_, str>> {
    joined(evidence, |item| Cow::Borrowed(item.record.as_str()))
}

/// Returns the ids of the documents.
#[inline(always)]
pub(super) fn documents(evidence: &[Evidence]) -> Option<Cow<'_, str>> {
    joined(evidence, |item| {
        Cow::Borrowed(item.document.as_ref().map_or("", |id| id.as_str()))
    })
}

/// Returns the places in the documents: `12-40,57-63`, in code points, end exclusive.
pub(super) fn places(evidence: &[Evidence]) -> Option<Cow<'_, str>> {
    joined(evidence, |item| Cow::Owned(spans(&item.spans)))
}

/// Returns the words.
#[inline(always)]
pub(super) fn quotes(evidence: &[Evidence]) -> Option<Cow<'_, str>> {
    joined(evidence, |item| Cow::Borrowed(&item.quote))
}

/// Returns the dates, where there are several items; the only one of a single item is its first.
pub(super) fn dates(evidence: &[Evidence]) -> Option<Cow<'_, str>> {
    if evidence.len() < 2 {
        return None;
    }
    joined(evidence, |item| {
        Cow::Borrowed(item.date.as_ref().map_or("", Date::as_str))
    })
}

/// Returns the earliest date.
pub(super) fn first_date(evidence: &[Evidence]) -> Option<&Date> {
    evidence.iter().filter_map(|item| item.date.as_ref()).min()
}

/// Returns the latest date.
pub(super) fn last_date(evidence: &[Evidence]) -> Option<&Date> {
    evidence.iter().filter_map(|item| item.date.as_ref()).max()
}

/// Writes places as `12-40,57-63`.
pub(super) fn spans(spans: &[Span]) -> String {
    let mut text = String::new();
    for span in spans {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(itoa::Buffer::new().format(span.start));
        text.push('-');
        text.push_str(itoa::Buffer::new().format(span.end));
    }
    text
}

/// Joins one part of each item; nothing where no item has that part.
#[inline(always)]
fn joined<'a>(
    evidence: &'a [Evidence],
    part: impl Fn(&'a Evidence) -> Cow<'a, str>,
) -> Option<Cow<'a, str>> {
    if let [only] = evidence {
        let part = part(only);
        return (!part.is_empty()).then(|| list([part]));
    }
    if evidence.iter().all(|item| part(item).is_empty()) {
        return None;
    }
    Some(list(evidence.iter().map(part)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn item(record: &str, document: Option<&str>, quote: &str, date: Option<&str>) -> Evidence {
        Evidence {
            record: Id::new(record),
            document: document.map(Id::new),
            spans: vec![Span::new(1, 4), Span::new(6, 9)],
            quote: quote.into(),
            date: date.map(|date| date.parse().unwrap()),
        }
    }

    #[test]
    fn lists_stay_side_by_side() {
        let evidence = [
            item("s1", None, "a|b", Some("2025-09-11")),
            item("s2", Some("d2"), "c", Some("2025-09")),
            item("s3", Some("d3"), "", None),
        ];
        assert_eq!(records(&evidence).as_deref(), Some("s1|s2|s3"));
        assert_eq!(documents(&evidence).as_deref(), Some("|d2|d3"));
        assert_eq!(
            places(&evidence).as_deref(),
            Some("1-4,6-9|1-4,6-9|1-4,6-9")
        );
        assert_eq!(quotes(&evidence).as_deref(), Some(r"a\|b|c|"));
        assert_eq!(dates(&evidence).as_deref(), Some("2025-09-11|2025-09|"));
        assert_eq!(dates(&evidence[..1]), None);
        assert_eq!(first_date(&evidence).map(Date::as_str), Some("2025-09"));
        assert_eq!(last_date(&evidence).map(Date::as_str), Some("2025-09-11"));
    }

    #[test]
    fn what_no_item_has_is_missing() {
        let evidence = [item("s1", None, "", None)];
        assert_eq!((documents(&evidence), quotes(&evidence)), (None, None));
        assert_eq!((documents(&[]), first_date(&[])), (None, None));
    }
}
