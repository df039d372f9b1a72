//! The mapping: what becomes of every node and every edge as facts in common vocabularies.
//!
//! | in the graph | in RDF |
//! |---|---|
//! | person, place, organisation, group | `schema:Person`, `schema:Place`, `schema:Organization` and `org:Organization`, `foaf:Group`; `schema:name`, `schema:alternateName` |
//! | statement | `schema:Quotation` with `schema:text` and, if dated, `schema:dateCreated` |
//! | document | `schema:NewsArticle` with `schema:headline`, `schema:url`, `schema:datePublished`, `schema:publisher`, `schema:author`, `schema:inLanguage` |
//! | concept | `skos:Concept` |
//! | `said` | statement `schema:creator` and `prov:wasAttributedTo` speaker |
//! | `mentions` of a statement | `schema:mentions` and `schema:about` |
//! | `about` | `schema:about` |
//! | `appears_in` | `schema:isPartOf` and `prov:wasQuotedFrom` |
//! | `holds_role`, `member_of`, `works_for` | `org:memberOf` or `schema:worksFor`, and an `org:Membership` with `schema:roleName`, `org:role`, `schema:startDate`, `schema:endDate` |
//! | other relations | `org:subOrganizationOf`, `schema:location`, or a term of our own; an `rdf:Statement` holds what is known of the tie |
//! | evidence | `oa:Annotation` whose target has an `oa:TextPositionSelector` in code points and an `oa:TextQuoteSelector` |
//! | anything else | terms of our own under the base: `sayso:confidence`, `sayso:stance`, `sayso:pagerank` |
//!
//! There are no blank nodes, so files can be compared and joined line by line. Every fact that is
//! known from one document alone belongs to that document's graph, where a format has graphs.

use oxrdf::NamedNode;
use oxrdf::vocab::rdfs;

use super::evidence::{Place, annotate};
use super::facts::Facts;
use super::names::{Iris, part, web_address};
use super::vocabulary::{foaf, org, prov, relation, schema, skos};
use crate::graph::{EdgeKind, EdgeReference, GraphView, Node, NodeKind, Value};
use crate::model::{Id, Span};

/// A graph on its way to facts.
pub(super) struct Mapping<'a> {
    pub(super) graph: &'a GraphView,
    pub(super) iris: Iris,
    /// The edges, by the number of the node that their facts are about.
    links: Vec<(usize, EdgeReference<'a>)>,
}

impl<'a> Mapping<'a> {
    /// Starts a mapping.
    pub(super) fn new(graph: &'a GraphView, iris: Iris) -> Self {
        let about = |edge: EdgeReference<'a>| (subject(graph, edge), edge);
        let mut links: Vec<_> = graph.edges().map(about).collect();
        links.sort_by_key(|(subject, _)| *subject);
        Self { graph, iris, links }
    }

    /// Adds what is known of a node, and what its edges say about it.
    pub(super) fn node(&self, number: usize, facts: &mut Facts) {
        let node = self.graph.node(number);
        let start = self.links.partition_point(|(subject, _)| *subject < number);
        let links = &self.links[start..];
        let links = &links[..links.partition_point(|(subject, _)| *subject == number)];
        let iri = self.iris.record(node.id.as_str());
        let document = self.document_of(node, links);
        if node.kind == NodeKind::Statement {
            facts.known_from(document);
        }
        for class in classes(node.kind) {
            facts.is_a(&iri, *class);
        }
        facts.text(&iri, rdfs::LABEL, &node.label);
        if node.kind.is_actor() && !node.values.contains("name") {
            facts.text(&iri, schema::NAME, &node.label);
        }
        for (name, value) in node.values.iter() {
            self.value(facts, &iri, node, document, name, value);
        }
        for (_, edge) in links {
            self.direct(facts, *edge);
        }
        if node.kind == NodeKind::Statement {
            self.places(facts, &iri, node, document, links);
        }
    }

    /// Adds one attribute of a node.
    fn value(
        &self,
        facts: &mut Facts,
        iri: &NamedNode,
        node: &Node,
        document: Option<&str>,
        name: &str,
        value: &Value,
    ) {
        let Value::Text(text) = value else {
            return facts.own(iri, name, value);
        };
        let language = match node.kind {
            NodeKind::Document => language(node),
            _ => document.and_then(|id| self.language(id)),
        };
        let list = || text.split(" | ");
        match (node.kind, name) {
            (kind, "name") if kind.is_actor() => facts.text(iri, schema::NAME, text),
            (kind, "aliases") if kind.is_actor() => {
                list().for_each(|alias| facts.text(iri, schema::ALTERNATE_NAME, alias));
            }
            (NodeKind::Organisation, "organisation_kind") => {
                facts.text(iri, schema::ADDITIONAL_TYPE, text);
            }
            (NodeKind::Organisation, "country") => facts.text(iri, schema::LOCATION, text),
            (NodeKind::Concept, "name") => facts.text(iri, skos::PREF_LABEL, text),
            (NodeKind::Concept, "aliases") => {
                list().for_each(|alias| facts.text(iri, skos::ALT_LABEL, alias));
            }
            (NodeKind::Document, "title") => facts.words(iri, schema::HEADLINE, text, language),
            (NodeKind::Document, "url") => match web_address(text) {
                Some(address) => facts.add(iri, schema::URL, address),
                None => facts.text(iri, schema::URL, text),
            },
            (NodeKind::Document, "publisher") => {
                facts.add(iri, schema::PUBLISHER, self.iris.named("publisher", text));
            }
            (NodeKind::Document, "author") => {
                facts.add(iri, schema::AUTHOR, self.iris.named("author", text));
            }
            (NodeKind::Document, "section") => facts.text(iri, schema::SECTION, text),
            (NodeKind::Document, "language") => facts.text(iri, schema::IN_LANGUAGE, text),
            (NodeKind::Document, "date") => facts.date(iri, schema::DATE_PUBLISHED, text),
            (NodeKind::Statement, "text") => facts.words(iri, schema::TEXT, text, language),
            (NodeKind::Statement, "date") => facts.date(iri, schema::DATE_CREATED, text),
            // Edges say who spoke and where, and annotations at which place.
            (NodeKind::Statement, "speaker" | "document")
                if self.graph.find(&Id::new(text.as_str())).is_some() => {}
            (NodeKind::Statement, "source_spans" | "cue_spans" | "content_spans")
                if document.is_some() && spans(node, name).is_some() => {}
            _ => facts.own(iri, name, value),
        }
    }

    /// Adds what an edge says in one fact, or two where two vocabularies have a word for it.
    fn direct(&self, facts: &mut Facts, edge: EdgeReference<'a>) {
        facts.known_from(document_of_edge(edge));
        let [source, target] = self.ends(edge);
        let (subject, object) = match self.is_of_statement(edge) {
            Some(EdgeKind::Said) => (&target, &source),
            _ => (&source, &target),
        };
        for predicate in self.predicates(edge) {
            facts.add(subject, predicate, object.clone());
        }
    }

    /// Returns the addresses of both ends of an edge.
    pub(super) fn ends(&self, edge: EdgeReference<'a>) -> [NamedNode; 2] {
        [edge.source, edge.target].map(|end| self.iris.record(self.graph.node(end).id.as_str()))
    }

    /// Returns what vocabularies call an edge, the best word first.
    pub(super) fn predicates(&self, edge: EdgeReference<'a>) -> Vec<NamedNode> {
        let known = match (self.is_of_statement(edge), &edge.edge.kind) {
            (Some(EdgeKind::Said), _) => vec![schema::CREATOR, prov::WAS_ATTRIBUTED_TO],
            (Some(EdgeKind::Mentions), _) => vec![schema::MENTIONS, schema::ABOUT],
            (Some(EdgeKind::About), _) => vec![schema::ABOUT],
            (Some(EdgeKind::AppearsIn), _) => vec![schema::IS_PART_OF, prov::WAS_QUOTED_FROM],
            (_, EdgeKind::Relation(kind)) => relation(kind).into_iter().collect(),
            _ => Vec::new(),
        };
        if known.is_empty() {
            return vec![self.iris.term(edge.edge.kind.as_str())];
        }
        known.into_iter().map(Into::into).collect()
    }

    /// Returns the kind of an edge that a statement gives, and whose end is that statement.
    pub(super) fn is_of_statement(&self, edge: EdgeReference<'a>) -> Option<&'a EdgeKind> {
        let is_relation = matches!(edge.edge.kind, EdgeKind::Relation(_));
        let subject = self.graph.node(subject(self.graph, edge));
        (!is_relation && subject.kind == NodeKind::Statement).then_some(&edge.edge.kind)
    }

    /// Adds where a statement, its source and its cue stand in the document.
    fn places(
        &self,
        facts: &mut Facts,
        iri: &NamedNode,
        node: &Node,
        document: Option<&str>,
        links: &[(usize, EdgeReference<'a>)],
    ) {
        facts.known_from(document);
        let Some(document) = document else { return };
        let speaker = links
            .iter()
            .find(|(_, edge)| edge.edge.kind == EdgeKind::Said)
            .map(|(_, edge)| self.iris.record(self.graph.node(edge.source).id.as_str()));
        let text = |name| match node.values.get(name) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let body = speaker.as_ref().unwrap_or(iri);
        for (field, name, body, words) in [
            ("content_spans", "content", iri, text("text")),
            ("source_spans", "source", body, None),
            ("cue_spans", "cue", iri, text("cue")),
        ] {
            let Some(spans) = spans(node, field) else {
                continue;
            };
            let place = Place {
                document,
                spans: &spans,
                words,
                language: self.language(document),
            };
            let annotation = part(iri.as_ref(), name);
            annotate(facts, &annotation, body, &place);
            facts.text(&annotation, self.iris.term("part"), name);
        }
    }

    /// Returns the id of the document that a statement stands in.
    fn document_of(&self, node: &'a Node, links: &[(usize, EdgeReference<'a>)]) -> Option<&'a str> {
        if node.kind != NodeKind::Statement {
            return None;
        }
        if let Some(Value::Text(document)) = node.values.get("document") {
            return Some(document);
        }
        let mut kinds = links.iter();
        let (_, edge) = kinds.find(|(_, edge)| edge.edge.kind == EdgeKind::AppearsIn)?;
        Some(self.graph.node(edge.target).id.as_str())
    }

    /// Returns the language of a document, if that is a node.
    pub(super) fn language(&self, document: &str) -> Option<&'a str> {
        let number = self.graph.find(&Id::new(document))?;
        language(self.graph.node(number))
    }
}

/// Returns the number of the node that the facts of an edge are about: a statement, where it is
/// the end of an edge that statements give, else the source.
fn subject(graph: &GraphView, edge: EdgeReference) -> usize {
    let is_said = edge.edge.kind == EdgeKind::Said;
    if is_said && graph.node(edge.target).kind == NodeKind::Statement {
        edge.target
    } else {
        edge.source
    }
}

/// Returns the document that an edge is known from, where there is one alone.
pub(super) fn document_of_edge(edge: EdgeReference<'_>) -> Option<&str> {
    let mut documents = edge.edge.evidence.iter().map(|item| item.document.as_ref());
    let first = documents.next()??;
    documents
        .all(|other| other == Some(first))
        .then(|| first.as_str())
}

fn language(document: &Node) -> Option<&str> {
    match document.values.get("language") {
        Some(Value::Text(language)) => Some(language),
        _ => None,
    }
}

/// Returns the places under a name of a node: `[[3,8],[10,12]]`.
pub(super) fn spans(node: &Node, name: &str) -> Option<Vec<Span>> {
    let Some(Value::Text(text)) = node.values.get(name) else {
        return None;
    };
    let pairs: Vec<(u32, u32)> = serde_json::from_str(text).ok()?;
    let is_fine = !pairs.is_empty() && pairs.iter().all(|(start, end)| start <= end);
    let spans = pairs.into_iter().map(|(start, end)| Span::new(start, end));
    is_fine.then(|| spans.collect())
}

const fn classes(kind: NodeKind) -> &'static [oxrdf::NamedNodeRef<'static>] {
    match kind {
        NodeKind::Person => &[schema::PERSON],
        NodeKind::Group => &[foaf::GROUP],
        NodeKind::Place => &[schema::PLACE],
        NodeKind::Organisation => &[schema::ORGANIZATION, org::ORGANIZATION],
        NodeKind::Statement => &[schema::QUOTATION],
        NodeKind::Document => &[schema::NEWS_ARTICLE],
        NodeKind::Concept => &[skos::CONCEPT],
        NodeKind::Node => &[schema::THING],
    }
}
