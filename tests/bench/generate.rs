//! Makes records of any number for benches: the same for the same number, with a few actors who
//! speak much and many who speak little, as in the news.

use super::numbers::Numbers;
use sayso::model::{Actor, ActorKind, Date, Document, Id, Mode, Record, Records, Statement};

impl Numbers {
    /// Picks a number below `bound`, small ones far more often than large ones.
    fn skewed(&mut self, bound: u64) -> u64 {
        let (a, b) = (self.next() % bound, self.next() % bound);
        a * b / bound
    }
}

/// Makes `count` statements, by one actor to every twenty, in one document to every ten.
pub(crate) fn records(count: u64) -> Records {
    let mut numbers = Numbers(count);
    let mut records = Records::new();
    let actors = count / 20 + 2;
    let actor = |number: u64| Id::from(format!("person/speaker-{number}"));
    for number in 0..actors {
        let mut record = Actor::named(ActorKind::Person, &format!("Speaker {number}"));
        record.id = actor(number);
        insert(&mut records, Record::Actor(record));
    }
    for number in 0..count {
        let document = Id::from(format!("document/report-{}", number / 10));
        if number % 10 == 0 {
            let mut record = Document::new(document.clone());
            record.title = Some(format!("Report {}", number / 10));
            insert(&mut records, Record::Document(record));
        }
        let words = "the harbour needs a tram, and the council \"knows it\" as well as we do";
        let mut record = Statement::new(
            Id::hashed("statement", &[&number.to_le_bytes()]),
            actor(numbers.skewed(actors)),
            format!("Statement {number}: {words}."),
        );
        record.mode = Some(Mode::Mixed);
        record.document = Some(document);
        record.date = format!("2025-{:02}-{:02}", number % 12 + 1, number % 28 + 1)
            .parse::<Date>()
            .ok();
        record.mentions = (0..numbers.next() % 3)
            .map(|_| actor(numbers.skewed(actors)))
            .collect();
        record.mentions.sort();
        record.mentions.dedup();
        record.confidence = Some(0.9);
        insert(&mut records, Record::Statement(record));
    }
    records
}

fn insert(records: &mut Records, record: Record) {
    assert!(records.insert(record).is_ok(), "generated ids are unique");
}
