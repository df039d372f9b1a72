//! Leaving out what was found with too little confidence.

use std::collections::BTreeSet;

use super::merge::is_placeholder;
use super::{Id, Records};

/// How many records were left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Statements.
    pub statements: usize,
    /// Relations.
    pub relations: usize,
    /// Actors and organisations.
    pub entities: usize,
}

impl LeftOut {
    /// Tells whether nothing was left out.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.statements + self.relations + self.entities == 0
    }

    /// Adds what was left out elsewhere.
    pub const fn add(&mut self, other: Self) {
        self.statements += other.statements;
        self.relations += other.relations;
        self.entities += other.entities;
    }
}

impl Records {
    /// Leaves out the statements and relations whose confidence is below `least`, and the actors
    /// and organisations below it to which nothing is left that refers.
    ///
    /// What has no confidence was coded by hand and stays; so do documents and concepts.
    pub fn leave_out_below(&mut self, least: f64) -> LeftOut {
        let is_sure = |confidence: Option<f64>| confidence.is_none_or(|c| c >= least);
        let before = (self.statements.len(), self.relations.len());
        self.statements.retain(|_, s| is_sure(s.confidence));
        self.relations.retain(|_, r| is_sure(r.confidence));
        let mut left_out = LeftOut {
            statements: before.0 - self.statements.len(),
            relations: before.1 - self.relations.len(),
            entities: 0,
        };
        if left_out.is_empty() && self.is_every_entity(is_sure) {
            return left_out;
        }
        let before = self.actors.len() + self.organisations.len();
        let needed = self.needed();
        // A placeholder stands for nothing but what refers to it.
        self.actors.retain(|id, actor| {
            needed.contains(id) || is_sure(actor.confidence) && !is_placeholder(&actor.attributes)
        });
        self.organisations.retain(|id, organisation| {
            needed.contains(id)
                || is_sure(organisation.confidence) && !is_placeholder(&organisation.attributes)
        });
        left_out.entities = before - self.actors.len() - self.organisations.len();
        left_out
    }

    fn is_every_entity(&self, is_sure: impl Fn(Option<f64>) -> bool) -> bool {
        let actors = self.actors.values().map(|actor| actor.confidence);
        let organisations = self.organisations.values().map(|o| o.confidence);
        actors.chain(organisations).all(is_sure)
    }

    /// Lists all ids to which statements and relations refer.
    fn needed(&self) -> BTreeSet<Id> {
        let mut needed = BTreeSet::new();
        for statement in self.statements.values() {
            needed.insert(statement.speaker.clone());
            needed.extend(statement.mentions.iter().cloned());
            needed.extend(statement.addressees.iter().cloned());
            needed.extend(statement.reported_by.clone());
        }
        for relation in self.relations.values() {
            needed.extend([relation.source.clone(), relation.target.clone()]);
        }
        needed
    }
}

#[cfg(test)]
mod tests {
    use super::super::Record;
    use super::*;

    #[test]
    fn what_is_unsure_and_what_only_it_needs_is_left_out() {
        let mut records = Records::new();
        for line in [
            r#"{"type": "actor", "id": "person/ann", "name": "Ann", "confidence": 0.3}"#,
            r#"{"type": "actor", "id": "person/bea", "name": "Bea", "confidence": 0.3}"#,
            r#"{"type": "actor", "id": "person/cid", "name": "Cid", "confidence": 0.9}"#,
            r#"{"type": "actor", "id": "person/dan", "name": "Dan"}"#,
            r#"{"type": "actor", "id": "person/eve", "name": "Eve", "attributes": {"placeholder": true}}"#,
            r#"{"type": "organisation", "id": "organisation/mill", "name": "Mill", "confidence": 0.4}"#,
            r#"{"type": "statement", "id": "s/1", "speaker": "person/ann", "text": "Yes.", "confidence": 0.6}"#,
            r#"{"type": "statement", "id": "s/2", "speaker": "person/bea", "text": "No.", "confidence": 0.5}"#,
            r#"{"type": "statement", "id": "s/3", "speaker": "person/dan", "text": "Well."}"#,
            r#"{"type": "relation", "id": "r/1", "source": "person/eve", "target": "organisation/mill", "kind": "member_of", "confidence": 0.2}"#,
        ] {
            let record: Record = serde_json::from_str(line).unwrap();
            records.insert(record).unwrap();
        }
        let all = records.clone();
        assert!(records.leave_out_below(0.0).is_empty());
        assert_eq!(records, all);
        let left_out = records.leave_out_below(0.6);
        let names: Vec<&str> = records.actors.values().map(|a| a.name.as_str()).collect();
        assert_eq!(names, ["Ann", "Cid", "Dan"]);
        assert_eq!(records.statements.len(), 2);
        assert_eq!(
            left_out,
            LeftOut {
                statements: 1,
                relations: 1,
                entities: 3
            }
        );
        assert!(records.leave_out_below(0.6).is_empty());
    }
}
