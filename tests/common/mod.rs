//! Arbitrary records for property tests: few ids, so that sets overlap, and awkward words.

#![allow(
    dead_code,
    reason = "every test is a program of its own and uses a part of this"
)]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

mod cases;

pub(crate) use cases::cases;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use sayso::model::{
    Actor, ActorKind, Attributes, Concept, ConceptReference, Date, Document, Id, Mode,
    Organisation, Record, Records, Relation, Span, Spans, Statement,
};
use serde_json::Value;

/// Texts that formats like to get wrong.
pub(crate) const NASTY: &[&str] = &[
    "",
    " ",
    "\"",
    "\"quoted\", he said",
    "a,b;c\td",
    "a|b=c\\d\\",
    "|",
    "=1",
    "two\nlines",
    "two\r\nlines\r",
    "<b> & </b>",
    "\0\u{1}\u{1b}[31m",
    "😀👩‍👩‍👧",
    "שלום עולם",
    "\u{202e}tfel",
    "\u{feff}mark",
    "e\u{301}",
    "\u{2028}\u{85}",
    "-",
    "id",
    "null",
    "{\"type\":\"actor\"}",
];

/// Any text.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(NASTY).prop_map(str::to_owned),
        "[a-cA-C ]{0,4}",
        any::<String>()
    ]
}

/// A text that is not empty.
fn some_text() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        if text.is_empty() {
            "x".to_owned()
        } else {
            text
        }
    })
}

/// A text that is not empty and has no white space around it.
fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| match text.trim() {
        "" => "x".to_owned(),
        trimmed => trimmed.to_owned(),
    })
}

fn optional_text() -> impl Strategy<Value = Option<String>> {
    option::of(some_text())
}

/// One of a few ids of a kind, or now and then an awkward one.
fn id(kind: &'static str) -> impl Strategy<Value = Id> {
    prop_oneof![
        8 => select(vec!["a", "b", "c"]).prop_map(move |name| Id::from(format!("{kind}/{name}"))),
        1 => name().prop_map(move |name| Id::from(format!("{kind}/{name}")))
    ]
}

fn entity() -> impl Strategy<Value = Id> {
    prop_oneof![id("person"), id("organisation")]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    let dates = [
        "2024",
        "2024-02",
        "2024-02-29",
        "2024-02-29T18:30",
        "2024-02-29T18:30:00+02:00",
    ];
    option::of(select(dates.to_vec()).prop_map(|date| date.parse().unwrap()))
}

fn spans() -> impl Strategy<Value = Spans> {
    let span =
        || (0..50_u32, 0..50_u32).prop_map(|(start, length)| Span::new(start, start + length));
    (vec(span(), 0..3), vec(span(), 0..2), vec(span(), 0..3)).prop_map(|(source, cue, content)| {
        Spans {
            source,
            cue,
            content,
        }
    })
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => (-1e9..1e9).prop_map(Value::from),
        4 => text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map(text(), inner, 0..3).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let known = [
        "name",
        "Name",
        "type",
        "placeholder",
        "source_spans",
        "attributes",
        "topic",
        "Age",
        "age",
    ];
    let key = prop_oneof![select(known.to_vec()).prop_map(str::to_owned), text()];
    let texts = btree_map(key.clone(), text().prop_map(Value::from), 0..3);
    let others = btree_map(key, value(), 0..3);
    let placeholder = Just([("placeholder".to_owned(), Value::Bool(true))].into());
    prop_oneof![2 => Just(Attributes::new()), 4 => texts, 2 => others, 1 => placeholder]
}

fn names() -> impl Strategy<Value = (String, Vec<String>)> {
    (name(), vec(name(), 0..3)).prop_map(|(name, mut aliases)| {
        aliases.retain(|alias| *alias != name);
        (name, aliases)
    })
}

fn document() -> impl Strategy<Value = Record> {
    let texts = || {
        (
            optional_text(),
            optional_text(),
            optional_text(),
            optional_text(),
        )
    };
    (id("document"), texts(), texts(), date(), attributes()).prop_map(
        |(
            id,
            (file, title, text, url),
            (publisher, author, section, language),
            date,
            attributes,
        )| {
            Record::Document(Document {
                id,
                file,
                title,
                text,
                url,
                publisher,
                author,
                section,
                date,
                language,
                attributes,
            })
        },
    )
}

fn chance() -> impl Strategy<Value = Option<f64>> {
    option::of(0.0..=1.0)
}

fn actor() -> impl Strategy<Value = Record> {
    let kind = select(ActorKind::ALL.to_vec());
    (id("person"), names(), kind, chance(), attributes()).prop_map(
        |(id, (name, aliases), kind, confidence, attributes)| {
            Record::Actor(Actor {
                id,
                name,
                kind,
                aliases,
                confidence,
                attributes,
            })
        },
    )
}

fn organisation() -> impl Strategy<Value = Record> {
    (
        id("organisation"),
        names(),
        (optional_text(), optional_text()),
        chance(),
        attributes(),
    )
        .prop_map(
            |(id, (name, aliases), (kind, country), confidence, attributes)| {
                Record::Organisation(Organisation {
                    id,
                    name,
                    kind,
                    aliases,
                    country,
                    confidence,
                    attributes,
                })
            },
        )
}

fn concept() -> impl Strategy<Value = Record> {
    (id("concept"), names(), attributes()).prop_map(|(id, (name, aliases), attributes)| {
        Record::Concept(Concept {
            id,
            name,
            aliases,
            attributes,
        })
    })
}

fn relation() -> impl Strategy<Value = Record> {
    let ends = (entity(), entity(), name());
    let rest = (
        optional_text(),
        date(),
        date(),
        option::of(id("document")),
        spans(),
    );
    (id("relation"), ends, rest, chance(), attributes()).prop_map(
        |(
            id,
            (source, target, kind),
            (role, since, until, document, spans),
            confidence,
            attributes,
        )| {
            Record::Relation(Relation {
                id,
                source,
                target,
                kind,
                role,
                since,
                until,
                document,
                spans,
                confidence,
                attributes,
            })
        },
    )
}

fn statement() -> impl Strategy<Value = Record> {
    let mode = option::of(select(vec![Mode::Direct, Mode::Indirect, Mode::Mixed]));
    let words = (text(), mode, optional_text(), date());
    let place = (option::of(id("document")), spans());
    let others = (
        vec(entity(), 0..3),
        vec(entity(), 0..2),
        option::of(entity()),
    );
    let reference = (id("concept"), option::of(-1.0..=1.0))
        .prop_map(|(concept, stance)| ConceptReference { concept, stance });
    let rest = (vec(reference, 0..3), chance(), chance(), attributes());
    (id("statement"), entity(), words, place, others, rest).prop_map(
        |(id, speaker, words, place, others, rest)| {
            let (text, mode, cue, date) = words;
            let (document, spans) = place;
            let (mentions, addressees, reported_by) = others;
            let (concepts, confidence, speaker_confidence, attributes) = rest;
            Record::Statement(Statement {
                id,
                speaker,
                text,
                mode,
                cue,
                date,
                document,
                spans,
                mentions,
                addressees,
                reported_by,
                concepts,
                confidence,
                speaker_confidence,
                attributes,
            })
        },
    )
}

/// Any record in the normal form of readers.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    prop_oneof![
        1 => document(),
        1 => actor(),
        1 => organisation(),
        1 => concept(),
        1 => relation(),
        2 => statement(),
    ]
}

/// Any set of records.
pub(crate) fn records() -> impl Strategy<Value = Records> {
    vec(record(), 0..8).prop_map(|list| {
        let mut records = Records::new();
        for record in list {
            let _ = records.insert(record);
        }
        records
    })
}
