//! Evidence from the columns that this program writes: lists side by side, one item for each
//! statement or relation.

use std::borrow::Cow;
use std::sync::Arc;

use memchr::memchr2;

use crate::graph::{Evidence, Value, Values};
use crate::model::{Date, Id, Span};

/// The columns that hold evidence.
#[derive(Debug, Default)]
pub(super) struct EvidenceCells<'a> {
    pub(super) records: Option<Cow<'a, str>>,
    pub(super) documents: Option<Cow<'a, str>>,
    pub(super) spans: Option<Cow<'a, str>>,
    pub(super) quotes: Option<Cow<'a, str>>,
}

/// What edges that stand beside each other share: mostly they rest on the same words.
#[derive(Debug, Default)]
pub(super) struct Shared {
    record: Option<Id>,
    document: Option<Id>,
    quote: Option<Arc<str>>,
}

impl EvidenceCells<'_> {
    /// Tells whether nothing stands in any of them.
    pub(super) fn is_empty(&self) -> bool {
        let mut cells = [&self.records, &self.documents, &self.spans, &self.quotes].into_iter();
        // Programs without missing texts have empty ones.
        cells.all(|cell| cell.as_deref().is_none_or(str::is_empty))
    }

    /// Reads the evidence of an edge; cells that do not fit each other become attributes, so that
    /// nothing of them is lost.
    pub(super) fn read(self, values: &mut Values, shared: &mut Shared) -> Vec<Evidence> {
        if self.is_empty() {
            return Vec::new();
        }
        let cells = [&self.records, &self.documents, &self.spans, &self.quotes];
        let is_single = |cell: &&Option<Cow<'_, str>>| {
            let text = cell.as_deref().unwrap_or_default().as_bytes();
            memchr2(b'|', b'\\', text).is_none()
        };
        if cells.iter().all(is_single) {
            let [records, documents, places, quotes] =
                cells.map(|cell| cell.as_deref().unwrap_or(""));
            if let Some(spans) = spans(places) {
                return vec![shared.item([records, documents, quotes], spans, only_date(values))];
            }
        }
        let lists = cells.map(|cell| cell.as_deref().filter(|text| !text.is_empty()).map(items));
        let count = lists.iter().flatten().map(Vec::len).max().unwrap_or(0);
        let fit = lists.iter().flatten().all(|list| list.len() == count);
        let places: Option<Vec<Vec<Span>>> = match &lists[2] {
            None => Some(vec![Vec::new(); count]),
            Some(list) => list.iter().map(|item| spans(item)).collect(),
        };
        let (true, Some(places)) = (fit, places) else {
            let names = ["record", "document", "spans", "quote"];
            for (name, cell) in names.into_iter().zip(cells) {
                if let Some(cell) = cell {
                    values.insert(name, Value::from(&**cell));
                }
            }
            return Vec::new();
        };
        let mut dates = match count {
            1 => vec![only_date(values)],
            _ => take_dates(values, count),
        };
        let item = |list: usize, at: usize| lists[list].as_ref().map_or("", |list| &list[at]);
        let evidence = places.into_iter().enumerate().map(|(at, spans)| {
            let texts = [item(0, at), item(1, at), item(3, at)];
            let date = dates.get_mut(at).and_then(Option::take);
            shared.item(texts, spans, date)
        });
        evidence.collect()
    }
}

/// Returns the date of the only item of evidence.
fn only_date(values: &Values) -> Option<Date> {
    match values.get("first_date")? {
        Value::Text(date) => date.parse().ok(),
        _ => None,
    }
}

/// Takes the dates of several items of evidence out of the attributes, if there is one for each.
fn take_dates(values: &mut Values, count: usize) -> Vec<Option<Date>> {
    let Some(Value::Text(list)) = values.get("dates") else {
        return Vec::new();
    };
    let list = items(list);
    let dates = list.iter().map(|date| date.parse().ok());
    let dates: Vec<Option<Date>> = dates.collect();
    let fits = |(date, text): (&Option<Date>, &Cow<'_, str>)| date.is_some() || text.is_empty();
    if dates.len() != count || !dates.iter().zip(&list).all(fits) {
        return Vec::new();
    }
    values.remove("dates");
    dates
}

impl Shared {
    fn item(
        &mut self,
        [record, document, quote]: [&str; 3],
        spans: Vec<Span>,
        date: Option<Date>,
    ) -> Evidence {
        Evidence {
            record: self.record(record),
            document: (!document.is_empty()).then(|| self.document(document)),
            spans,
            quote: self.quote(quote),
            date,
        }
    }

    fn record(&mut self, text: &str) -> Id {
        share(&mut self.record, text, Id::as_str, |text| Id::new(text))
    }

    fn document(&mut self, text: &str) -> Id {
        share(&mut self.document, text, Id::as_str, |text| Id::new(text))
    }

    fn quote(&mut self, text: &str) -> Arc<str> {
        share(&mut self.quote, text, |quote| quote, |text| Arc::from(text))
    }
}

/// Returns the last text again where it is the same.
fn share<T: Clone>(
    last: &mut Option<T>,
    text: &str,
    as_text: impl Fn(&T) -> &str,
    make: impl Fn(&str) -> T,
) -> T {
    if let Some(last) = last.as_ref().filter(|last| as_text(last) == text) {
        return last.clone();
    }
    last.insert(make(text)).clone()
}

/// Splits a cell at `|` into its items; a backslash before `|` or a backslash makes it an ordinary
/// character.
fn items(cell: &str) -> Vec<Cow<'_, str>> {
    if memchr2(b'|', b'\\', cell.as_bytes()).is_none() {
        return vec![Cow::Borrowed(cell)];
    }
    let mut items = Vec::new();
    let mut item = String::new();
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\\', Some(next @ ('|' | '\\'))) => {
                item.push(*next);
                letters.next();
            }
            ('|', _) => items.push(Cow::Owned(std::mem::take(&mut item))),
            _ => item.push(letter),
        }
    }
    items.push(Cow::Owned(item));
    items
}

/// Reads places such as `12-40,57-63`.
fn spans(item: &str) -> Option<Vec<Span>> {
    let pieces = item.split(',').filter(|piece| !piece.is_empty());
    let mut spans = Vec::with_capacity(1);
    for piece in pieces {
        let (start, end) = piece.split_once('-')?;
        spans.push(Span::try_from((start.parse().ok()?, end.parse().ok()?)).ok()?);
    }
    Some(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_taken_apart() {
        for (cell, expected) in [
            ("", &[""][..]),
            ("a", &["a"]),
            ("a||b", &["a", "", "b"]),
            (r"a\|b|c\\", &["a|b", r"c\"]),
            (r"a\=b\", &[r"a\=b\"]),
        ] {
            assert_eq!(items(cell), expected, "{cell}");
        }
    }

    #[test]
    fn evidence_comes_back_from_its_columns() {
        let cells = || EvidenceCells {
            records: Some("s1|s2".into()),
            documents: Some("|d2".into()),
            spans: Some("1-4,6-9|".into()),
            quotes: Some(r"a\|b|c".into()),
        };
        let mut values = Values::new();
        let found = cells().read(&mut values, &mut Shared::default());
        let item = |record: &str, document: Option<&str>, spans: Vec<Span>, quote: &str| Evidence {
            record: Id::new(record),
            document: document.map(Id::new),
            spans,
            quote: quote.into(),
            date: None,
        };
        let places = vec![Span::new(1, 4), Span::new(6, 9)];
        let expected = [
            item("s1", None, places, "a|b"),
            item("s2", Some("d2"), vec![], "c"),
        ];
        assert_eq!(found, expected);
        assert_eq!(values, Values::new());
    }

    #[test]
    fn every_item_gets_its_own_date() {
        let read = |dates: &str| {
            let cells = EvidenceCells {
                records: Some("s1|s2|s3".into()),
                ..EvidenceCells::default()
            };
            let mut values = Values::new();
            values.insert("dates", dates.into());
            let found = cells.read(&mut values, &mut Shared::default());
            let dates = found
                .into_iter()
                .map(|item| item.date.map(|date| date.to_string()));
            (dates.collect::<Vec<_>>(), values.contains("dates"))
        };
        let dates = [Some("2031-05-02".to_owned()), None, Some("2031".to_owned())];
        assert_eq!(read("2031-05-02||2031"), (dates.to_vec(), false));
        for unlike in ["2031", "2031|2032|soon"] {
            assert_eq!(read(unlike), (vec![None; 3], true));
        }
    }

    #[test]
    fn an_empty_list_says_as_little_as_a_missing_one() {
        let cells = EvidenceCells {
            records: Some("s1|s2".into()),
            spans: Some("".into()),
            ..EvidenceCells::default()
        };
        let found = cells.read(&mut Values::new(), &mut Shared::default());
        let records: Vec<&str> = found.iter().map(|item| item.record.as_str()).collect();
        assert_eq!(records, ["s1", "s2"]);
        assert!(found.iter().all(|item| item.spans.is_empty()));
    }

    #[test]
    fn what_does_not_fit_stays_an_attribute() {
        for (records, spans) in [("s1|s2", "1-4"), ("s1", "9-4"), ("s1", "somewhere")] {
            let cells = EvidenceCells {
                records: Some(records.into()),
                spans: Some(spans.into()),
                ..EvidenceCells::default()
            };
            let mut values = Values::new();
            assert_eq!(cells.read(&mut values, &mut Shared::default()), []);
            assert_eq!(values.get("record"), Some(&records.into()));
            assert_eq!(values.get("spans"), Some(&spans.into()));
        }
    }
}
