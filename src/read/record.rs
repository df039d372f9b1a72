//! Fields to records: the one conversion that all spellings of records share.

use super::fields::Fields;
use crate::Error;
use crate::model::{
    Actor, ActorKind, Concept, Document, Mode, Organisation, Record, Relation, Statement,
};

/// A type of record: its names, and how fields become one.
pub(super) struct RecordType {
    /// The name in the field `type`.
    pub(super) name: &'static str,
    /// The name of its list in a JSON document and of its table in a folder of CSV.
    pub(super) plural: &'static str,
    /// The columns of its table that it cannot do without.
    pub(super) required: &'static [&'static str],
    /// All columns that it knows; others become attributes.
    pub(super) columns: &'static [&'static str],
    convert: fn(&mut Fields<'_>) -> Record,
}

/// All record types.
pub(super) const TYPES: &[RecordType] = &[
    RecordType {
        name: "document",
        plural: "documents",
        required: &["id"],
        columns: &[
            "id",
            "file",
            "title",
            "text",
            "url",
            "publisher",
            "author",
            "section",
            "date",
            "language",
            "attributes",
        ],
        convert: document,
    },
    RecordType {
        name: "actor",
        plural: "actors",
        required: &["id", "name"],
        columns: &["id", "name", "kind", "aliases", "confidence", "attributes"],
        convert: actor,
    },
    RecordType {
        name: "organisation",
        plural: "organisations",
        required: &["id", "name"],
        columns: &[
            "id",
            "name",
            "kind",
            "aliases",
            "country",
            "confidence",
            "attributes",
        ],
        convert: organisation,
    },
    RecordType {
        name: "concept",
        plural: "concepts",
        required: &["id", "name"],
        columns: &["id", "name", "aliases", "attributes"],
        convert: concept,
    },
    RecordType {
        name: "relation",
        plural: "relations",
        required: &["id", "source", "target", "kind"],
        columns: &[
            "id",
            "source",
            "target",
            "kind",
            "role",
            "since",
            "until",
            "document",
            "source_spans",
            "cue_spans",
            "content_spans",
            "confidence",
            "attributes",
        ],
        convert: relation,
    },
    RecordType {
        name: "statement",
        plural: "statements",
        required: &["id", "speaker", "text"],
        columns: &[
            "id",
            "speaker",
            "text",
            "mode",
            "cue",
            "date",
            "document",
            "source_spans",
            "cue_spans",
            "content_spans",
            "mentions",
            "addressees",
            "reported_by",
            "concepts",
            "confidence",
            "speaker_confidence",
            "attributes",
        ],
        convert: statement,
    },
];

impl RecordType {
    /// Finds a type by the name in the field `type`.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        TYPES.iter().find(|known| is_spelling_of(known.name, name))
    }

    /// Finds a type by the name of its list or table.
    pub(super) fn listed(plural: &str) -> Option<&'static Self> {
        TYPES
            .iter()
            .find(|known| is_spelling_of(known.plural, plural))
    }

    /// Makes the record.
    ///
    /// # Errors
    ///
    /// Returns everything that is wrong with its fields.
    pub(super) fn read(&self, mut fields: Fields<'_>) -> Result<Record, Vec<Error>> {
        fields.describe(self.name);
        if fields
            .peek("type")
            .is_some_and(|name| is_spelling_of(self.name, name))
        {
            fields.remove("type");
        }
        let record = (self.convert)(&mut fields);
        let problems = fields.take_problems();
        if problems.is_empty() {
            Ok(record)
        } else {
            Err(problems)
        }
    }
}

/// Accepts the American spelling and any case.
fn is_spelling_of(known: &str, name: &str) -> bool {
    known == name || known == name.to_ascii_lowercase().replace("organiz", "organis")
}

fn document(fields: &mut Fields<'_>) -> Record {
    Record::Document(Document {
        id: fields.id("id"),
        file: fields.text("file"),
        title: fields.text("title"),
        text: fields.text("text"),
        url: fields.text("url"),
        publisher: fields.text("publisher"),
        author: fields.text("author"),
        section: fields.text("section"),
        date: fields.date("date"),
        language: fields.text("language"),
        attributes: fields.attributes(),
    })
}

fn actor(fields: &mut Fields<'_>) -> Record {
    let kinds = ActorKind::ALL.map(|kind| (kind.as_str(), kind));
    let name = fields.name("name");
    Record::Actor(Actor {
        id: fields.id("id"),
        kind: fields.choice("kind", &kinds).unwrap_or_default(),
        aliases: aliases(fields, &name),
        name,
        confidence: fields.number("confidence", 0.0..=1.0),
        attributes: fields.attributes(),
    })
}

fn organisation(fields: &mut Fields<'_>) -> Record {
    let name = fields.name("name");
    Record::Organisation(Organisation {
        id: fields.id("id"),
        kind: fields.text("kind"),
        aliases: aliases(fields, &name),
        name,
        country: fields.text("country"),
        confidence: fields.number("confidence", 0.0..=1.0),
        attributes: fields.attributes(),
    })
}

fn concept(fields: &mut Fields<'_>) -> Record {
    let name = fields.name("name");
    Record::Concept(Concept {
        id: fields.id("id"),
        aliases: aliases(fields, &name),
        name,
        attributes: fields.attributes(),
    })
}

fn relation(fields: &mut Fields<'_>) -> Record {
    Record::Relation(Relation {
        id: fields.id("id"),
        source: fields.id("source"),
        target: fields.id("target"),
        kind: fields.name("kind"),
        role: fields.text("role"),
        since: fields.date("since"),
        until: fields.date("until"),
        document: fields.optional_id("document"),
        spans: fields.spans(),
        confidence: fields.number("confidence", 0.0..=1.0),
        attributes: fields.attributes(),
    })
}

fn statement(fields: &mut Fields<'_>) -> Record {
    let modes = [Mode::Direct, Mode::Indirect, Mode::Mixed].map(|mode| (mode.as_str(), mode));
    Record::Statement(Statement {
        id: fields.id("id"),
        speaker: fields.id("speaker"),
        text: fields.words("text"),
        mode: fields.choice("mode", &modes),
        cue: fields.text("cue"),
        date: fields.date("date"),
        document: fields.optional_id("document"),
        spans: fields.spans(),
        mentions: fields.ids("mentions"),
        addressees: fields.ids("addressees"),
        reported_by: fields.optional_id("reported_by"),
        concepts: fields.concepts(),
        confidence: fields.number("confidence", 0.0..=1.0),
        speaker_confidence: fields.number("speaker_confidence", 0.0..=1.0),
        attributes: fields.attributes(),
    })
}

/// Takes the other names of something that has a name already.
fn aliases(fields: &mut Fields<'_>, name: &str) -> Vec<String> {
    let mut aliases = fields.list("aliases");
    aliases.retain(|alias| alias != name);
    aliases
}
