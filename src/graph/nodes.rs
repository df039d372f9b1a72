//! Nodes from records: one for each actor, organisation, statement, document and concept.

use super::fields::Fields;
use super::filter::Selection;
use super::label::first_words;
use super::{Node, NodeKind, Values, View};
use crate::model::{
    Actor, ActorKind, Concept, Date, Document, Id, Mode, Organisation, Records, Statement,
};

/// Lists the nodes of a view: by kind in the order of [`NodeKind::ALL`], then by id; statements
/// in the order in which they stand in their documents.
pub(super) fn nodes(selection: &Selection, view: View) -> Vec<Node> {
    let records = selection.records;
    let mut actors: Vec<&Actor> = records.actors.values().collect();
    actors.sort_by_key(|actor| actor.kind);
    let mut nodes: Vec<Node> = actors.into_iter().map(actor).collect();
    nodes.extend(records.organisations.values().map(organisation));
    if view == View::Full {
        let statements = selection.statements.iter();
        nodes.extend(statements.map(|said| statement(records, said)));
        nodes.extend(records.documents.values().map(document));
        nodes.extend(records.concepts.values().map(concept));
    }
    nodes
}

fn actor(record: &Actor) -> Node {
    let mut fields = Fields::of_node();
    fields.put("name", Some(record.name.as_str()));
    fields.list("aliases", &record.aliases);
    fields.put("confidence", record.confidence);
    fields.attributes(&record.attributes);
    Node {
        id: record.id.clone(),
        kind: match record.kind {
            ActorKind::Person => NodeKind::Person,
            ActorKind::Group => NodeKind::Group,
            ActorKind::Place => NodeKind::Place,
        },
        label: record.name.clone(),
        values: fields.into_values(),
    }
}

fn organisation(record: &Organisation) -> Node {
    let mut fields = Fields::of_node();
    fields.put("name", Some(record.name.as_str()));
    fields.list("aliases", &record.aliases);
    fields.put("organisation_kind", record.kind.as_deref());
    fields.put("country", record.country.as_deref());
    fields.put("confidence", record.confidence);
    fields.attributes(&record.attributes);
    Node {
        id: record.id.clone(),
        kind: NodeKind::Organisation,
        label: record.name.clone(),
        values: fields.into_values(),
    }
}

fn statement(records: &Records, record: &Statement) -> Node {
    Node {
        id: record.id.clone(),
        kind: NodeKind::Statement,
        label: first_words(&record.text),
        values: statement_values(records, record),
    }
}

/// Lists what a statement's edges do not say: its words, how and when they were said, and where
/// they stand.
fn statement_values(records: &Records, record: &Statement) -> Values {
    let mut fields = Fields::of_node();
    fields.put("speaker", Some(record.speaker.as_str()));
    fields.put("text", Some(record.text.as_str()));
    fields.put("mode", record.mode.map(Mode::as_str));
    fields.put("cue", record.cue.as_deref());
    fields.put("date", records.date_of(record).map(Date::as_str));
    fields.put("document", record.document.as_ref().map(Id::as_str));
    fields.spans("source_spans", &record.spans.source);
    fields.spans("cue_spans", &record.spans.cue);
    fields.spans("content_spans", &record.spans.content);
    fields.put("confidence", record.confidence);
    fields.put("speaker_confidence", record.speaker_confidence);
    fields.attributes(&record.attributes);
    fields.into_values()
}

/// Makes the node of a document, without its text: the statements quote what matters of it, and
/// a graph file is no place for whole articles.
fn document(record: &Document) -> Node {
    let mut fields = Fields::of_node();
    fields.put("title", record.title.as_deref());
    fields.put("file", record.file.as_deref());
    fields.put("url", record.url.as_deref());
    fields.put("publisher", record.publisher.as_deref());
    fields.put("author", record.author.as_deref());
    fields.put("section", record.section.as_deref());
    fields.put("date", record.date.as_ref().map(Date::as_str));
    fields.put("language", record.language.as_deref());
    fields.attributes(&record.attributes);
    Node {
        id: record.id.clone(),
        kind: NodeKind::Document,
        label: record.label().to_owned(),
        values: fields.into_values(),
    }
}

fn concept(record: &Concept) -> Node {
    let mut fields = Fields::of_node();
    fields.put("name", Some(record.name.as_str()));
    fields.list("aliases", &record.aliases);
    fields.attributes(&record.attributes);
    Node {
        id: record.id.clone(),
        kind: NodeKind::Concept,
        label: record.name.clone(),
        values: fields.into_values(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Filter;
    use super::*;
    use crate::model::Record;

    #[test]
    fn every_record_is_a_node_with_its_fields() {
        let mut records = Records::new();
        for line in [
            r#"{"type": "actor", "id": "place/wick", "name": "Wick", "kind": "place"}"#,
            r#"{"type": "actor", "id": "person/ada", "name": "Ada Brook", "aliases": ["Brook", "Ada"], "confidence": 0.9}"#,
            r#"{"type": "organisation", "id": "organisation/mill", "name": "Mill Trust", "kind": "charity"}"#,
            r#"{"type": "document", "id": "document/d", "file": "d.txt", "date": "2031-05", "text": "Long."}"#,
            r#"{"type": "statement", "id": "statement/1", "speaker": "person/ada", "text": "It stays.",
                "mode": "direct", "document": "document/d", "spans": {"content": [[2, 5]]}}"#,
            r#"{"type": "concept", "id": "concept/c", "name": "Keep the bridge", "attributes": {"id": 7}}"#,
        ] {
            let record: Record = serde_json::from_str(line).unwrap();
            records.insert(record).unwrap();
        }
        let selection = Filter::default().select(&records);
        let shown: Vec<String> = nodes(&selection, View::Full)
            .iter()
            .map(|n| format!("{} {} {:?} {:?}", n.kind.as_str(), n.id, n.label, n.values))
            .collect();
        assert_eq!(
            shown,
            [
                r#"person person/ada "Ada Brook" {"aliases": Text("Brook | Ada"), "confidence": Float(0.9), "name": Text("Ada Brook")}"#,
                r#"place place/wick "Wick" {"name": Text("Wick")}"#,
                r#"organisation organisation/mill "Mill Trust" {"name": Text("Mill Trust"), "organisation_kind": Text("charity")}"#,
                concat!(
                    r#"statement statement/1 "It stays." {"content_spans": Text("[[2,5]]"), "#,
                    r#""date": Text("2031-05"), "document": Text("document/d"), "mode": Text("direct"), "#,
                    r#""speaker": Text("person/ada"), "text": Text("It stays.")}"#
                ),
                r#"document document/d "d.txt" {"date": Text("2031-05"), "file": Text("d.txt")}"#,
                r#"concept concept/c "Keep the bridge" {"id_": Integer(7), "name": Text("Keep the bridge")}"#,
            ]
        );
        assert_eq!(nodes(&selection, View::Actors).len(), 3);
    }
}
