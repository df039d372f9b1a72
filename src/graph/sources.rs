//! The articles and statements behind a graph, for formats that show them beside it.

use super::Filter;
use crate::model::{Concept, Document, Id, Records, Statement};
use std::collections::BTreeSet;

/// Copies of the documents, with their texts, and of the statements that a graph was made of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sources {
    /// The documents that something in the graph stands in, by id; all of them where nothing was
    /// left out.
    pub documents: Vec<Document>,
    /// The statements, in the order in which they stand in their documents.
    pub statements: Vec<Statement>,
    /// The concepts, by id.
    pub concepts: Vec<Concept>,
}

impl Sources {
    /// Copies what a filter keeps.
    #[must_use]
    pub fn new(records: &Records, filter: &Filter) -> Self {
        let selection = filter.select(records);
        let of_statements = selection.statements.iter().map(|said| &said.document);
        let of_relations = selection.relations.iter().map(|tie| &tie.document);
        let named: BTreeSet<&Id> = of_statements.chain(of_relations).flatten().collect();
        let documents = records.documents.values();
        let documents = documents.filter(|known| !filter.is_set() || named.contains(&known.id));
        Self {
            documents: documents.cloned().collect(),
            statements: selection.statements.into_iter().cloned().collect(),
            concepts: records.concepts.values().cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_leaves_out_statements_and_the_documents_without_any() {
        let mut records = Records::new();
        for (name, date) in [
            ("document/may", "2031-05-02"),
            ("document/june", "2031-06-01"),
        ] {
            let document = Document {
                date: date.parse().ok(),
                text: Some("It rains.".to_owned()),
                ..Document::new(Id::from(name))
            };
            let statement = Statement {
                document: Some(document.id.clone()),
                ..Statement::new(
                    format!("statement/{date}").as_str().into(),
                    "ada".into(),
                    "It rains.",
                )
            };
            records.documents.insert(document.id.clone(), document);
            records.statements.insert(statement.id.clone(), statement);
        }
        for (since, documents) in [(None, 2), (Some("2031-06"), 1), (Some("2031-07"), 0)] {
            let filter = Filter {
                since: since.and_then(|date| date.parse().ok()),
                ..Filter::default()
            };
            let sources = Sources::new(&records, &filter);
            assert_eq!(sources.documents.len(), documents, "{since:?}");
            assert_eq!(sources.statements.len(), documents, "{since:?}");
        }
    }
}
