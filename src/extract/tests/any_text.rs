//! What holds for every text: no panic, spans that slice to their words, one output.

use proptest::prelude::*;
use rayon::prelude::*;

use super::*;
use crate::cases::cases;

/// Words and marks that the rules look at, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "said",
        "Ann",
        "Berg",
        "the",
        "mayor",
        "of",
        "Norway",
        "'s",
        "\"",
        "“",
        "”",
        "'",
        "''",
        ",",
        ".",
        ":",
        "according",
        "to",
        "that",
        "told",
        "adding",
        "quoted",
        "as",
        "saying",
        "\n",
        "\n\n",
        "\r\n",
        "he",
        "she",
        "it",
        "who",
        "and",
        "(",
        ")",
        "—",
        "😀",
        "é",
        "\0",
        "U.S.",
        "Mr.",
        "President",
        "claim",
        "EU",
        "in",
        "a",
        "statement",
        "on",
        "Monday",
        "was",
        "Sept.",
        "9",
        "2025",
        "last",
        "week",
        "Read more:",
        "Photograph:",
        "By",
        "/",
        "Reuters",
        "©",
        "ANN",
        "BERG",
        "SAID",
        "\r",
        "\u{2028}",
        "\u{200b}",
        "\u{202e}",
        "שלום",
        "قال",
        "漢字",
        "「",
        "‘",
        "’",
        "«",
        "»",
    ]);
    prop::collection::vec((words, prop::bool::weighted(0.8)), 0..80).prop_map(|words| {
        let spaced = words.iter().map(|(w, space)| {
            if *space {
                format!("{w} ")
            } else {
                (*w).to_owned()
            }
        });
        spaced.collect()
    })
}

/// Checks what holds for the statements of every text, and returns what was found in it.
pub(super) fn hold(text: &str) -> Records {
    let records = read(text);
    assert_eq!(records, read(text));
    for statement in records.statements.values() {
        let spans = &statement.spans;
        let words: Vec<&str> = spans
            .content
            .iter()
            .map(|s| s.slice(text).unwrap())
            .collect();
        assert_eq!(words.join(" "), statement.text);
        for part in [&spans.source, &spans.cue, &spans.content] {
            assert!(
                part.iter()
                    .all(|s| s.start < s.end && s.slice(text).is_some())
            );
            assert!(
                part.windows(2).all(|pair| pair[0].end <= pair[1].start),
                "{spans:?}"
            );
        }
        assert!(records.name(&statement.speaker).is_some());
    }
    let mut completed = records.clone();
    assert!(
        completed
            .complete_references()
            .iter()
            .all(|d| d.field == "document")
    );
    records
}

/// Extracts many texts with so many threads.
fn extract_all(texts: &[String], threads: usize) -> Vec<Records> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    let pool = pool.build().unwrap();
    pool.install(|| texts.par_iter().map(|text| read(text)).collect())
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_string_gives_spans_that_hold_its_words(text in any::<String>()) {
        hold(&text);
    }

    #[test]
    fn any_order_of_words_gives_spans_that_hold_its_words(text in pieces()) {
        hold(&text);
    }

}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn threads_do_not_matter(texts in prop::collection::vec(pieces(), 2..8)) {
        assert_eq!(extract_all(&texts, 1), extract_all(&texts, 2));
    }
}
