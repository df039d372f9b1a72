//! What edges rest on, each once: statements, relations, and whatever else a file calls evidence.

use std::collections::{BTreeMap, HashMap};

use crate::graph::{EdgeKind, Evidence, GraphView, Sources};
use crate::model::{Date, Document, Id, Span, Statement};

/// One statement, relation or other piece of evidence.
pub(super) struct Row<'a> {
    pub(super) id: &'a Id,
    pub(super) text: &'a str,
    /// The node that speaks.
    pub(super) speaker: Option<usize>,
    pub(super) document: Option<usize>,
    pub(super) date: Option<&'a Date>,
    /// Where the words stand in the document.
    pub(super) content: &'a [Span],
    /// All that is known, of a statement.
    pub(super) said: Option<&'a Statement>,
}

/// A document, of which nothing but its id may be known.
pub(super) struct Source<'a> {
    pub(super) id: &'a Id,
    pub(super) known: Option<&'a Document>,
}

/// All rows and their documents, by number.
#[derive(Default)]
pub(super) struct Rows<'a> {
    pub(super) all: Vec<Row<'a>>,
    pub(super) documents: Vec<Source<'a>>,
    numbers: HashMap<&'a Id, usize>,
    document_numbers: HashMap<&'a Id, usize>,
}

impl<'a> Rows<'a> {
    /// Lists the statements of speakers that a page shows, then what else its edges rest on.
    pub(super) fn new(graph: &'a GraphView, is_shown: impl Fn(usize) -> bool) -> Self {
        let mut rows = Self::default();
        if let Some(sources) = graph.sources() {
            rows.add_sources(graph, sources, &is_shown);
        }
        for edge in graph.edges() {
            if is_shown(edge.source) && is_shown(edge.target) {
                let speaks = matches!(edge.edge.kind, EdgeKind::Mentions | EdgeKind::Said)
                    && graph.node(edge.source).kind.is_actor();
                for item in &edge.edge.evidence {
                    rows.add_evidence(item, speaks.then_some(edge.source));
                }
            }
        }
        rows
    }

    /// Returns the number of a record.
    pub(super) fn find(&self, record: &Id) -> Option<usize> {
        self.numbers.get(record).copied()
    }

    fn add_sources(
        &mut self,
        graph: &GraphView,
        sources: &'a Sources,
        is_shown: &impl Fn(usize) -> bool,
    ) {
        let documents = sources.documents.iter();
        let documents: BTreeMap<&Id, &Document> =
            documents.map(|known| (&known.id, known)).collect();
        let mut shows_all = true;
        for said in &sources.statements {
            let speaker = graph
                .find(&said.speaker)
                .filter(|speaker| is_shown(*speaker));
            if speaker.is_none() && graph.find(&said.speaker).is_some() {
                shows_all = false;
                continue;
            }
            let known = said
                .document
                .as_ref()
                .and_then(|id| documents.get(id).copied());
            let document = said.document.as_ref().map(|id| self.document(id, known));
            let of_document = || known.and_then(|known| known.date.as_ref());
            self.add(Row {
                id: &said.id,
                text: &said.text,
                speaker,
                document,
                date: said.date.as_ref().or_else(of_document),
                content: &said.spans.content,
                said: Some(said),
            });
        }
        // Articles without statements belong to a page that leaves out nobody.
        for (id, known) in documents {
            let is_known = self.document_numbers.contains_key(id);
            if shows_all && !is_known {
                self.document(id, Some(known));
            }
        }
    }

    fn add_evidence(&mut self, item: &'a Evidence, speaker: Option<usize>) {
        if self.numbers.contains_key(&item.record) {
            return;
        }
        let document = item.document.as_ref().map(|id| self.document(id, None));
        self.add(Row {
            id: &item.record,
            text: &item.quote,
            speaker,
            document,
            date: item.date.as_ref(),
            content: &item.spans,
            said: None,
        });
    }

    fn add(&mut self, row: Row<'a>) {
        self.numbers.insert(row.id, self.all.len());
        self.all.push(row);
    }

    /// Returns the number of a document.
    fn document(&mut self, id: &'a Id, known: Option<&'a Document>) -> usize {
        let next = self.documents.len();
        let number = *self.document_numbers.entry(id).or_insert(next);
        if number == next {
            self.documents.push(Source { id, known });
        }
        number
    }
}
