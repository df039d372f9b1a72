//! Whole articles in small: who is found to say what, across styles of reporting.

mod any_text;
mod dates;
mod joined;
mod robust;

use super::extract;
use crate::model::{Document, Id, Mode, Records};

fn read(text: &str) -> Records {
    let mut document = Document::new(Id::document("test", text));
    document.text = Some(text.to_owned());
    extract(&document)
}

/// Checks the statements of a text, in text order, each written "speaker: words".
fn check(text: &str, expected: &[&str]) {
    let records = read(text);
    let found: Vec<String> = records
        .statements_in_text_order()
        .iter()
        .map(|s| format!("{}: {}", records.name(&s.speaker).unwrap_or("?"), s.text))
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

/// Checks the relations of a text, each written "person, role, organisation".
fn check_roles(text: &str, expected: &[&str]) {
    let records = read(text);
    let name = |id| records.name(id).unwrap_or("?");
    let mut found: Vec<String> = records
        .relations
        .values()
        .map(|r| {
            let role = r.role.as_deref().unwrap_or("?");
            format!("{}, {role}, {}", name(&r.source), name(&r.target))
        })
        .collect();
    found.sort();
    found.dedup();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn direct_speech_in_every_order() {
    check(
        "\"The dam will hold,\" Maria Kovac said on Friday.",
        &["Maria Kovac: \"The dam will hold,\""],
    );
    check(
        "\"The dam will hold,\" said engineer Maria Kovac.",
        &["Maria Kovac: \"The dam will hold,\""],
    );
    check(
        "Maria Kovac said: \"The dam will hold.\"",
        &["Maria Kovac: \"The dam will hold.\""],
    );
    check(
        "\"The dam,\" Maria Kovac said, \"will hold.\" Rain fell.",
        &["Maria Kovac: \"The dam,\" \"will hold.\""],
    );
    check(
        "\"Will it hold?\" Maria Kovac asked.",
        &["Maria Kovac: \"Will it hold?\""],
    );
}

#[test]
fn quotation_marks_of_all_styles() {
    check(
        "“It holds,” Maria Kovac said.",
        &["Maria Kovac: “It holds,”"],
    );
    check(
        "''It holds,'' Maria Kovac said.",
        &["Maria Kovac: ''It holds,''"],
    );
    check(
        "``It holds,'' Maria Kovac said.",
        &["Maria Kovac: ``It holds,''"],
    );
    check(
        "«It holds», Maria Kovac said.",
        &["Maria Kovac: «It holds»"],
    );
    check(
        "‘We don’t know the farmers’ plans,’ Maria Kovac said.",
        &["Maria Kovac: ‘We don’t know the farmers’ plans,’"],
    );
    check(
        "'It isn't over,' said Maria Kovac. 'It never was.'",
        &["Maria Kovac: 'It isn't over,' 'It never was.'"],
    );
}

#[test]
fn indirect_speech() {
    check(
        "Maria Kovac said the dam would hold.",
        &["Maria Kovac: the dam would hold"],
    );
    check(
        "Maria Kovac told reporters in Lund on Monday that the dam would hold.",
        &["Maria Kovac: that the dam would hold"],
    );
    check(
        "The dam would hold, Maria Kovac told the agency.",
        &["Maria Kovac: The dam would hold"],
    );
    check(
        "According to Maria Kovac, the dam will hold.",
        &["Maria Kovac: the dam will hold"],
    );
    check(
        "The dam will hold, according to Maria Kovac.",
        &["Maria Kovac: The dam will hold"],
    );
    check(
        "Maria Kovac called for stronger walls, and said the dam was old.",
        &[
            "Maria Kovac: stronger walls",
            "Maria Kovac: the dam was old",
        ],
    );
    check(
        "Maria Kovac described the dam as \"hopeless\".",
        &["Maria Kovac: the dam as \"hopeless\""],
    );
    check(
        "Maria Kovac's claim that the dam was safe drew laughter.",
        &["Maria Kovac: that the dam was safe drew laughter"],
    );
}

#[test]
fn participles_borrow_their_subject() {
    check(
        "Maria Kovac said the dam was old, adding that the walls were thin.",
        &[
            "Maria Kovac: the dam was old",
            "Maria Kovac: that the walls were thin",
        ],
    );
    check(
        "Lund Airport in the south, the largest of three, closed at noon, adding there would be delays.",
        &["Lund Airport: there would be delays"],
    );
}

#[test]
fn quotations_go_on_over_sentences_and_paragraphs() {
    check(
        "\"It holds,\" Maria Kovac said. \"It always did.\"",
        &["Maria Kovac: \"It holds,\" \"It always did.\""],
    );
    check(
        "\"It holds,\" Maria Kovac said.\n\"We know the river. We shall stay.\"",
        &[
            "Maria Kovac: \"It holds,\"",
            "Maria Kovac: \"We know the river. We shall stay.\"",
        ],
    );
    // A mark that is not closed shows that the next paragraph belongs to the same words.
    check(
        "Maria Kovac said: \"It holds.\n\n\"It always did.\"",
        &["Maria Kovac: \"It holds. \"It always did.\""],
    );
    // Words without marks end with their paragraph, a headline's too.
    check(
        "Council backs bridge across the narrows\n\nSALTMERE, March 2 - Boats sail again.",
        &["Council: bridge across the narrows"],
    );
}

#[test]
fn what_is_no_statement_is_left_alone() {
    check("The so-called \"river guard\" met in Lund.", &[]);
    check("The film \"Cold Harbour\" opened on Friday.", &[]);
    check(
        "Mayor 'testing' the river\n\nThe water rose by a metre.",
        &[],
    );
    check("Police watched the bridge for two days.", &[]);
    check("The claims of the farmers reached the court.", &[]);
}

#[test]
fn nested_reports_name_who_passes_on() {
    let records = read(
        "Interfax quoted a senior engineer as calling the walls \"rotten\" and saying repairs would take years.",
    );
    let inner = records
        .statements
        .values()
        .find(|s| s.reported_by.is_some())
        .unwrap();
    assert_eq!(records.name(&inner.speaker), Some("a senior engineer"));
    assert_eq!(inner.text, "the walls \"rotten\" repairs would take years");
    assert_eq!(
        inner.reported_by.as_ref().map(Id::as_str),
        Some("organisation/interfax")
    );
}

#[test]
fn short_names_pronouns_and_roles_find_their_person() {
    check(
        "Ann Berg, the mayor of Lund, opened the bridge. \"It is safe,\" she said. Berg said it was paid for. The mayor said she was proud.",
        &[
            "Ann Berg: \"It is safe,\"",
            "Ann Berg: it was paid for",
            "Ann Berg: she was proud",
        ],
    );
    check(
        "The European Central Bank met on Monday. The ECB said rates would fall. \"Prices are stable,\" it said.",
        &[
            "European Central Bank: rates would fall",
            "European Central Bank: \"Prices are stable,\"",
        ],
    );
    check(
        "Norway said the talks had failed. Several local officials said they would go on.",
        &[
            "Norway: the talks had failed",
            "Several local officials: they would go on",
        ],
    );
    // Nobody fits: the pronoun stays what it is.
    check("\"It is late,\" he said.", &["he: \"It is late,\""]);
    check(
        "Ann Berg left early. \"It is late,\" he said.",
        &["he: \"It is late,\""],
    );
}

#[test]
fn appositions_datelines_and_bare_nouns() {
    check(
        "LUND, Sweden (AP) — The dam would hold, engineers said Sunday.",
        &["engineers: The dam would hold"],
    );
    check(
        "The party met. Its leader, Ann Berg, said she would stay.",
        &["Ann Berg: she would stay"],
    );
    check(
        "The Ministry of Health sent two trucks. The ministry said more would follow.",
        &["Ministry of Health: more would follow"],
    );
    check(
        "“It is late,” a guard, who gave no name, said.",
        &["a guard: “It is late,”"],
    );
}

#[test]
fn countries_and_descriptive_sources_have_their_kinds() {
    let records = read("Norway said it would pay. Two senior diplomats said it would not.");
    let ids: Vec<&str> = records.actors.keys().map(Id::as_str).collect();
    assert!(ids.contains(&"place/norway"), "{ids:?}");
    assert!(
        ids.iter()
            .any(|id| id.starts_with("group/two-senior-diplomats-")),
        "{ids:?}"
    );
}

#[test]
fn affiliations_of_every_pattern() {
    for (text, expected) in [
        (
            "Norwegian Foreign Minister Ann Berg smiled.",
            "Ann Berg, Foreign Minister, Norway",
        ),
        (
            "Norway's foreign minister Ann Berg smiled.",
            "Ann Berg, foreign minister, Norway",
        ),
        (
            "Ann Berg, the foreign minister of Norway, smiled.",
            "Ann Berg, foreign minister, Norway",
        ),
        (
            "Ann Berg, Norway's foreign minister, smiled.",
            "Ann Berg, foreign minister, Norway",
        ),
        (
            "NATO Secretary General Ann Berg smiled.",
            "Ann Berg, Secretary General, NATO",
        ),
        ("BBC reporter Ann Berg smiled.", "Ann Berg, reporter, BBC"),
        (
            "President of the European Commission Ann Berg smiled.",
            "Ann Berg, President, European Commission",
        ),
        (
            "US Secretary of State Ann Berg smiled.",
            "Ann Berg, Secretary of State, United States",
        ),
        (
            "The EU's top diplomat Ann Berg smiled.",
            "Ann Berg, top diplomat, European Union",
        ),
        (
            "Norway closed its border. Prime Minister Ann Berg smiled.",
            "Ann Berg, Prime Minister, Norway",
        ),
    ] {
        check_roles(text, &[expected]);
    }
    check_roles("Prime Minister Ann Berg smiled at the crowd.", &[]);
}

#[test]
fn statements_carry_their_fields() {
    let records = read("Ann Berg told Reuters on Monday that Russian ships had left Norway.");
    let statement = records.statements.values().next().unwrap();
    assert_eq!(statement.cue.as_deref(), Some("told"));
    assert_eq!(statement.mode.map(Mode::as_str), Some("indirect"));
    let ids = |ids: &[Id]| {
        ids.iter()
            .map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&statement.addressees), ["organisation/reuters"]);
    assert_eq!(ids(&statement.mentions), ["place/norway", "place/russia"]);
    assert!(
        statement
            .confidence
            .is_some_and(|c| (0.0..=1.0).contains(&c))
    );
}

#[test]
fn odd_texts_do_no_harm() {
    check("", &[]);
    check("\"", &[]);
    check("\0\0 \u{feff}", &[]);
    check("ALL IN CAPITALS HERE. NOTHING IS SAID.", &[]);
    check(
        "A 5\" pipe broke.\n\"It is fixed,\" Ann Berg said.",
        &["Ann Berg: \"It is fixed,\""],
    );
    check(
        "\"😀 أهلا بكم جميعا,\" Ann Berg said.",
        &["Ann Berg: \"😀 أهلا بكم جميعا,\""],
    );
}

#[test]
fn many_quotations_take_little_time() {
    let text = "\"It is so,\" Ann Berg said. ".repeat(10_000);
    assert_eq!(read(&text).statements.len(), 10_000);
    let line = "said Ann of the, and that \" which ".repeat(2_000);
    let _ = read(&line);
}

#[test]
fn addressees_are_named_or_described() {
    let of = |text: &str| -> Vec<String> {
        let records = read(text);
        let told = records.statements.values().flat_map(|s| &s.addressees);
        told.map(|id| {
            id.as_str()
                .rsplit_once('-')
                .map_or(id.as_str(), |(name, _)| name)
        })
        .map(str::to_owned)
        .collect()
    };
    let group = ["group/the-court"];
    assert_eq!(
        of("Maria Kovac told the court that the walls were thin."),
        group
    );
    assert_eq!(
        of("The walls were thin, Maria Kovac said in a letter to the court."),
        group
    );
    assert!(of("Maria Kovac told him that the walls were thin.").is_empty());
}
