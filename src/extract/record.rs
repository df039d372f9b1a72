//! Records: what was found in an article, in the form that the other stages read.

use std::collections::BTreeSet;

use super::affiliation::Affiliation;
use super::attribution::{Attribution, CERTAIN, phrases};
use super::cluster::{Cast, Entity, EntityKind};
use super::mention::mentions;
use super::quote::Quotes;
use super::speaker::Speaker;
use super::text::{Piece, Text};
use super::when::said;
use crate::model::{
    Actor, ActorKind, Document, Id, Mode, Organisation, Record, Records, Relation, Span, Spans,
    Statement,
};

/// All that was found in an article.
pub(super) struct Findings<'a, 't> {
    /// The document.
    pub document: &'a Document,
    /// Its text.
    pub text: &'a Text<'t>,
    /// Its quotations.
    pub quotes: &'a Quotes,
    /// Whom it names.
    pub cast: &'a Cast,
    /// Who holds which role.
    pub affiliations: &'a [Affiliation],
    /// Who says what.
    pub attributions: &'a [Attribution],
    /// For each attribution, its speaker.
    pub speakers: &'a [Speaker],
    /// For each attribution, the numbers of those whom it addresses.
    pub addressees: &'a [Vec<usize>],
}

impl Findings<'_, '_> {
    /// Adds everything to a set of records.
    pub(super) fn add_to(&self, records: &mut Records) {
        let mut add = |record: Record| {
            // The same record found twice joins to itself; aliases join to their union.
            let _ = records.insert(record);
        };
        let mut used: BTreeSet<usize> = self.cast.mentions.iter().map(|m| m.entity).collect();
        used.extend(self.speakers.iter().map(|speaker| speaker.entity));
        used.extend(self.affiliations.iter().filter_map(|a| a.holder));
        used.extend(self.addressees.iter().flatten());
        for entity in used
            .into_iter()
            .filter_map(|number| self.cast.entities.get(number))
        {
            add(entity_record(entity));
        }
        for affiliation in self.affiliations {
            if let Some(relation) = self.relation(affiliation) {
                add(Record::Relation(relation));
            }
        }
        let phrases = phrases(self.attributions);
        for (number, attribution) in self.attributions.iter().enumerate() {
            if let Some(statement) = self.statement(number, attribution, phrases[number]) {
                add(Record::Statement(statement));
            }
        }
    }

    fn id_of(&self, entity: usize) -> Option<&Id> {
        self.cast.entities.get(entity).map(|e| &e.id)
    }

    /// Makes a relation of an affiliation; of a role in nothing that the text names, none.
    fn relation(&self, affiliation: &Affiliation) -> Option<Relation> {
        let source = self.id_of(affiliation.person)?.clone();
        let target = self.id_of(affiliation.holder?)?.clone();
        let written = self.text.name(affiliation.role);
        let role = affiliation.noun.map_or(written, str::to_owned);
        let document = &self.document.id;
        let id = Id::hashed(
            "relation",
            &[
                document.as_str().as_bytes(),
                source.as_str().as_bytes(),
                target.as_str().as_bytes(),
                role.to_lowercase().as_bytes(),
                &self.text.span(affiliation.evidence).start.to_le_bytes(),
            ],
        );
        let mut relation = Relation::new(id, source, target, affiliation.kind);
        relation.role = (!role.is_empty()).then_some(role);
        relation.since.clone_from(&affiliation.since);
        relation.until.clone_from(&affiliation.until);
        relation.document = Some(document.clone());
        relation.spans.content = vec![self.text.span(affiliation.evidence)];
        let chance = f64::from(affiliation.chance);
        relation.confidence = Some((chance * 100.0).round() / 100.0);
        if affiliation.former {
            let status = ("status".to_owned(), "former".into());
            relation.attributes.extend([status]);
        }
        Some(relation)
    }

    fn statement(
        &self,
        number: usize,
        attribution: &Attribution,
        source: Option<Piece>,
    ) -> Option<Statement> {
        let resolved = *self.speakers.get(number)?;
        let speaker = self.id_of(resolved.entity)?.clone();
        let spans = Spans {
            source: source
                .map(|piece| self.text.span(piece))
                .into_iter()
                .collect(),
            cue: self.spans(&attribution.cue),
            content: self.spans(&attribution.content),
        };
        let words: Vec<&str> = attribution
            .content
            .iter()
            .map(|&p| self.text.slice(p))
            .collect();
        let words = words.join(" ");
        if words.is_empty() {
            return None;
        }
        let document = &self.document.id;
        let mut statement = Statement::new(Statement::id_in_text(document, &spans), speaker, words);
        statement.mode = Some(self.mode(attribution));
        let cues: Vec<String> = attribution.cue.iter().map(|&p| self.text.name(p)).collect();
        statement.cue = (!cues.is_empty()).then(|| cues.join(" "));
        let published = self.document.date.as_ref();
        statement.date =
            said(self.text, self.quotes, attribution, published).or(published.cloned());
        statement.document = Some(document.clone());
        statement.mentions = mentions(self.cast, &attribution.content, &statement.speaker);
        let told = self.addressees.get(number).into_iter().flatten();
        let mut told: Vec<Id> = told.filter_map(|&n| self.id_of(n)).cloned().collect();
        told.retain(|id| *id != statement.speaker);
        told.sort();
        statement.addressees = told;
        let reporter = attribution.reported_by.and_then(|n| self.speakers.get(n));
        let reporter = reporter.and_then(|s| self.id_of(s.entity)).cloned();
        statement.reported_by = reporter.filter(|id| *id != statement.speaker);
        statement.confidence = Some(match attribution.chance {
            Some(chance) => hundredths(chance),
            None => confidence(attribution, statement.mode),
        });
        statement.speaker_confidence = (resolved.chance > 0.0).then(|| hundredths(resolved.chance));
        statement.spans = spans;
        Some(statement)
    }

    fn spans(&self, pieces: &[Piece]) -> Vec<Span> {
        pieces.iter().map(|&piece| self.text.span(piece)).collect()
    }

    /// Tells how the words are given, by counting those that stand between marks.
    fn mode(&self, attribution: &Attribution) -> Mode {
        // A line of a transcript gives the words themselves, without marks.
        let marks = |piece: &Piece| !self.text.token(piece.start).is_word();
        let is_line = attribution.weight >= CERTAIN && attribution.cue.iter().all(marks);
        if is_line && !attribution.cue.is_empty() {
            return Mode::Direct;
        }
        let words = || {
            let tokens = attribution.content.iter().flat_map(|p| p.start..p.end);
            tokens.filter(|&i| self.text.token(i).is_word())
        };
        let quoted = words().filter(|&i| self.quotes.is_inside(i)).count();
        match quoted {
            0 => Mode::Indirect,
            _ if quoted == words().count() => Mode::Direct,
            _ => Mode::Mixed,
        }
    }
}

/// Returns a chance as records give it: no finding is quite sure, and none quite hopeless.
fn hundredths(chance: f32) -> f64 {
    (f64::from(chance).clamp(0.05, 0.99) * 100.0).round() / 100.0
}

/// A rough figure: how often a cue of this weight, with content in this mode, reports.
fn confidence(attribution: &Attribution, mode: Option<Mode>) -> f64 {
    let base = f64::from(attribution.weight) / 10.0;
    let quoted = if mode == Some(Mode::Indirect) {
        0.0
    } else {
        0.05
    };
    let carried = if attribution.cue.is_empty() {
        -0.1
    } else {
        0.0
    };
    let rounded = ((base + quoted + carried).clamp(0.05, 0.95) * 100.0).round();
    rounded / 100.0
}

fn entity_record(entity: &Entity) -> Record {
    let mut aliases: Vec<String> = entity
        .aliases
        .iter()
        .filter(|a| **a != entity.name)
        .cloned()
        .collect();
    aliases.sort();
    let kind = match entity.kind {
        EntityKind::Organisation => {
            return Record::Organisation(Organisation {
                id: entity.id.clone(),
                aliases,
                confidence: Some(hundredths(entity.chance)),
                ..Organisation::named(&entity.name)
            });
        }
        EntityKind::Person => ActorKind::Person,
        EntityKind::Group => ActorKind::Group,
        EntityKind::Place => ActorKind::Place,
    };
    Record::Actor(Actor {
        id: entity.id.clone(),
        aliases,
        confidence: Some(hundredths(entity.chance)),
        ..Actor::named(kind, &entity.name)
    })
}
