//! Explanations: everything that an actor, a tie or a statement rests on, as plain data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::quotation::{Archive, Named, Quotation, Role, named_node};
use super::scores::Score;
use crate::graph::{EdgeKind, EdgeReference, Filter, GraphView, NodeKind, Value};
use crate::model::{Id, Records, Relation, Statement};

/// Everything that something rests on.
///
/// As JSON it is one object; fields without content are left out, names do not change:
///
/// ```json
/// { "explains": "actor", "subject": [{"id": "person/ada-brook", "name": "Ada Brook", "kind":
/// "person"}], "aliases": ["Brook"], "relations": [{"id": "relation/…", "holder": {…}, "place":
/// {…}, "kind": "holds_role", "role": "mayor",
///                  "words": "Mayor Ada Brook", "source": {"id": "document/…", "line": 3, "column": 1},
///                  "passage": [{"text": "Mayor Ada Brook", "mark": "content"}], "confidence": 0.98}],
///   "statements": [{"part": "said", "id": "statement/…", "speaker": {…}, "text": "The bridge stays.",
///                   "mode": "direct", "cue": "said", "date": "2031-05-02", "source": {…}, "passage": […],
///                   "resolution": {"words": "Brook", "line": 5, "column": 20, "by": "part_of_name",
///                                  "finding": "…", "confidence": 0.96},
///                   "mentions": […], "confidence": 0.9}],
///   "ties": [{"other": {…}, "leads": "to", "kind": "mentions", "weight": 2.0}],
///   "scores": [{"measure": "degree", "value": 2, "rank": 1, "of": 7, "equal": 0,
///               "account": {"rule": "…", "parts": [{"who": [{…}], "amount": 2.0, "what": "…"}], "sum": 2.0}}],
///   "other_scores": [{"measure": "closeness", "value": 0.5, "rank": 4, "of": 7, "equal": 1}],
///   "settings": "directed, weighted, distances in hops",
///   "notes": ["…"]
/// }
/// ```
///
/// `explains` is `actor`, `tie`, `statement`, `concept` or `document`. Lines and columns count from
/// one in the text of the document; columns count code points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// What is explained.
    pub explains: Explained,
    /// Who or what that is: of a tie both ends.
    pub subject: Vec<Named>,
    /// Other names of an actor.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The roles and memberships that it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Role>,
    /// The statements that it rests on, in text order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Told>,
    /// The ties of an actor, the heaviest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<Tie>,
    /// Scores, and how those of an actor came about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<Score>,
    /// Further scores, in which the actor ranks lower, without how they came about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_scores: Vec<Score>,
    /// How the measures saw the graph; empty where nothing was measured.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub settings: String,
    /// What is worth knowing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// What is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Explained {
    /// Somebody or something that can speak.
    Actor,
    /// What lies between two of them.
    Tie,
    /// A statement.
    Statement,
    /// A concept.
    Concept,
    /// A document.
    Document,
}

/// A statement, and what it is to what is explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// What it is to what is explained.
    pub part: Part,
    /// The statement.
    #[serde(flatten)]
    pub quotation: Quotation,
}

/// What a statement is to what is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The actor said it; of a tie, the first about the second.
    Said,
    /// It mentions the actor; of a tie, the second said it about the first.
    Mentioned,
    /// It was said to the actor.
    Addressed,
    /// The actor passed it on.
    PassedOn,
    /// It is the statement itself, or about the concept, or in the document.
    Itself,
}

/// A tie of an actor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tie {
    /// The other end.
    pub other: Named,
    /// Where it leads: `to` the other, `from` it, or `between` both.
    pub leads: &'static str,
    /// What it says: `mentions`, `holds_role`, …
    pub kind: String,
    /// How many statements or relations it stands for.
    pub weight: f64,
}

/// What explanations are made from.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The graph that was measured, usually the actors' one.
    pub graph: &'a GraphView,
    /// The records that it was made of, and which of them count; none where the graph was read as
    /// one.
    pub records: Option<(&'a Records, &'a Filter)>,
}

impl Basis<'_> {
    /// Explains a node of the graph, scores left out.
    #[must_use]
    pub fn actor(&self, node: usize) -> Explanation {
        let mut explanation = explanation(Explained::Actor, vec![named_node(self.graph, node)]);
        explanation.ties = ties(self.graph, node);
        let id = &self.graph.node(node).id;
        let Some((records, filter)) = self.records else {
            explanation.aliases = match self.graph.node(node).values.get("aliases") {
                Some(Value::Text(list)) if !list.is_empty() => {
                    list.split(" | ").map(str::to_owned).collect()
                }
                _ => Vec::new(),
            };
            self.add_evidence(&mut explanation, |edge| {
                let (part, is_said) = (Part::Said, edge.source == node);
                let is_of = edge.target == node;
                match (is_said, is_of) {
                    (true, _) => Some(part),
                    (false, true) => Some(Part::Mentioned),
                    (false, false) => None,
                }
            });
            return explanation;
        };
        explanation.aliases = aliases(records, id);
        add_records(
            &mut explanation,
            records,
            filter,
            |statement| part_of(statement, id),
            |relation| relation.source == *id || relation.target == *id,
        );
        explanation
    }

    /// Explains what lies between two nodes of the graph, in both directions.
    #[must_use]
    pub fn tie(&self, from: usize, to: usize) -> Explanation {
        let ends = [from, to].map(|node| named_node(self.graph, node));
        let mut explanation = explanation(Explained::Tie, ends.to_vec());
        let [first, second] = [from, to].map(|node| &self.graph.node(node).id);
        explanation.ties = ties(self.graph, from);
        let second_id = second.to_string();
        explanation.ties.retain(|tie| tie.other.id == second_id);
        let Some((records, filter)) = self.records else {
            self.add_evidence(&mut explanation, |edge| {
                if (edge.source, edge.target) == (from, to) {
                    Some(Part::Said)
                } else if (edge.source, edge.target) == (to, from) {
                    Some(Part::Mentioned)
                } else {
                    None
                }
            });
            return explanation;
        };
        let part = |statement: &Statement| {
            if statement.speaker == *first && statement.mentions.contains(second) {
                Some(Part::Said)
            } else if statement.speaker == *second && statement.mentions.contains(first) {
                Some(Part::Mentioned)
            } else {
                None
            }
        };
        add_records(&mut explanation, records, filter, part, |relation| {
            let ends = (&relation.source, &relation.target);
            ends == (first, second) || ends == (second, first)
        });
        explanation
    }

    /// Explains a statement, a concept or a document; without records there is none to explain.
    #[must_use]
    pub fn record(&self, id: &Id) -> Option<Explanation> {
        let (records, filter) = self.records?;
        let named = Archive::new(records).named(id);
        let kind = if records.statements.contains_key(id) {
            Explained::Statement
        } else if records.concepts.contains_key(id) {
            Explained::Concept
        } else {
            Explained::Document
        };
        let mut explanation = explanation(kind, vec![named]);
        let is_meant = |statement: &Statement| match kind {
            Explained::Statement => statement.id == *id,
            Explained::Concept => statement.concepts.iter().any(|c| c.concept == *id),
            _ => statement.document.as_ref() == Some(id),
        };
        let part = |statement: &Statement| is_meant(statement).then_some(Part::Itself);
        let is_shown = |relation: &Relation| relation.document.as_ref() == Some(id);
        add_records(&mut explanation, records, filter, part, is_shown);
        Some(explanation)
    }

    /// Returns who speaks: a node itself, or of a statement the one that it names.
    fn speaker(&self, node: usize) -> usize {
        let speaker = match self.graph.node(node).values.get("speaker") {
            Some(Value::Text(id)) if self.graph.node(node).kind == NodeKind::Statement => id,
            _ => return node,
        };
        self.graph.find(&Id::from(speaker.as_str())).unwrap_or(node)
    }

    /// Adds the words that a graph file keeps with its edges.
    fn add_evidence(
        &self,
        explanation: &mut Explanation,
        part: impl Fn(&EdgeReference<'_>) -> Option<Part>,
    ) {
        for edge in self.graph.edges() {
            let is_statement = matches!(edge.edge.kind, EdgeKind::Mentions | EdgeKind::Said);
            let Some(part) = part(&edge).filter(|_| is_statement) else {
                continue;
            };
            let speaker = self.speaker(edge.source);
            for evidence in &edge.edge.evidence {
                let quotation = Quotation::of_evidence(self.graph, speaker, evidence);
                explanation.statements.push(Told { part, quotation });
            }
        }
        explanation.statements.sort_by(|a, b| {
            let key = |told: &Told| (told.part, told.quotation.id.clone());
            key(a).cmp(&key(b))
        });
        explanation
            .statements
            .dedup_by(|a, b| a.part == b.part && a.quotation.id == b.quotation.id);
        if explanation.statements.is_empty() {
            let note = "a graph file tells who is tied to whom, but here no words behind it";
            explanation.notes.push(note.to_owned());
        }
    }
}

/// Adds the statements and relations of the records that concern what is explained.
fn add_records(
    explanation: &mut Explanation,
    records: &Records,
    filter: &Filter,
    part: impl Fn(&Statement) -> Option<Part>,
    is_shown: impl Fn(&Relation) -> bool,
) {
    let mut archive = Archive::new(records);
    for statement in records.statements_in_text_order() {
        // A statement that is asked for by its id is shown whatever its date.
        let is_kept = explanation.explains == Explained::Statement
            || filter.keeps_statement(records, statement);
        if let Some(part) = part(statement).filter(|_| is_kept) {
            let quotation = archive.quotation(statement);
            explanation.statements.push(Told { part, quotation });
        }
    }
    let relations = records.relations.values();
    let relations = relations.filter(|r| is_shown(r) && filter.keeps_relation(r));
    let mut relations: Vec<&Relation> = relations.collect();
    relations.sort_by_key(|relation| {
        let place = (relation.document.as_ref(), relation.spans.first());
        (&relation.source, &relation.target, place)
    });
    explanation.relations = relations.into_iter().map(|r| archive.role(r)).collect();
}

fn explanation(explains: Explained, subject: Vec<Named>) -> Explanation {
    Explanation {
        explains,
        subject,
        aliases: Vec::new(),
        relations: Vec::new(),
        statements: Vec::new(),
        ties: Vec::new(),
        scores: Vec::new(),
        other_scores: Vec::new(),
        settings: String::new(),
        notes: Vec::new(),
    }
}

fn aliases(records: &Records, id: &Id) -> Vec<String> {
    let of_actor = records.actors.get(id).map(|actor| &actor.aliases);
    let of_organisation = || records.organisations.get(id).map(|o| &o.aliases);
    of_actor
        .or_else(of_organisation)
        .cloned()
        .unwrap_or_default()
}

/// Tells what a statement is to an actor, by what matters most.
fn part_of(statement: &Statement, id: &Id) -> Option<Part> {
    if statement.speaker == *id {
        Some(Part::Said)
    } else if statement.mentions.contains(id) {
        Some(Part::Mentioned)
    } else if statement.addressees.contains(id) {
        Some(Part::Addressed)
    } else if statement.reported_by.as_ref() == Some(id) {
        Some(Part::PassedOn)
    } else {
        None
    }
}

/// Lists the ties of a node, the heaviest first, edges of one kind to one other joined.
fn ties(graph: &GraphView, node: usize) -> Vec<Tie> {
    let mut ties: BTreeMap<(&Id, &str, &str), Tie> = BTreeMap::new();
    for edge in graph.edges() {
        let (other, leads) = match (edge.source == node, edge.target == node) {
            (false, false) => continue,
            (true, _) if !edge.is_directed => (edge.target, "between"),
            (false, true) if !edge.is_directed => (edge.source, "between"),
            (true, _) => (edge.target, "to"),
            (false, true) => (edge.source, "from"),
        };
        let kind = edge.edge.kind.as_str();
        let tie = ties.entry((&graph.node(other).id, leads, kind));
        let tie = tie.or_insert_with(|| Tie {
            other: named_node(graph, other),
            leads,
            kind: kind.to_owned(),
            weight: 0.0,
        });
        tie.weight += edge.edge.weight;
    }
    let mut ties: Vec<Tie> = ties.into_values().collect();
    // Equal ones stay in the order of their ids.
    ties.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    ties
}
