//! Who is meant by pronouns, roles and descriptions, in small articles.

use super::super::extract;
use crate::model::{ActorKind, Document, Id, Records};

fn read(text: &str) -> Records {
    let mut document = Document::new(Id::document("test", text));
    document.text = Some(text.to_owned());
    extract(&document)
}

/// Checks the speakers of a text, in text order.
fn check(text: &str, expected: &[&str]) {
    let records = read(text);
    let statements = records.statements_in_text_order();
    let found: Vec<&str> = statements
        .iter()
        .map(|s| records.name(&s.speaker).unwrap_or("?"))
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn the_gender_decides_between_two_people() {
    check(
        "Ann Berg met Peter Lind in Oslo on Monday. \"The bridge is safe,\" she said. He said that it was too narrow.",
        &["Ann Berg", "Peter Lind"],
    );
    check(
        "Robin Falk, a former actress, met Peter Lind in Oslo on Monday. She said that the play was too long.",
        &["Robin Falk"],
    );
}

#[test]
fn the_last_speaker_goes_on() {
    check(
        "Peter Lind said the bridge was safe. \"We checked it,\" he said.\n\nHe added that the road would open in May.",
        &["Peter Lind", "Peter Lind", "Peter Lind"],
    );
}

#[test]
fn nobody_is_named_without_ground() {
    check("The driver stopped. \"It was dark,\" he said.", &["he"]);
    check(
        "Ann Berg left at noon. A guard came. \"It was dark,\" he said.",
        &["he"],
    );
}

#[test]
fn a_name_may_follow_its_pronoun() {
    check(
        "When he came back to Oslo on Monday, Peter Lind said the bridge was safe.",
        &["Peter Lind"],
    );
}

#[test]
fn descriptions_are_people_or_groups_of_one_document() {
    for (text, kind) in [
        (
            "A senior diplomat said the talks had failed.",
            ActorKind::Person,
        ),
        (
            "His government said the talks had failed.",
            ActorKind::Group,
        ),
        ("Two aides said the talks had failed.", ActorKind::Group),
    ] {
        let records = read(text);
        let statement = records.statements.values().next();
        let actor = statement.and_then(|s| records.actors.get(&s.speaker));
        assert_eq!(actor.map(|a| a.kind), Some(kind), "{text}");
        let again = read(&format!("{text} It rained."));
        let other = again.statements.values().next();
        assert_ne!(
            statement.map(|s| &s.speaker),
            other.map(|s| &s.speaker),
            "two documents, two sources: {text}"
        );
    }
}
