//! Joining two records of one id: the least upper bound of a semilattice, so that merging is
//! commutative, associative and idempotent.
//!
//! A missing value joins to the other one; of two different values the lesser is kept and the
//! field is named as contradicting; lists join to their union; of how sure it is that somebody is
//! named, the greater figure stays. A placeholder gives way to any record that somebody wrote.

use std::cmp::Ordering;

use super::{
    Actor, Attributes, Concept, ConceptReference, Document, Id, Organisation, Relation, Statement,
    slug,
};

/// Two records that share an id but contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The type of the records, as in their field `type`.
    pub record_type: &'static str,
    /// The id.
    pub id: Id,
    /// The fields in which they differ.
    pub fields: Vec<&'static str>,
}

/// A record type whose values of one id can be joined.
pub(super) trait Join: Sized {
    /// The type's name in records.
    const TYPE: &'static str;

    /// Joins another record of the same id into this one and names the contradicting fields.
    fn join(&mut self, other: Self) -> Vec<&'static str> {
        match (
            is_placeholder(self.attributes()),
            is_placeholder(other.attributes()),
        ) {
            (true, false) => *self = other,
            (false, true) => {}
            _ => return self.join_fields(other),
        }
        Vec::new()
    }

    /// Returns the attributes.
    fn attributes(&self) -> &Attributes;

    /// Joins field by field.
    fn join_fields(&mut self, other: Self) -> Vec<&'static str>;
}

/// Tells whether a record was made only because another one refers to it.
pub(super) fn is_placeholder(attributes: &Attributes) -> bool {
    attributes.get("placeholder") == Some(&serde_json::Value::Bool(true))
}

/// The fields found to contradict, collected while they are joined.
#[derive(Default)]
struct Differences(Vec<&'static str>);

impl Differences {
    /// Joins two values that both must be there: the lesser stays.
    fn value<T: PartialOrd>(&mut self, field: &'static str, mine: &mut T, other: T) {
        match other.partial_cmp(mine) {
            Some(Ordering::Equal) => return,
            Some(Ordering::Less) => *mine = other,
            Some(Ordering::Greater) | None => {}
        }
        self.0.push(field);
    }

    /// Joins two values of which either may be missing.
    fn option<T: PartialOrd>(
        &mut self,
        field: &'static str,
        mine: &mut Option<T>,
        other: Option<T>,
    ) {
        match (mine.as_mut(), other) {
            (_, None) => {}
            (None, other) => *mine = other,
            (Some(mine), Some(other)) => self.value(field, mine, other),
        }
    }

    /// Joins two values whose default stands for "unknown".
    fn unless_empty<T: PartialOrd + Default>(
        &mut self,
        field: &'static str,
        mine: &mut T,
        other: T,
    ) {
        if *mine == T::default() {
            *mine = other;
        } else if other != T::default() {
            self.value(field, mine, other);
        }
    }

    /// Joins how sure two findings are: the surer one stays. They are no contradiction, and what
    /// has no figure was written by somebody, who is the surest.
    fn surer(mine: &mut Option<f64>, other: Option<f64>) {
        *mine = match (*mine, other) {
            (Some(mine), Some(other)) => Some(mine.max(other)),
            _ => None,
        };
    }

    /// Joins name and aliases: no name is lost, and only names that no change of case or accents
    /// explains contradict each other.
    fn names(&mut self, mine: (&mut String, &mut Vec<String>), other: (String, Vec<String>)) {
        let (name, aliases) = mine;
        let (other_name, mut other_aliases) = other;
        if *name != other_name {
            if slug(name) != slug(&other_name) {
                self.0.push("name");
            }
            other_aliases.push(name.clone());
            other_aliases.push(other_name.clone());
            if other_name < *name {
                *name = other_name;
            }
        }
        union(aliases, other_aliases, Ord::cmp);
        aliases.retain(|alias| alias != name);
    }

    /// Joins two sets of further fields.
    fn attributes(&mut self, mine: &mut Attributes, other: Attributes) {
        for (key, value) in other {
            match mine.get_mut(&key) {
                None => {
                    mine.insert(key, value);
                }
                Some(known) if *known == value => {}
                Some(known) => {
                    // JSON values have no order of their own; their text has.
                    let (mine, other) = (known.to_string(), value.to_string());
                    if other < mine {
                        *known = value;
                    }
                    if !self.0.contains(&"attributes") {
                        self.0.push("attributes");
                    }
                }
            }
        }
    }
}

/// Joins two lists: equal ones stay as they are, others become their sorted union.
fn union<T: PartialEq>(mine: &mut Vec<T>, other: Vec<T>, order: fn(&T, &T) -> Ordering) {
    if *mine != other {
        mine.extend(other);
        mine.sort_by(order);
        mine.dedup();
    }
}

fn concept_order(a: &ConceptReference, b: &ConceptReference) -> Ordering {
    let stance = |r: &ConceptReference| r.stance.unwrap_or(f64::NEG_INFINITY);
    a.concept
        .cmp(&b.concept)
        .then(stance(a).total_cmp(&stance(b)))
}

impl Join for Actor {
    const TYPE: &'static str = "actor";

    fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    fn join_fields(&mut self, other: Self) -> Vec<&'static str> {
        let mut differences = Differences::default();
        differences.names(
            (&mut self.name, &mut self.aliases),
            (other.name, other.aliases),
        );
        differences.value("kind", &mut self.kind, other.kind);
        Differences::surer(&mut self.confidence, other.confidence);
        differences.attributes(&mut self.attributes, other.attributes);
        differences.0
    }
}

impl Join for Organisation {
    const TYPE: &'static str = "organisation";

    fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    fn join_fields(&mut self, other: Self) -> Vec<&'static str> {
        let mut differences = Differences::default();
        differences.names(
            (&mut self.name, &mut self.aliases),
            (other.name, other.aliases),
        );
        differences.option("kind", &mut self.kind, other.kind);
        differences.option("country", &mut self.country, other.country);
        Differences::surer(&mut self.confidence, other.confidence);
        differences.attributes(&mut self.attributes, other.attributes);
        differences.0
    }
}

impl Join for Concept {
    const TYPE: &'static str = "concept";

    fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    fn join_fields(&mut self, other: Self) -> Vec<&'static str> {
        let mut differences = Differences::default();
        differences.names(
            (&mut self.name, &mut self.aliases),
            (other.name, other.aliases),
        );
        differences.attributes(&mut self.attributes, other.attributes);
        differences.0
    }
}

impl Join for Document {
    const TYPE: &'static str = "document";

    fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    fn join_fields(&mut self, other: Self) -> Vec<&'static str> {
        let mut differences = Differences::default();
        // The same article in two files is one document: the path is no contradiction.
        Differences::default().option("file", &mut self.file, other.file);
        differences.option("title", &mut self.title, other.title);
        differences.option("text", &mut self.text, other.text);
        differences.option("url", &mut self.url, other.url);
        differences.option("publisher", &mut self.publisher, other.publisher);
        differences.option("author", &mut self.author, other.author);
        differences.option("section", &mut self.section, other.section);
        differences.option("date", &mut self.date, other.date);
        differences.option("language", &mut self.language, other.language);
        differences.attributes(&mut self.attributes, other.attributes);
        differences.0
    }
}

impl Join for Relation {
    const TYPE: &'static str = "relation";

    fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    fn join_fields(&mut self, other: Self) -> Vec<&'static str> {
        let mut differences = Differences::default();
        differences.value("source", &mut self.source, other.source);
        differences.value("target", &mut self.target, other.target);
        differences.value("kind", &mut self.kind, other.kind);
        differences.option("role", &mut self.role, other.role);
        differences.option("since", &mut self.since, other.since);
        differences.option("until", &mut self.until, other.until);
        differences.option("document", &mut self.document, other.document);
        differences.unless_empty("spans", &mut self.spans, other.spans);
        differences.option("confidence", &mut self.confidence, other.confidence);
        differences.attributes(&mut self.attributes, other.attributes);
        differences.0
    }
}

impl Join for Statement {
    const TYPE: &'static str = "statement";

    fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    fn join_fields(&mut self, other: Self) -> Vec<&'static str> {
        let mut differences = Differences::default();
        differences.value("speaker", &mut self.speaker, other.speaker);
        differences.value("text", &mut self.text, other.text);
        differences.option("mode", &mut self.mode, other.mode);
        differences.option("cue", &mut self.cue, other.cue);
        differences.option("date", &mut self.date, other.date);
        differences.option("document", &mut self.document, other.document);
        differences.unless_empty("spans", &mut self.spans, other.spans);
        union(&mut self.mentions, other.mentions, Ord::cmp);
        union(&mut self.addressees, other.addressees, Ord::cmp);
        differences.option("reported_by", &mut self.reported_by, other.reported_by);
        union(&mut self.concepts, other.concepts, concept_order);
        differences.option("confidence", &mut self.confidence, other.confidence);
        differences.option(
            "speaker_confidence",
            &mut self.speaker_confidence,
            other.speaker_confidence,
        );
        differences.attributes(&mut self.attributes, other.attributes);
        differences.0
    }
}
